import Articles
import ProseDiff

/// A stretch of a block's words with one fate, ready to be shown.
struct Piece: Hashable {
    /// The fate.
    var kind: Run.Kind
    /// The words; for a paragraph boundary that came or went, `¶`.
    var text: String
    /// For moved words, where from or to, in words.
    var note: String?
    /// The block at the other end of a move.
    var counterpart: Int?

    /// Shown where two old blocks became one, or one old block several.
    static let boundary = "¶"
}

extension [Piece] {
    /// Replacements with nothing but white space between them as one: deleted words, then inserted words.
    ///
    /// Shows the same two texts: the white space is repeated on both sides.
    func joiningReplacements() -> [Piece] {
        var result: [Piece] = []
        var index = startIndex
        while index < endIndex {
            guard var pair = replacement(at: index) else {
                result.append(self[index])
                index += 1
                continue
            }
            index += 2
            while index < endIndex, self[index].kind == .kept, self[index].text.isWhiteSpace,
                let next = replacement(at: index + 1)
            {
                pair.deleted.text += self[index].text + next.deleted.text
                pair.inserted.text += self[index].text + next.inserted.text
                index += 3
            }
            result += [pair.deleted, pair.inserted]
        }
        return result
    }

    private func replacement(at index: Int) -> (deleted: Piece, inserted: Piece)? {
        guard index + 1 < endIndex, self[index].kind == .deleted, self[index + 1].kind == .inserted,
            self[index].text != Piece.boundary, self[index + 1].text != Piece.boundary
        else { return nil }
        return (self[index], self[index + 1])
    }

    /// Whether the change at an index is one of white space or invisible marks only, so that it has to be made visible.
    func isInvisibleChange(at index: Int) -> Bool {
        let piece = self[index]
        guard piece.kind == .deleted || piece.kind == .inserted else { return false }
        if piece.text.visibleScalars.isEmpty { return true }
        for neighbour in [index - 1, index + 1] where indices.contains(neighbour) {
            let other = self[neighbour]
            if other.kind != piece.kind, other.kind == .deleted || other.kind == .inserted,
                other.text.visibleScalars == piece.text.visibleScalars
            {
                return true
            }
        }
        return false
    }
}

extension String {
    /// Whether there is nothing but white space.
    var isWhiteSpace: Bool { unicodeScalars.allSatisfy(\.properties.isWhitespace) }

    /// The scalars that leave ink.
    fileprivate var visibleScalars: [Unicode.Scalar] {
        unicodeScalars.filter { !$0.properties.isWhitespace && !SafeText.isInvisible($0) }
    }
}
