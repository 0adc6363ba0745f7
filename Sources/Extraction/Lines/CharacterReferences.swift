/// Character references in text that was escaped once too often.
enum CharacterReferences {
    /// The text with numeric references and the common named ones decoded; tags are dropped.
    static func decode(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) || text.utf8.contains(UInt8(ascii: "<")) else {
            return text
        }
        var result = ""
        var rest = text[...]
        while let mark = rest.firstIndex(where: { $0 == "&" || $0 == "<" }) {
            result += rest[..<mark]
            rest = rest[mark...]
            if rest.first == "<" {
                let next = rest.dropFirst().first
                if next == "/" || (next?.isLetter ?? false), let close = rest.prefix(300).firstIndex(of: ">")
                {
                    if rest[..<close].hasPrefix("<br") || rest[..<close].hasPrefix("</p") { result += "\n" }
                    rest = rest[rest.index(after: close)...]
                    continue
                }
            } else if let end = rest.prefix(12).firstIndex(of: ";"),
                let decoded = reference(rest[rest.index(after: mark)..<end])
            {
                result += decoded
                rest = rest[rest.index(after: end)...]
                continue
            }
            result.append(rest.removeFirst())
        }
        return result + rest
    }

    private static func reference(_ name: Substring) -> String? {
        if name.hasPrefix("#") {
            let digits = name.dropFirst()
            let value =
                digits.first == "x" || digits.first == "X"
                ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
            return value.flatMap(Unicode.Scalar.init).flatMap { $0.value >= 0x20 ? String($0) : " " }
        }
        return named[String(name)]
    }

    private static let named = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "rsquo": "’",
        "lsquo": "‘", "ldquo": "“",
        "rdquo": "”", "ndash": "–", "mdash": "—", "hellip": "…", "eacute": "é", "egrave": "è", "agrave": "à",
        "ccedil": "ç", "uuml": "ü",
        "ouml": "ö", "auml": "ä", "szlig": "ß", "Uuml": "Ü", "Ouml": "Ö", "Auml": "Ä", "ecirc": "ê",
        "ocirc": "ô", "acirc": "â", "icirc": "î",
        "aacute": "á", "iacute": "í", "oacute": "ó", "uacute": "ú", "ntilde": "ñ", "aring": "å",
        "oslash": "ø", "aelig": "æ", "laquo": "«",
        "raquo": "»", "bdquo": "„", "sbquo": "‚", "euro": "€", "pound": "£", "shy": "\u{AD}", "middot": "·",
        "bull": "•", "copy": "©",
    ]
}
