import Articles

/// Text that is the same, byte for byte, in both states.
struct Segment: BitwiseCopyable {
    private var oldPlace: Int32
    private var oldLow: Int32
    fileprivate var oldHigh: Int32
    private var newPlace: Int32
    private var newLow: Int32
    fileprivate var newHigh: Int32

    init(_ oldBlock: Int, _ old: Range<Int>, _ newBlock: Int, _ new: Range<Int>) {
        oldPlace = Int32(truncatingIfNeeded: oldBlock)
        oldLow = Int32(truncatingIfNeeded: old.lowerBound)
        oldHigh = Int32(truncatingIfNeeded: old.upperBound)
        newPlace = Int32(truncatingIfNeeded: newBlock)
        newLow = Int32(truncatingIfNeeded: new.lowerBound)
        newHigh = Int32(truncatingIfNeeded: new.upperBound)
    }

    var old: TextRange { TextRange(block: Int(oldPlace), start: Int(oldLow), end: Int(oldHigh)) }
    var new: TextRange { TextRange(block: Int(newPlace), start: Int(newLow), end: Int(newHigh)) }
}

/// Turns pieces into segments: inside a piece, quotes, dashes and spaces may still differ.
struct Segments: ~Copyable {
    private(set) var all = Buffer<Segment>()

    mutating func removeAll() { all.removeAll() }

    /// Forgets them, and gives back what a large text took.
    mutating func shrink() { all.shrink() }

    mutating func sort(by precedes: (Segment, Segment) -> Bool) { all.sort(by: precedes) }

    /// Appends the equal bytes of a piece.
    mutating func append(
        _ piece: Piece, _ old: borrowing State, _ new: borrowing State, _ tokenizer: borrowing Tokenizer
    ) {
        guard piece.part == .words else {
            join(piece.oldBlock, piece.old, piece.newBlock, piece.new)
            return
        }
        let (oldBlock, newBlock) = (piece.oldBlock, piece.newBlock)
        let oldOrigin = Int(old.origin[oldBlock])
        let newOrigin = Int(new.origin[newBlock])
        let run = piece.run
        if Segments.same(
            oldOrigin, piece.old, newOrigin, piece.new, in: tokenizer.arena)
        {
            join(oldBlock, piece.old, newBlock, piece.new)
            return
        }
        for at in 0..<run.count {
            let o = run.old + at
            let n = run.new + at
            let oldRange = Int(old.tokens.places[o].start)..<Int(old.tokens.places[o].end)
            let newRange = Int(new.tokens.places[n].start)..<Int(new.tokens.places[n].end)
            if at > 0 {
                let oldGap = Int(old.tokens.places[o - 1].end)..<oldRange.lowerBound
                let newGap = Int(new.tokens.places[n - 1].end)..<newRange.lowerBound
                if Segments.same(oldOrigin, oldGap, newOrigin, newGap, in: tokenizer.arena) {
                    join(oldBlock, oldGap, newBlock, newGap)
                }
            }
            if !tokenizer.vocabulary.hasVariants[Int(old.tokens.word[o])]
                || Segments.same(oldOrigin, oldRange, newOrigin, newRange, in: tokenizer.arena)
            {
                join(oldBlock, oldRange, newBlock, newRange)
            } else {
                appendVariant(oldBlock, oldOrigin, oldRange, newBlock, newOrigin, newRange, tokenizer)
            }
        }
    }

    @inline(__always)
    private static func same(
        _ oldOrigin: Int, _ old: Range<Int>, _ newOrigin: Int, _ new: Range<Int>,
        in arena: borrowing Buffer<UInt8>
    ) -> Bool {
        guard old.count == new.count else { return false }
        return arena.isSame(oldOrigin + old.lowerBound, newOrigin + new.lowerBound, old.count)
    }

    /// Adds a segment, as part of the last one where it continues it.
    @inline(__always)
    private mutating func join(_ oldBlock: Int, _ old: Range<Int>, _ newBlock: Int, _ new: Range<Int>) {
        if old.isEmpty { return }
        if !all.isEmpty {
            let last = all[all.count - 1]
            if last.old.block == oldBlock, last.new.block == newBlock, last.old.end == old.lowerBound,
                last.new.end == new.lowerBound
            {
                all[all.count - 1].oldHigh = Int32(truncatingIfNeeded: old.upperBound)
                all[all.count - 1].newHigh = Int32(truncatingIfNeeded: new.upperBound)
                return
            }
        }
        all.append(Segment(oldBlock, old, newBlock, new))
    }

