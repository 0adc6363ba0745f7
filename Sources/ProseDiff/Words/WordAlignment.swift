/// Pairs the words of two passages that correspond.
///
/// Equal ends first; boxes that are small, and not of a few words over and over, are solved exactly
/// (``BoxAlignment``); others are cut at words that stand once on both sides (patience diff) until they are
/// small; where there are none, Myers' algorithm with a limit (``Sequences``) answers.
struct WordAlignment: ~Copyable {
    /// Boxes up to so many cells are solved exactly.
    private static let mostCells = 4096
    private static let mostCuts = 5

    private var box = BoxAlignment()
    private var sequences = Sequences()
    private var oldCount = Buffer<UInt8>()
    private var newCount = Buffer<UInt8>()
    private var boxes = Buffer<WordBox>()
    private var oldRest = Buffer<Int32>()
    private var newRest = Buffer<Int32>()
    private var oldWords = Buffer<Int32>()
    private var newWords = Buffer<Int32>()
    private var anchors = Anchors()

    /// Forgets the words of an earlier comparison.
    mutating func reset() {
        oldCount.removeAll()
        newCount.removeAll()
    }

    /// Sets `partner` in both for every pair of words that is kept.
    ///
    /// None in the ranges may have one yet.
    mutating func align(
        _ old: inout Tokens, _ oldRange: Range<Int>, _ new: inout Tokens, _ newRange: Range<Int>,
        _ tokenizer: borrowing Tokenizer
    ) {
        boxes.removeAll()
        boxes.append(WordBox(oldRange, newRange, cuts: 0))
        while let box = boxes.popLast() {
            var (oldLow, oldHigh) = (Int(box.oldLow), Int(box.oldHigh))
            var (newLow, newHigh) = (Int(box.newLow), Int(box.newHigh))
            while oldLow < oldHigh, newLow < newHigh, old.word[oldLow] == new.word[newLow] {
                WordAlignment.pair(oldLow, newLow, &old, &new)
                oldLow += 1
                newLow += 1
            }
            while oldLow < oldHigh, newLow < newHigh, old.word[oldHigh - 1] == new.word[newHigh - 1] {
                oldHigh -= 1
                newHigh -= 1
                WordAlignment.pair(oldHigh, newHigh, &old, &new)
            }
            if oldLow == oldHigh || newLow == newHigh { continue }
            let oldRest = oldLow..<oldHigh
            let newRest = newLow..<newHigh
            if oldRest.count == 1, !newRest.contains(where: { new.word[$0] == old.word[oldLow] }) { continue }
            if newRest.count == 1, !oldRest.contains(where: { old.word[$0] == new.word[newLow] }) { continue }
            if oldRest.count * newRest.count <= WordAlignment.mostCells,
                solve(&old, oldRest, &new, newRest, tokenizer)
            {
                continue
            }
            if Int(box.cuts) == WordAlignment.mostCuts
                || !cut(&old, oldRest, &new, newRest, tokenizer.vocabulary, cuts: Int(box.cuts))
            {
                search(&old, oldRest, &new, newRest, tokenizer)
            }
        }
    }

    /// Gives back what a large text took.
    mutating func shrink() {
        box.shrink()
        sequences.shrink()
        anchors.shrink()
        boxes.shrink()
        oldCount.shrink()
        newCount.shrink()
        oldRest.shrink()
        newRest.shrink()
        oldWords.shrink()
        newWords.shrink()
    }

    private static func pair(_ o: Int, _ n: Int, _ old: inout Tokens, _ new: inout Tokens) {
        old.partner[o] = Int32(n)
        new.partner[n] = Int32(o)
    }

    /// Solves a box so that the answer for the mirrored box is the mirrored answer; whether it could.
    private mutating func solve(
        _ old: inout Tokens, _ oldRange: Range<Int>, _ new: inout Tokens, _ newRange: Range<Int>,
        _ tokenizer: borrowing Tokenizer
    ) -> Bool {
        if WordAlignment.isMirrored(old.word, oldRange, new.word, newRange, tokenizer) {
            return box.align(
                new.word, newRange, old.word, oldRange, roles: tokenizer.vocabulary.roles, &new.partner,
                &old.partner)
        } else {
            return box.align(
                old.word, oldRange, new.word, newRange, roles: tokenizer.vocabulary.roles, &old.partner,
                &new.partner)
        }
    }

