import Articles

/// Pairs blocks that stand at the same place between unchanged neighbours and share most of their text.
///
/// The commonest edit is a few words in a paragraph that stays where it is. Such a paragraph is recognised by
/// its two ends, and only the window between them is tokenised.
struct LikelyPairs: ~Copyable {
    /// The ends must be this part of the longer block.
    private static let sharedPart = 2
    /// How many bytes before the first difference are tokenised, so that an edit can slide to a border.
    private static let contextBefore = 48

    private var links = Buffer<Link>()
    private var chain = HeaviestChain()
    private var isInChain = Buffer<Bool>()

    mutating func find(_ old: inout State, _ new: inout State, in arena: borrowing Buffer<UInt8>) {
        links.removeAll()
        var n = 0
        while n < new.blocks.count {
            let o = Int(new.equal[n])
            guard o >= 0 else {
                n += 1
                continue
            }
            var length = 1
            while n + length < new.blocks.count, Int(new.equal[n + length]) == o + length { length += 1 }
            links.append(Link(old: o, new: n, weight: length))
            n += length
        }
        chain.mark(links, in: &isInChain)
        var oldAt = 0
        var newAt = 0
        for at in links.indices where isInChain[at] {
            let link = links[at]
            LikelyPairs.pair(&old, &new, oldAt, link.old, newAt, link.new, arena)
            oldAt = link.old + link.weight
            newAt = link.new + link.weight
        }
        LikelyPairs.pair(&old, &new, oldAt, old.blocks.count, newAt, new.blocks.count, arena)
    }

    /// Gives back what a large text took.
    mutating func shrink() {
        links.shrink()
        chain.shrink()
        isInChain.shrink()
    }

    private static func pair(
        _ old: inout State, _ new: inout State, _ oldLow: Int, _ oldHigh: Int, _ newLow: Int, _ newHigh: Int,
        _ arena: borrowing Buffer<UInt8>
    ) {
        var oldLow = oldLow
        var newLow = newLow
        var oldHigh = oldHigh
        var newHigh = newHigh
        while true {
            while oldLow < oldHigh, old.equal[oldLow] >= 0 { oldLow += 1 }
            while newLow < newHigh, new.equal[newLow] >= 0 { newLow += 1 }
            guard oldLow < oldHigh, newLow < newHigh, join(&old, &new, oldLow, newLow, arena) else { break }
            oldLow += 1
            newLow += 1
        }
        while true {
            while oldLow < oldHigh, old.equal[oldHigh - 1] >= 0 { oldHigh -= 1 }
            while newLow < newHigh, new.equal[newHigh - 1] >= 0 { newHigh -= 1 }
            guard oldLow < oldHigh, newLow < newHigh, join(&old, &new, oldHigh - 1, newHigh - 1, arena) else {
                break
            }
            oldHigh -= 1
            newHigh -= 1
        }
    }

    private static func join(
        _ old: inout State, _ new: inout State, _ o: Int, _ n: Int, _ arena: borrowing Buffer<UInt8>
    ) -> Bool {
        guard old.blocks[o].kind == new.blocks[n].kind else { return false }
        let (oldText, newText) = (old.text(of: o), new.text(of: n))
        let (prefix, suffix) = BlockFingerprint.commonEnds(oldText, newText, in: arena)
        let length = max(oldText.count, newText.count)
        guard (prefix + suffix) * sharedPart >= length else { return false }
        old.counterpart[o] = Int32(n)
        new.counterpart[n] = Int32(o)
        old.windowStart[o] = Int32(prefix)
        new.windowStart[n] = Int32(prefix)
        old.windowEnd[o] = Int32(oldText.count - suffix)
        new.windowEnd[n] = Int32(newText.count - suffix)
        return true
    }

    /// Widens the window of a pair to places where both texts can safely be cut: a space before an ASCII
    /// character, with some context.
    static func widen(
        _ o: Int, _ n: Int, _ old: inout State, _ new: inout State, in arena: borrowing Buffer<UInt8>
    ) {
        let origin = Int(old.origin[o])
        var start = max(0, Int(old.windowStart[o]) - contextBefore)
        while start > 0, !isCut(origin + start, arena) { start -= 1 }
        var after = 1
        let oldEnd = Int(old.windowEnd[o])
        let length = Int(old.length[o])
        while oldEnd + after < length, !isCut(origin + oldEnd + after, arena) { after += 1 }
        after = min(after, length - oldEnd)
        old.windowStart[o] = Int32(start)
        new.windowStart[n] = Int32(start)
        old.windowEnd[o] = Int32(oldEnd + after)
        new.windowEnd[n] += Int32(after)
    }

    /// Whether a token begins here whatever stands before: after a space, at an ASCII character.
    private static func isCut(_ at: Int, _ arena: borrowing Buffer<UInt8>) -> Bool {
        arena[at - 1] == 0x20 && arena[at] > 0x20 && arena[at] < 0x7F
    }
}
