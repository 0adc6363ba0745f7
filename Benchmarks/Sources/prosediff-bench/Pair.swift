import Articles
import Foundation

/// One line of a pairs file: two revisions of one article.
struct Pair {
    let id: String
    let old: [Block]
    let new: [Block]

    /// How many words both have together.
    var words: Int { Measure.words(old) + Measure.words(new) }

    /// Reads a pairs file (JSON Lines).
    static func read(_ path: String) throws -> [Pair] {
        let content = try String(contentsOfFile: path, encoding: .utf8)
        return try content.split(separator: "\n").map { line in
            let entry = try JSONDecoder().decode(Entry.self, from: Data(line.utf8))
            return Pair(id: entry.id, old: entry.old.map(\.block), new: entry.new.map(\.block))
        }
    }

    private struct Entry: Decodable {
        let id: String
        let old: [BlockEntry]
        let new: [BlockEntry]
    }

    private struct BlockEntry: Decodable {
        let kind: String
        let text: String

        var block: Block {
            var text = text
            text.makeContiguousUTF8()
            return Block(Block.Kind(rawValue: kind) ?? .paragraph, text)
        }
    }
}
