/// Text made fit to be one line of a commit message.
enum OneLine {
    /// The text without line breaks and other control characters, cut at a length.
    ///
    /// Controls and line separators become spaces, runs of plain spaces one, and white space at the ends goes:
    /// git would drop it there, and a line break would let the text pass for a trailer.
    ///
    /// Tidying what is tidy changes nothing.
    ///
    /// - Parameter limit: the most bytes of UTF-8 kept; a text that was cut ends in an ellipsis.
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
        return line.utf8.count <= limit ? line : cut(line, to: limit - 3) + "…"
    }

    /// The whole characters that fit; of a first one that does not, the scalars that do.
    private static func cut(_ line: String, to limit: Int) -> String {
        var kept = ""
        for character in line {
            guard kept.utf8.count + character.utf8.count <= limit else { break }
            kept.append(character)
        }
        guard kept.isEmpty else { return kept }
        for scalar in line.unicodeScalars {
            guard kept.utf8.count + scalar.utf8.count <= limit else { break }
            kept.unicodeScalars.append(scalar)
        }
        return kept
    }

    private static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00...0x1F, 0x7F...0x9F, 0x2028, 0x2029: true
        default: false
        }
    }
}
