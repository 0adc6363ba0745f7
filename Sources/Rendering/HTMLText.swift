/// Words from a page as text or attribute value of HTML.
public enum HTMLText {
    /// The text with everything that could end it or start markup as character references (HTML Standard, 13.1.4).
    ///
    /// Works on bytes: a quotation mark that a combining mark has made another grapheme is still escaped. Safe
    /// between tags and inside a quoted attribute, nowhere else. Control characters become their pictures, and
    /// bidirectional embeddings and overrides their number (`‹U+202E›`), because they would make the words read
    /// as what they are not; marks and isolates stay, the blocks around them are isolated.
    public static func escape(_ text: String) -> String {
        guard !text.isPlainMarkup else { return text }
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count + 16)
        for scalar in text.unicodeScalars {
            if scalar.isASCII, isPlain(UInt8(truncatingIfNeeded: scalar.value)) {
                result.append(UInt8(truncatingIfNeeded: scalar.value))
                continue
            }
            switch scalar {
            case "&": result += "&amp;".utf8
            case "<": result += "&lt;".utf8
            case ">": result += "&gt;".utf8
            case "\"": result += "&quot;".utf8
            case "'": result += "&#39;".utf8
            case "\t", "\n": result += String(scalar).utf8
            default:
                if let sign = SafeText.sign(forDangerous: scalar) {
                    result += sign.utf8
                } else {
                    result += scalar.utf8
                }
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Whether a byte is a character of its own that means nothing to HTML and moves nothing.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"),
            0x7F...0xFF:
            false
        default: byte >= 0x20
        }
    }

    /// The text with white space and invisible marks as signs, escaped.
    static func escapeShowingInvisible(_ text: String) -> String {
        escape(text.unicodeScalars.map { SafeText.sign(forInvisible: $0) ?? String($0) }.joined())
    }

    /// A language tag as an attribute with a space before it; empty where it is none.
    package static func languageAttribute(_ tag: String?) -> String {
        guard let tag, (1...35).contains(tag.utf8.count),
            tag.utf8.allSatisfy({ $0 == UInt8(ascii: "-") || Unicode.Scalar($0).isLetterOrDigit })
        else { return "" }
        return " lang=\"\(tag)\""
    }

    /// The address, where it is one that a page may link to.
    package static func webAddress(_ address: String?) -> String? {
        guard let address else { return nil }
        let start = address.prefix(8).lowercased()
        return start.hasPrefix("https://") || start.hasPrefix("http://") ? address : nil
    }
}

extension Unicode.Scalar {
    fileprivate var isLetterOrDigit: Bool {
        ("a"..."z").contains(self) || ("A"..."Z").contains(self) || ("0"..."9").contains(self)
    }
}
