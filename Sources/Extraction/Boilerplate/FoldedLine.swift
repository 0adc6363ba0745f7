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
        if let plain = line.utf8.withContiguousStorageIfAvailable(Self.plain), let plain {
            text = plain
            return
        }
        let form = NormalForm.text(line)
        var folding = Folding(form.utf8.count)
        for byte in LowerCase.whole(form) { folding.append(byte) }
        let folded = folding.text
        text = form.utf8.allSatisfy { $0 < 0x80 } ? folded : Self.trimmedSymbols(folded)
    }

    /// A line of ASCII that is in normal form already, at one go: most are.
    private static func plain(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        var folding = Folding(bytes.count)
        var previous = UInt8(ascii: " ")
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "`"): return nil
            case 0x21...0x7E: break
            case 0x20 where previous != 0x20: break
            default: return nil
            }
            previous = byte
            folding.append(ASCII.lower(byte))
        }
        return previous != 0x20 || bytes.isEmpty ? folding.text : nil
    }

    fileprivate static func isEdge(_ byte: UInt8) -> Bool {
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

/// Bytes in lower case with each number as `#`.
private struct Folding {
    private var result: [UInt8] = []
    private var afterDigit = false
    /// A separator that belongs to the number where a digit follows.
    private var pending: UInt8?

    init(_ count: Int) { result.reserveCapacity(count) }

    mutating func append(_ byte: UInt8) {
        if ASCII.isDigit(byte) {
            if !afterDigit { result.append(UInt8(ascii: "#")) }
            afterDigit = true
            pending = nil
            return
        }
        if afterDigit, pending == nil,
            byte == UInt8(ascii: ",") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":")
        {
            pending = byte
            return
        }
        if let separator = pending {
            result.append(separator)
            pending = nil
        }
        afterDigit = false
        result.append(byte)
    }

    /// What stands between punctuation and symbols at the ends.
    var text: String {
        // A separator that still waits would be such punctuation.
        var (start, end) = (result.startIndex, result.endIndex)
        while start < end, FoldedLine.isEdge(result[start]) { start += 1 }
        while end > start, FoldedLine.isEdge(result[end - 1]) { end -= 1 }
        return String(decoding: result[start..<end], as: UTF8.self)
    }
}
