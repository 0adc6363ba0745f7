import Articles
import Discovery
import Testing

@Suite("Links of a page")
struct PageTests {
    private let address: WebAddress

    init() throws { address = try WebAddress("https://www.harbour.example/world") }

    private let front = """
        <!doctype html><html><head><base href="https://www.harbour.example/">
        <link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">
        <LINK REL='alternate' TYPE='application/atom+xml' HREF='/feed.atom' title='All'>
        <link rel=alternate type=application/feed+json href=feed.json><link rel="alternate" hreflang="fr" href="/fr">
        <link rel="stylesheet" href="/x.css">
        <script>document.write('<a href="/written-by-a-script-2022-long">x</a>')</script></head><body>
        <nav><a href="/world">World</a><a href="/tag/ferries-and-other-slow-boats">Ferries</a><a href="#top">Top</a></nav>
        <a href="/news/2022/03/29/ferry"><img src=x></a><h2><a href="news/2022/03/29/ferry#c">Ferry late &amp;
        full</a></h2><a href="/world/harbour-wall-to-be-raised-again">Wall</a>
        <a href="/live/harbour-wall-as-it-happens-today">Live</a><a href="/sport/football/scores-fixtures/2022-03-29">S</a>
        <a href="https://elsewhere.example/story-about-a-very-long-thing">E</a><a href="mailto:a@b.example">M</a>
        <a href="/about/our-team-and-our-long-story">About</a><a href="/pictures/some-big-long-name-12345.jpg">P</a>
        </body></html>
        """

    @Test("each address is one link with its words, scripts and fragments are none")
    func links() {
        let page = PageLinks(Array(front.utf8), from: address)
        #expect(page.links.count == 9)
        let ferry = page.links.first { $0.address.path == "/news/2022/03/29/ferry" }
        #expect(ferry?.words == "Ferry late & full")
        #expect(!page.links.contains { $0.address.path.contains("script") })
    }

    @Test("announced feeds are found, comments last")
    func feeds() {
        let page = PageLinks(Array(front.utf8), from: address)
        #expect(page.feeds.map(\.address.path) == ["/feed.atom", "/feed.json", "/comments/feed"])
        #expect(page.feeds.first?.title == "All")
    }

    @Test("what looks like an article is taken, and why the rest is not is said")
    func choice() {
        let page = PageLinks(Array(front.utf8), from: address)
        let verdicts = page.links.map { ArticleChoice().verdict(onLink: $0, of: address) }
        #expect(
            verdicts == [
                .unlikely, .unlikely, .taken, .taken, .liveBlog, .scores, .elsewhere, .unlikely, .unlikely,
            ])
        #expect(verdicts.allSatisfy { !$0.description.isEmpty })
    }

    @Test("patterns decide, and exclusion wins")
    func patterns() throws {
        let include = try #require(AddressPattern("/world/*"))
        let exclude = try #require(AddressPattern("*raised*$"))
        let wall = try WebAddress("https://www.harbour.example/world/harbour-wall-to-be-raised")
        let other = try WebAddress("https://www.harbour.example/sport/x")
        #expect(ArticleChoice(include: [include]).verdict(onEntry: wall) == .taken)
        #expect(ArticleChoice(include: [include]).verdict(onEntry: other) == .notIncluded)
        #expect(
            ArticleChoice(include: [include], exclude: [exclude]).verdict(onEntry: wall)
                == .excluded(by: "*raised*$"))
        let live = try WebAddress("https://www.harbour.example/live/wall")
        #expect(ArticleChoice().verdict(onEntry: live) == .liveBlog)
        #expect(ArticleChoice(takesLiveBlogs: true).verdict(onEntry: live) == .taken)
    }

    @Test(
        "a pattern matches as it says",
        arguments: [
            ("/a*c", "https://h.example/abc", true), ("/a*c", "https://h.example/abd", false),
            ("/a$", "https://h.example/a", true), ("/a$", "https://h.example/ab", false),
            ("h.example/news", "https://h.example/news/1", true),
            ("h.example/news", "https://x.example/news", false),
            ("https://h.example/*.html$", "http://h.example/A.HTML", true),
            ("*x=1", "https://h.example/?x=1", true),
            ("/*a*a*a$", "https://h.example/aa", false), ("/*a*a$", "https://h.example/aa", true),
            ("*", "https://h.example/", true),
        ])
    func pattern(_ text: String, _ address: String, _ isMatch: Bool) throws {
        #expect(try #require(AddressPattern(text)).matches(WebAddress(address)) == isMatch)
    }

    @Test("a pattern of many stars takes no time", .timeLimit(.minutes(1)))
    func stars() throws {
        let pattern = try #require(AddressPattern(String(repeating: "*a", count: 400) + "b"))
        let address = try WebAddress("https://h.example/" + String(repeating: "a", count: 8_000))
        #expect(!pattern.matches(address))
    }

    @Test(
        "likely articles by the look of their addresses",
        arguments: [
            ("https://www.bbc.example/news/world-europe-61234567", true), ("https://h.example/news", false),
            ("https://h.example/2022/mar/29/wall", true),
            ("https://h.example/politik/wand-wird-erhoeht-1.5557", true),
            ("https://h.example/articles/c0mn2jgqv2ro", false), ("https://h.example/2022/03/29", false),
            ("https://h.example/articles/2022/wall", true), ("https://h.example/a-day-at-the-wall", true),
            ("https://h.example/author/ann-o-nymous-of-harbour", false),
            ("https://h.example/sport/football", false),
            ("https://h.example/story.php?id=123456&section=a-b-c", false), ("https://h.example/", false),
        ])
    func shapes(_ text: String, _ isLikely: Bool) throws {
        let link = PageLinks(
            Array("<a href=\"\(text.replacing("&", with: "&amp;"))\">x</a>".utf8), from: address)
        let page = try WebAddress(text)
        #expect(
            (ArticleChoice().verdict(onLink: try #require(link.links.first), of: page) == .taken) == isLikely)
    }
}
