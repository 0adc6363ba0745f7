import Articles
import Extraction
import Testing

/// Invented pages in the shapes that the systems of many newsrooms give theirs.
@Suite("Page systems")
struct PageSystemTests {
    private let headline = "Ferry runs aground on a sandbank as the river falls"
    private let standfirst =
        "Nobody was hurt when the school boat stuck fast below the weir, but it will happen again."
    private let paragraphs = [
        "The ferry that carries the valley's children to school ran aground on a sandbank on Tuesday morning, and nobody was hurt.",
        "Harbour master Ada Quill said the water had fallen by forty centimetres since August and that the channel would have to be dredged before the winter timetable began.",
        "'We have asked for this three times,' she said. 'The letters are in the file, and none of the answers says when.'",
        "The council meets on Thursday.",
        "Parents have arranged cars for the rest of the week, and the school will open its gates half an hour later than usual until the boat is back.",
    ]

    private var markup: String { paragraphs.map { "<p>\($0)</p>" }.joined(separator: "\n") }

    private func page(_ body: String) -> String {
        """
        <!doctype html><html lang=en><head><title>\(headline)</title><meta property="og:title" content="\(headline)">\
        <meta property="og:type" content="article"></head><body>\(body)</body></html>
        """
    }

    private func typed(_ type: String, _ key: String) -> String {
        paragraphs.map { "{\"type\":\"\(type)\",\"\(key)\":\"\($0)\"}" }.joined(separator: ",")
    }

    private func expectArticle(_ markup: String, standfirst: Bool = true) throws {
        let reading = try readPage(markup, address: "https://weir.example/news/ferry")
        #expect(reading.texts(.headline) == [headline])
        #expect(reading.texts(.standfirst) == (standfirst ? [self.standfirst] : []))
        #expect(reading.texts(.paragraph) == paragraphs)
        #expect(reading.source == .embeddedState)
    }

    @Test("a story that a program assigns after smaller values is found")
    func assignedLate() throws {
        let story = """
            {"type":"story","headlines":{"basic":"\(headline)"},"subheadlines":{"basic":"\(standfirst)"},\
            "content_elements":[\(typed("text", "content")),{"type":"image","caption":"The boat on the sandbank"},\
            {"type":"list","list_type":"unordered","items":[{"type":"text","content":"The boat will be lifted off"},\
            {"type":"text","content":"The channel will be sounded"}]},\
            {"type":"interstitial_link","content":"Old lock gates to be replaced"}]}
            """
        let settings = "window.Fusion=window.Fusion||{};Fusion.site=\"weir\";Fusion.tree={\"a\":[1,2]};"
        let reading = try readPage(
            page("<div id=app></div><script>\(settings)Fusion.globalContent=\(story);Fusion.last=1</script>"))
        #expect(reading.texts(.paragraph) == paragraphs)
        #expect(reading.texts(.standfirst) == [standfirst])
        #expect(reading.texts(.listItem) == ["The boat will be lifted off", "The channel will be sounded"])
        #expect(reading.texts(.caption) == ["The boat on the sandbank"])
    }

    @Test(
        "a state that is parsed from a text is read, in either quotes and percent-encoded", arguments: 0..<3)
    func parsedText(form: Int) throws {
        let state = """
            {"article":{"title":"\(headline)","lead":"\(standfirst)","content":[\(typed("paragraph", "text"))]}}
            """
        let quoted =
            switch form {
            case 0: "\"" + state.replacing("\"", with: "\\\"") + "\""
            case 1: "'" + state.replacing("'", with: "\\'") + "'"
            default:
                "decodeURIComponent(\"%7B"
                    + state.dropFirst().replacing("\"", with: "%22").replacing(" ", with: "%20") + "\")"
            }
        try expectArticle(
            page("<div id=root></div><script>window.__STATE__ = JSON.parse(\(quoted));</script>"))
    }

    @Test("flattened data is put together again")
    func flattened() throws {
        let texts = paragraphs.enumerated().map { "{\"type\":6,\"text\":\($0.offset + 13)}" }
        let data = """
            [["ShallowReactive",1],{"data":2},{"story":3},{"title":4,"lead":5,"body":7},"\(headline)",\
            "\(standfirst)","paragraph",[8,9,10,11,12],\(texts.joined(separator: ",")),\
            \(paragraphs.map { "\"\($0)\"" }.joined(separator: ","))]
            """
        try expectArticle(
            page("<div id=__nuxt></div><script type=\"application/json\" id=__NUXT_DATA__>\(data)</script>"))
    }

