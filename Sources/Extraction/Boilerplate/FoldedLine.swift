import Articles

/// A line as the boilerplate rules see it: what makes two printings of one label alike.
///
/// In normal form and lower case; each number (`3`, `1,204`, `10:30`) is `#`; no punctuation or symbols at the
/// ends, so that `+ FOLLOW`, `Follow` and `follow ›` are one line.
struct FoldedLine {
    let text: String
    /// The length in UTF-8 bytes.
    var length: Int { text.utf8.count }

    init(_ line: String) {
        var result: [UInt8] = []
        var afterDigit = false
        var pending: UInt8?
        let form = NormalForm.text(line)
        let isASCII = form.utf8.allSatisfy { $0 < 0x80 }
        for byte in LowerCase.whole(form) {
            if ASCII.isDigit(byte) {
                if !afterDigit { result.append(UInt8(ascii: "#")) }
                afterDigit = true
                pending = nil
                continue
            }
            if afterDigit, pending == nil, [0x2C, 0x2E, 0x3A].contains(byte) {
                pending = byte
                continue
            }
            if let separator = pending {
                result.append(separator)
                pending = nil
            }
            afterDigit = false
            result.append(byte)
        }
        if let separator = pending { result.append(separator) }
        let start = result.firstIndex { !Self.isEdge($0) } ?? result.endIndex
        let end = result.lastIndex { !Self.isEdge($0) } ?? result.endIndex
        let core = start < result.endIndex ? result[start...end] : []
        let folded = String(decoding: core, as: UTF8.self)
        text = isASCII ? folded : Self.trimmedSymbols(folded)
    }

    private static func isEdge(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "#"), UInt8(ascii: "%"), UInt8(ascii: "$"), UInt8(ascii: "&"): false
        case 0x00..<0x30, 0x3A..<0x41, 0x5B..<0x61, 0x7B..<0x80: true
        default: false
        }
    }

    private static func trimmedSymbols(_ text: String) -> String {
        let isSymbol = { (scalar: Unicode.Scalar) in
            switch scalar.properties.generalCategory {
            case .otherSymbol, .mathSymbol, .otherPunctuation, .openPunctuation, .closePunctuation,
                .initialPunctuation, .finalPunctuation,
                .spaceSeparator, .privateUse, .dashPunctuation:
                !("#%$&".unicodeScalars.contains(scalar))
            default: false
            }
        }
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !isSymbol($0) }),
            let last = scalars.lastIndex(where: { !isSymbol($0) })
        else { return "" }
        return String(scalars[first...last])
    }
}
