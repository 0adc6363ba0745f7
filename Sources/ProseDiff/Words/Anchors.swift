/// Places that two long passages surely have in common: what stands once in each (patience diff, Bram Cohen).
///
/// Single words first; where hardly any is unique, sequences of words: in a language written without spaces, or in
/// a text with few words, no token is rare, but most short sequences are. They are as long as they must be to
/// meet by chance less than once.
struct Anchors: ~Copyable {
    /// A sequence of the older side; two with the same key count as one that stands twice.
    struct Entry: BitwiseCopyable {
        var key: UInt32 = 0
        /// Where it begins, or one of the numbers below.
        var old = Entry.nowhere
        /// The same for the newer side.
        var new = Entry.nowhere

        static let nowhere: Int32 = -1
        static let everywhere: Int32 = -2
    }

    private var oldCount = Buffer<Int32>()
    private var newCount = Buffer<Int32>()
    private var oldPlace = Buffer<Int32>()
    private var table = Buffer<Entry>()
    private var isInChain = Buffer<Bool>()
    private var chain = HeaviestChain()
    /// What was found, in order.
    private(set) var links = Buffer<Link>()

    /// So many words to one that is unique: then sequences are looked for as well.
    private static let sparse = 64
    private static let longestSequence = 16
    /// What a word of a sequence weighs, beside 10 for a unique word.
    private static let sequenceWeight = 5

    /// Finds anchors that are in order on both sides; whether there are any.
    mutating func find(
        _ old: borrowing Buffer<Int32>, _ oldRange: Range<Int>, _ new: borrowing Buffer<Int32>,
        _ newRange: Range<Int>, _ vocabulary: borrowing Vocabulary
    ) -> Bool {
        links.removeAll()
        let matches = findWords(old, oldRange, new, newRange, vocabulary)
        let words = links.count
        if words * Anchors.sparse < min(oldRange.count, newRange.count) {
            let length = Anchors.length(matches: matches, oldRange.count, newRange.count)
            findSequences(of: length, old, oldRange, new, newRange)
            if words > 0, links.count > words { links.sort { $0.new < $1.new } }
        }
        if links.isEmpty { return false }
        chain.mark(links, in: &isInChain)
        var kept = 0
        for at in links.indices where isInChain[at] {
            links[kept] = links[at]
            kept += 1
        }
        links.removeLast(links.count - kept)
        isInChain.shrink()
        chain.shrink()
        table.shrink()
        return true
    }

    /// Gives back what a large text took.
    mutating func shrink() {
        oldCount.shrink()
        newCount.shrink()
        oldPlace.shrink()
        table.shrink()
        links.shrink()
    }

    /// Finds the words that are unique; how many pairs of equal words there are.
    private mutating func findWords(
        _ old: borrowing Buffer<Int32>, _ oldRange: Range<Int>, _ new: borrowing Buffer<Int32>,
        _ newRange: Range<Int>, _ vocabulary: borrowing Vocabulary
    ) -> Int {
        let missing = vocabulary.count - oldCount.count
        oldCount.append(0, times: missing)
        newCount.append(0, times: missing)
        oldPlace.append(0, times: missing)
        for o in oldRange {
            let word = Int(old[o])
            oldCount[word] += 1
            oldPlace[word] = Int32(truncatingIfNeeded: o)
        }
        var matches = 0
        for n in newRange {
            let word = Int(new[n])
            newCount[word] += 1
            matches += Int(oldCount[word])
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
        return matches
    }

    /// How long a sequence must be to stand less than once on the older side by chance.
    private static func length(matches: Int, _ oldCount: Int, _ newCount: Int) -> Int {
        let chance = Double(matches) / (Double(oldCount) * Double(newCount))
        var expected = Double(oldCount) * chance * chance
        var length = 2
        while expected > 1, length < longestSequence {
            expected *= chance
            length += 1
        }
        return length
    }

    private mutating func findSequences(
        of length: Int, _ old: borrowing Buffer<Int32>, _ oldRange: Range<Int>,
        _ new: borrowing Buffer<Int32>, _ newRange: Range<Int>
    ) {
        if oldRange.count < length || newRange.count < length { return }
        var bits = 6
        while 2 << bits < 3 * oldRange.count { bits += 1 }
        table.fill(with: Entry(), count: 1 << bits)
        var key = SequenceKey(length)
        for o in oldRange.lowerBound..<oldRange.upperBound {
            guard key.take(old, o, since: oldRange.lowerBound) else { continue }
            let slot = slot(of: key, bits)
            let isFirst = table[slot].old == Entry.nowhere
            table[slot].key = key.check
            table[slot].old = isFirst ? Int32(truncatingIfNeeded: o + 1 - length) : Entry.everywhere
        }
        key = SequenceKey(length)
        for n in newRange.lowerBound..<newRange.upperBound {
            guard key.take(new, n, since: newRange.lowerBound) else { continue }
            let slot = slot(of: key, bits)
            if table[slot].old < 0 { continue }
            let isFirst = table[slot].new == Entry.nowhere
            table[slot].new = isFirst ? Int32(truncatingIfNeeded: n + 1 - length) : Entry.everywhere
        }
        key = SequenceKey(length)
        for n in newRange.lowerBound..<newRange.upperBound {
            guard key.take(new, n, since: newRange.lowerBound) else { continue }
            let entry = table[slot(of: key, bits)]
            if entry.old < 0 || entry.new < 0 { continue }
            let (o, first) = (Int(entry.old), Int(entry.new))
            if (0..<length).allSatisfy({ old[o + $0] == new[first + $0] }) {
                links.append(Link(old: o, new: first, weight: length * Anchors.sequenceWeight))
            }
        }
    }

    /// Where the sequence stands in the table, or the free place where it would.
    @inline(__always)
    private func slot(of key: SequenceKey, _ bits: Int) -> Int {
        var slot = key.slot(bits)
        while table[slot].old != Entry.nowhere, table[slot].key != key.check {
            slot = (slot + 1) & (table.count - 1)
        }
        return slot
    }
}

/// Stands for some words in a row, and is carried on from each to the next at the price of one word.
///
/// R. Karp, M. Rabin, "Efficient randomized pattern-matching algorithms", IBM J. Res. Dev. 31, 1987; from a secret
/// of the process, so that no text can be written to collide.
private struct SequenceKey: BitwiseCopyable {
    private let length: Int
    /// The base to the power of the length: what the first word has become when it leaves.
    private let leaving: UInt64
    private var sum: UInt64 = 0

    init(_ length: Int) {
        self.length = length
        leaving = (0..<length).reduce(1) { power, _ in power &* Vocabulary.secret }
    }

    /// Adds the next word; whether there are enough of them, counted from `first`.
    @inline(__always)
    mutating func take(_ words: borrowing Buffer<Int32>, _ at: Int, since first: Int) -> Bool {
        sum = sum &* Vocabulary.secret &+ UInt64(truncatingIfNeeded: words[at] &+ 1)
        if at - first >= length {
            sum = sum &- leaving &* UInt64(truncatingIfNeeded: words[at - length] &+ 1)
        }
        return at - first + 1 >= length
    }

    private var mixed: UInt64 { sum.folded(with: 0x9E37_79B9_7F4A_7C15) }
    var check: UInt32 { UInt32(truncatingIfNeeded: mixed) }
    @inline(__always)
    func slot(_ bits: Int) -> Int { Int(truncatingIfNeeded: mixed >> UInt64(64 - bits)) }
}
