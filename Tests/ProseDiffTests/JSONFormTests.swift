import Articles
import Foundation
import ProseDiff
import Testing

@Suite("The JSON form of a diff")
struct JSONFormTests {
    private let old = [
        Block(.headline, "Talks fail"), Block(.paragraph, "At least 3 people were hurt."),
        Block(.bullet, "Gone."),
    ]
    private let new = [Block(.headline, "Talks fail"), Block(.paragraph, "At least 4 people were hurt.")]

    @Test("is the one that docs/prosediff.md describes")
    func form() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let json = String(decoding: try encoder.encode(ArticleDiff(from: old, to: new)), as: UTF8.self)
        #expect(
            json == #"{"changes":["#
                + #"{"edits":[],"hasMoved":false,"kind":"kept","new":[0],"old":[0]},"#
                + #"{"edits":[{"kind":"replaced","new":{"block":1,"end":10,"start":9},"#
                + #""old":{"block":1,"end":10,"start":9}}],"hasMoved":false,"kind":"edited","new":[1],"old":[1]},"#
                + #"{"edits":[],"hasMoved":false,"kind":"deleted","new":[],"old":[2]}],"#
                + #""counts":{"added":0,"changed":1,"merged":0,"moved":0,"numbers":1,"regrouped":0,"removed":1,"split":0},"#
                + #""summary":"1 bullet removed; 1 paragraph changed; 1 number changed; +1 −2 words","#
                + #""words":{"deleted":2,"inserted":1}}"#)
    }

    @Test("says all there is to say", arguments: 0..<20)
    func roundTrip(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let texts = [
            "A crane fell into the basin.", "Ferries went to Marl.", "Nobody was hurt, police said.",
            "It is open.",
        ]
        let one = (0..<6).map { _ in Block(.paragraph, texts.randomElement(using: &random) ?? "") }
        let diff = ArticleDiff(from: one, to: one.shuffled(using: &random) + old)
        #expect(try JSONDecoder().decode(ArticleDiff.self, from: JSONEncoder().encode(diff)) == diff)
    }
}
