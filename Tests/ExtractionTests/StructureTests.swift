import Articles
import Extraction
import Testing

/// What a page's structure and words tell without the names of its elements.
@Suite("Structure")
struct StructureTests {
    private let headline = "Harbour council keeps the night ferry until spring"
    private var paragraphs: [String] { Fixtures.ferryParagraphs }
    private var markup: String { paragraphs.map { "<p>\($0)</p>" }.joined() }

    private func read(_ body: String, opening: String = "", author: String = "Ada Quill") throws -> Reading {
        try readPage(
            """
            <html><head><title>\(headline)</title><meta name=author content="\(author)"></head><body><main>
            <h1>\(headline)</h1>\(opening)<div>\(body)</div></main></body></html>
            """, address: "https://harbour.example/council/night-ferry")
    }

    private let excerpt =
        "Divers found the bell of the Marigold on Sunday, in water that is clearer than it has been for thirty years."

    @Test("boxes of a linked title and a few words are teasers whatever they are called")
    func teasers() throws {
        let box =
            "<div><div><h3><a href=/bell>The bell of the Marigold is found</a></h3></div><div><p>\(excerpt)</p></div></div>"
        let reading = try read(markup + box + box.replacing("Sunday", with: "Monday"))
        #expect(reading.texts(.paragraph) == paragraphs)
        #expect(reading.texts(.subheading).isEmpty)
    }

    @Test("a teaser between paragraphs is known by its picture and its linked title")
    func teaserInside() throws {
        let box = """
            <div><div><img src=b.jpg></div><div><a href=/bell>The bell of the Marigold is found</a>\
            <div><p>\(excerpt)</p></div></div></div>
            """
        let reading = try read(
            paragraphs[..<2].map { "<p>\($0)</p>" }.joined() + box
                + paragraphs[2...].map { "<p>\($0)</p>" }.joined())
        #expect(reading.texts(.paragraph) == paragraphs)
    }

    @Test("sections whose headings link elsewhere, and articles that are lists of titles, stay")
    func noTeasers() throws {
        let sections = paragraphs.map {
            "<section><h2><a href=https://other.example/x>A place worth a detour, \($0.prefix(24))</a></h2><p>\($0)</p></section>"
        }
        #expect(try read(sections.joined()).texts(.paragraph) == paragraphs)
        #expect(try read(sections.joined()).texts(.subheading).count == paragraphs.count)
        let list = paragraphs.map {
            "<section><h2><a href=/places/x>A place that is worth a detour</a></h2><p>\($0)</p></section>"
        }
        #expect(try read(list.joined()).texts(.paragraph).count >= 1)
    }

    @Test("a box that asks to subscribe is left out with what it promises")
    func offers() throws {
        let box = """
            <section><div>Subscribe now to read the latest news of the islands.</div>
            <p>Exclusive articles by our correspondents on every island of the sound, and more of them each week.</p>
            <ul><li>A copy of the printed edition to read on any device and to share.</li></ul></section>
            """
        let reading = try read(
            "<p>\(paragraphs[0])</p>" + box + paragraphs[1...].map { "<p>\($0)</p>" }.joined())
        #expect(reading.texts(.paragraph) == paragraphs)
        #expect(reading.texts(.listItem).isEmpty)
    }

    @Test("a line that presents the author is left out in a box of its own and as the last")
    func authors() throws {
        let presentation = "Ada Quill is a reporter for the Harbour News, where she writes about ferries."
        #expect(try read(markup + "<p>\(presentation)</p>").texts(.paragraph) == paragraphs)
        let box = try read(markup, opening: "<section><p>\(presentation)</p></section>")
        #expect(box.texts(.standfirst).isEmpty && box.texts(.paragraph) == paragraphs)
        // Among the paragraphs it is what the article says.
        let inside = try read("<p>\(presentation)</p>" + markup)
        #expect(inside.article.blocks.contains { $0.text == presentation })
    }

    @Test("a box that presents a person is left out")
    func people() throws {
        let box = """
            <div itemscope itemtype="http://schema.org/Person"><img src=q.jpg><p>Ben Harrow teaches the history of \
            ferries at the university of the mainland, and has written two books about them.</p></div>
            """
        let reading = try read(
            "<p>\(paragraphs[0])</p>" + box + paragraphs[1...].map { "<p>\($0)</p>" }.joined())
        #expect(reading.texts(.paragraph) == paragraphs && reading.texts(.caption).isEmpty)
    }

