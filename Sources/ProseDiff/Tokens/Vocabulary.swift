/// The distinct words of two states, numbered from 0.
///
/// Two tokens have the same number when they are alike but for quotes, dashes and invisible characters. A
/// hash table with linear probing over keys that stay in the arena; the hash starts from a number drawn once
/// per process, so that no article can be written to collide. Nothing but speed depends on the hash.
struct Vocabulary: ~Copyable {
    /// What a token is, as far as judging a diff goes.
    enum Role: UInt8, BitwiseCopyable {
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

    /// Where the key of a word stands in the arena, and its first eight bytes: few words have more.
    struct Key: BitwiseCopyable {
        var head: UInt64
        var start: Int32
        var end: Int32
    }

    private(set) var roles = Buffer<Role>()
    /// Whether some token of the word is written otherwise than its key.
    private(set) var hasVariants = Buffer<Bool>()
    private var keys = Buffer<Key>()
    private var table = Buffer<Int32>()
    private var mask = 0
    private let functionWords = FunctionWords()

    /// What every hash in this process starts from.
    static let secret = UInt64.random(in: .min ... .max) | 1
    private let seed = Vocabulary.secret

    var count: Int { roles.count }

    /// The longer a text, the more often its words have been there before: more than so many are not expected.
    private static let mostExpected = 1 << 13

    /// Empties the vocabulary and makes room for the words of about so many tokens.
    mutating func reset(expecting tokens: Int) {
        let words = min(tokens, Vocabulary.mostExpected)
        roles.removeAll()
        hasVariants.removeAll()
        keys.removeAll()
        var size = 64
        while size < words { size *= 2 }
        table.fill(with: -1, count: size)
        mask = size - 1
    }

    /// The number of the word whose key is `arena[start..<end]`.
    @inline(__always)
    mutating func number(
        ofKeyFrom start: Int, to end: Int, in arena: borrowing Buffer<UInt8>, role: Role
    ) -> Int32 {
        number(ofKeyFrom: start, to: end, arena.word(at: start, upTo: end), in: arena, role: role)
    }

    /// The same where the first eight bytes of the key are known already.
    @inline(__always)
    mutating func number(
        ofKeyFrom start: Int, to end: Int, _ head: UInt64, in arena: borrowing Buffer<UInt8>, role: Role
    ) -> Int32 {
        let length = end - start
        var slot = hash(head, start, end, in: arena) & mask
        while true {
            let word = table[slot]
            if word < 0 { break }
            let key = keys[Int(word)]
            if key.head == head, Int(key.end &- key.start) == length,
                length <= 8 || arena.isSame(Int(key.start) + 8, start + 8, length - 8)
            {
                return word
            }
            slot = (slot + 1) & mask
        }
        return add(Key(head: head, start: Int32(start), end: Int32(end)), in: slot, arena, role)
    }

    private mutating func add(
        _ key: Key, in slot: Int, _ arena: borrowing Buffer<UInt8>, _ role: Role
    ) -> Int32 {
        let word = Int32(roles.count)
        table[slot] = word
        keys.append(key)
        hasVariants.append(false)
        let isFunctionWord = role == .word && key.end - key.start <= 8 && functionWords.contain(key.head)
        roles.append(isFunctionWord ? .functionWord : role)
        if roles.count * 2 > mask { grow(arena) }
        return word
    }

    /// Notes that a token of the word is not written as its key.
    mutating func noteVariant(of word: Int32) { hasVariants[Int(word)] = true }

    /// Whether one word comes before another by its bytes, for decisions that must depend on nothing else.
    func precedes(_ one: Int32, _ two: Int32, in arena: borrowing Buffer<UInt8>) -> Bool {
        let (first, second) = (keys[Int(one)], keys[Int(two)])
        if first.head != second.head { return first.head.byteSwapped < second.head.byteSwapped }
        let (firstLength, secondLength) = (first.end - first.start, second.end - second.start)
        for step in 0..<min(firstLength, secondLength) {
            let (byte, other) = (arena[Int(first.start + step)], arena[Int(second.start + step)])
            if byte != other { return byte < other }
        }
        return firstLength < secondLength
    }

    /// Where the key of a word stands in the arena.
    func key(of word: Int32) -> Range<Int> {
        Int(keys[Int(word)].start)..<Int(keys[Int(word)].end)
    }

    /// Multiplication with folding, eight bytes a step (Wang Yi, "wyhash").
    @inline(__always)
    private func hash(_ head: UInt64, _ start: Int, _ end: Int, in arena: borrowing Buffer<UInt8>) -> Int {
        var hash = (head ^ seed).folded(with: 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: end - start))
        var at = start + 8
        while at < end {
            hash = (hash ^ arena.word(at: at, upTo: end)).folded(with: 0xA076_1D64_78BD_642F)
            at += 8
        }
        return Int(truncatingIfNeeded: hash)
    }

    private mutating func grow(_ arena: borrowing Buffer<UInt8>) {
        let size = (mask + 1) * 2
        mask = size - 1
        table.fill(with: -1, count: size)
        for word in keys.indices {
            let key = keys[word]
            var slot = hash(key.head, Int(key.start), Int(key.end), in: arena) & mask
            while table[slot] >= 0 { slot = (slot + 1) & mask }
            table[slot] = Int32(word)
        }
    }
}

extension UInt64 {
    /// Both halves of the product in one.
    @inline(__always)
    func folded(with other: UInt64) -> UInt64 {
        let product = multipliedFullWidth(by: other)
        return product.high ^ product.low
    }
}

extension Buffer where Element == UInt8 {
    /// Whether the same bytes stand at two places.
    @inline(__always)
    func isSame(_ one: Int, _ two: Int, _ length: Int) -> Bool {
        precondition(min(one, two) >= 0 && length >= 0 && max(one, two) + length <= count)
        return withElements { bytes in
            let raw = UnsafeRawBufferPointer(bytes)
            var at = 0
            while at + 8 <= length {
                let (first, second) = (
                    raw.loadUnaligned(fromByteOffset: one + at, as: UInt64.self),
                    raw.loadUnaligned(fromByteOffset: two + at, as: UInt64.self)
                )
                if first != second { return false }
                at += 8
            }
            while at < length {
                if bytes[one + at] != bytes[two + at] { return false }
                at += 1
            }
            return true
        }
    }

    /// Up to eight bytes as one number, the first the lowest; missing ones are zero.
    @inline(__always)
    func word(at start: Int, upTo end: Int) -> UInt64 {
        let length = end - start
        precondition(start >= 0 && length >= 0 && end <= count)
        return withElements { bytes in
            if start + 8 <= bytes.count {
                let word = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: start, as: UInt64.self)
                    .littleEndian
                return length >= 8 ? word : word & ((1 << UInt64(length * 8)) &- 1)
            }
            var word: UInt64 = 0
            for at in (start..<min(end, start + 8)).reversed() { word = word << 8 | UInt64(bytes[at]) }
            return word
        }
    }
}
