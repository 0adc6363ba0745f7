import Articles
import CXML2

/// Bytes to UTF-8.
enum TextDecoder {
    struct Decoded {
        /// Valid UTF-8 without a mark, without null and other control characters, lines ending in line feeds.
        let bytes: [UInt8]
        let charset: String
    }

    /// Decodes by byte order mark, media type, `<meta>`, and by a guess, in this order.
    ///
    /// Bytes that are UTF-8 without a fault and declared otherwise only by a `<meta>` are UTF-8: a browser
    /// that saves a page rewrites its bytes and not its declaration.
    static func decode(_ page: Page, isMarkup: Bool) throws(ExtractionError) -> Decoded {
        let mark = ByteOrderMark.of(page.bytes)
        let charset = mark?.charset ?? charset(of: page, isMarkup: isMarkup)
        let body = mark.map { Array(page.bytes.dropFirst($0.length)) } ?? page.bytes
        let text: [UInt8]
        switch charset.name {
        case "utf-8": text = body
        case "windows-1252": text = Windows1252.decode(body)
        default:
            guard let converted = Iconv.decode(body, from: charset.iconvName) else {
                throw ExtractionError(
                    .unreadableText, of: page,
                    "the text is in \(charset.name), which this system cannot decode")
            }
            text = converted
        }
        return Decoded(bytes: TextTidying.tidied(text), charset: charset.name)
    }

    private static func charset(of page: Page, isMarkup: Bool) -> Charset {
        if let label = parameter("charset", of: page.mediaType ?? ""), let charset = Charset(label: label) {
            return charset
        }
        if let charset = CharsetGuess.utf16(page.bytes) { return charset }
        let utf8 = CharsetGuess.utf8(page.bytes)
        let declared = isMarkup || page.mediaType == nil ? CharsetGuess.declared(in: page.bytes) : nil
        if utf8.isValid { return utf8.isASCII ? declared ?? .utf8 : .utf8 }
        return declared ?? CharsetGuess.language(in: page.bytes).map(Charset.usual) ?? .windows1252
    }

    private static func parameter(_ name: String, of mediaType: String) -> String? {
        for parameter in mediaType.split(separator: ";").dropFirst() {
            let parts = parameter.split(separator: "=", maxSplits: 1)
            guard parts.count == 2 else { continue }
            if parts[0].lowercased().filter({ !$0.isWhitespace }) == name { return String(parts[1]) }
        }
        return nil
    }
}

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
            var next = source.baseAddress?.assumingMemoryBound(to: CChar.self)
            var left = source.count
            while left > 0 {
                var failed = false
                output.withUnsafeMutableBufferPointer { target in
                    var place = target.baseAddress
                    var room = target.count
                    failed = iconv(converter, &next, &left, &place, &room) == Int.max.magnitude &* 2 &+ 1
                    result.append(
                        contentsOf: UnsafeRawBufferPointer(target).prefix(target.count - room))
                    // A full target also counts as a failure; only one that wrote little has met a fault.
                    if failed, room > 16 {
                        result.append(contentsOf: [0xEF, 0xBF, 0xBD])
                        next = next?.advanced(by: 1)
                        left -= 1
                        _ = iconv(converter, nil, nil, nil, nil)
                    }
                }
            }
        }
        return result
    }
}

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
