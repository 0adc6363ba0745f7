import Articles

/// Finds the blocks that stand in both states unchanged, without looking at their words.
///
/// Patience diff over whole blocks (Bram Cohen, 2008): texts that stand once in each state are matched
/// wherever they are; repeated texts only in order, between matches that are themselves in order.
struct EqualBlocks: ~Copyable {
    /// Where in the arena a text stands first.
    struct Representative: BitwiseCopyable {
        var hash: UInt64
        var start: Int32
        var end: Int32
    }

    private var oldClass = Buffer<Int32>()
    private var newClass = Buffer<Int32>()
    private var representatives = Buffer<Representative>()
    private var oldCount = Buffer<Int32>()
    private var newCount = Buffer<Int32>()
    private var onlyOld = Buffer<Int32>()
    private var table = Buffer<Int32>()
    private var links = Buffer<Link>()
    private var isInChain = Buffer<Bool>()
    private var chain = HeaviestChain()
    private var sequences = Sequences()
    private var oldGap = Buffer<Int32>()
    private var newGap = Buffer<Int32>()
    private var oldGapBlocks = Buffer<Int32>()
    private var newGapBlocks = Buffer<Int32>()

    mutating func match(_ old: inout State, _ new: inout State, in arena: borrowing Buffer<UInt8>) {
        var low = 0
        var oldHigh = old.blocks.count
        var newHigh = new.blocks.count
        while low < oldHigh, low < newHigh, EqualBlocks.same(old, low, new, low, arena) {
            old.equal[low] = Int32(low)
            new.equal[low] = Int32(low)
            low += 1
        }
        while low < oldHigh, low < newHigh, EqualBlocks.same(old, oldHigh - 1, new, newHigh - 1, arena) {
            oldHigh -= 1
            newHigh -= 1
            old.equal[oldHigh] = Int32(newHigh)
            new.equal[newHigh] = Int32(oldHigh)
        }
        if low == oldHigh || low == newHigh { return }
        if oldHigh - low == 1, newHigh - low == 1 {
            if BlockFingerprint.same(old.text(of: low), new.text(of: low), in: arena) {
                pair(low, low, &old, &new)
            }
            return
        }
        classify(old, low..<oldHigh, new, low..<newHigh, arena)
        noteRepeats(&old, &new, low)
        matchUnique(&old, &new, low)
        matchRepeated(&old, &new, low..<oldHigh, low..<newHigh)
    }

    /// Gives back what a large text took.
    mutating func shrink() {
        oldClass.shrink()
        newClass.shrink()
        representatives.shrink()
        oldCount.shrink()
        newCount.shrink()
        onlyOld.shrink()
        table.shrink()
        links.shrink()
        isInChain.shrink()
        chain.shrink()
        sequences.shrink()
        oldGap.shrink()
        newGap.shrink()
        oldGapBlocks.shrink()
        newGapBlocks.shrink()
    }

    @inline(__always)
    private static func same(
        _ old: borrowing State, _ o: Int, _ new: borrowing State, _ n: Int, _ arena: borrowing Buffer<UInt8>
    ) -> Bool {
        BlockFingerprint.same(old.text(of: o), new.text(of: n), in: arena)
            && old.blocks[o].kind == new.blocks[n].kind
    }

    private func pair(_ o: Int, _ n: Int, _ old: inout State, _ new: inout State) {
        old.equal[o] = Int32(n)
        new.equal[n] = Int32(o)
    }

    /// Numbers the distinct texts.
    private mutating func classify(
        _ old: borrowing State, _ oldRange: Range<Int>, _ new: borrowing State, _ newRange: Range<Int>,
        _ arena: borrowing Buffer<UInt8>
    ) {
        var size = 16
        while size < 2 * (oldRange.count + newRange.count) { size *= 2 }
        table.fill(with: -1, count: size)
        representatives.removeAll()
        oldCount.removeAll()
        newCount.removeAll()
        onlyOld.removeAll()
        oldClass.removeAll()
        newClass.removeAll()
        for block in oldRange {
            let text = number(of: old.text(of: block), arena)
            oldClass.append(Int32(text))
            oldCount[text] += 1
            onlyOld[text] = Int32(block)
        }
        for block in newRange {
            let text = number(of: new.text(of: block), arena)
            newClass.append(Int32(text))
            newCount[text] += 1
        }
    }

