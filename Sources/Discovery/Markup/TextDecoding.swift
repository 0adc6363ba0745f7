import TextEncodings

/// Bytes to UTF-8, as XML says what they are (XML 1.0, appendix F; RFC 7303, section 3).
enum TextDecoding {
    /// The text: by its mark, by the charset of the media type, by its own declaration, else as UTF-8.
    static func utf8(_ bytes: [UInt8], mediaType: String?) -> [UInt8] {
        if let (charset, length) = mark(bytes) {
            return charset == .utf8
                ? Array(bytes.dropFirst(3)) : converted(Array(bytes.dropFirst(length)), from: charset)
        }
        if let charset = wide(bytes) { return converted(bytes, from: charset) }
        let isValid = String(validating: bytes, as: UTF8.self) != nil
        for label in [parameter(of: mediaType), declared(bytes)].compactMap(\.self) {
            guard let charset = Charset(label: label) else { continue }
            if charset == .utf8 { break }
            // A declaration may have outlived a conversion to UTF-8, which is hardly ever valid by chance.
            if isValid, bytes.contains(where: { $0 >= 0x80 }), charset.name != "iso-2022-jp" { break }
            if charset.name.hasPrefix("utf-") { continue }
            return converted(bytes, from: charset)
        }
        return isValid ? bytes : converted(bytes, from: .windows1252)
    }

    private static func mark(_ bytes: [UInt8]) -> (charset: Charset?, length: Int)? {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
        if bytes.starts(with: [0x00, 0x00, 0xFE, 0xFF]) { return (Charset(label: "utf-32be"), 4) }
        if bytes.starts(with: [0xFF, 0xFE, 0x00, 0x00]) { return (Charset(label: "utf-32le"), 4) }
        if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
        if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
        return nil
    }

    /// The first `<` shows how wide the characters are.
    private static func wide(_ bytes: [UInt8]) -> Charset? {
        switch Array(bytes.prefix(4)) {
        case [0, 0, 0, 0x3C]: Charset(label: "utf-32be")
        case [0x3C, 0, 0, 0]: Charset(label: "utf-32le")
        case let first where first.count == 4 && first.prefix(2) == [0, 0x3C] && first[2] == 0:
            .utf16BigEndian
        case let first where first.count == 4 && first.prefix(2) == [0x3C, 0] && first[3] == 0:
            .utf16LittleEndian
        default: nil
        }
    }

    private static func declared(_ bytes: [UInt8]) -> String? {
        let head = String(decoding: bytes.prefix(256), as: UTF8.self)
        guard let start = head.firstRange(of: "<?xml"),
            let end = head[start.upperBound...].firstRange(of: "?>"),
            let name = head[start.upperBound..<end.lowerBound].firstRange(of: "encoding")
        else { return nil }
        let value = head[name.upperBound..<end.lowerBound].drop {
            $0 == "=" || $0.isWhitespace || $0 == "\"" || $0 == "'"
        }
        return String(value.prefix { $0 != "\"" && $0 != "'" })
    }

    /// The `charset` of a media type (RFC 9110, section 8.3.1).
    private static func parameter(of mediaType: String?) -> String? {
        for part in (mediaType ?? "").split(separator: ";").dropFirst() {
            let pair = part.split(separator: "=", maxSplits: 1)
            if pair.count == 2, pair[0].lowercased().filter({ !$0.isWhitespace }) == "charset" {
                return String(pair[1])
            }
        }
        return nil
    }

    /// UTF-8 with U+FFFD for what cannot be decoded; the bytes as windows-1252 where the encoding is unknown.
    private static func converted(_ bytes: [UInt8], from charset: Charset?) -> [UInt8] {
        charset?.decoded(bytes) ?? Charset.windows1252.decoded(bytes) ?? []
    }
}
