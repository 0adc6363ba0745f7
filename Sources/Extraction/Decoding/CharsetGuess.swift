import TextEncodings

/// The byte order mark at the start of bytes.
enum ByteOrderMark {
    static func of(_ bytes: [UInt8]) -> (charset: Charset, length: Int)? {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
        if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
        if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
        return nil
    }
}

/// What encoding bytes are in, from what they look like.
enum CharsetGuess {
    /// UTF-16 without a mark shows as a zero in every other byte.
    static func utf16(_ bytes: [UInt8]) -> Charset? {
        let sample = bytes.prefix(1024)
        guard sample.count >= 16 else { return nil }
        var zeros = (even: 0, odd: 0)
        for (index, byte) in sample.enumerated() where byte == 0 {
            if index.isMultiple(of: 2) { zeros.even += 1 } else { zeros.odd += 1 }
        }
        if zeros.even == 0, zeros.odd * 3 > sample.count { return .utf16LittleEndian }
        if zeros.odd == 0, zeros.even * 3 > sample.count { return .utf16BigEndian }
        return nil
    }

    /// Whether the bytes are UTF-8 without a fault, and whether any of them is outside ASCII.
    static func utf8(_ bytes: [UInt8]) -> (isValid: Bool, isASCII: Bool) {
        if bytes.allSatisfy({ $0 < 0x80 }) { return (true, true) }
        return (UTF8Form.isValid(bytes), false)
    }

    /// The charset that the first 8 kB of markup declare (WHATWG HTML, "prescan a byte stream").
    ///
    /// A declared UTF-16 means UTF-8: the declaration could not have been read in UTF-16.
    static func declared(in bytes: [UInt8]) -> Charset? {
        let head = ASCII.lowercased(bytes.prefix(8192))
        var start = 0
        while let found = ASCII.firstIndex(of: Array("charset".utf8), in: head[start...]) {
            var index = found + 7
            start = index
            while index < head.count, ASCII.isSpace(head[index]) { index += 1 }
            guard index < head.count, head[index] == UInt8(ascii: "="), isInsideMeta(head, at: found) else {
                continue
            }
            index += 1
            while index < head.count, ASCII.isSpace(head[index]) || head[index] == 0x22 || head[index] == 0x27
            {
                index += 1
            }
            let label = head[index...].prefix { byte in
                ASCII.isLetter(byte) || ASCII.isDigit(byte) || [0x2D, 0x5F, 0x2E, 0x3A].contains(byte)
            }
            if let charset = Charset(label: String(decoding: label, as: UTF8.self)) {
                return charset.name.hasPrefix("utf-16") ? .utf8 : charset
            }
        }
        return xmlDeclaration(head)
    }

    /// The language that markup declares on its root element.
    static func language(in bytes: [UInt8]) -> String? {
        let head = ASCII.lowercased(bytes.prefix(8192))
        guard let root = ASCII.firstIndex(of: Array("<html".utf8), in: head[...]) else { return nil }
        let tag = head[root...].prefix { $0 != UInt8(ascii: ">") }
        guard let found = ASCII.firstIndex(of: Array("lang=".utf8), in: tag) else { return nil }
        let value = tag[(found + 5)...].drop { $0 == 0x22 || $0 == 0x27 }
        return String(
            decoding: value.prefix { ASCII.isLetter($0) || $0 == UInt8(ascii: "-") }, as: UTF8.self)
    }

    /// What a document in a language is likely to be in when nobody said (WHATWG HTML, section 13.2.3.2).
    static func usual(in language: String) -> Charset {
        let tag = language.lowercased()
        let label =
            switch tag.prefix(2) {
            case "ja": "shift_jis"
            case "ko": "euc-kr"
            case "zh": tag.contains("tw") || tag.contains("hk") || tag.contains("hant") ? "big5" : "gb18030"
            case "ru", "uk", "be", "bg", "mk", "sr", "ky", "mn": "windows-1251"
            case "pl", "cs", "sk", "hu", "sl", "hr", "ro": "windows-1250"
            case "el": "windows-1253"
            case "tr", "az", "ku": "windows-1254"
            case "he", "iw": "windows-1255"
            case "ar", "fa", "ur": "windows-1256"
            case "et", "lv", "lt": "windows-1257"
            case "vi": "windows-1258"
            case "th": "windows-874"
            default: "windows-1252"
            }
        return Charset(label: label) ?? .windows1252
    }

    private static func isInsideMeta(_ head: [UInt8], at index: Int) -> Bool {
        guard let open = head[..<index].lastIndex(of: UInt8(ascii: "<")) else { return false }
        return head[open...].starts(with: "<meta".utf8)
    }

    private static func xmlDeclaration(_ head: [UInt8]) -> Charset? {
        guard head.starts(with: "<?xml".utf8),
            let found = ASCII.firstIndex(of: Array("encoding=".utf8), in: head.prefix(256))
        else { return nil }
        let value = head[(found + 9)...].drop { $0 == 0x22 || $0 == 0x27 }.prefix { $0 != 0x22 && $0 != 0x27 }
        return Charset(label: String(decoding: value, as: UTF8.self))
    }
}
