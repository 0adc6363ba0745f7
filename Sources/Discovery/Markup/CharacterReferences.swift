import TextEncodings

/// Character references in text and attribute values (XML, section 4.1; HTML, section 13.5).
enum CharacterReferences {
    /// The longest name looked at, in bytes.
    private static let longestName = 10

    /// The text with its references decoded; what is no reference stays as it is, bytes that are not UTF-8
    /// become U+FFFD.
    static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
        guard var mark = bytes.firstIndex(of: UInt8(ascii: "&")) else {
            return String(decoding: bytes, as: UTF8.self)
        }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var copied = bytes.startIndex
        while true {
            if let (scalar, end) = reference(bytes[(mark + 1)...]) {
                result += bytes[copied..<mark]
                result.append(contentsOf: String(scalar).utf8)
                copied = end
            }
            guard let next = bytes[max(copied, mark + 1)...].firstIndex(of: UInt8(ascii: "&")) else { break }
            mark = next
        }
        result += bytes[copied...]
        return String(decoding: result, as: UTF8.self)
    }

    /// The character that a reference behind `&` means, and where it ends.
    private static func reference(_ bytes: ArraySlice<UInt8>) -> (scalar: Unicode.Scalar, end: Int)? {
        guard let end = bytes.prefix(longestName + 1).firstIndex(of: UInt8(ascii: ";")) else { return nil }
        let name = String(decoding: bytes[..<end], as: UTF8.self)
        guard name.first == "#" else { return NamedCharacters.scalar(name).map { ($0, end + 1) } }
        let isHexadecimal = name.dropFirst().first == "x" || name.dropFirst().first == "X"
        let digits = name.dropFirst(isHexadecimal ? 2 : 1)
        guard digits.allSatisfy(\.isHexDigit), let value = UInt32(digits, radix: isHexadecimal ? 16 : 10),
            let scalar = scalar(numbered: value)
        else { return nil }
        return (scalar, end + 1)
    }

    /// Numbers from 128 to 159 mean windows-1252, as in HTML, section 13.5, "numeric character reference end".
    private static func scalar(numbered value: UInt32) -> Unicode.Scalar? {
        if value < 0x20 {
            return value == 0x09 || value == 0x0A || value == 0x0D ? Unicode.Scalar(value) : nil
        }
        return UInt8(exactly: value).flatMap(Windows1252.scalar) ?? Unicode.Scalar(value)
    }
}
