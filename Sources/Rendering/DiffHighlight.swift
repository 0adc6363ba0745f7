public import Articles
public import ProseDiff

/// What changed in one place of an article, cut to the words around it: what a picture or a message has room for.
public struct DiffHighlight: Sendable, Hashable {
    /// Words with one fate.
    public struct Piece: Sendable, Hashable {
        /// What happened to them.
        public var kind: Run.Kind
        /// The words, on one line and safe to show.
        public var text: String

        /// Creates a piece.
        public init(_ kind: Run.Kind, _ text: String) {
            self.kind = kind
            self.text = text
        }
    }

    /// The kind of block.
    public var kind: Block.Kind
    /// What the block is called, and what happened to it as a whole: `¶ 3, moved from ¶ 7`.
    public var name: String
    /// The words; what was left out is an ellipsis.
    public var pieces: [Piece]
}

extension DiffDocument {
    /// The weightiest changes, the heaviest first; a changed headline leads.
    ///
    /// - Parameters:
    ///   - count: the most to give.
    ///   - length: about how many characters each may have.
    public func highlights(most count: Int, length: Int) -> [DiffHighlight] {
        let reader = PassageReader(self)
        let shown = diff.changes.indices.filter { isShown($0) }
        let ranked = shown.sorted { (rank($0), $1) > (rank($1), $0) }
        return ranked.prefix(count).flatMap { index -> [DiffHighlight] in
            let passage = reader.passage(index)
            return passage.inline.filter {
                !$0.pieces.allSatisfy { $0.kind == .kept } || passage.kind == .moved
            }
            .prefix(2).enumerated().map { number, part in
                DiffHighlight(
                    kind: part.kind,
                    name: part.name + (number == 0 ? passage.note.map { ", \($0)" } ?? "" : ""),
                    pieces: PieceCutter(length: length).cut(part.pieces))
            }
        }
    }

    /// Headlines stand out whatever changed in them; then significance, to a hundredth.
    private func rank(_ index: Int) -> Int {
        let change = diff.changes[index]
        let isHeadline =
            change.new.contains { new.article.blocks[$0].kind == .headline }
            || change.old.contains { old.article.blocks[$0].kind == .headline }
        return (isHeadline ? 1000 : 0) + Int((judgements[index].significance * 100).rounded())
    }
}

/// Cuts pieces to the words around what changed.
private struct PieceCutter {
    let length: Int

    private static let ellipsis = "…"

    func cut(_ pieces: [Piece]) -> [DiffHighlight.Piece] {
        let changed = pieces.indices.filter { pieces[$0].kind != .kept && !pieces[$0].text.isEmpty }
        guard let first = changed.first, let last = changed.last else {
            return pieces.first.map { [.init(.kept, head($0.text, length))] } ?? []
        }
        var result: [DiffHighlight.Piece] = []
        var left = length
        for index in pieces.indices where left > 0 && !pieces[index].text.isEmpty {
            let piece = pieces[index]
            var text: String
            if piece.kind != .kept {
                text = head(visible(pieces, index), max(12, left * 2 / 5))
            } else if index < first {
                text = tail(piece.text, length / 4)
            } else if index > last {
                text = head(piece.text, left)
            } else {
                text = middle(piece.text, length / 4)
            }
            text = SafeText.terminal(line(text))
            if let before = result.last, piece.kind != .kept, before.kind != .kept, before.kind != piece.kind,
                let left = before.text.last, let right = text.first, !left.isWhitespace, !right.isWhitespace
            {
                let isWide = DisplayWidth.of(left) == 2 && DisplayWidth.of(right) == 2
                result.append(.init(.kept, isWide ? "\u{200A}" : " "))
            }
            left -= text.unicodeScalars.count
            result.append(.init(piece.kind, text))
        }
        return result
    }

    /// The words; white space that came or went is shown as signs.
    private func visible(_ pieces: [Piece], _ index: Int) -> String {
        guard pieces.isInvisibleChange(at: index) else { return pieces[index].text }
        return pieces[index].text.unicodeScalars.prefix(length).map {
            SafeText.sign(forInvisible: $0) ?? String($0)
        }
        .joined()
    }

    /// Tabs and line ends as spaces.
    private func line(_ text: String) -> String {
        if text.isPrintable { return text }
        return String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { $0 == "\n" || $0 == "\t" || $0 == "\r" ? " " : $0 }))
    }

    /// The beginning, cut behind a word where there is one near.
    private func head(_ text: String, _ count: Int) -> String {
        guard let end = text.unicodeScalars.index(text.startIndex, offsetBy: count, limitedBy: text.endIndex),
            end < text.endIndex
        else { return text }
        let cut = text[..<whole(end, text)]
        let space = cut.suffix(24).lastIndex(of: " ")
        return String(cut[..<(space ?? cut.endIndex)]) + Self.ellipsis
    }

    /// The end, cut before a word where there is one near.
    private func tail(_ text: String, _ count: Int) -> String {
        guard
            let start = text.unicodeScalars.index(
                text.endIndex, offsetBy: -count, limitedBy: text.startIndex),
            start > text.startIndex
        else { return text }
        let cut = text[whole(start, text)...]
        let space = cut.prefix(24).firstIndex(of: " ")
        return Self.ellipsis + String(cut[(space.map { cut.index(after: $0) } ?? cut.startIndex)...])
    }

    /// Both ends.
    private func middle(_ text: String, _ count: Int) -> String {
        guard
            text.unicodeScalars.index(text.startIndex, offsetBy: 2 * count + 8, limitedBy: text.endIndex)
                != nil
        else { return text }
        return head(text, count) + " " + tail(text, count)
    }

    /// The place, moved back to where a character begins, unless that is far away.
    private func whole(_ place: String.Index, _ text: String) -> String.Index {
        var index = place
        var steps = 0
        while index > text.startIndex, index.samePosition(in: text) == nil, steps < SafeText.longestCluster {
            index = text.unicodeScalars.index(before: index)
            steps += 1
        }
        return index
    }
}
