/// The distinct words of two states, numbered from 0.
///
/// Two tokens have the same number when they are alike but for quotes, dashes and invisible characters. A
/// hash table with linear probing over keys that stay in the arena; the hash starts from a number drawn once
/// per process, so that no article can be written to collide.
struct Vocabulary {
    /// What a token is, as far as judging a diff goes.
    enum Role: UInt8 {
        case word
        case functionWord
        case number
        case ideograph
        case sentenceMark
        case clauseMark
        case quote
        case openingBracket
        case closingBracket
        case symbol
    }

    private(set) var roles: [Role] = []
    /// Whether some token of the word is written otherwise than its key.
    private(set) var hasVariants: [Bool] = []
    private var keyStart: [Int32] = []
    private var keyEnd: [Int32] = []
    private var hashes: [UInt64] = []
    private var table: [Int32] = []
    private var mask = 0

    static let seed = UInt64.random(in: .min ... .max) | 1

    var count: Int { roles.count }

    /// Empties the vocabulary and makes room for about so many words.
    mutating func reset(expecting words: Int) {
        roles.removeAll(keepingCapacity: true)
        hasVariants.removeAll(keepingCapacity: true)
        keyStart.removeAll(keepingCapacity: true)
        keyEnd.removeAll(keepingCapacity: true)
        hashes.removeAll(keepingCapacity: true)
        var size = 64
        while size < words * 2 { size *= 2 }
        table.removeAll(keepingCapacity: true)
        table.append(contentsOf: repeatElement(-1, count: size))
        mask = size - 1
    }

    /// The number of the word whose key is `arena[start..<end]`.
    mutating func number(
        ofKeyFrom start: Int, to end: Int, hash: UInt64, in arena: [UInt8], role: Role
    ) -> Int32 {
        if roles.count * 2 > mask { grow() }
        let mixed = hash ^ (hash >> 29)
        var slot = Int(truncatingIfNeeded: mixed) & mask
        while true {
            let word = table[slot]
            if word < 0 { break }
            let index = Int(word)
            if hashes[index] == hash, Int(keyEnd[index] - keyStart[index]) == end - start {
                let other = Int(keyStart[index])
                var at = 0
                while at < end - start, arena[other + at] == arena[start + at] { at += 1 }
                if at == end - start { return word }
            }
            slot = (slot + 1) & mask
        }
        let word = Int32(roles.count)
        table[slot] = word
        keyStart.append(Int32(start))
        keyEnd.append(Int32(end))
        hashes.append(hash)
        let isFunctionWord =
            role == .word && end - start <= 8 && FunctionWords.contains(lowerCased(arena, start, end))
        hasVariants.append(false)
        roles.append(isFunctionWord ? .functionWord : role)
        return word
    }

    /// Notes that a token of the word is not written as its key.
    mutating func noteVariant(of word: Int32) { hasVariants[Int(word)] = true }

    /// A number that depends on the word alone, for decisions that must not depend on which state is older.
    func rank(of word: Int32) -> UInt64 { hashes[Int(word)] }

    /// Where the key of a word stands in the arena.
    func key(of word: Int32) -> Range<Int> {
        Int(keyStart[Int(word)])..<Int(keyEnd[Int(word)])
    }

    private func lowerCased(_ arena: [UInt8], _ start: Int, _ end: Int) -> UInt64 {
        var packed: UInt64 = 0
        for at in start..<end {
            let byte = arena[at]
            packed = packed << 8 | UInt64(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
        }
        return packed
    }

    private mutating func grow() {
        let size = (mask + 1) * 2
        mask = size - 1
        table = Array(repeating: -1, count: size)
        for word in hashes.indices {
            let hash = hashes[word]
            var slot = Int(truncatingIfNeeded: hash ^ (hash >> 29)) & mask
            while table[slot] >= 0 { slot = (slot + 1) & mask }
            table[slot] = Int32(word)
        }
    }
}
