/// Turns pieces into segments: inside a piece, quotes, dashes and spaces may still differ.
struct Segments {
    let tokenizer: Tokenizer

    /// Appends the equal bytes of a piece.
    func append(_ piece: Piece, _ old: State, _ new: State, to segments: inout [Segment]) {
        guard piece.part == .words else {
            join(piece.oldBlock, piece.old, piece.newBlock, piece.new, to: &segments)
            return
        }
        let oldOrigin = Int(old.origin[piece.oldBlock])
        let newOrigin = Int(new.origin[piece.newBlock])
        for at in 0..<piece.run.count {
            let o = piece.run.old + at
            let n = piece.run.new + at
            let oldRange = Int(old.tokens.start[o])..<Int(old.tokens.end[o])
            let newRange = Int(new.tokens.start[n])..<Int(new.tokens.end[n])
            if at > 0 {
                let oldGap = Int(old.tokens.end[o - 1])..<oldRange.lowerBound
                let newGap = Int(new.tokens.end[n - 1])..<newRange.lowerBound
                if same(oldOrigin, oldGap, newOrigin, newGap) {
                    join(piece.oldBlock, oldGap, piece.newBlock, newGap, to: &segments)
                }
            }
            if !tokenizer.vocabulary.hasVariants[Int(old.tokens.word[o])]
                || same(oldOrigin, oldRange, newOrigin, newRange)
            {
                join(piece.oldBlock, oldRange, piece.newBlock, newRange, to: &segments)
            } else {
                appendVariant(
                    piece.oldBlock, oldOrigin, oldRange, piece.newBlock, newOrigin, newRange, to: &segments)
            }
        }
    }

    private func same(_ oldOrigin: Int, _ old: Range<Int>, _ newOrigin: Int, _ new: Range<Int>) -> Bool {
        guard old.count == new.count else { return false }
        for step in 0..<old.count
        where tokenizer.arena[oldOrigin + old.lowerBound + step]
            != tokenizer.arena[newOrigin + new.lowerBound + step]
        {
            return false
        }
        return true
    }

    /// Adds a segment, as part of the last one where it continues it.
    private func join(
        _ oldBlock: Int, _ old: Range<Int>, _ newBlock: Int, _ new: Range<Int>,
        to segments: inout [Segment]
    ) {
        if old.isEmpty { return }
        if let last = segments.last, last.old.block == oldBlock, last.new.block == newBlock,
            last.old.end == old.lowerBound, last.new.end == new.lowerBound
        {
            segments[segments.count - 1].old.end = old.upperBound
            segments[segments.count - 1].new.end = new.upperBound
        } else {
            segments.append(
                Segment(
                    old: TextRange(block: oldBlock, start: old.lowerBound, end: old.upperBound),
                    new: TextRange(block: newBlock, start: new.lowerBound, end: new.upperBound)))
        }
    }

    /// The letters that two forms of the same word share: `don’t` and `don't` differ in one mark.
    private func appendVariant(
        _ oldBlock: Int, _ oldOrigin: Int, _ old: Range<Int>, _ newBlock: Int, _ newOrigin: Int,
        _ new: Range<Int>, to segments: inout [Segment]
    ) {
        let before = segments
        let arena = tokenizer.arena
        var o = oldOrigin + old.lowerBound
        var n = newOrigin + new.lowerBound
        let oldEnd = oldOrigin + old.upperBound
        let newEnd = newOrigin + new.upperBound
        while o < oldEnd, n < newEnd {
            let (oldScalar, oldLength) = tokenizer.scalar(at: o, to: oldEnd)
            let (newScalar, newLength) = tokenizer.scalar(at: n, to: newEnd)
            if oldScalar == newScalar {
                join(
                    oldBlock, o - oldOrigin..<o - oldOrigin + oldLength, newBlock,
                    n - newOrigin..<n - newOrigin + newLength, to: &segments)
                o += oldLength
                n += newLength
                continue
            }
            let oldIgnored = if case .ignorable = ScalarClass(oldScalar) { true } else { false }
            let newIgnored = if case .ignorable = ScalarClass(newScalar) { true } else { false }
            if oldIgnored || !newIgnored { o += oldLength }
            if newIgnored || !oldIgnored { n += newLength }
            // A cut is only safe where no mark clings to the character before it.
            if Space.clings(arena[oldOrigin..<oldEnd], o) || Space.clings(arena[newOrigin..<newEnd], n) {
                segments = before
                return
            }
        }
    }
}
