/// Lines as blocks carry them.
enum LineText {
    /// White space collapsed to single spaces and trimmed; no-break spaces inside stay as published.
    static func collapsed(_ text: some StringProtocol) -> String { collapsed(bytes: text.utf8) }

    /// The same for bytes of UTF-8.
    static func collapsed(bytes: some Collection<UInt8>) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var pending = false
        for byte in bytes {
            if byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) {
                pending = !result.isEmpty
            } else {
                if pending { result.append(0x20) }
                pending = false
                result.append(byte)
            }
        }
        return trimmed(String(decoding: result, as: UTF8.self))
    }

    /// Without spaces of any kind, and without zero-width marks, at the ends.
    static func trimmed(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !isBlank($0) }),
            let last = scalars.lastIndex(where: { !isBlank($0) })
        else { return "" }
        return first == scalars.startIndex && scalars.index(after: last) == scalars.endIndex
            ? text : String(scalars[first...last])
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x21...0x7E: false
        case 0x200B...0x200F, 0x2060, 0xFEFF, 0x00AD: true
        default: scalar.properties.isWhitespace
        }
    }
}
