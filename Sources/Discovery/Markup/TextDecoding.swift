#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Bytes to UTF-8, as XML says what they are (XML 1.0, appendix F; RFC 7303, section 3).
enum TextDecoding {
    /// The text: by its mark, by the charset of the media type, by its own declaration, else as UTF-8.
    static func utf8(_ bytes: [UInt8], mediaType: String?) -> [UInt8] {
        if let (name, length) = mark(bytes) {
            return length == 3
                ? Array(bytes.dropFirst(3)) : converted(Array(bytes.dropFirst(length)), from: name)
        }
        if let name = wide(bytes) { return converted(bytes, from: name) }
        let isValid = String(validating: bytes, as: UTF8.self) != nil
        for label in [parameter(of: mediaType), declared(bytes)].compactMap(\.self) {
            let name = iconvName(label)
            if name == "UTF-8" { break }
            // A declaration may have outlived a conversion to UTF-8, which is hardly ever valid by chance.
            if isValid, bytes.contains(where: { $0 >= 0x80 }), !name.hasPrefix("ISO-2022") { break }
            if name.hasPrefix("UTF-16") || name.hasPrefix("UTF-32") { continue }
            return converted(bytes, from: name)
        }
        return isValid ? bytes : converted(bytes, from: "CP1252")
    }

    private static func mark(_ bytes: [UInt8]) -> (name: String, length: Int)? {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return ("UTF-8", 3) }
        if bytes.starts(with: [0x00, 0x00, 0xFE, 0xFF]) { return ("UTF-32BE", 4) }
        if bytes.starts(with: [0xFF, 0xFE, 0x00, 0x00]) { return ("UTF-32LE", 4) }
        if bytes.starts(with: [0xFE, 0xFF]) { return ("UTF-16BE", 2) }
        if bytes.starts(with: [0xFF, 0xFE]) { return ("UTF-16LE", 2) }
        return nil
    }

    /// The first `<` shows how wide the characters are.
    private static func wide(_ bytes: [UInt8]) -> String? {
        switch Array(bytes.prefix(4)) {
        case [0, 0, 0, 0x3C]: "UTF-32BE"
        case [0x3C, 0, 0, 0]: "UTF-32LE"
        case let first where first.count == 4 && first.prefix(2) == [0, 0x3C] && first[2] == 0: "UTF-16BE"
        case let first where first.count == 4 && first.prefix(2) == [0x3C, 0] && first[3] == 0: "UTF-16LE"
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

    /// What glibc calls the encoding that browsers mean by a label (WHATWG Encoding, section 4.2).
    private static func iconvName(_ label: String) -> String {
        let tidy = label.lowercased().filter {
            $0.isASCII && ($0.isLetter || $0.isNumber || "-_.:".contains($0))
        }
        switch tidy.prefix(40) {
        case "", "utf8", "utf-8": return "UTF-8"
        case "iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii", "windows-1252":
            return "CP1252"
        case "iso-8859-9": return "CP1254"
        case "gb2312", "gbk", "gb_2312-80", "gb18030": return "GB18030"
        case "big5", "big5-hkscs": return "BIG5-HKSCS"
        case "euc-kr", "ks_c_5601-1987": return "CP949"
        case "shift_jis", "shift-jis", "sjis", "x-sjis": return "CP932"
        case "tis-620", "iso-8859-11", "windows-874": return "CP874"
        case let name where name.hasPrefix("windows-"): return "CP" + name.dropFirst(8)
        case let name: return name.uppercased()
        }
    }

    /// UTF-8 with U+FFFD for what cannot be decoded; the bytes as windows-1252 where the encoding is unknown.
    private static func converted(_ bytes: [UInt8], from name: String) -> [UInt8] {
        guard name != "CP1252" else { return Windows1252.decoded(bytes) }
        guard let converter = iconv_open("UTF-8", name), converter != iconv_t(bitPattern: -1) else {
            return Windows1252.decoded(bytes)
        }
        defer { iconv_close(converter) }
        var result: [UInt8] = []
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
                    let isFault = Int(truncatingIfNeeded: outcome) == -1 && room > 64
                    guard isFault || left == before && room == target.count else { continue }
                    result.append(contentsOf: [0xEF, 0xBF, 0xBD])
                    next = next?.advanced(by: 1)
                    left -= 1
                }
                var place = target.baseAddress
                var room = target.count
                _ = iconv(converter, nil, nil, &place, &room)
                result.append(contentsOf: UnsafeRawBufferPointer(target).prefix(target.count - room))
            }
        }
        return result
    }
}
