import Articles
import Extraction
import Testing

@Suite("What belongs to the body")
struct BodyTests {
    private let address = "https://courier.example/news/harbour-dredged"

    /// A sentence long enough to be running text, another one for each number.
    private func prose(_ number: Int) -> String {
        """
        <p>On day \(number) the dredger brought up \(number * 7) tonnes of sand, two anchors and a bicycle, and the \
        harbour master wrote all of it down in the green book that nobody else may open.</p>
        """
    }

    private func page(_ body: String, after: String = "") -> String {
        """
        <html><head><title>Harbour dredged at last</title></head><body><article><h1>Harbour dredged at last</h1>
        <div class="text">\(body)</div></article>\(after)</body></html>
        """
    }

    private var opening: String { (1...4).map(prose).joined() }

    @Test("figures in a table's cells are no blocks, running text in them is")
    func tables() throws {
        let cell =
            "The green book says that nothing was found on the fifth day, and nobody has asked about it since then."
        let reading = try readPage(
            page(
                opening
                    + "<table><tr><td><b>Day</b></td><td><b>Tonnes</b></td></tr><tr><td>One</td><td>14</td></tr></table>"
                    + prose(5) + "<table><tr><td>\(cell)</td></tr></table>"))
        #expect(!reading.article.blocks.contains { ["Day", "Tonnes", "One", "14"].contains($0.text) })
        #expect(reading.leftOut.contains(LeftOut("Tonnes", .table)))
        #expect(reading.texts(.paragraph).contains(cell))
    }

    @Test("a list under a label of related articles is related too")
    func labelledList() throws {
        let list = """
            <ul><li>Why the <a href="/a">old pier</a> had to go, and who was against it</li>\
            <li>All the <a href="/b">anchors</a> that were ever found there</li></ul>
            """
        let reading = try readPage(page(opening + "<p>Read more:</p>" + list + prose(5)))
        #expect(reading.texts(.listItem).isEmpty)
        let unlabelled = try readPage(page(opening + "<p>The council decided:</p>" + list + prose(5)))
        #expect(unlabelled.texts(.listItem).count == 2)
    }

    @Test("a short line that announces a list is a paragraph")
    func announcedList() throws {
        let reading = try readPage(
            page(
                opening
                    + "<div><span>Among what was found:</span></div><ul><li>two anchors</li><li>a bicycle</li></ul>"
                    + prose(5)))
        #expect(reading.texts(.paragraph).contains("Among what was found:"))
        #expect(reading.texts(.listItem) == ["two anchors", "a bicycle"])
    }

    @Test("a heading that links to another site is a subheading, one that stays on this site leads away")
    func linkedHeadings() throws {
        let reading = try readPage(
            page(
                opening + "<h2><a href=\"https://anchor.example/\">Anchor Inn</a></h2>" + prose(5)
                    + "<h2><a href=\"/news/pier\">The old pier has gone</a></h2>" + prose(6)),
            address: address)
        #expect(reading.texts(.subheading) == ["Anchor Inn"])
        #expect(reading.leftOut.contains(LeftOut("The old pier has gone", .related)))
    }

    @Test("a list between headline and running text are its key points, short headings in a row too")
    func keyPoints() throws {
        let points = [
            "The dredger worked for four days and nobody was in its way.",
            "Two anchors were found, and one of them may be old.",
            "The bicycle has an owner, who does not want to have it back.",
        ]
        let list = "<div>In short</div><ul>\(points.map { "<li>\($0)</li>" }.joined())</ul>"
        #expect(try readPage(page(list + opening)).texts(.bullet) == points)
        let lines = [
            "Four days of work and no more", "Two anchors, one of them old", "A bicycle that nobody wants",
            "No end of the sand in sight",
        ]
        let headings = lines.map { "<h2 class=\"subtitle\">\($0)</h2>" }.joined()
        #expect(try readPage(page(headings + opening)).texts(.bullet) == lines)
    }

