/// Words on one line that move and hide nothing around them, for pictures and for what is said beside them.
package enum PlainLine {
    /// The beginning of a text on one line; what would move or hide other words is left out.
    ///
    /// - Parameter count: the most scalars.
    package static func beginning(of text: String, _ count: Int) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars.prefix(count) {
            switch scalar.value {
            case 0x09, 0x0A, 0x0D, 0x2028, 0x2029: result.append(" ")
            case 0...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0xFFF9...0xFFFB: continue
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}
