import Articles
import Extraction
import Testing

@Suite("Hostile pages")
struct HostilePageTests {
    private struct Outcome: Equatable {
        var blocks = 0
        var code: ExtractionError.Code?
    }

    private func outcome(_ markup: String, limits: PageLimits = PageLimits()) -> Outcome {
        let page = Page(bytes: Array(markup.utf8), mediaType: "text/html")
        do throws(ExtractionError) {
            return Outcome(blocks: try Extractor.read(page, limits: limits).article.blocks.count)
        } catch {
            return Outcome(code: error.code)
        }
    }

    private var article: String {
        "<h1>\(Fixtures.ferryHeadline)</h1>" + Fixtures.ferryParagraphs.map { "<p>\($0)</p>" }.joined()
    }

    @Test("empty, blank and binary pages are refused, each with its own reason")
    func refused() {
        #expect(errorReading(Page(bytes: []))?.code == .empty)
        #expect(errorReading(Page(bytes: Array(" \n\t".utf8)))?.code == .empty)
        #expect(errorReading(Page(bytes: Array(" \n\t".utf8), mediaType: "text/html"))?.code == .empty)
        #expect(
            errorReading(Page(bytes: (0..<4000).map { UInt8(truncatingIfNeeded: $0 &* 37) }))?.code == .binary
        )
        #expect(errorReading(Page(bytes: Array("%PDF-1.7".utf8)))?.code == .unsupportedKind)
        #expect(
            errorReading(Page(bytes: Array("{}".utf8), mediaType: "application/json"))?.code
                == .unsupportedKind)
        #expect(errorReading(Page(bytes: Array("one line".utf8)))?.code == .notAnArticle)
    }

    @Test("every refusal is one line that names the page and says what to do")
    func oneLine() throws {
        let address = try WebAddress("https://courier.example/a")
        let error = try #require(errorReading(Page(bytes: [], address: address)))
        #expect(
            error.description == "https://courier.example/a: the page is empty: save or paste the page again")
    }

    @Test("a page over the limit is refused without being read")
    func tooLarge() {
        let page = Page(bytes: [UInt8](repeating: 0x61, count: 101), mediaType: "text/html")
        #expect(errorReading(page, limits: PageLimits(bytes: 100))?.code == .tooLarge)
        #expect(errorReading(page, limits: PageLimits(bytes: 101))?.code == .notAnArticle)
    }

    @Test("a page with more elements than the limit is refused")
    func tooMany() {
        let result = outcome(String(repeating: "<p>x</p>", count: 2000), limits: PageLimits(nodes: 1000))
        #expect(result.code == .tooComplex)
    }

    @Test("what repeats without end is refused, and costs no article before it", .timeLimit(.minutes(1)))
    func bombs() {
        for bomb in Bomb.allCases {
            #expect(outcome(bomb.markup) == Outcome(code: bomb.verdict), "\(bomb)")
            let beside = outcome(article + bomb.markup)
            #expect(beside == Outcome(blocks: beside.blocks, code: bomb.verdictBeside), "\(bomb)")
            #expect(bomb.verdictBeside != nil || beside.blocks >= 6, "\(bomb)")
        }
    }

    @Test(
        "pasted lines without end leave the article before them as it is", .timeLimit(.minutes(1)),
        arguments: [
            "7\n", "NEWS\n", "Advertisement\n", "• one\n", "Photo: x\n", "By Ada Quill\n", "A short line\n",
        ])
    func pastedLines(line: String) throws {
        let alone = try readPaste(Fixtures.ferryPaste())
        let flooded = try readPaste(Fixtures.ferryPaste() + String(repeating: line, count: 2_000))
        #expect(flooded.article.blocks.starts(with: alone.article.blocks))
    }

    @Test("an article before a deep nest is still read")
    func deep() {
        let nest = String(repeating: "<div>", count: 3000) + "deep" + String(repeating: "</div>", count: 3000)
        #expect(outcome(article + nest).blocks == 6)
    }

    @Test("a page of 20 MB is read, one byte more is refused", .timeLimit(.minutes(1)))
    func large() {
        let limit = PageLimits().bytes
        let filling = limit - article.utf8.count - "<!---->".utf8.count
        let page = article + "<!--" + String(repeating: "x", count: filling) + "-->"
        #expect(page.utf8.count == limit)
        #expect(outcome(page).blocks == 6)
        #expect(outcome(page + " ").code == .tooLarge)
    }

    @Test("50,000 attributes on one element, known or not, cost no article after it", .timeLimit(.minutes(1)))
    func attributes() {
        let unknown = (0..<50_000).map { "a\($0)=\"x\"" }.joined(separator: " ")
        let known = String(repeating: "class=related id=x ", count: 25_000)
        for attributes in [unknown, known] {
            #expect(outcome("<div \(attributes)></div>" + article).blocks == 6)
        }
    }

    @Test("a page of labels of key points is read, each label for itself")
    func labels() {
        let labels = String(repeating: "<p>Summary", count: 20_000)
        #expect(outcome("<article><div>\(labels)</div>\(article)</article>").blocks >= 6)
    }

    @Test("many linked titles in one element without a picture cost no article beside them")
    func titles() {
        let first = "<p>The ferry has left the quay, and nobody saw it go, they said.</p>"
        let title = "<p><a href=/x>Ten boats that everybody should see</a></p>"
        let list = "<div>\(first)\(String(repeating: title, count: 12_000))</div>"
        #expect(outcome("<article>\(article)\(list)</article>").blocks >= 6)
    }

    @Test("null bytes and control characters are dropped")
    func nulls() throws {
        let page = article.replacing("ferry", with: "fe\u{0}rr\u{8}y")
        #expect(try readPage(page).texts(.paragraph) == Fixtures.ferryParagraphs)
    }

    @Test("mutated pages are read or refused, never more")
    func mutations() {
        var generator = SeededGenerator(seed: 1)
        let originals = [Array(Fixtures.lighthousePage().utf8), Array(Fixtures.ferryPaste().utf8)]
        let pieces = ["<", ">", "\"", "</", "<!--", "<script>", "&#", "\u{0}", "{", "<p>", "</div>", "]]>"]
            .map { Array($0.utf8) }
        for round in 0..<120 {
            var bytes = originals[round % 2]
            for _ in 0..<Int.random(in: 1...20, using: &generator) {
                let position = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: bytes[position] = UInt8.random(in: 0...255, using: &generator)
                case 1: bytes.removeSubrange(position..<min(bytes.count, position + 40))
                case 2:
                    bytes.insert(
                        contentsOf: pieces[Int.random(in: 0..<pieces.count, using: &generator)], at: position)
                default: bytes.append(contentsOf: bytes[position..<min(bytes.count, position + 200)])
                }
            }
            for mediaType in ["text/html", nil] {
                guard let reading = try? Extractor.read(Page(bytes: bytes, mediaType: mediaType)) else {
                    continue
                }
                for block in reading.article.blocks {
                    #expect(!block.text.isEmpty)
                    #expect(!block.text.unicodeScalars.contains { $0.value < 0x20 })
                }
            }
        }
    }
}

