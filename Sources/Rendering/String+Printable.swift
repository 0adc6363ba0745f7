extension String {
    /// Whether it is nothing but printable ASCII: then each byte is a character by itself.
    var isPrintable: Bool { haveNone(EightBytes.areNotPrintable) }

    /// Whether it is nothing but printable ASCII that means nothing to HTML.
    var isPlainMarkup: Bool {
        haveNone { bytes in
            // `&` and `'`, and `<` and `>`, differ in one bit.
            EightBytes.areNotPrintable(bytes) | EightBytes.are(0x22, bytes)
                | EightBytes.are(0x27, bytes | 0x0101_0101_0101_0101)
                | EightBytes.are(0x3E, bytes | 0x0202_0202_0202_0202)
        }
    }

    /// Whether a question about eight bytes at once is answered with 0 for all of it; the end is filled with spaces.
    @inline(__always)
    private func haveNone(_ question: (UInt64) -> UInt64) -> Bool {
        utf8.withContiguousStorageIfAvailable { bytes in
            let raw = UnsafeRawBufferPointer(bytes)
            var at = 0
            while at + 8 <= raw.count {
                if question(raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)) != 0 { return false }
                at += 8
            }
            var rest: UInt64 = 0x2020_2020_2020_2020
            while at < raw.count {
                rest = rest << 8 | UInt64(raw[at])
                at += 1
            }
            return question(rest) == 0
        } ?? false
    }
}

/// Questions about eight bytes at once; the answer is 0 where it is no for all of them.
///
/// See H. Warren, "Hacker's Delight", chapter 6.
private enum EightBytes {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highBits: UInt64 = 0x8080_8080_8080_8080

    /// Whether one of them is this byte.
    @inline(__always)
    static func are(_ byte: UInt8, _ bytes: UInt64) -> UInt64 {
        let difference = bytes ^ ones &* UInt64(byte)
        return (difference &- ones) & ~difference & highBits
    }

    /// Whether one of them is below a space, DEL, or not ASCII.
    @inline(__always)
    static func areNotPrintable(_ bytes: UInt64) -> UInt64 {
        bytes & highBits | (bytes &- ones &* 0x20) & ~bytes & highBits | are(0x7F, bytes)
    }
}
