/// What every decoded text goes through before anybody reads it.
enum TextTidying {
    /// Valid UTF-8 with U+FFFD for broken sequences; line feeds for all line ends; no control characters.
    static func tidied(_ bytes: [UInt8]) -> [UInt8] {
        tidiedIfValid(bytes) ?? tidiedIfValid(Array(String(decoding: bytes, as: UTF8.self).utf8)) ?? []
    }

    /// The same for bytes that are UTF-8 without a fault, `nil` for others, in one pass.
    private static func tidiedIfValid(_ bytes: [UInt8]) -> [UInt8]? {
        bytes.withUnsafeBufferPointer { bytes -> [UInt8]? in
            var result: [UInt8] = []
            result.reserveCapacity(bytes.count)
            var copied = 0
            var index = 0
            while index < bytes.count {
                index = skipPlain(bytes, from: index)
                guard index < bytes.count else { break }
                guard let length = UTF8Form.length(bytes, at: index) else { return nil }
                let replacement = replacement(bytes, index)
                guard replacement.length > 0 else {
                    index += length
                    continue
                }
                result.append(contentsOf: bytes[copied..<index])
                if replacement.isLineEnd { result.append(0x0A) }
                index += replacement.length
                copied = index
            }
            result.append(contentsOf: bytes[copied...])
            return result
        }
    }

    /// Where the next byte is that is no printable character of ASCII and no space; eight at a time, after
    /// Anderson, "Bit Twiddling Hacks".
    @inline(__always)
    private static func skipPlain(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let tops: UInt64 = 0x8080_8080_8080_8080
        var index = start
        while index + 8 <= bytes.count {
            let word = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: index, as: UInt64.self)
            let controls = (word &- ones &* 0x20) & ~word
            let delete = word ^ (ones &* 0x7F)
            if (word | controls | ((delete &- ones) & ~delete)) & tops != 0 { break }
            index += 8
        }
        while index < bytes.count, bytes[index] &- 0x20 <= 0x5E { index += 1 }
        return index
    }

    /// How many bytes at an index are to be replaced, 0 for none, and whether by a line feed or by nothing.
    private static func replacement(
        _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int
    ) -> (length: Int, isLineEnd: Bool) {
        let next = index + 1 < bytes.count ? bytes[index + 1] : 0
        let third = index + 2 < bytes.count ? bytes[index + 2] : 0
        switch bytes[index] {
        case 0x09, 0x0A: return (0, false)
        case 0x0D: return (next == 0x0A ? 2 : 1, true)
        case 0x0B, 0x0C: return (1, true)
        case 0x00..<0x20, 0x7F: return (1, false)
        // U+0085 is a line end; the other C1 controls are nothing.
        case 0xC2 where next < 0xA0: return (2, next == 0x85)
        case 0xE2 where next == 0x80 && (third == 0xA8 || third == 0xA9): return (3, true)
        case 0xEF where next == 0xBB && third == 0xBF: return (3, false)
        default: return (0, false)
        }
    }
}

/// Well-formed UTF-8 (The Unicode Standard, table 3-7).
enum UTF8Form {
    /// Whether bytes have no fault.
    static func isValid(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            var index = 0
            while index < bytes.count {
                guard let length = length(bytes, at: index) else { return false }
                index += length
            }
            return true
        }
    }

    /// How many bytes the character at an index has; `nil` where none is well-formed there.
    static func length(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
        let first = bytes[index]
        if first < 0x80 { return 1 }
        guard index + 1 < bytes.count else { return nil }
        let second = bytes[index + 1]
        switch first {
        case 0xC2...0xDF: return second & 0xC0 == 0x80 ? 2 : nil
        case 0xE0...0xEF:
            let least: UInt8 = first == 0xE0 ? 0xA0 : 0x80
            let most: UInt8 = first == 0xED ? 0x9F : 0xBF
            guard second >= least, second <= most, index + 2 < bytes.count else { return nil }
            return bytes[index + 2] & 0xC0 == 0x80 ? 3 : nil
        case 0xF0...0xF4:
            let least: UInt8 = first == 0xF0 ? 0x90 : 0x80
            let most: UInt8 = first == 0xF4 ? 0x8F : 0xBF
            guard second >= least, second <= most, index + 3 < bytes.count else { return nil }
            return bytes[index + 2] & 0xC0 == 0x80 && bytes[index + 3] & 0xC0 == 0x80 ? 4 : nil
        default: return nil
        }
    }
}
