/// Text from outside made safe to print on one line of a terminal or a log.
package enum Printable {
    /// The longest line, in characters.
    package static let maximumLength = 300

    /// The text, up to a number of characters, without control characters, line ends and marks that reorder what stands around them.
    package static func line(_ text: String, limit: Int = maximumLength) -> String {
        var line = String.UnicodeScalarView()
        for scalar in text.unicodeScalars.prefix(limit) {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: line.append(" ")
            case .format, .privateUse, .surrogate, .unassigned: continue
            default: line.append(scalar)
            }
        }
        return String(line).split(separator: " ").joined(separator: " ")
    }
}
