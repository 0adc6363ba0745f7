/// Text of header fields.
enum FieldText {
    static func trimmed(_ text: Substring) -> String {
        var rest = text.unicodeScalars.drop { $0.properties.isWhitespace }
        while let last = rest.last, last.properties.isWhitespace { rest.removeLast() }
        return String(rest)
    }

    /// One line without control characters, so that nothing can be smuggled into a head.
    static func line(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }))
    }
}
