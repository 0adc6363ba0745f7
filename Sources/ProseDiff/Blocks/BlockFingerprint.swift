/// Byte for byte comparison and hashing of texts, without copying them.
///
/// `String`'s own equality is by canonical equivalence and would call two texts the same that are not.
enum BlockFingerprint {
    /// Whether two texts have the same bytes.
    static func same(_ one: String, _ two: String) -> Bool {
        guard one.utf8.count == two.utf8.count else { return false }
        return withBytes(one, two) { commonPrefix($0, $1) == $0.count }
    }

    /// How many bytes two texts share at their beginning and, after that, at their end.
    static func commonEnds(_ one: String, _ two: String) -> (prefix: Int, suffix: Int) {
        withBytes(one, two) { one, two in
            let prefix = commonPrefix(one, two)
            let most = min(one.count, two.count) - prefix
            var suffix = 0
            let (rawOne, rawTwo) = (UnsafeRawBufferPointer(one), UnsafeRawBufferPointer(two))
            while suffix + 8 <= most,
                load(rawOne, one.count - suffix - 8) == load(rawTwo, two.count - suffix - 8)
            {
                suffix += 8
            }
            while suffix < most, one[one.count - 1 - suffix] == two[two.count - 1 - suffix] { suffix += 1 }
            return (prefix, suffix)
        }
    }

    /// A hash of the length and three places of the text, in constant time: enough to tell apart the paragraphs
    /// of an article, and easily fooled.
    static func sample(_ text: String) -> UInt64 {
        withBytes(text) { bytes in
            let raw = UnsafeRawBufferPointer(bytes)
            let length = UInt64(raw.count)
            if raw.count < 8 { return fold(Vocabulary.secret ^ tail(raw, from: 0), length) }
            var hash = fold(Vocabulary.secret ^ load(raw, 0), 0x9E37_79B9_7F4A_7C15 ^ length)
            hash = fold(hash ^ load(raw, (raw.count - 8) / 2), 0xA076_1D64_78BD_642F)
            return fold(hash ^ load(raw, raw.count - 8), 0xE703_7ED1_A0B4_28DB)
        }
    }

    /// A hash of all bytes, from a secret of the process.
    ///
    /// Multiplication with folding, eight bytes a step (Wang Yi, "wyhash").
    static func hash(_ text: String) -> UInt64 {
        withBytes(text) { hash(UnsafeRawBufferPointer($0), from: Vocabulary.secret) }
    }

    /// The same from a seed of the caller's.
    static func hash(_ raw: UnsafeRawBufferPointer, from seed: UInt64) -> UInt64 {
        var hash = seed ^ UInt64(raw.count)
        var at = 0
        while at + 8 <= raw.count {
            hash = fold(hash ^ load(raw, at), 0x9E37_79B9_7F4A_7C15)
            at += 8
        }
        return fold(hash ^ tail(raw, from: at), 0xA076_1D64_78BD_642F)
    }

    private static func load(_ raw: UnsafeRawBufferPointer, _ at: Int) -> UInt64 {
        raw.loadUnaligned(fromByteOffset: at, as: UInt64.self).littleEndian
    }

    private static func tail(_ raw: UnsafeRawBufferPointer, from start: Int) -> UInt64 {
        var tail: UInt64 = 0
        for at in start..<raw.count { tail = tail << 8 | UInt64(raw[at]) }
        return tail
    }

    private static func fold(_ one: UInt64, _ two: UInt64) -> UInt64 { one.folded(with: two) }

    private static func commonPrefix(_ one: UnsafeBufferPointer<UInt8>, _ two: UnsafeBufferPointer<UInt8>)
        -> Int
    {
        let count = min(one.count, two.count)
        let rawOne = UnsafeRawBufferPointer(one)
        let rawTwo = UnsafeRawBufferPointer(two)
        var at = 0
        while at + 32 <= count {
            let first = load(rawOne, at) ^ load(rawTwo, at)
            let second = load(rawOne, at + 8) ^ load(rawTwo, at + 8)
            let third = load(rawOne, at + 16) ^ load(rawTwo, at + 16)
            let fourth = load(rawOne, at + 24) ^ load(rawTwo, at + 24)
            if first | second | third | fourth != 0 { break }
            at += 32
        }
        while at + 8 <= count, load(rawOne, at) == load(rawTwo, at) { at += 8 }
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