    private mutating func number(of text: Range<Int>, _ arena: borrowing Buffer<UInt8>) -> Int {
        let mask = table.count - 1
        var hash = BlockFingerprint.sample(text, in: arena)
        var isSample = true
        var slot = Int(truncatingIfNeeded: hash) & mask
        while table[slot] >= 0 {
            let known = representatives[Int(table[slot])]
            if known.hash == hash {
                let isSame = BlockFingerprint.same(text, Int(known.start)..<Int(known.end), in: arena)
                if isSame { return Int(table[slot]) }
                if isSample {
                    // Another text has the same sample: only a hash of everything tells them apart.
                    isSample = false
                    hash = BlockFingerprint.hash(text, in: arena)
                    slot = Int(truncatingIfNeeded: hash) & mask
                    continue
                }
            }
            slot = (slot + 1) & mask
        }
        let number = representatives.count
        table[slot] = Int32(number)
        representatives.append(
            Representative(hash: hash, start: Int32(text.lowerBound), end: Int32(text.upperBound)))
        oldCount.append(0)
        newCount.append(0)
        onlyOld.append(-1)
        return number
    }

    private func noteRepeats(_ old: inout State, _ new: inout State, _ low: Int) {
        for at in oldClass.indices {
            let text = Int(oldClass[at])
            if oldCount[text] > 1 || newCount[text] > 1 { old.isRepeated[low + at] = true }
        }
        for at in newClass.indices {
            let text = Int(newClass[at])
            if oldCount[text] > 1 || newCount[text] > 1 { new.isRepeated[low + at] = true }
        }
    }

    private mutating func matchUnique(_ old: inout State, _ new: inout State, _ low: Int) {
        links.removeAll()
        for at in newClass.indices {
            let text = Int(newClass[at])
            guard oldCount[text] == 1, newCount[text] == 1 else { continue }
            let block = Int(onlyOld[text])
            let length = Int(old.length[block])
            if length == 0 { continue }
            pair(block, low + at, &old, &new)
            links.append(Link(old: block, new: low + at, weight: length))
        }
        chain.mark(links, in: &isInChain)
    }

    private mutating func matchRepeated(
        _ old: inout State, _ new: inout State, _ oldRange: Range<Int>, _ newRange: Range<Int>
    ) {
        var oldAt = oldRange.lowerBound
        var newAt = newRange.lowerBound
        for at in links.indices where isInChain[at] {
            matchGap(&old, &new, oldAt..<links[at].old, newAt..<links[at].new, oldRange.lowerBound)
            oldAt = links[at].old + 1
            newAt = links[at].new + 1
        }
        matchGap(&old, &new, oldAt..<oldRange.upperBound, newAt..<newRange.upperBound, oldRange.lowerBound)
    }

    private mutating func matchGap(
        _ old: inout State, _ new: inout State, _ oldRange: Range<Int>, _ newRange: Range<Int>, _ low: Int
    ) {
        if oldRange.isEmpty || newRange.isEmpty { return }
        oldGap.removeAll()
        newGap.removeAll()
        oldGapBlocks.removeAll()
        newGapBlocks.removeAll()
        for block in oldRange where old.equal[block] < 0 && newCount[Int(oldClass[block - low])] > 0 {
            oldGap.append(oldClass[block - low])
            oldGapBlocks.append(Int32(block))
        }
        if oldGap.isEmpty { return }
        for block in newRange where new.equal[block] < 0 && oldCount[Int(newClass[block - low])] > 0 {
            newGap.append(newClass[block - low])
            newGapBlocks.append(Int32(block))
        }
        if newGap.isEmpty { return }
        sequences.align(oldGap, oldGap.indices, newGap, newGap.indices) { o, n in
            old.equal[Int(oldGapBlocks[o])] = newGapBlocks[n]
            new.equal[Int(newGapBlocks[n])] = oldGapBlocks[o]
        }
    }
}