    @Test("an answer kept as a text in the state is read")
    func answerAsText() throws {
        let story = """
            {"title":"\(headline)","lead":"\(standfirst)","blocks":[\(typed("paragraph", "text"))]}
            """
        let answer = "{\"status\":200,\"body\":\"" + story.replacing("\"", with: "\\\"") + "\"}"
        try expectArticle(page("<div id=app></div><script type=\"application/json\">\(answer)</script>"))
    }

    @Test("elements that server components push are read, without menus")
    func pushedElements() throws {
        let elements = paragraphs.map { "[\"$\",\"p\",null,{\"children\":\"\($0)\"}]" }.joined(separator: ",")
        let record = """
            0:["$","article",null,{"children":[["$","nav",null,{"children":"Old lock gates to be replaced"}],\
            ["$","h1",null,{"children":"\(headline)"}],["$","$L2",null,{"children":[\(elements)]}]]}]\\n
            """.replacing("\"", with: "\\\"")
        try expectArticle(
            page("<div class=skeleton></div><script>self.__next_f.push([1,\"\(record)\"])</script>"),
            standfirst: false)
    }

    @Test("text that is streamed into a hidden element is read, other hidden text is not")
    func streamed() throws {
        let reading = try readPage(
            page(
                """
                <main><!--$?--><template id="B:0"></template><div class=skeleton></div><!--/$--></main>
                <div hidden id="S:0"><article><h1>\(headline)</h1>\(markup)</article></div>
                <div hidden id=menu><p>\(paragraphs[0].uppercased())</p></div><script>$RC("B:0","S:0")</script>
                """))
        #expect(reading.texts(.paragraph) == paragraphs)
    }

    @Test("what AMP shows in the place of others and asks for is no part of the article")
    func amp() throws {
        let reading = try readPage(
            page(
                """
                <article><h1>\(headline)</h1>\(markup)
                <amp-ad><div placeholder>Advertisement</div></amp-ad>
                <amp-video><div fallback><p>Your browser cannot show this recording of the boat, so you may want to \
                update it before you go on reading.</p></div></amp-video></article>
                <amp-consent id=c><div><p>We and our partners store and read information on your device for the \
                purposes that are listed here.</p></div></amp-consent>
                """))
        #expect(reading.texts(.paragraph) == paragraphs)
    }

    @Test("a label and a headline in one heading without a space get the punctuation of the title")
    func joinedHeading() throws {
        let reading = try readPage(
            """
            <html><head><title>River at low water: Ferry stuck on a sandbank - The Weir</title>
            <meta property="og:title" content="River at low water: Ferry stuck on a sandbank"></head><body><article>
            <header><h2><span>River at low water</span><span>Ferry stuck on a sandbank</span></h2></header>
            \(markup)</article></body></html>
            """)
        #expect(reading.texts(.headline) == ["River at low water: Ferry stuck on a sandbank"])
    }

    @Test("a label that a colon joins to the headline is a kicker where no title has it")
    func labelWithColon() throws {
        let reading = try readPage(
            page("<article><h1><span>Valley</span> : \(headline)</h1>\(markup)</article>"))
        #expect(reading.texts(.kicker) == ["Valley"])
        #expect(reading.texts(.headline) == [headline])
    }

    @Test("the heading of the first entry of many is kept, and so are callouts")
    func firstEntry() throws {
        let entries = paragraphs.enumerated().map { index, text in
            "<article class=entry><time>1\(index):05</time><h3>Entry \(index)</h3><p>\(text)</p></article>"
        }
        let reading = try readPage(
            page(
                """
                <main><h1>\(headline)</h1><section>\(entries.joined())</section>
                <div class="kg-card kg-callout-card"><p>The timetable is on the harbour office door.</p></div></main>
                """))
        #expect(reading.texts(.subheading) == (0..<5).map { "Entry \($0)" })
    }

    @Test("a note for subscribers and a note about the printed page are left out")
    func notes() throws {
        let reading = try readPage(
            page(
                """
                <article><h1>\(headline)</h1><p>Article réservé aux abonnés</p>\(markup)
                <p>A version of this article appears in print on March 4, 2026, Section A, Page 3 of the Valley \
                edition with the headline: Ferry Stuck.</p><p>责任编辑：刘海 SN117</p></article>
                """))
        #expect(reading.texts(.paragraph) == paragraphs)
        #expect(reading.texts(.byline) == ["责任编辑：刘海 SN117"])
    }
}
