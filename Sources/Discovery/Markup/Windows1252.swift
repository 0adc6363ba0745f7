/// The byte encoding that most mislabelled texts are in (WHATWG Encoding, "windows-1252").
enum Windows1252 {
    static func decoded(_ bytes: [UInt8]) -> [UInt8] {
        var result = String.UnicodeScalarView()
        for byte in bytes {
            let value = (0x80..<0xA0).contains(byte) ? UInt32(upper[Int(byte) - 0x80]) : UInt32(byte)
            result.append(Unicode.Scalar(value) ?? "\u{FFFD}")
        }
        return Array(String(result).utf8)
    }

    /// What the bytes from 128 to 159 stand for.
    static let upper: [UInt16] = [
        0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
        0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
    ]
}
