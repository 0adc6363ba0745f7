/// Words from a page made safe to print on a terminal.
///
/// A page may carry control characters that move the cursor, clear the screen or set the window's title, and
/// bidirectional controls that make a line read as what it is not. None of them is passed on:
/// * C0 controls and DEL become their pictures (`␛`), C1 controls, line and paragraph separators, bidirectional
///   embeddings, overrides and isolates, and annotation marks become their number (`‹U+202E›`);
/// * marks that show nothing (soft hyphen, zero-width space, byte order mark, left-to-right mark…) are left out,
///   because terminals do not agree on their width. Joiners inside words and emoji stay;
/// * of a letter with more than ``longestCluster`` scalars the rest is left out.
enum SafeText {
    /// The most scalars of one grapheme cluster that are printed.
    static let longestCluster = 24

    /// The text as printed.
    ///
    /// - Parameter showsInvisible: whether spaces and invisible marks are shown as signs, for changes that consist of them.
    static func terminal(_ text: String, showsInvisible: Bool = false) -> String {
        if !showsInvisible, text.isPrintable { return text }
        var result = String.UnicodeScalarView()
        for character in text {
            for scalar in character.unicodeScalars.prefix(longestCluster) {
                if let sign = sign(for: scalar, showsInvisible: showsInvisible) {
                    result.append(contentsOf: sign.unicodeScalars)
                } else {
                    result.append(scalar)
                }
            }
        }
        return String(result)
    }

    /// A sign for white space or an invisible mark, where it has one: `␣` for a space, `⍽` for a no-break space.
    static func sign(forInvisible scalar: Unicode.Scalar) -> String? {
        switch scalar {
        case " ": "␣"
        case "\u{A0}", "\u{202F}": "⍽"
        case _ where scalar.properties.isWhitespace || isInvisible(scalar): number(scalar)
        default: nil
        }
    }

    /// Whether a scalar leaves no ink, no space, and means nothing to the letters beside it.
    static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xAD, 0x34F, 0x61C, 0x180E, 0x200B, 0x200E, 0x200F, 0x2060...0x2064, 0xFEFF: true
        default: false
        }
    }

    /// A sign for a control character or for a bidirectional embedding or override; `nil` for all else.
    static func sign(forDangerous scalar: Unicode.Scalar) -> String? {
        switch scalar.value {
        case 0x00...0x1F, 0x7F...0x9F, 0x202A...0x202E: sign(for: scalar, showsInvisible: false)
        default: nil
        }
    }

    private static func sign(for scalar: Unicode.Scalar, showsInvisible: Bool) -> String? {
        switch scalar.value {
        case 0x00...0x1F: Unicode.Scalar(0x2400 + scalar.value).map { String($0) }
        case 0x7F: "␡"
        case 0x80...0x9F, 0x2028, 0x2029, 0x202A...0x202E, 0x2065...0x206F, 0xFFF9...0xFFFB:
            number(scalar)
        default:
            if showsInvisible { sign(forInvisible: scalar) } else { isInvisible(scalar) ? "" : nil }
        }
    }

    private static func number(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "‹U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "›"
    }
}
