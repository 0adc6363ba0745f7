/// How many columns of a terminal a text takes.
///
/// East Asian wide and full-width characters (UAX #11) and emoji take two, combining marks none. Where terminals
/// differ (emoji sequences they may not know) the answer is the larger one in use, except for joined emoji.
enum DisplayWidth {
    /// The columns of a text without line breaks, in time proportional to its length.
    static func of(_ text: String) -> Int {
        text.reduce(0) { $0 + of($1) }
    }

    /// The columns of one grapheme cluster.
    static func of(_ character: Character) -> Int {
        let scalars = character.unicodeScalars
        guard let first = scalars.first else { return 0 }
        if scalars.count == 1 { return of(first) }
        if first.properties.isEmoji, scalars.contains(where: { $0 == "\u{200D}" || $0 == "\u{FE0F}" }) {
            return 2
        }
        if isRegionalIndicator(first) { return 2 }
        if first.properties.isEmojiModifierBase,
            scalars.dropFirst().allSatisfy({ $0.properties.isEmojiModifier })
        {
            return 2
        }
        return scalars.reduce(0) { $0 + of($1) }
    }

    /// The columns of one scalar.
    static func of(_ scalar: Unicode.Scalar) -> Int {
        if scalar.value < 0x300 { return scalar.value == 0xAD ? 0 : 1 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: return 0
        case .format: return isShownFormat(scalar) ? 1 : 0
        default: break
        }
        switch scalar.value {
        case 0x1160...0x11FF, 0xD7B0...0xD7FF: return 0
        case 0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x3247, 0x3250...0x4DBF,
            0x4E00...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19,
            0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF,
            0x1D300...0x1D376, 0x1F200...0x1F265, 0x20000...0x3FFFD:
            return 2
        default:
            return scalar.properties.isEmojiPresentation && !isRegionalIndicator(scalar) ? 2 : 1
        }
    }

    private static func isRegionalIndicator(_ scalar: Unicode.Scalar) -> Bool {
        (0x1F1E6...0x1F1FF).contains(scalar.value)
    }

    /// Arabic and Syriac number signs are format characters with ink.
    private static func isShownFormat(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x600...0x605, 0x6DD, 0x70F, 0x890...0x891, 0x8E2, 0x110BD, 0x110CD: true
        default: false
        }
    }
}
