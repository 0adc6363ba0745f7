/// Places that two long passages surely have in common: what stands once in each (patience diff, Bram Cohen).
///
/// Single words first; where none is unique, two words in a row, then four: in a language written without
/// spaces, or in a text with few words, hardly any token is rare, but most short sequences are.
struct Anchors: ~Copyable {
    struct Entry: BitwiseCopyable {
        var key: UInt64 = 0
        var oldPlace: Int32 = 0
        var oldCount: UInt8 = 0
        var newCount: UInt8 = 0
    }

    private var oldCount = Buffer<UInt8>()
    private var newCount = Buffer<UInt8>()
    private var oldPlace = Buffer<Int32>()
    private var table = Buffer<Entry>()
    private var isInChain = Buffer<Bool>()
    private var chain = HeaviestChain()
    /// What was found, in order.
    private(set) var links = Buffer<Link>()

    /// Finds anchors that are in order on both sides; whether there are any.
    mutating func find(
        _ old: borrowing Buffer<Int32>, _ oldRange: Range<Int>, _ new: borrowing Buffer<Int32>,
        _ newRange: Range<Int>, _ vocabulary: borrowing Vocabulary
    ) -> Bool {
        links.removeAll()
        findWords(old, oldRange, new, newRange, vocabulary)
        for length in [2, 4] where links.isEmpty {
            findSequences(of: length, old, oldRange, new, newRange)
        }
        if links.isEmpty { return false }
        chain.mark(links, in: &isInChain)
        var kept = 0
        for at in links.indices where isInChain[at] {
            links[kept] = links[at]
            kept += 1
        }
        links.removeLast(links.count - kept)
        return true
    }

    private mutating func findWords(
        _ old: borrowing Buffer<Int32>, _ oldRange: Range<Int>, _ new: borrowing Buffer<Int32>,
        _ newRange: Range<Int>, _ vocabulary: borrowing Vocabulary
    ) {
        let missing = vocabulary.count - oldCount.count
        oldCount.append(0, times: missing)
        newCount.append(0, times: missing)
        oldPlace.append(0, times: missing)
        for o in oldRange {
            let word = Int(old[o])
            oldCount[word] = min(oldCount[word] + 1, 2)
            oldPlace[word] = Int32(o)
        }
        for n in newRange {
            let word = Int(new[n])
            newCount[word] = min(newCount[word] + 1, 2)
        }
        for n in newRange {
            let word = Int(new[n])
            if oldCount[word] == 1, newCount[word] == 1 {
                let weight = Int(BoxAlignment.weight(of: vocabulary.roles[word]))
                links.append(Link(old: Int(oldPlace[word]), new: n, weight: weight))
            }
        }
        for o in oldRange { oldCount[Int(old[o])] = 0 }
        for n in newRange { newCount[Int(new[n])] = 0 }
    }

    private mutating func findSequences(
        of length: Int, _ old: borrowing Buffer<Int32>, _ oldRange: Range<Int>,
        _ new: borrowing Buffer<Int32>, _ newRange: Range<Int>
    ) {
        if oldRange.count < length || newRange.count < length { return }
        var size = 64
        while size < 2 * (oldRange.count + newRange.count) { size *= 2 }
        table.fill(with: Entry(), count: size)
        for o in oldRange.lowerBound...oldRange.upperBound - length {
            let slot = slot(of: Anchors.key(old, o, length))
            table[slot].oldCount = min(table[slot].oldCount + 1, 2)
            table[slot].oldPlace = Int32(truncatingIfNeeded: o)
        }
        for n in newRange.lowerBound...newRange.upperBound - length {
            let slot = slot(of: Anchors.key(new, n, length))
            table[slot].newCount = min(table[slot].newCount + 1, 2)
        }
        for n in newRange.lowerBound...newRange.upperBound - length {
            let entry = table[slot(of: Anchors.key(new, n, length))]
            guard entry.oldCount == 1, entry.newCount == 1 else { continue }
            let o = Int(entry.oldPlace)
            if (0..<length).allSatisfy({ old[o + $0] == new[n + $0] }) {
                links.append(Link(old: o, new: n, weight: length))
            }
        }
    }

    private mutating func slot(of key: UInt64) -> Int {
        var slot = Int(truncatingIfNeeded: key >> 20) & (table.count - 1)
        while table[slot].key != key {
            if table[slot].key == 0 {
                table[slot].key = key
                break
            }
            slot = (slot + 1) & (table.count - 1)
        }
        return slot
    }

    /// Stands for some words in a row; never 0.
    private static func key(_ words: borrowing Buffer<Int32>, _ start: Int, _ length: Int) -> UInt64 {
        var key = Vocabulary.secret
        for at in start..<start + length {
            key = (key ^ UInt64(truncatingIfNeeded: words[at])).folded(with: 0x9E37_79B9_7F4A_7C15)
        }
        return key | 1
    }
}