    @Test(
        "a sentence right below the headline is the introduction, a byline and a caption are not",
        arguments: [
            ("<div>Nobody asked for a bridge.</div>", true),
            ("<div>How the islanders filled the hall and what the operator wants in return</div>", true),
            ("<div>Ben Harrow December 22, 2023 Comment Now!</div>", false),
            ("<div>Ben Harrow</div>", false),
            ("<div><img src=a.jpg></div><div>The chair arrives at the town hall in the rain.</div>", false),
        ])
    func subtitle(opening: String, isIntroduction: Bool) throws {
        let reading = try read(markup, opening: opening)
        #expect(reading.texts(.standfirst).count == (isIntroduction ? 1 : 0))
        #expect(reading.texts(.paragraph) == paragraphs)
    }

    @Test("the headline again is no introduction")
    func headlineAgain() throws {
        let reading = try read(markup, opening: "<div class=standfirst>\(headline.uppercased())</div>")
        #expect(reading.texts(.standfirst).isEmpty)
    }

    @Test(
        "lines under a label for key points are bullets, in a list and in a box",
        arguments: ["Key takeaways", "Das Wichtigste in Kürze", "L’essentiel", "この記事のポイント"])
    func keyPoints(label: String) throws {
        let points = [
            "The ferry stays until spring, says the council.", "Fares may double where boats are empty.",
        ]
        let list = "<h3>\(label)</h3><ul>\(points.map { "<li>\($0)</li>" }.joined())</ul>"
        let box = "<section><h3>\(label)</h3>\(points.map { "<div><p>\($0)</p></div>" }.joined())</section>"
        for opening in [list, box] {
            let reading = try read(markup, opening: opening)
            #expect(reading.texts(.bullet) == points)
            #expect(reading.texts(.paragraph) == paragraphs)
        }
    }

    @Test("an agency's picture from the archive is a caption even in a paragraph")
    func archivePicture() throws {
        let caption = "FILE - The ferry Marigold leaves the pier, May 4, 2023. (AP Photo/Cy Ortega, File)"
        let reading = try read(
            "<p>\(paragraphs[0])</p><p>\(caption)</p>" + paragraphs[1...].map { "<p>\($0)</p>" }.joined())
        #expect(reading.texts(.caption) == [caption])
        #expect(reading.texts(.paragraph) == paragraphs)
    }

    @Test("short paragraphs in wrappers like those of long ones are paragraphs")
    func wrapped() throws {
        let texts = paragraphs + ["They both took one", "Nobody spoke"] + paragraphs.map { "Later: " + $0 }
        let reading = try read(texts.map { "<div><div><span>\($0)</span></div></div>" }.joined())
        #expect(reading.texts(.paragraph) == texts)
    }

    @Test("letters at the end are how the newsroom signs", arguments: ["aq", "(bh)", "aq/bh", "hns"])
    func signature(letters: String) throws {
        let reading = try read(markup + "<p>\(letters)</p>")
        #expect(reading.texts(.byline) == [letters])
    }

    @Test(
        "dates of East Asia and labels of many languages are dates",
        arguments: [
            "2025年1月13日 10時05分", "입력 2025.05.15. 오후 6:30", "更新时间：2026-03-03 07:15",
            "2025年1月13日（月）", "Publikacja: 02.02.2025 21:52", "3 марта 2026 г., 07:15",
            "martes, 3 de marzo de 2026",
        ])
    func dates(line: String) throws {
        let reading = try read(
            "<p>\(paragraphs[0])</p><p>\(line)</p>" + paragraphs[1...].map { "<p>\($0)</p>" }.joined())
        #expect(reading.texts(.paragraph) == paragraphs)
        #expect(reading.leftOut.contains(LeftOut(line, .date)))
    }

    @Test("a line that leads away by a word in capitals before a bar is left out")
    func pointers() throws {
        let reading = try read(
            markup.replacing("</p><p>", with: "</p><p>WATCH | How the hall was filled</p><p>"))
        #expect(reading.texts(.paragraph) == paragraphs)
    }
}