    /// Aligns what has no anchors; words that stand on one side only are left out first.
    private mutating func search(
        _ old: inout Tokens, _ oldRange: Range<Int>, _ new: inout Tokens, _ newRange: Range<Int>,
        _ tokenizer: borrowing Tokenizer
    ) {
        makeRoom(for: tokenizer.vocabulary)
        for o in oldRange { oldCount[Int(old.word[o])] = 1 }
        for n in newRange { newCount[Int(new.word[n])] = 1 }
        oldRest.removeAll()
        newRest.removeAll()
        oldWords.removeAll()
        newWords.removeAll()
        for o in oldRange where newCount[Int(old.word[o])] > 0 {
            oldRest.append(Int32(o))
            oldWords.append(old.word[o])
        }
        for n in newRange where oldCount[Int(new.word[n])] > 0 {
            newRest.append(Int32(n))
            newWords.append(new.word[n])
        }
        for o in oldRange { oldCount[Int(old.word[o])] = 0 }
        for n in newRange { newCount[Int(new.word[n])] = 0 }
        sequences.align(oldWords, oldWords.indices, newWords, newWords.indices) { o, n in
            WordAlignment.pair(Int(oldRest[o]), Int(newRest[n]), &old, &new)
        }
    }

    private mutating func makeRoom(for vocabulary: borrowing Vocabulary) {
        if oldCount.count >= vocabulary.count { return }
        let missing = vocabulary.count - oldCount.count
        oldCount.append(0, times: missing)
        newCount.append(0, times: missing)
    }

    /// Decides by length, then by the first words that differ, which of two texts comes first; the
    /// decision does not depend on which of them is the older.
    private static func isMirrored(
        _ old: borrowing Buffer<Int32>, _ oldRange: Range<Int>, _ new: borrowing Buffer<Int32>,
        _ newRange: Range<Int>,
        _ tokenizer: borrowing Tokenizer
    ) -> Bool {
        if oldRange.count != newRange.count { return oldRange.count > newRange.count }
        for (o, n) in zip(oldRange, newRange) where old[o] != new[n] {
            return tokenizer.vocabulary.precedes(new[n], old[o], in: tokenizer.arena)
        }
        return false
    }

    /// Pairs the anchors of a box and leaves what is between them; whether there are any.
    private mutating func cut(
        _ old: inout Tokens, _ oldRange: Range<Int>, _ new: inout Tokens, _ newRange: Range<Int>,
        _ vocabulary: borrowing Vocabulary, cuts: Int
    ) -> Bool {
        guard anchors.find(old.word, oldRange, new.word, newRange, vocabulary) else { return false }
        var oldLow = oldRange.lowerBound
        var newLow = newRange.lowerBound
        for at in anchors.links.indices {
            let link = anchors.links[at]
            if link.old < oldLow || link.new < newLow { continue }
            leave(oldLow..<link.old, newLow..<link.new, cuts: cuts + 1)
            let isLast = at + 1 == anchors.links.count
            let oldHigh = isLast ? oldRange.upperBound : anchors.links[at + 1].old
            let newHigh = isLast ? newRange.upperBound : anchors.links[at + 1].new
            (oldLow, newLow) = (link.old, link.new)
            while oldLow < oldHigh, newLow < newHigh, old.word[oldLow] == new.word[newLow] {
                WordAlignment.pair(oldLow, newLow, &old, &new)
                oldLow += 1
                newLow += 1
            }
        }
        leave(oldLow..<oldRange.upperBound, newLow..<newRange.upperBound, cuts: cuts + 1)
        return true
    }

    private mutating func leave(_ old: Range<Int>, _ new: Range<Int>, cuts: Int) {
        if !old.isEmpty, !new.isEmpty { boxes.append(WordBox(old, new, cuts: cuts)) }
    }
}

/// Two ranges of words that are still to be aligned.
struct WordBox: BitwiseCopyable {
    var oldLow: Int32
    var oldHigh: Int32
    var newLow: Int32
    var newHigh: Int32
    /// How often what it was part of was cut at anchors.
    var cuts: Int32

    init(_ old: Range<Int>, _ new: Range<Int>, cuts: Int) {
        oldLow = Int32(truncatingIfNeeded: old.lowerBound)
        oldHigh = Int32(truncatingIfNeeded: old.upperBound)
        newLow = Int32(truncatingIfNeeded: new.lowerBound)
        newHigh = Int32(truncatingIfNeeded: new.upperBound)
        self.cuts = Int32(truncatingIfNeeded: cuts)
    }
}
