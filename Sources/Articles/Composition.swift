/// Letters and their marks as single characters, for host names only: NFC as far as scripts in use need it.
enum Composition {
    /// The text with every letter that has a composed form in it (Unicode Standard Annex #15).
    static func composed(_ text: Substring) -> String {
        var result = String.UnicodeScalarView()
        for character in text {
            let scalars = character.unicodeScalars
            if scalars.count > 1, let composed = table[character] {
                result.append(composed)
            } else {
                result.append(contentsOf: scalars)
            }
        }
        return String(result)
    }

    /// Composed letters by what is canonically equivalent to them, which is how `Character` compares.
    private static let table: [Character: Unicode.Scalar] = {
        var table: [Character: Unicode.Scalar] = [:]
        for range: ClosedRange<UInt32> in [
            0x00C0...0x052F, 0x0622...0x06D3, 0x0929...0x0934, 0x1E00...0x1FFF, 0x304C...0x30FE,
            0xAC00...0xD7A3,
        ] {
            for scalar in range.lazy.compactMap(Unicode.Scalar.init) where table[Character(scalar)] == nil {
                table[Character(scalar)] = scalar
            }
        }
        return table
    }()
}
