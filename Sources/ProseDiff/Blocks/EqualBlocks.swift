import Articles

/// Finds the blocks that stand in both states unchanged, without looking at their words.
///
/// Patience diff over whole blocks (Bram Cohen, 2008): texts that stand once in each state are matched
/// wherever they are; repeated texts only in order, between matches that are themselves in order.
struct EqualBlocks {
    private var oldClass: [Int32] = []
    private var newClass: [Int32] = []
    private var representatives: [(hash: UInt64, isOld: Bool, block: Int32)] = []
    private var oldCount: [Int32] = []
    private var newCount: [Int32] = []
    private var onlyOld: [Int32] = []
    private var table: [Int32] = []
    private var links: [Link] = []
    private var isInChain: [Bool] = []
    private var chain = HeaviestChain()
    private var sequences = Sequences()
    private var oldGap: [Int32] = []
    private var newGap: [Int32] = []
    private var oldGapBlocks: [Int32] = []
    private var newGapBlocks: [Int32] = []

    mutating func match(_ old: inout State, _ new: inout State) {
        var low = 0
        var oldHigh = old.blocks.count
        var newHigh = new.blocks.count
        while low < oldHigh, low < newHigh, EqualBlocks.same(old.blocks[low], new.blocks[low]) {
            old.equal[low] = Int32(low)
            new.equal[low] = Int32(low)
            low += 1
        }
        while low < oldHigh, low < newHigh, EqualBlocks.same(old.blocks[oldHigh - 1], new.blocks[newHigh - 1])
        {
            oldHigh -= 1
            newHigh -= 1
            old.equal[oldHigh] = Int32(newHigh)
            new.equal[newHigh] = Int32(oldHigh)
        }
        if low == oldHigh || low == newHigh { return }
        if oldHigh - low == 1, newHigh - low == 1 {
            if BlockFingerprint.same(old.blocks[low].text, new.blocks[low].text) {
                pair(low, low, &old, &new)
            }
            return
        }
        classify(old.blocks, low..<oldHigh, new.blocks, low..<newHigh)
        noteRepeats(&old, &new, low)
        matchUnique(&old, &new, low)
        matchRepeated(&old, &new, low..<oldHigh, low..<newHigh)
    }

    private static func same(_ one: Block, _ two: Block) -> Bool {
        one.kind == two.kind && BlockFingerprint.same(one.text, two.text)
    }

    private func pair(_ o: Int, _ n: Int, _ old: inout State, _ new: inout State) {
        old.equal[o] = Int32(n)
        new.equal[n] = Int32(o)
    }

    /// Numbers the distinct texts.
    private mutating func classify(
        _ old: [Block], _ oldRange: Range<Int>, _ new: [Block], _ newRange: Range<Int>
    ) {
        var size = 16
        while size < 2 * (oldRange.count + newRange.count) { size *= 2 }
        table.removeAll(keepingCapacity: true)
        table.append(contentsOf: repeatElement(-1, count: size))
        representatives.removeAll(keepingCapacity: true)
        oldCount.removeAll(keepingCapacity: true)
        newCount.removeAll(keepingCapacity: true)
        onlyOld.removeAll(keepingCapacity: true)
        oldClass.removeAll(keepingCapacity: true)
        newClass.removeAll(keepingCapacity: true)
        for block in oldRange {
            let text = number(of: old[block].text, isOld: true, block, old, new)
            oldClass.append(Int32(text))
            oldCount[text] += 1
            onlyOld[text] = Int32(block)
        }
        for block in newRange {
            let text = number(of: new[block].text, isOld: false, block, old, new)
            newClass.append(Int32(text))
            newCount[text] += 1
        }
    }

    private mutating func number(
        of text: String, isOld: Bool, _ block: Int, _ old: [Block], _ new: [Block]
    ) -> Int {
        let hash = BlockFingerprint.hash(text)
        let mask = table.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while table[slot] >= 0 {
            let known = representatives[Int(table[slot])]
            if known.hash == hash,
                BlockFingerprint.same(text, (known.isOld ? old : new)[Int(known.block)].text)
            {
                return Int(table[slot])
            }
            slot = (slot + 1) & mask
        }
        let number = representatives.count
        table[slot] = Int32(number)
        representatives.append((hash, isOld, Int32(block)))
        oldCount.append(0)
        newCount.append(0)
        onlyOld.append(-1)
        return number
    }

    private func noteRepeats(_ old: inout State, _ new: inout State, _ low: Int) {
        for (at, text) in oldClass.enumerated() where oldCount[Int(text)] > 1 || newCount[Int(text)] > 1 {
            old.isRepeated[low + at] = true
        }
        for (at, text) in newClass.enumerated() where oldCount[Int(text)] > 1 || newCount[Int(text)] > 1 {
            new.isRepeated[low + at] = true
        }
    }

    private mutating func matchUnique(_ old: inout State, _ new: inout State, _ low: Int) {
        links.removeAll(keepingCapacity: true)
        for (at, text) in newClass.enumerated() where oldCount[Int(text)] == 1 && newCount[Int(text)] == 1 {
            let block = Int(onlyOld[Int(text)])
            let length = old.blocks[block].text.utf8.count
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
        oldGap.removeAll(keepingCapacity: true)
        newGap.removeAll(keepingCapacity: true)
        oldGapBlocks.removeAll(keepingCapacity: true)
        newGapBlocks.removeAll(keepingCapacity: true)
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
        var pairs: [(Int32, Int32)] = []
        sequences.align(oldGap, oldGap.indices, newGap, newGap.indices) { o, n in
            pairs.append((oldGapBlocks[o], newGapBlocks[n]))
        }
        for (o, n) in pairs { pair(Int(o), Int(n), &old, &new) }
    }
}