    @Test("running text above the headline is not where the article begins")
    func textAboveHeadline() throws {
        let summary = "What the dredger found in four days, and what nobody has asked for since."
        let markup = """
            <html><head><title>Harbour dredged at last</title><meta name="description" content="\(summary)"></head>
            <body><main><div><p>The Courier is read by everybody who lives between the two rivers, and by some who do not.</p></div>
            <h1>Harbour dredged at last</h1><ul class="footer"><li><h2>\(summary)</h2></li></ul>\(opening)</main></body></html>
            """
        #expect(try readPage(markup).texts(.standfirst) == [summary])
    }

    @Test("articles that follow on the same page are not this one's")
    func followingArticles() throws {
        let other = "<article><h1>Ferry sold to an island</h1>\((21...25).map(prose).joined())</article>"
        let reading = try readPage(page(opening, after: other))
        #expect(reading.texts(.paragraph).count == 4)
        #expect(!reading.article.blocks.contains { $0.text.contains("day 21") })
        #expect(reading.leftOut.contains { $0.text.contains("day 21") && $0.reason == .related })
    }

    @Test("entries of one article that are elements of their own stay")
    func entries() throws {
        let entries = (21...24).map { "<article><h2>Entry \($0)</h2>\(prose($0))</article>" }.joined()
        #expect(try readPage(page(opening + entries)).texts(.paragraph).count == 8)
    }

    @Test("a body wrapped section by section in a box with a doubtful name is read")
    func wrappedSections() throws {
        let sections = (1...8).map { "<div><div class=\"inner\">\(prose($0))</div></div>" }.joined()
        let reading = try readPage(
            """
            <html><head><title>Harbour dredged at last</title></head><body><h1>Harbour dredged at last</h1>
            <p>A short summary of what was found in the harbour, written for those who will not go on.</p>
            <div class="gallery-loader">\(sections)</div></body></html>
            """)
        #expect(reading.article.blocks.contains { $0.text.contains("day 8") })
    }

    @Test("a last section without a paragraph is read where its box is called like the others")
    func lastSection() throws {
        let sections = (1...4).map { "<div class=\"section\">\(prose($0))</div>" }.joined()
        let list =
            "<ul><li>Two anchors of iron, of 400 kg each</li><li>One bicycle, green, without a saddle</li></ul>"
        let like = try readPage(page(sections + "<div class=\"section\"><div>\(list)</div></div>"))
        #expect(like.texts(.listItem).count == 2)
        let inner = try readPage(
            page(sections + "<div class=\"hint\"><div class=\"section\">\(list)</div></div>"))
        #expect(inner.texts(.listItem).count == 2)
        let unlike = try readPage(page(sections + "<div class=\"module\"><div>\(list)</div></div>"))
        #expect(unlike.texts(.listItem).isEmpty)
    }

    @Test("paragraphs that are hidden until somebody pays are the article's")
    func hiddenByWall() throws {
        let words = String(repeating: "Whoever pays may read what the book says of day 5. ", count: 8)
        let hidden = "<p class=\"paywall\" aria-hidden=\"true\">\(words)</p>"
        let unseen = prose(6).replacing("<p>", with: "<p aria-hidden=\"true\">")
        let paragraphs = try readPage(page(opening + hidden + unseen)).texts(.paragraph)
        #expect(paragraphs.contains { $0.contains("day 5") })
        #expect(!paragraphs.contains { $0.contains("day 6") })
    }

    @Test(
        "the names of agencies alone are a byline",
        arguments: ["mit dpa", "dpa/AFP", "(Reuters, AP)", "con EFE"])
    func agencies(line: String) throws {
        let reading = try readPage(page(opening + prose(5) + "<p>\(line)</p>"))
        #expect(reading.texts(.byline) == [line])
        #expect(reading.texts(.paragraph).count == 5)
    }

    @Test("a label without a note is no correction", arguments: ["Updated:", "Update:"])
    func bareLabels(label: String) throws {
        let reading = try readPage(page("<div>\(label)</div>" + opening))
        #expect(reading.texts(.correction).isEmpty)
    }
}
