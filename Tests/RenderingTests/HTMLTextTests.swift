import Articles
import Foundation
import ProseDiff
import Testing

@testable import Rendering

@Suite("Hostile words in HTML")
struct HTMLTextTests {
    @Test("leave no markup and come back as they were, over 10,000 strings")
    func escaping() throws {
        for text in HostileText(seed: 11, count: 10_000) {
            let escaped = HTMLText.escape(text)
            let raw = escaped.utf8.filter { byte in
                [UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'")].contains(byte)
            }
            #expect(raw.isEmpty)
            let dangerous = escaped.unicodeScalars.contains { scalar in
                (0x202A...0x202E).contains(scalar.value)
                    || (scalar.properties.generalCategory == .control && scalar != "\n" && scalar != "\t")
            }
            #expect(!dangerous)
            let read = try Markup("<p title=\"\(escaped)\">\(escaped)</p>").text
            #expect(Array(read.utf8) == Array(text.shown.utf8))
        }
    }

    @Test("each character is told apart wherever it stands, by eight bytes at a time as by one")
    func everyPlace() {
        var wrong: Set<UInt32> = []
        for scalar in (0...0x120).compactMap({ Unicode.Scalar($0) }) {
            let isPrintable = (0x20..<0x7F).contains(scalar.value)
            let isPlain = isPrintable && !"&<>\"'".unicodeScalars.contains(scalar)
            for (before, after) in (0..<20).flatMap({ before in (0..<10).map { (before, $0) } }) {
                let text =
                    String(repeating: "~", count: before) + String(scalar)
                    + String(repeating: " ", count: after)
                if text.isPrintable != isPrintable || text.isPlainMarkup != isPlain {
                    wrong.insert(scalar.value)
                }
            }
        }
        #expect(wrong.isEmpty && "".isPrintable && "".isPlainMarkup)
    }

    @Test("a quotation mark under a combining mark is escaped all the same")
    func graphemes() {
        #expect(HTMLText.escape("\"\u{301}") == "&quot;\u{301}")
        #expect(HTMLText.escape("<\u{338}script>") == "&lt;\u{338}script&gt;")
    }

    @Test("never break the page they stand in")
    func pages() throws {
        var random = HostileText(seed: 5, count: .max)
        for round in 0..<150 {
            var story = Story()
            let words = (0..<5).map { _ in (random.next() ?? "").filter { !"[]{}".contains($0) } }
            let kind = Block.Kind.allCases[round % Block.Kind.allCases.count]
            story.add(.kept, .headline, words[0])
            story.add(.edited, kind, words[1] + "[-\(words[2])-]{+\(words[3])+}" + words[4])
            story.add(.inserted, kind, words[2])
            story.add(.moved, kind, words[3], place: -1)
            var document = story.document(summary: words[4], modified: (words[0], words[1]))
            document.identity = ArticleIdentity(publication: words[2], slug: "a", id: "b")
            let markup = try Markup(HTMLDiff.page([document]))
            let names = Set(markup.tags.map(\.name))
            #expect(names.isDisjoint(with: ["script", "img"]))
            #expect(!markup.tags.contains { $0.attributes.keys.contains { $0.hasPrefix("on") } })
            #expect(markup.text.contains(words[1].shown) || words[1].shown.contains("\u{D}"))
        }
    }
}

extension String {
    /// The text as HTML shows it: what would control the page or its direction stands as a sign.
    fileprivate var shown: String {
        var result = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            switch scalar.value {
            case 0x09, 0x0A: result.append(scalar)
            case 0x00...0x1F:
                result.append(contentsOf: [Unicode.Scalar(0x2400 + scalar.value) ?? scalar])
            case 0x7F: result.append("\u{2421}")
            case 0x80...0x9F: result.append(contentsOf: "‹U+00\(hex(scalar))›".unicodeScalars)
            case 0x202A...0x202E: result.append(contentsOf: "‹U+\(hex(scalar))›".unicodeScalars)
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    private func hex(_ scalar: Unicode.Scalar) -> String {
        String(scalar.value, radix: 16, uppercase: true)
    }
}
