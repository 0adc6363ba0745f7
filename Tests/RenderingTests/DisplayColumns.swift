/// The columns of a line, counted in another way than the renderer counts them: an upper bound scalar by scalar.
///
/// Wide scalars are taken from the blocks of the Unicode standard, not from its width property.
enum DisplayColumns {
    static func of(_ line: String) -> Int {
        var columns = 0
        var joined = false
        for scalar in line.withoutColours.unicodeScalars {
            let value = scalar.value
            defer { joined = value == 0x200D }
            switch scalar.properties.generalCategory {
            case .nonspacingMark, .enclosingMark, .format: continue
            default: break
            }
            if joined && value > 0x1F000 { continue }
            let isWide =
                (0x1100...0x115F).contains(value) || (0x2E80...0x303E).contains(value)
                || (0x3041...0xA4CF).contains(value) || (0xAC00...0xD7A3).contains(value)
                || (0xFF01...0xFF60).contains(value) || (0x1F300...0x1F64F).contains(value)
                || (0x1F900...0x1FAFF).contains(value) || (0x20000...0x3FFFD).contains(value)
            let isSkinTone = (0x1F3FB...0x1F3FF).contains(value)
            let isVowelOfSyllable = (0x1160...0x11FF).contains(value)
            columns += isSkinTone || isVowelOfSyllable ? 0 : isWide ? 2 : 1
        }
        return columns
    }
}

extension String {
    /// The text without the sequences that set colours.
    var withoutColours: String {
        var result = String.UnicodeScalarView()
        var rest = unicodeScalars[...]
        while let scalar = rest.popFirst() {
            if scalar == "\u{1B}", rest.first == "[" {
                rest = rest.drop { $0 != "m" }.dropFirst()
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }

    /// The text without the spaces before it.
    var trimmed: Substring { drop { $0 == " " } }
}
