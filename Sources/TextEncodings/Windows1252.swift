/// The one byte encoding that most mislabelled texts are in (WHATWG Encoding, "windows-1252").
public enum Windows1252 {
    static func decoded(_ bytes: [UInt8]) -> [UInt8] {
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

    /// The character that a byte from 128 to 159 stands for; `nil` for other bytes.
    public static func scalar(_ byte: UInt8) -> Unicode.Scalar? {
        (0x80..<0xA0).contains(byte) ? Unicode.Scalar(UInt32(upper[Int(byte - 0x80)])) : nil
    }

    private static let upper: [UInt16] = [
        0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
        0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
    ]
}
