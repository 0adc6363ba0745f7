import Articles
import Extraction
import Testing

@Suite("Tables and embeds are named by one line")
struct StandInTests {
    /// A sentence long enough to be running text, another one for each number.
    private func prose(_ number: Int) -> String {
        """
        <p>In week \(number) the night ferry carried \(number * 31) people, four goats and a piano, and the harbour \
        master counted all of them twice before he went to bed.</p>
        """
    }

    private func captions(_ middle: String, in opening: String = "") throws -> [String] {
        try readPage(
            """
            <html><head><title>Who takes the night ferry</title></head><body><article>
            <h1>Who takes the night ferry</h1>\(opening)<div class="text">\((1...3).map(prose).joined())\(middle)\
            \((4...5).map(prose).joined())</div></article></body></html>
            """
        ).texts(.caption)
    }

    private let rows = """
        <tr><th>Month</th><th>People</th><th>Goats</th></tr><tr><td>May</td><td>310</td><td>4</td></tr>\
        <tr><td>June</td><td>412</td><td>0</td></tr>
        """

    @Test("a table by its caption, or by the names of its columns, and by its size")
    func tables() throws {
        #expect(try captions("<table>\(rows)</table>") == ["[table, 3 × 3: Month · People · Goats]"])
        #expect(
            try captions("<table><caption>Ferries by month</caption>\(rows)</table>") == [
                "Ferries by month [table, 3 × 3]"
            ])
    }

    @Test("a table that lays out a page is none")
    func layout() throws {
        #expect(try captions("<table><tr><td>\(prose(9))</td></tr></table>").isEmpty)
        #expect(try captions("<table><tr><td>one</td></tr><tr><td>two</td></tr></table>").isEmpty)
    }

    @Test(
        "an embedded frame by what it is, where it is from, and its title where it has one of its own",
        arguments: [
            (
                "<iframe src='https://www.youtube.com/embed/x1' title='The pier at dawn'></iframe>",
                "[video: youtube.com, The pier at dawn]"
            ),
            (
                "<iframe src='//www.youtube-nocookie.com/embed/x1' title='YouTube video player'>old browser</iframe>",
                "[video: youtube.com]"
            ),
            (
                "<div><iframe data-src='https://datawrapper.dwcdn.net/a/1/' title='Goats by month'></iframe></div>",
                "[chart: datawrapper.de, Goats by month]"
            ),
            ("<p><iframe src=https://open.spotify.com/embed/1></iframe></p>", "[audio: spotify.com]"),
        ])
    func frames(markup: String, line: String) throws {
        #expect(try captions(markup) == [line])
    }

    @Test("frames of unknown sites, and those after the text's end, are nothing")
    func others() throws {
        #expect(try captions("<iframe src='https://ads.example/1' title='Buy'></iframe>").isEmpty)
        let after = try readPage(
            Fixtures.lighthousePage().replacing(
                "</article>", with: "<div><iframe src='https://youtube.com/embed/x'></iframe></div></article>"
            ))
        #expect(!after.texts(.caption).contains("[video: youtube.com]"))
    }

    @Test("another's post by its site and name; its words are not the article's")
    func posts() throws {
        let post = """
            <blockquote class="twitter-tweet"><p>The ferry is late again and the goats are singing, as they do.</p>\
            &mdash; Ada Quill (@quill) <a href="https://twitter.com/quill/status/1">May 3, 2024</a></blockquote>
            """
        #expect(try captions(post) == ["[post: x.com, @quill]"])
        #expect(
            try captions(post.replacing(" class=\"twitter-tweet\"", with: "")) == ["[post: x.com, @quill]"])
        let reading = try readPage(
            Fixtures.lighthousePage().replacing("<h2>What it costs", with: post + "<h2>What it costs"))
        #expect(reading.texts(.quote) == ["We have no opinion on colours, only on paint that peels."])
    }

    @Test("a figure's own caption names what is in it, and is not joined by another name")
    func captioned() throws {
        let figure = """
            <figure><iframe src="https://www.youtube.com/embed/x1" title="Dawn"></iframe>\
            <figcaption>The pier at dawn, seen from the ferry.</figcaption></figure>
            """
        #expect(try captions(figure) == ["The pier at dawn, seen from the ferry."])
    }

    @Test("a lead video before the first paragraph is named too")
    func lead() throws {
        let lead = "<div><iframe src='https://player.vimeo.com/video/7'></iframe></div>"
        #expect(try captions("", in: lead) == ["[video: vimeo.com]"])
    }

    @Test("what a rule removes or names is not named by us")
    func ruled() throws {
        let frame = "<iframe src='https://www.youtube.com/embed/x1'></iframe>"
        let page = Page(
            bytes: Array(
                Fixtures.lighthousePage().replacing(
                    "<h2>What", with: frame + "<table>\(rows)</table><h2>What"
                )
                .utf8), mediaType: "text/html; charset=utf-8")
        func names(_ rules: PageRules) throws -> [String] {
            try Extractor.read(page, rules: rules).texts(.caption).filter { $0.hasSuffix("]") }
        }
        #expect(try names(PageRules()).count == 2)
        var rules = PageRules()
        rules.remove = [try Selector("iframe"), try Selector("table")]
        #expect(try names(rules).isEmpty)
    }

    @Test("a table that gains a row changes its line and nothing else")
    func growth() throws {
        let more = rows + "<tr><td>July</td><td>398</td><td>2</td></tr>"
        #expect(try captions("<table>\(more)</table>") == ["[table, 4 × 3: Month · People · Goats]"])
    }
}