    /// The letters that two forms of the same word share: `don’t` and `don't` differ in one mark.
    private mutating func appendVariant(
        _ oldBlock: Int, _ oldOrigin: Int, _ old: Range<Int>, _ newBlock: Int, _ newOrigin: Int,
        _ new: Range<Int>, _ tokenizer: borrowing Tokenizer
    ) {
        guard Segments.canBeCut(oldOrigin, old, newOrigin, new, tokenizer) else { return }
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
                    n - newOrigin..<n - newOrigin + newLength)
                o += oldLength
                n += newLength
            } else {
                let (oldStep, newStep) = Segments.step(oldScalar, oldLength, newScalar, newLength)
                o += oldStep
                n += newStep
            }
        }
    }

    /// Whether no mark clings to a character that is left out.
    private static func canBeCut(
        _ oldOrigin: Int, _ old: Range<Int>, _ newOrigin: Int, _ new: Range<Int>,
        _ tokenizer: borrowing Tokenizer
    ) -> Bool {
        var o = oldOrigin + old.lowerBound
        var n = newOrigin + new.lowerBound
        let oldEnd = oldOrigin + old.upperBound
        let newEnd = newOrigin + new.upperBound
        while o < oldEnd, n < newEnd {
            let (oldScalar, oldLength) = tokenizer.scalar(at: o, to: oldEnd)
            let (newScalar, newLength) = tokenizer.scalar(at: n, to: newEnd)
            let isSame = oldScalar == newScalar
            let (oldStep, newStep) =
                isSame ? (oldLength, newLength) : step(oldScalar, oldLength, newScalar, newLength)
            o += oldStep
            n += newStep
            if isSame { continue }
            let clings = tokenizer.arena.withElements { arena in
                Space.clings(UnsafeBufferPointer(rebasing: arena[..<oldEnd]), o)
                    || Space.clings(UnsafeBufferPointer(rebasing: arena[..<newEnd]), n)
            }
            if clings { return false }
        }
        return true
    }

    /// How far to go on either side of a difference: an invisible character has no counterpart.
    private static func step(
        _ old: Unicode.Scalar, _ oldLength: Int, _ new: Unicode.Scalar, _ newLength: Int
    ) -> (Int, Int) {
        let oldIgnored = if case .ignorable = ScalarClass(old) { true } else { false }
        let newIgnored = if case .ignorable = ScalarClass(new) { true } else { false }
        return (oldIgnored || !newIgnored ? oldLength : 0, newIgnored || !oldIgnored ? newLength : 0)
    }
}

/// Segments sorted into the changes they belong to; those of one change keep their order.
struct Buckets: ~Copyable {
    private var first = Buffer<Int32>()
    private var all = Buffer<Segment>()

    mutating func fill(from segments: borrowing Buffer<Segment>, count: Int, change: (Segment) -> Int) {
        first.fill(with: 0, count: count + 1)
        for at in segments.indices { first[change(segments[at]) + 1] += 1 }
        for bucket in 0..<count { first[bucket + 1] += first[bucket] }
        all.removeAll()
        if segments.isEmpty { return }
        all.append(segments[0], times: segments.count)
        for at in segments.indices.reversed() {
            let bucket = change(segments[at]) + 1
            first[bucket] -= 1
            all[Int(first[bucket])] = segments[at]
        }
        first.removeFirstAndRepeatLast(segments.count)
    }

    /// Where the segments of a change stand.
    func range(of change: Int) -> Range<Int> { Int(first[change])..<Int(first[change + 1]) }

    subscript(index: Int) -> Segment { all[index] }
}

extension Buffer<Int32> {
    /// After a counting sort every entry is where its bucket begins, one place too late.
    fileprivate mutating func removeFirstAndRepeatLast(_ end: Int) {
        for at in 1..<count { self[at - 1] = self[at] }
        self[count - 1] = Int32(end)
    }
}
