public import Articles

/// A stretch of text with one fate: what a renderer shows in one colour.
public struct Run: Sendable, Hashable {
    /// The fate of a stretch of text.
    public enum Kind: Sendable, Hashable {
        /// In both texts.
        case kept
        /// Only in the newer text.
        case inserted
        /// Only in the older text.
        case deleted
        /// Stood here, stands elsewhere now.
        case movedAway
        /// Stands here, stood elsewhere before.
        case movedHere
    }

    /// The fate.
    public var kind: Kind
    /// Where it stood; `nil` for `inserted` and `movedHere`.
    public var old: TextRange?
    /// Where it stands; `nil` for `deleted` and `movedAway`.
    public var new: TextRange?
    /// The other end of a move.
    public var counterpart: TextRange?
}

extension ArticleDiff {
    /// The text of a change cut into runs, in reading order; deleted words before those that replaced them.
    ///
    /// All runs with an `old` range, put together, are the old blocks of the change byte for byte; all with a
    /// `new` range are its new blocks. No run crosses from one block into the next.
    public func runs(of change: BlockChange, old: [Block], new: [Block]) -> [Run] {
        switch change.kind {
        case .inserted where change.edits.isEmpty:
            return change.new.map { Run(kind: .inserted, old: nil, new: new[$0].wholeRange($0)) }
        case .deleted where change.edits.isEmpty:
            return change.old.map { Run(kind: .deleted, old: old[$0].wholeRange($0), new: nil) }
        default:
            var walk = Walk(
                old: change.old.map { old[$0].wholeRange($0) },
                new: change.new.map { new[$0].wholeRange($0) }
            )
            for edit in change.edits { walk.take(edit) }
            walk.keepRest()
            return walk.runs
        }
    }
}

extension Block {
    fileprivate func wholeRange(_ index: Int) -> TextRange {
        TextRange(block: index, start: 0, end: text.utf8.count)
    }
}

/// Walks both sides of a change together; whatever no edit names is kept.
private struct Walk {
    var runs: [Run] = []
    private var old: Side
    private var new: Side

    init(old: [TextRange], new: [TextRange]) {
        self.old = Side(rest: old[...])
        self.new = Side(rest: new[...])
    }

    mutating func take(_ edit: WordEdit) {
        if let range = edit.old {
            keep(old.distance(to: range))
        } else if let range = edit.new {
            keep(new.distance(to: range))
        }
        if let range = edit.old {
            old.skip(to: range)
            runs.append(
                Run(
                    kind: edit.kind == .movedAway ? .movedAway : .deleted, old: range, new: nil,
                    counterpart: edit.counterpart))
        }
        if let range = edit.new {
            new.skip(to: range)
            runs.append(
                Run(
                    kind: edit.kind == .movedHere ? .movedHere : .inserted, old: nil, new: range,
                    counterpart: edit.counterpart))
        }
    }

    mutating func keepRest() {
        keep(old.rest.reduce(0) { $0 + $1.count })
    }

    private mutating func keep(_ bytes: Int) {
        var left = bytes
        while left > 0 {
            old.dropEmpty()
            new.dropEmpty()
            guard let oldBlock = old.rest.first, let newBlock = new.rest.first else { return }
            let length = min(left, oldBlock.count, newBlock.count)
            runs.append(Run(kind: .kept, old: old.take(length), new: new.take(length)))
            left -= length
        }
    }
}

/// What is left of one side of a change.
private struct Side {
    var rest: ArraySlice<TextRange>

    func distance(to range: TextRange) -> Int {
        var bytes = 0
        for block in rest {
            if block.block == range.block { return bytes + range.start - block.start }
            bytes += block.count
        }
        return bytes
    }

    mutating func dropEmpty() {
        while let first = rest.first, first.count == 0 { rest.removeFirst() }
    }

    mutating func skip(to range: TextRange) {
        while let first = rest.first, first.block != range.block { rest.removeFirst() }
        if !rest.isEmpty { rest[rest.startIndex].start = range.end }
    }

    mutating func take(_ length: Int) -> TextRange? {
        guard let first = rest.first else { return nil }
        rest[rest.startIndex].start += length
        return TextRange(block: first.block, start: first.start, end: first.start + length)
    }
}
