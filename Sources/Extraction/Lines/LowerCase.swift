/// Text in lower case, as far as tables of words need it and without the cost of Unicode.
enum LowerCase {
    /// A text in lower case: without the cost of Unicode where ``bytes(_:)`` gives the same.
    static func whole(_ text: String) -> [UInt8] {
        isKnown(text.utf8) ? bytes(text.utf8) : Array(text.lowercased().utf8)
    }

    /// Whether all capital letters of a text are of ASCII, Latin-1 or Russian.
    private static func isKnown(_ text: String.UTF8View) -> Bool {
        var before: UInt8 = 0
        for byte in text where byte >= 0x80 {
            switch (before, byte) {
            case (0xD0, ..<0x90), (0xD1, 0xA0...), (0xE2, 0x81...), (0xEA, ..<0xB0): return false
            case (_, ..<0xC0), (_, 0xC2...0xC3), (_, 0xD0...0xD1), (_, 0xE2...0xED): break
            default: return false
            }
            before = byte
        }
        return true
    }

    /// The bytes with the capital letters of ASCII, Latin-1 and Russian in lower case and curly apostrophes straight;
    /// everything else as it is.
    static func bytes(_ text: some Sequence<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.underestimatedCount)
        var before: UInt8 = 0
        for byte in text {
            result.append(byte < 0x80 ? ASCII.lower(byte) : byte)
            switch (before, byte) {
            case (0xC3, 0x80...0x9E) where byte != 0x97, (0xD0, 0x90...0x9F):
                result[result.count - 1] = byte + 0x20
            case (0xD0, 0xA0...0xAF):
                result[result.count - 2] = 0xD1
                result[result.count - 1] = byte - 0x20
            case (0x80, 0x99) where result.count >= 3 && result[result.count - 3] == 0xE2:
                result.removeLast(3)
                result.append(UInt8(ascii: "'"))
            default: break
            }
            before = byte
        }
        return result
    }
}
