/// What every decoded text goes through before anybody reads it.
enum TextTidying {
    /// Valid UTF-8 with U+FFFD for broken sequences; line feeds for all line ends; no control characters.
    static func tidied(_ bytes: [UInt8]) -> [UInt8] {
        let valid =
            CharsetGuess.utf8(bytes).isValid ? bytes : Array(String(decoding: bytes, as: UTF8.self).utf8)
        return valid.withUnsafeBufferPointer { bytes in
            var result: [UInt8] = []
            result.reserveCapacity(bytes.count)
            var copied = 0
            var index = 0
            while index < bytes.count {
                let change = change(bytes, index)
                if change.length == 0 {
                    index += 1
                    continue
                }
                result.append(contentsOf: bytes[copied..<index])
                if change.isLineEnd { result.append(0x0A) }
                index += change.length
                copied = index
            }
            result.append(contentsOf: bytes[copied...])
            return result
        }
    }

    /// How many bytes at an index are to be replaced, 0 for none, and whether by a line feed or by nothing.
    @inline(__always)
    private static func change(
        _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int
    ) -> (length: Int, isLineEnd: Bool) {
        let byte = bytes[index]
        if byte >= 0x20, byte < 0x7F { return (0, false) }
        let next = index + 1 < bytes.count ? bytes[index + 1] : 0
        let third = index + 2 < bytes.count ? bytes[index + 2] : 0
        switch byte {
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