/// Markup that repeats itself.
enum Bomb: CaseIterable {
    case elements, attributes, endTags, references, entities, scripts, comments, quotes, brackets, tables
    case paragraphs, arrays, lists, links, headings

    /// How a page ends that has nothing else: what opens more elements than the parser may hold is not read.
    var verdict: ExtractionError.Code {
        switch self {
        case .elements, .tables, .lists: .tooComplex
        default: .notAnArticle
        }
    }

    /// How it ends after an article, `nil` where the article is read.
    var verdictBeside: ExtractionError.Code? { verdict == .tooComplex ? .tooComplex : nil }

    var markup: String {
        switch self {
        case .elements: String(repeating: "<div>", count: 6_000)
        case .attributes: "<div " + (0..<5_000).map { "a\($0)=1 " }.joined() + ">"
        case .endTags: String(repeating: "<b>", count: 4000) + String(repeating: "</i>", count: 6_000)
        case .references: String(repeating: "&amp;lt;&#x41;&bogus;", count: 3_000)
        case .entities:
            "<!DOCTYPE html [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>"
                + String(repeating: "&b;", count: 5_000)
        case .scripts: String(repeating: "<script>", count: 3_000)
        case .comments: String(repeating: "<!--", count: 6_000)
        case .quotes: String(repeating: "<a href='", count: 3_000)
        case .brackets: String(repeating: "<", count: 10_000)
        case .tables: String(repeating: "<table><tr><td>", count: 5_000)
        case .paragraphs: String(repeating: "<p><p>", count: 5_000)
        case .arrays:
            "<script type=application/ld+json>" + String(repeating: "[", count: 6_000) + "</script>"
        case .lists: String(repeating: "<ul><li>", count: 5_000)
        case .links: String(repeating: "<a>", count: 3_000)
        case .headings: String(repeating: "<h1>A b c</h1>", count: 1_000)
        }
    }
}
