import Articles
import Extraction
import Testing

@Suite("What was found where")
struct MetadataFactTests {
    private func facts(_ head: String, body: String) throws -> [String: MetadataFact] {
        let text =
            "<p>The last boat had left the quay on 14 September, two hours before a storm tore the ramp away.</p>"
        let page =
            "<html lang=en><head>\(head)</head><body><article>\(body)\(text)\(text.replacing("boat", with: "train"))</article></body></html>"
        let facts = Extractor.explain(Page(bytes: Array(page.utf8), mediaType: "text/html")).facts
        return Dictionary(facts.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    private let head = """
        <meta property="og:title" content="Boats are back"><meta name=author content="The Desk">
        <meta property="article:published_time" content="2026-03-29T18:05:00Z">
        <script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferries return","author":"Ada Quill",
        "datePublished":"2026-03-29T18:04:00Z"}</script>
        """

    @Test("names the place that was believed, and what lost against it in the order of belief")
    func sources() throws {
        let facts = try facts(head, body: "<h1>Ferries return</h1>")
        #expect(facts["headline"]?.source == "the page's heading")
        #expect(facts["headline"]?.others.map(\.value) == ["Boats are back"])
        #expect(facts["published"]?.source == "JSON-LD datePublished")
        #expect(facts["published"]?.others.map(\.source) == ["<meta article:published_time>"])
        #expect(
            facts["authors"]?.value == "Ada Quill" && facts["authors"]?.others.map(\.value) == ["The Desk"])
        #expect(facts["language"]?.source == "<html lang>" && facts["section"] == nil)
    }

    @Test("a headline without a heading comes from a title, and an author from the lines")
    func fallbacks() throws {
        let facts = try facts("<title>Ferries return</title>", body: "<p class=byline>By Ada Quill</p>")
        #expect(facts["headline"]?.source == "<title>")
        #expect(facts["authors"]?.source == "lines around the headline")
    }
}

@Suite("Explanations")
struct ExplanationTests {
    private func explain(_ markup: String, mediaType: String = "text/html; charset=utf-8") -> Explanation {
        Extractor.explain(Page(bytes: Array(markup.utf8), mediaType: mediaType))
    }

    @Test("every block and every line left out stands among the explained lines, each in its role")
    func complete() throws {
        let explanation = explain(Fixtures.lighthousePage())
        let reading = try explanation.outcome.get()
        #expect(try reading == readPage(Fixtures.lighthousePage()))
        let roles = Dictionary(
            explanation.lines.map { ($0.text, $0.role) }, uniquingKeysWith: { first, _ in first })
        for block in reading.article.blocks {
            #expect(roles[block.text] == .block(block.kind), "\(block)")
        }
        for line in reading.leftOut { #expect(roles[line.text] == .leftOut(line.reason), "\(line)") }
        #expect(
            roles["The harbour that wanted to be a lake, and what its council said about it"]
                == .outside(.related, element: "<aside class=\"related\">"))
    }

    @Test("lines keep the page's order, and words that stand twice are not taken twice")
    func order() throws {
        let page = Fixtures.lighthousePage().replacing(
            "<p>The work",
            with:
                "<p>Green paint costs 3.5% more than red, or about 1,200 crowns for the whole tower, according to the shop.</p><p>The work"
        )
        let lines = explain(page).lines.filter { $0.text.hasPrefix("Green paint") }
        #expect(lines.map(\.role) == [.block(.paragraph), .leftOut(.duplicate)])
        let texts = explain(page).lines.map(\.text)
        let headline = try #require(texts.firstIndex { $0.hasPrefix("Lighthouse to be") })
        let work = try #require(texts.firstIndex { $0.hasPrefix("The work begins") })
        #expect(headline < work)
    }

    @Test("a refused page is explained too")
    func refused() {
        let explanation = explain("<body><h1>Page not found</h1><p>Nobody is here.</p></body>")
        #expect(throws: ExtractionError.self) { try explanation.outcome.get() }
        #expect(explanation.lines.map(\.role) == [.apart, .apart])
        #expect(explain("", mediaType: "image/png").lines.isEmpty)
    }

    @Test("a reading says which part of the page it was taken from")
    func origin() throws {
        #expect(try readPage(Fixtures.lighthousePage()).source == .markup)
        #expect(try readPaste(Fixtures.ferryPaste()).source == .text)
        let body = Fixtures.ferryParagraphs.joined(separator: "\\n")
        let linked =
            "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"\(Fixtures.ferryHeadline)\",\"articleBody\":\"\(body)\"}</script><body></body>"
        #expect(try readPage(linked).source == .linkedData)
    }
}
