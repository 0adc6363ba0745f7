/// Byte for byte comparison and hashing of texts, which stand in the arena.
///
/// `String`'s own equality is by canonical equivalence and would call two texts the same that are not.
enum BlockFingerprint {
    /// Whether two texts have the same bytes.
    @inline(__always)
    static func same(_ one: Range<Int>, _ two: Range<Int>, in arena: borrowing Buffer<UInt8>) -> Bool {
        one.count == two.count && withTexts(one, two, in: arena) { commonPrefix($0, $1) } == one.count
    }

    /// How many bytes two texts share at their beginning and, after that, at their end.
    static func commonEnds(
        _ one: Range<Int>, _ two: Range<Int>, in arena: borrowing Buffer<UInt8>
    ) -> (prefix: Int, suffix: Int) {
        withTexts(one, two, in: arena) { one, two in
            let prefix = commonPrefix(one, two)
            let most = min(one.count, two.count) - prefix
            var suffix = 0
            while suffix + 8 <= most, load(one, one.count - suffix - 8) == load(two, two.count - suffix - 8) {
                suffix += 8
            }
            while suffix < most, one[one.count - 1 - suffix] == two[two.count - 1 - suffix] { suffix += 1 }
            return (prefix, suffix)
        }
    }

    /// A hash of the length and three places of the text, in constant time: enough to tell apart the paragraphs
    /// of an article, and easily fooled.
    static func sample(_ text: Range<Int>, in arena: borrowing Buffer<UInt8>) -> UInt64 {
        withTexts(text, text, in: arena) { raw, _ in
            let length = UInt64(raw.count)
            if raw.count < 8 { return fold(Vocabulary.secret ^ tail(raw, from: 0), length) }
            var hash = fold(Vocabulary.secret ^ load(raw, 0), 0x9E37_79B9_7F4A_7C15 ^ length)
            hash = fold(hash ^ load(raw, (raw.count - 8) / 2), 0xA076_1D64_78BD_642F)
            return fold(hash ^ load(raw, raw.count - 8), 0xE703_7ED1_A0B4_28DB)
        }
    }

    /// A hash of all bytes, from a secret of the process or a seed of the caller's.
    ///
    /// Multiplication with folding, eight bytes a step (Wang Yi, "wyhash").
    static func hash(
        _ text: Range<Int>, in arena: borrowing Buffer<UInt8>, from seed: UInt64 = Vocabulary.secret
    ) -> UInt64 {
        withTexts(text, text, in: arena) { raw, _ in
            var hash = seed ^ UInt64(raw.count)
            var at = 0
            while at + 8 <= raw.count {
                hash = fold(hash ^ load(raw, at), 0x9E37_79B9_7F4A_7C15)
                at += 8
            }
            return fold(hash ^ tail(raw, from: at), 0xA076_1D64_78BD_642F)
        }
    }

    @inline(__always)
    private static func withTexts<Result>(
        _ one: Range<Int>, _ two: Range<Int>, in arena: borrowing Buffer<UInt8>,
        _ body: (UnsafeRawBufferPointer, UnsafeRawBufferPointer) -> Result
    ) -> Result {
        arena.withElements { bytes in
            body(
                UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes[one])),
                UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes[two])))
        }
    }

    @inline(__always)
    private static func load(_ raw: UnsafeRawBufferPointer, _ at: Int) -> UInt64 {
        raw.loadUnaligned(fromByteOffset: at, as: UInt64.self).littleEndian
    }

    private static func tail(_ raw: UnsafeRawBufferPointer, from start: Int) -> UInt64 {
        var tail: UInt64 = 0
        for at in start..<raw.count { tail = tail << 8 | UInt64(raw[at]) }
        return tail
    }

    private static func fold(_ one: UInt64, _ two: UInt64) -> UInt64 { one.folded(with: two) }

    private static func commonPrefix(_ one: UnsafeRawBufferPointer, _ two: UnsafeRawBufferPointer) -> Int {
        let count = min(one.count, two.count)
        var at = 0
        while at + 32 <= count {
            let first = load(one, at) ^ load(two, at)
            let second = load(one, at + 8) ^ load(two, at + 8)
            let third = load(one, at + 16) ^ load(two, at + 16)
            let fourth = load(one, at + 24) ^ load(two, at + 24)
            if first | second | third | fourth != 0 { break }
            at += 32
        }
        while at + 8 <= count, load(one, at) == load(two, at) { at += 8 }
        while at < count, one[at] == two[at] { at += 1 }
        return at
    }

    static func withBytes<Result>(_ text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        if let result = text.utf8.withContiguousStorageIfAvailable(body) { return result }
        return Array(text.utf8).withUnsafeBufferPointer(body)
    }

    /// Strings from Swift always have contiguous storage; a bridged one is copied.
    static func withBytes<Result>(
        _ one: String, _ two: String,
        _ body: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        let direct = one.utf8.withContiguousStorageIfAvailable { first in
            two.utf8.withContiguousStorageIfAvailable { second in body(first, second) }
        }
        if case .some(.some(let result)) = direct { return result }
        return Array(one.utf8).withUnsafeBufferPointer { first in
            Array(two.utf8).withUnsafeBufferPointer { second in body(first, second) }
        }
    }
}
