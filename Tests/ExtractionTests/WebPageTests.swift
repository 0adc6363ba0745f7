import Articles
import Extraction
import Testing

@Suite("Web pages")
struct WebPageTests {
    private let address = "https://www.courier.example/news/lighthouse-green?utm_source=x"

    @Test("a page gives its blocks in reading order and nothing of what surrounds them")
    func blocks() throws {
        let reading = try readPage(Fixtures.lighthousePage(), address: address)
        #expect(
            reading.kinds == [
                .kicker, .headline, .standfirst, .bullet, .bullet, .byline, .caption, .paragraph, .paragraph,
                .paragraph, .subheading, .paragraph, .quote, .listItem, .listItem, .paragraph, .correction,
            ])
        #expect(reading.article.headline == "Lighthouse to be painted green after a vote by two streets")
        #expect(reading.texts(.caption) == ["The tower on Monday, before the scaffold. Photo: Cape Courier"])
        #expect(reading.texts(.byline) == ["By Ada Quill"])
        #expect(reading.mediaType == "text/html; charset=utf-8")
    }

    @Test("inline elements add no space and no-break spaces stay as published")
    func inline() throws {
        let paragraphs = try readPage(Fixtures.lighthousePage()).texts(.paragraph)
        #expect(paragraphs[0].hasPrefix("The lighthouse at the end"))
        #expect(paragraphs[1].contains("their beds,\u{A0}a rule from 1911 that nobody had remembered until"))
    }

    @Test("the page's own words about itself become metadata")
    func metadata() throws {
        let reading = try readPage(Fixtures.lighthousePage(), address: address)
        let metadata = reading.article.metadata
        #expect(reading.address?.description == "https://courier.example/news/lighthouse-green")
        #expect(metadata.canonicalURL == "https://courier.example/news/lighthouse-green")
        #expect(metadata.ampURL == "https://courier.example/amp/lighthouse-green")
        #expect(metadata.socialTitle == "Why a lighthouse is turning green")
        #expect(metadata.searchTitle == "Lighthouse goes green")
        #expect(metadata.published == "2024-03-01T08:15:00+01:00")
        #expect(metadata.modified == "2024-03-01T09:40:00+01:00")
        #expect(metadata.authors == ["Ada Quill"])
        #expect(metadata.language == "en-GB")
        #expect(metadata.section == "Coast")
        #expect(metadata.siteName == "Cape Courier")
        #expect(metadata.paywalled == true)
    }

    @Test(
        "an address of another site or of the front page is not the article's",
        arguments: [
            "https://courier.example/", "https://elsewhere.example/news/lighthouse-green", "not an address",
        ])
    func insaneAddress(canonical: String) throws {
        let page = Fixtures.lighthousePage().replacing(
            "https://courier.example/news/lighthouse-green", with: canonical)
        #expect(try readPage(page, address: address).address == nil)
    }

    @Test(
        "a relative address is relative to the page, or to the base it names",
        arguments: [
            ("<head>", "/news/gulls", "https://courier.example/news/gulls"),
            ("<head>", "gulls?page=1", "https://www.courier.example/news/gulls?page=1"),
            ("<head>", "//m.courier.example/gulls", "https://m.courier.example/gulls"),
            ("<head><base href='/coast/'>", "gulls", "https://www.courier.example/coast/gulls"),
            ("<head><base href='https://elsewhere.example/'>", "gulls", nil),
        ])
    func relativeAddress(head: String, canonical: String, expected: String?) throws {
        let page = Fixtures.lighthousePage().replacing("<head>", with: head).replacing(
            "https://courier.example/news/lighthouse-green", with: canonical)
        let origin = expected?.contains("www") ?? false ? address : "https://courier.example/news/x"
        #expect(try readPage(page, address: origin).address?.description == expected)
    }

    @Test(
        "hosts that are numbers or have no dots are sites of their own",
        arguments: [
            ("http://10.0.0.1/a", "http://10.0.0.1/b", true),
            ("http://10.0.0.1/a", "http://9.9.0.1/b", false),
            ("http://[::1]/a", "http://[::2]/b", false), ("http://press/a", "http://press/b", true),
            ("http://press/a", "http://desk/b", false),
            ("https://a.press.co.uk/a", "https://b.press.co.uk/b", true),
            ("https://a.press.co.uk/a", "https://a.other.co.uk/b", false),
        ])
    func sites(origin: String, canonical: String, isOwn: Bool) throws {
        let page = Fixtures.lighthousePage().replacing(
            "https://courier.example/news/lighthouse-green", with: canonical)
        #expect(try readPage(page, address: origin).address?.description == (isOwn ? canonical : nil))
    }

    @Test("a page that goes on elsewhere says where, on its own site only")
    func nextPage() throws {
        let next = { (target: String) in
            Fixtures.lighthousePage().replacing(
                "<head>", with: "<head><link rel='nofollow next' href='\(target)'>")
        }
        #expect(
            try readPage(next("lighthouse-green?page=2"), address: address).nextPage?.description
                == "https://www.courier.example/news/lighthouse-green?page=2")
        #expect(try readPage(next("https://elsewhere.example/2"), address: address).nextPage == nil)
        #expect(try readPage(Fixtures.lighthousePage(), address: address).nextPage == nil)
    }

    @Test("a saved page knows where it was saved from")
    func savedFrom() throws {
        let page =
            "<!-- saved from url=(0038)https://courier.example/saved/lighthouse -->"
            + Fixtures.lighthousePage().replacing("rel=\"canonical\"", with: "rel=\"x\"")
        #expect(
            try readPage(page, mediaType: nil).address?.description
                == "https://courier.example/saved/lighthouse")
    }

    @Test("what changes by itself makes no difference")
    func unchanged() throws {
        let first = try readPage(Fixtures.lighthousePage())
        let second = try readPage(Fixtures.lighthousePage(minutes: 5, comments: 240, ago: "1 day ago"))
        #expect(NormalForm(of: first.article) == NormalForm(of: second.article))
    }

    @Test("one changed word shows in its block and nowhere else")
    func changed() throws {
        let before = try readPage(Fixtures.lighthousePage()).article.blocks
        let edited = Fixtures.lighthousePage(
            thirdParagraph:
                "“Somebody asked the gulls,” said Ottilie Brandt, who has painted the rail since 1987.")
        let after = try readPage(edited).article.blocks
        #expect(after.count == before.count)
        #expect(zip(before, after).filter { $0 != $1 }.map(\.1.kind) == [.paragraph])
        let renamed = try readPage(
            Fixtures.lighthousePage(headline: "Lighthouse to be painted blue after a vote by two streets")
        ).article.blocks
        #expect(zip(before, renamed).filter { $0 != $1 }.map(\.1.kind) == [.headline])
    }

    @Test("paragraphs between double line breaks and in plain containers are paragraphs")
    func brokenLines() throws {
        let paragraphs = Fixtures.ferryParagraphs
        let breaks =
            "<html><body><h1>\(Fixtures.ferryHeadline)</h1><div id=text>\(paragraphs.joined(separator: "<br>\n<br/>"))</div></body></html>"
        #expect(try readPage(breaks).texts(.paragraph) == paragraphs)
        let containers =
            "<html><body><h1>\(Fixtures.ferryHeadline)</h1><div id=text>\(paragraphs.map { "<div>\($0)</div>" }.joined())</div></body></html>"
        #expect(try readPage(containers).texts(.paragraph) == paragraphs)
    }

    @Test("unclosed and misnested elements lose no words")
    func tagSoup() throws {
        let paragraphs = Fixtures.ferryParagraphs
        let soup =
            "<h1>\(Fixtures.ferryHeadline)</h1><div><p>\(paragraphs[0])<p><b><i>\(paragraphs[1])</b></i><p>"
            + paragraphs[4].replacing("mainland", with: "main<wbr>land") + "<p><a href=x><div>"
            + "\(paragraphs[3].dropLast(30))</a>\(paragraphs[3].suffix(30))</div>"
        let reading = try readPage(soup)
        #expect(reading.texts(.headline) == [Fixtures.ferryHeadline])
        #expect(reading.texts(.paragraph).contains(paragraphs[0]))
        #expect(reading.texts(.paragraph).contains(paragraphs[4]))
    }

    @Test(
        "pages without an article are refused with evidence",
        arguments: [
            (
                "<h1>Sign in</h1><form><label>Name</label><input><button>Go</button></form>",
                ExtractionError.Code.notAnArticle
            ),
            ("<h1>404</h1><p>Not found.</p>", .missing),
            ("<script>app()</script><div id=root></div>", .notAnArticle),
            (
                String(repeating: "<li><a href=/a>A headline of some article elsewhere</a></li>", count: 60),
                .indexPage
            ),
        ])
    func refused(body: String, code: ExtractionError.Code) throws {
        let markup = "<html><head><title>x</title></head><body>\(body)</body></html>"
        let error = errorReading(Page(bytes: Array(markup.utf8), mediaType: "text/html"))
        #expect(error?.code == code)
        #expect(error?.evidence.isEmpty == false)
        #expect(error?.description.contains("\n") == false)
    }

    private func page(_ body: String, headline: String = "<h1>\(Fixtures.ferryHeadline)</h1>") -> String {
        "<html><head><title>The night ferry stays | Harbour News</title></head><body><main>\(headline)\(body)</main></body></html>"
    }

    private var paragraphs: String { Fixtures.ferryParagraphs.map { "<p>\($0)</p>" }.joined() }

    @Test(
        "an element that holds the body is read whatever it is called",
        arguments: [
            "sidebar-grid__content", "paywall piano-wrapper", "widget newsletter", "related-content",
            "l-share overlay",
        ])
    func misnamed(name: String) throws {
        let halves = [Fixtures.ferryParagraphs[..<2], Fixtures.ferryParagraphs[2...]]
        let body = halves.map { "<div class='\(name)'>\($0.map { "<p>\($0)</p>" }.joined())</div>" }.joined()
        #expect(try readPage(page(body)).texts(.paragraph) == Fixtures.ferryParagraphs)
    }

    @Test("boxes of other articles between paragraphs are left out whatever they are called")
    func boxes() throws {
        let box = """
            <div class="x7"><div class="y"><h3><a href="/other">The harbour that wanted to be a lake</a></h3>
            <p>A council on the other coast has had enough of salt, and says so in a letter to the sea.</p></div></div>
            """
        let parts = Fixtures.ferryParagraphs.map { "<p>\($0)</p>" }
        let body = "<div class=b>" + parts[..<2].joined() + box + parts[2...].joined() + box + "</div>"
        let reading = try readPage(page(body))
        #expect(reading.texts(.paragraph) == Fixtures.ferryParagraphs)
        #expect(reading.leftOut.contains { $0.reason == .related })
    }

    @Test("a label inside the heading is a kicker")
    func label() throws {
        let named = "<h1><span class=overline>Night ferry</span> <span>\(Fixtures.ferryHeadline)</span></h1>"
        let known = "<h1><span>Council</span><span>The night ferry stays</span></h1>"
        #expect(try readPage(page(paragraphs, headline: named)).texts(.kicker) == ["Night ferry"])
        let reading = try readPage(page(paragraphs, headline: known))
        #expect(reading.texts(.kicker) == ["Council"])
        #expect(reading.article.headline == "The night ferry stays")
    }

    @Test("an introduction in another style is a standfirst, and a lead paragraph like the rest is none")
    func introduction() throws {
        let lead =
            "Islanders filled the hall on Tuesday and left it with what they had come for, until spring."
        let bold = try readPage(page("<div class=b><p><b>\(lead)</b></p>\(paragraphs)</div>"))
        #expect(bold.texts(.standfirst) == [lead])
        let plain = try readPage(page("<div class=b><p>\(lead)</p>\(paragraphs)</div>"))
        #expect(plain.texts(.standfirst) == [])
        #expect(plain.texts(.paragraph) == [lead] + Fixtures.ferryParagraphs)
    }

    @Test("a caption and its credit are one block, a credit alone is none, and each stands once")
    func captions() throws {
        let figure =
            "<figure><img src=a><figcaption><p>The pier at noon.</p><span class=credit>Photo: Ada Quill</span></figcaption></figure>"
        let bare = "<figure><img src=b><figcaption>Photo: Ada Quill</figcaption></figure>"
        let reading = try readPage(
            page("<div class=b>\(figure)\(paragraphs)\(figure)\(bare)\(paragraphs.prefix(400))</div>"))
        #expect(reading.texts(.caption) == ["The pier at noon. Photo: Ada Quill"])
        #expect(reading.leftOut.contains { $0.reason == .credit })
    }

    @Test("a quotation that repeats the body is left out, another is kept")
    func quotes() throws {
        let pulled = "<blockquote>The chair said that a bridge was possible.</blockquote>"
        let own = "<blockquote>Nobody asked the gulls, and they have noticed.</blockquote>"
        let reading = try readPage(
            page("<div class=b>\(pulled)\(paragraphs)\(own)\(paragraphs.suffix(200))</div>"))
        #expect(reading.texts(.quote) == ["Nobody asked the gulls, and they have noticed."])
    }

    @Test("words for screen readers do not break the sentences they stand in")
    func screenReaders() throws {
        let parts = paragraphs.replacing(
            "night ferry", with: "night <a href=x>ferry<span class=sr-only> (opens a window)</span></a>")
        #expect(
            try readPage(page("<div class=b>\(parts)</div>")).texts(.paragraph) == Fixtures.ferryParagraphs)
    }

    @Test("pages read at the same time are read as they are alone")
    func concurrently() async throws {
        let markup = Fixtures.lighthousePage()
        let alone = try readPage(markup)
        try await withThrowingTaskGroup(of: Reading.self) { group in
            for _ in 0..<40 { group.addTask { try readPage(markup) } }
            for try await reading in group { #expect(reading == alone) }
        }
    }

    @Test("a line break ends a line, but in a heading and before lower case it is a space")
    func lineBreaks() throws {
        let page = Fixtures.lighthousePage().replacing(
            "<p>“Nobody", with: "<p>Kick-off: 15:30.<br>Where: the pier<br>and its steps.</p><p>“Nobody")
        let paragraphs = try readPage(page).texts(.paragraph)
        #expect(paragraphs.contains("Kick-off: 15:30."))
        #expect(paragraphs.contains("Where: the pier and its steps."))
    }

    @Test(
        "a first letter with an element of its own belongs to its word, unless it is one",
        arguments: [
            (
                "<span class=cap><b>T</b>\n </span>he gulls were asked at last, said the harbour office.",
                "The gulls"
            ),
            ("<span>“T</span> he gulls were asked at last,” said the harbour office.", "“The gulls"),
            ("<span>A</span> gull was asked at last, said the harbour office on the pier.", "A gull was"),
        ])
    func dropCap(paragraph: String, opening: String) throws {
        let page = Fixtures.lighthousePage().replacing("<p>“Nobody", with: "<p>\(paragraph)</p><p>“Nobody")
        #expect(try readPage(page).texts(.paragraph).contains { $0.hasPrefix(opening) })
    }

    @Test("words in a box with a picture are its caption, whatever the box is called")
    func pictureBox() throws {
        let page = Fixtures.lighthousePage().replacing(
            "<p>“Nobody",
            with: "<div class=x1><div><img src=a></div><p>Two gulls on the rail</p></div><p>“Nobody")
        let reading = try readPage(page)
        #expect(reading.texts(.caption).contains("Two gulls on the rail"))
        #expect(!reading.texts(.paragraph).contains("Two gulls on the rail"))
    }

    @Test("a quotation that repeats the body is left out with the name beside it, another one is kept")
    func repeatedQuotes() throws {
        let plain = try readPage(Fixtures.lighthousePage())
        let quote = { (words: String) in
            "<div class=pull-quote><blockquote>\(words)</blockquote><cite>Ottilie Brandt</cite></div><p>“Nobody"
        }
        let repeated = try readPage(
            Fixtures.lighthousePage().replacing("<p>“Nobody", with: quote("Nobody asked the gulls!")))
        #expect(repeated.article.blocks == plain.article.blocks)
        #expect(repeated.leftOut.contains(LeftOut("Nobody asked the gulls!", .duplicate)))
        #expect(repeated.leftOut.contains(LeftOut("Ottilie Brandt", .duplicate)))
        let other = try readPage(
            Fixtures.lighthousePage().replacing("<p>“Nobody", with: quote("Paint is no colour for a lamp.")))
        #expect(other.texts(.quote).contains("Paint is no colour for a lamp."))
    }

    @Test(
        "who else worked on an article is a byline",
        arguments: [
            "Additional reporting by Ben Harrow", "(Quelle: APA/sda)",
            "Ben Harrow contributed to this report.",
        ])
    func contributions(line: String) throws {
        let page = Fixtures.lighthousePage().replacing("<p>“Nobody", with: "<p>\(line)</p><p>“Nobody")
        #expect(try readPage(page).texts(.byline).contains(line))
    }

    @Test("an introduction of many lines is the body's beginning")
    func longIntroduction() throws {
        let lines = (1...4).map {
            "<p class=lead>Line \($0) of what looks like an introduction and is none of them.</p>"
        }
        let page = Fixtures.lighthousePage().replacing(
            "<p class=\"standfirst\">", with: lines.joined() + "<p class=lead>")
        let reading = try readPage(page)
        #expect(reading.texts(.standfirst).isEmpty)
        #expect(reading.texts(.paragraph).count { $0.contains("looks like an introduction") } == 4)
        #expect(try readPage(Fixtures.lighthousePage()).texts(.standfirst).count == 1)
    }
}
