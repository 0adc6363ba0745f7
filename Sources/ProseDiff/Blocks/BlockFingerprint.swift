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
            while suffix < most, one[one.count - 1 - suffix] == two[two.count - 1 - suffix] { suffix += 1 }
            return (prefix, suffix)
        }
    }

    /// A hash of the bytes: multiplication with folding, eight bytes a step (Wang Yi, "wyhash").
    static func hash(_ text: String) -> UInt64 {
        withBytes(text, text) { bytes, _ in
            let raw = UnsafeRawBufferPointer(bytes)
            var hash = Vocabulary.seed ^ UInt64(raw.count)
            var at = 0
            while at + 8 <= raw.count {
                let word = raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)
                hash = fold(hash ^ word, 0x9E37_79B9_7F4A_7C15)
                at += 8
            }
            var tail: UInt64 = 0
            while at < raw.count {
                tail = tail << 8 | UInt64(raw[at])
                at += 1
            }
            return fold(hash ^ tail, 0xA076_1D64_78BD_642F)
        }
    }

    private static func fold(_ one: UInt64, _ two: UInt64) -> UInt64 {
        let product = one.multipliedFullWidth(by: two)
        return product.high ^ product.low
    }

    private static func commonPrefix(_ one: UnsafeBufferPointer<UInt8>, _ two: UnsafeBufferPointer<UInt8>)
        -> Int
    {
        let count = min(one.count, two.count)
        let rawOne = UnsafeRawBufferPointer(one)
        let rawTwo = UnsafeRawBufferPointer(two)
        var at = 0
        while at + 8 <= count,
            rawOne.loadUnaligned(fromByteOffset: at, as: UInt64.self)
                == rawTwo.loadUnaligned(fromByteOffset: at, as: UInt64.self)
        {
            at += 8
        }
        while at < count, one[at] == two[at] { at += 1 }
        return at
    }

    /// Strings from Swift always have contiguous storage; a bridged one is copied.
    private static func withBytes<Result>(
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
