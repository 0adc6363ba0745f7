import Articles
import Foundation
import ProseDiff
import Rendering
import Testing

@testable import Cards

@Suite("Pictures of a diff")
struct CardTests {
    /// A document of two states, an hour apart.
    static func document(_ old: [Block], _ new: [Block], language: String? = nil) throws -> DiffDocument {
        let start = Date(timeIntervalSince1970: 1_772_524_800)
        func state(_ blocks: [Block], _ number: Int) throws -> ArticleState {
            var article = Article(blocks: blocks)
            article.metadata.language = language
            let id = try #require(RevisionID(hex: String(repeating: String(number), count: 40)))
            return ArticleState(
                revision: Revision(
                    id: id, number: number, kind: number == 1 ? .first : .edit,
                    observed: start + 3600 * Double(number), recorded: start, headline: article.title,
                    summary: "", words: WordCount(inserted: 0, deleted: 0), source: "a file",
                    extractor: "stet/1", snapshot: "sha256:0"),
                article: article)
        }
        return DiffDocument(
            identity: ArticleIdentity(
                publication: "harbour-courier.example", slug: "wall", id: "0123456789"),
            old: try state(old, 1), new: try state(new, 2), diff: ArticleDiff(from: old, to: new))
    }

    private static func wall() throws -> DiffDocument {
        try document(
            [
                Block(.headline, "Sea wall failed inspection"),
                Block(.paragraph, "It was built in 1962. It protects about 1,900 homes."),
            ],
            [
                Block(.headline, "Sea wall ‘met guidance’"),
                Block(.paragraph, "It was built in 1962. It protects about 2,100 homes."),
            ])
    }

    /// Width and height as a PNG file states them (ISO/IEC 15948, 11.2.2).
    private func size(_ png: [UInt8]) -> (width: Int, height: Int)? {
        guard png.count > 33, png.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) else {
            return nil
        }
        func number(_ at: Int) -> Int { png[at..<at + 4].reduce(0) { $0 << 8 | Int($1) } }
        return (number(16), number(20))
    }

    @Test("each shape has its size", arguments: CardShape.allCases)
    func shapes(shape: CardShape) async throws {
        let png = try await CardPress.shared.png(Card(Self.wall()), shape)
        let (width, height) = try #require(size(png))
        #expect(width == shape.width && height == shape.height)
        #expect(png.count < 400_000)
    }

    @Test("the same card is the same picture, other words another one")
    func deterministic() async throws {
        let press = CardPress.shared
        let card = Card(try Self.wall())
        var other = card
        other.caption.highlights[0].pieces[0].text = "Another "
        let picture = try await press.png(card, .small)
        #expect(try await press.png(card, .small) == picture)
        #expect(try await press.png(other, .small) != picture)
    }

    @Test("the words beside the picture say what came and what went")
    func alternative() throws {
        let words = DiffCaption(try Self.wall()).text
        #expect(words.contains("“Sea wall ‘met guidance’”"))
        #expect(words.contains("harbour-courier.example, 2026-03-03 09:00Z → 10:00Z"))
        #expect(words.contains("In the headline: removed “failed inspection”, added “‘met guidance’”"))
        #expect(words.contains("In paragraph 1: removed “1,900”, added “2,100”"))
    }

    @Test("an SVG is one document whose title is the words beside it, escaped")
    func vector() async throws {
        var card = Card(try Self.wall())
        card.caption.headline = "</title><script>alert(1)</script>\"\u{301}"
        let svg = String(decoding: try await CardPress.shared.svg(card, .wide), as: UTF8.self)
        #expect(svg.contains("role=\"img\""))
        #expect(svg.contains("<title>What changed in “&lt;/title&gt;&lt;script&gt;"))
        #expect(!svg.contains("<script") && svg.hasSuffix("</svg>\n"))
        #expect(svg.components(separatedBy: "<title>").count == 2)
    }

    @Test("a headline that changed leads, then what matters most")
    func order() throws {
        let document = try Self.document(
            [
                Block(.headline, "Ferries stop, company says"),
                Block(.paragraph, "The ferrys stop today at noon."),
                Block(.paragraph, "About 1,900 people live there."),
            ],
            [
                Block(.headline, "Ferries stop; company says"),
                Block(.paragraph, "The ferries stop today at noon."),
                Block(.paragraph, "About 2,900 people live there."),
            ])
        #expect(DiffCaption(document, highlights: 6).highlights.map(\.name) == ["headline", "¶ 2", "¶ 1"])
    }

    @Test("words far from a change are left out, those beside it are not")
    func cutting() throws {
        let filler = String(repeating: "far away stood other words. ", count: 400)
        let document = try Self.document(
            [Block(.headline, "H"), Block(.paragraph, filler + "It protects 1,900 homes. " + filler)],
            [Block(.headline, "H"), Block(.paragraph, filler + "It protects 2,100 homes. " + filler)])
        let highlight = try #require(DiffCaption(document, highlights: 6).highlights.first)
        let text = highlight.pieces.map(\.text).joined()
        #expect(text.contains("It protects 1,900 2,100 homes."))
        #expect(text.hasPrefix("…") && text.hasSuffix("…") && text.count < 520)
    }
}
