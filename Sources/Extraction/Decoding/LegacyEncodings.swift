import CXML2

/// The one byte encoding that most mislabelled pages are in (WHATWG Encoding, "windows-1252").
enum Windows1252 {
    static func decode(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes {
            switch byte {
            case 0..<0x80: result.append(byte)
            case 0x80..<0xA0: append(upper[Int(byte - 0x80)], to: &result)
            default: append(UInt16(byte), to: &result)
            }
        }
        return result
    }

    private static func append(_ value: UInt16, to result: inout [UInt8]) {
        if value < 0x800 {
            result.append(0xC0 | UInt8(truncatingIfNeeded: value >> 6))
        } else {
            result.append(0xE0 | UInt8(truncatingIfNeeded: value >> 12))
            result.append(0x80 | UInt8(truncatingIfNeeded: (value >> 6) & 0x3F))
        }
        result.append(0x80 | UInt8(truncatingIfNeeded: value & 0x3F))
    }

    private static let upper: [UInt16] = [
        0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
        0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
    ]
}

/// Legacy encodings through the C library's converter (POSIX `iconv`).
enum Iconv {
    /// UTF-8 with U+FFFD for what cannot be decoded; `nil` where the converter does not know the encoding.
    static func decode(_ bytes: [UInt8], from name: String) -> [UInt8]? {
        guard let converter = iconv_open("UTF-8", name), converter != iconv_t(bitPattern: -1) else {
            return nil
        }
        defer { iconv_close(converter) }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count * 2)
        var input = bytes
        var output = [CChar](repeating: 0, count: 65_536)
        input.withUnsafeMutableBytes { source in
            output.withUnsafeMutableBufferPointer { target in
                var next = source.baseAddress?.assumingMemoryBound(to: CChar.self)
                var left = source.count
                while left > 0 {
                    let before = left
                    var place = target.baseAddress
                    var room = target.count
                    let outcome = iconv(converter, &next, &left, &place, &room)
                    result.append(contentsOf: UnsafeRawBufferPointer(target).prefix(target.count - room))
                    // A full target also counts as a failure; one with room left has met a fault.
                    let isFault = Int(truncatingIfNeeded: outcome) == -1 && room > 64
                    guard isFault || left == before && room == target.count else { continue }
                    result.append(contentsOf: [0xEF, 0xBF, 0xBD])
                    next = next?.advanced(by: 1)
                    left -= 1
                }
                // Some converters hold the last character back, for a mark that may follow.
                var place = target.baseAddress
                var room = target.count
                _ = iconv(converter, nil, nil, &place, &room)
                result.append(contentsOf: UnsafeRawBufferPointer(target).prefix(target.count - room))
            }
        }
        return result
    }
}
