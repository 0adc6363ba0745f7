/// SplitMix64 (Steele, Lea, Flood): the same numbers for the same seed.
struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: Int) {
        state = UInt64(seed)
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }

    /// A text of up to that many code points, with many of those that make trouble.
    mutating func text(upTo length: Int) -> String {
        let trouble = Array(
            "\u{0}\u{1}\t\n\r\u{B}\u{85}\u{2028}\u{2029}\u{200B}\u{AD}\u{202E}\\{}u\u{301}’“…— "
                .unicodeScalars)
        var scalars = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...length, using: &self) {
            let scalar: Unicode.Scalar? =
                switch Int.random(in: 0..<4, using: &self) {
                case 0: trouble.randomElement(using: &self)
                case 1: Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &self))
                case 2: Unicode.Scalar(UInt32.random(in: 0...0x2FF, using: &self))
                default: Unicode.Scalar(UInt32.random(in: 0x20...0x7E, using: &self))
                }
            if let scalar { scalars.append(scalar) }
        }
        return String(scalars)
    }
}

extension String {
    /// The code points, which tell apart what `==` calls alike.
    var codePoints: [Unicode.Scalar] { Array(unicodeScalars) }
}
