/// Text made fit to be one line of a commit message.
enum OneLine {
    /// The text without line breaks and other control characters, cut at a length.
    ///
    /// Controls and line separators become spaces, runs of plain spaces one, and white space at the ends goes:
    /// git would drop it there, and a line break would let the text pass for a trailer.
    ///
    /// - Parameter limit: the most characters kept; one that was cut ends in an ellipsis.
    static func tidied(_ text: String, limit: Int) -> String {
        var scalars = String.UnicodeScalarView()
        var pendingSpace = false
        for scalar in text.unicodeScalars {
            if scalar == " " || isBreak(scalar) {
                pendingSpace = !scalars.isEmpty
            } else if scalars.isEmpty, scalar.properties.isWhitespace {
                continue
            } else {
                if pendingSpace { scalars.append(" ") }
                pendingSpace = false
                scalars.append(scalar)
            }
        }
        while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
        let line = String(scalars)
        return line.utf8.count <= limit || line.count <= limit ? line : line.prefix(limit - 1) + "…"
    }

    private static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00...0x1F, 0x7F...0x9F, 0x2028, 0x2029: true
        default: false
        }
    }
}
