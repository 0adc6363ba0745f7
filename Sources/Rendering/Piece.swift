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

    /// Whether this is nothing but the white space that came or went with moved words next to it.
    fileprivate func isWhiteSpace(besideMoved other: Piece) -> Bool {
        text.isWhiteSpace
            && (kind == .deleted && other.kind == .movedAway || kind == .inserted && other.kind == .movedHere)
    }
}

extension [Piece] {
    /// The pieces as people read them: replacements with nothing but white space between them as one, moved
    /// words with the white space that went with them, and one note for moved words that stand together.
    func joined() -> [Piece] { joiningReplacements().joiningMoves().joiningNotes() }

    /// A note once, after the last of the changed words side by side that it holds for.
    private func joiningNotes() -> [Piece] {
        var result = self
        var next: [Run.Kind: Set<String>] = [:]
        for index in indices.reversed() {
            if self[index].kind == .kept { next = [:] }
            guard let note = self[index].note else { continue }
            if !next[self[index].kind, default: []].insert(note).inserted { result[index].note = nil }
        }
        return result
    }

    /// White space that was deleted or inserted beside moved words as a part of these.
    private func joiningMoves() -> [Piece] {
        var result: [Piece] = []
        for piece in self {
            guard let last = result.last else {
                result.append(piece)
                continue
            }
            if piece.isWhiteSpace(besideMoved: last) {
                result[result.count - 1].text += piece.text
            } else if last.isWhiteSpace(besideMoved: piece) {
                result[result.count - 1] = piece
                result[result.count - 1].text = last.text + piece.text
            } else {
                result.append(piece)
            }
        }
        return result
    }

    /// Replacements with nothing but white space between them as one: deleted words, then inserted words.
    ///
    /// Shows the same two texts: the white space is repeated on both sides.
    private func joiningReplacements() -> [Piece] {
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
                other.text.visibleScalars.elementsEqual(piece.text.visibleScalars)
            {
                return true
            }
        }
        return false
    }
}

extension String {
    /// Whether there is nothing but white space.
    var isWhiteSpace: Bool {
        // Most words begin with a letter of ASCII, whose properties need not be looked up.
        if let first = utf8.first, (0x21..<0x7F).contains(first) { return false }
        return unicodeScalars.allSatisfy(\.properties.isWhitespace)
    }

    /// The scalars that leave ink.
    fileprivate var visibleScalars: some Collection<Unicode.Scalar> {
        unicodeScalars.lazy.filter { scalar in
            // Most are letters of ASCII, whose properties need not be looked up.
            (scalar.isASCII && scalar.value > 0x20)
                || (!scalar.properties.isWhitespace && !SafeText.isInvisible(scalar))
        }
    }
}
