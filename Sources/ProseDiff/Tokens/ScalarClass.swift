/// What a character outside ASCII is to the tokenizer.
///
/// The ranges that newspapers are made of are spelled out; everything else is asked of the Unicode Character
/// Database (the standard library's copy).
enum ScalarClass {
    case letter
    case digit
    /// A token of its own: scripts written without spaces.
    case ideograph
    /// Thai vowels that are written before their consonant.
    case leadingVowel
    /// Thai vowels that are written after their consonant.
    case followingVowel
    case katakana
    /// Combines with what stands before it.
    case mark
    case space
    /// Counts for nothing between letters (soft hyphen, zero-width and bidirectional marks).
    case ignorable
    case doubleQuote
    case singleQuote
    case hyphen
    case dash
    case ellipsis
    case currency
    /// Belongs to the number before it: `°`, `‰`.
    case unit
    case sentenceMark
    case clauseMark
    case openingBracket
    case closingBracket
    case symbol
    /// A picture; clings to another behind a joiner.
    case emoji
    /// Half of a flag.
    case regionalIndicator
    /// Its grapheme cluster may be longer than it looks; the standard library decides.
    case clustering

    init(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x00C0...0x024F: self = scalar.value == 0xD7 || scalar.value == 0xF7 ? .symbol : .letter
        case 0x0250...0x02FF: self = scalar.value == 0x02BC ? .singleQuote : .letter
        case 0x0300...0x036F: self = .mark
        case 0x0370...0x052F: self = ScalarClass(greekOrCyrillic: scalar)
        case 0x0080...0x00BF: self = ScalarClass(latinOne: scalar.value)
        case 0x0E01...0x0E5B: self = ScalarClass(thai: scalar.value)
        case 0x1E00...0x1EFF: self = .letter
        case 0x2000...0x20CF: self = ScalarClass(generalPunctuation: scalar.value)
        case 0x3000...0x30FF: self = ScalarClass(kana: scalar.value)
        case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFD: self = .ideograph
        case 0xAC00...0xD7A3: self = .letter
        case 0xFF01...0xFFEF: self = ScalarClass(fullWidth: scalar.value)
        case 0x1F1E6...0x1F1FF: self = .regionalIndicator
        case 0x1F3FB...0x1F3FF: self = .mark
        // Extended_Pictographic in Unicode's emoji-data.txt, without gaps.
        case 0x1F249...0x1F3FA, 0x1F400...0x1F53D, 0x1F546...0x1F64F, 0x1F680...0x1F6FF, 0x1F90C...0x1F93A,
            0x1F947...0x1FAFF:
            self = .emoji
        default: self = ScalarClass(property: scalar)
        }
    }

    private init(latinOne value: UInt32) {
        switch value {
        case 0x80...0xA0: self = .space
        case 0xA2...0xA5: self = .currency
        case 0xAA, 0xB5, 0xBA: self = .letter
        case 0xAB, 0xBB: self = .doubleQuote
        case 0xAD: self = .ignorable
        case 0xB0: self = .unit
        case 0xB2, 0xB3, 0xB9, 0xBC...0xBE: self = .digit
        case 0xB4: self = .singleQuote
        default: self = .symbol
        }
    }

    private init(greekOrCyrillic scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x0483...0x0489: self = .mark
        case 0x037E: self = .sentenceMark
        case 0x0387: self = .clauseMark
        default: self = scalar.properties.isAlphabetic ? .letter : .symbol
        }
    }

    /// Marks and vowels of Thai; a cluster is a consonant with all that is written around it (Theeramunkong
    /// et al., "Character cluster based Thai information retrieval", IRAL 2000).
    private init(thai value: UInt32) {
        switch value {
        case 0x0E31, 0x0E34...0x0E3A, 0x0E47...0x0E4E: self = .mark
        case 0x0E33: self = .mark
        case 0x0E30, 0x0E32, 0x0E45: self = .followingVowel
        case 0x0E40...0x0E44: self = .leadingVowel
        case 0x0E3F: self = .currency
        case 0x0E50...0x0E59: self = .digit
        case 0x0E4F, 0x0E5A, 0x0E5B: self = .symbol
        default: self = .ideograph
        }
    }

    private init(generalPunctuation value: UInt32) {
        switch value {
        case 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F: self = .space
        case 0x200C, 0x200D: self = .mark
        case 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x206F: self = .ignorable
        case 0x2010...0x2013: self = .hyphen
        case 0x2014, 0x2015: self = .dash
        case 0x2018...0x201B, 0x2032, 0x2035, 0x2039, 0x203A: self = .singleQuote
        case 0x201C...0x201F, 0x2033, 0x2036: self = .doubleQuote
        case 0x2026: self = .ellipsis
        case 0x2030, 0x2031: self = .unit
        case 0x203C, 0x2047...0x2049: self = .sentenceMark
        case 0x2045, 0x207D, 0x208D: self = .openingBracket
        case 0x2046, 0x207E, 0x208E: self = .closingBracket
        case 0x2070...0x2079, 0x2080...0x2089: self = .digit
        case 0x207F...0x209C: self = .letter
        case 0x20A0...0x20CF: self = .currency
        default: self = .symbol
        }
    }

    private init(kana value: UInt32) {
        switch value {
        case 0x3000: self = .space
        case 0x3001: self = .clauseMark
        case 0x3002: self = .sentenceMark
        case 0x3008...0x3011, 0x3014...0x301B:
            self = value % 2 == 0 ? .openingBracket : .closingBracket
        case 0x301D...0x301F: self = .doubleQuote
        case 0x3005...0x3007, 0x3021...0x3029, 0x3041...0x3096, 0x309D...0x309F: self = .ideograph
        case 0x302A...0x302F, 0x3099, 0x309A: self = .mark
        case 0x30A1...0x30FA, 0x30FC...0x30FF: self = .katakana
        default: self = .symbol
        }
    }

    private init(fullWidth value: UInt32) {
        switch value {
        case 0xFF01, 0xFF0E, 0xFF1F, 0xFF61: self = .sentenceMark
        case 0xFF0C, 0xFF1A, 0xFF1B, 0xFF64: self = .clauseMark
        case 0xFF08, 0xFF3B, 0xFF5B, 0xFF5F, 0xFF62: self = .openingBracket
        case 0xFF09, 0xFF3D, 0xFF5D, 0xFF60, 0xFF63: self = .closingBracket
        case 0xFF10...0xFF19: self = .digit
        case 0xFF21...0xFF3A, 0xFF41...0xFF5A: self = .letter
        case 0xFF66...0xFF9D: self = .katakana
        case 0xFF9E, 0xFF9F: self = .mark
        case 0xFFA0...0xFFDC: self = .letter
        case 0xFFE0...0xFFE6: self = .currency
        default: self = .symbol
        }
    }

    private init(property scalar: Unicode.Scalar) {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
            self = ScalarClass.hasPlainClusters(scalar.value) ? .letter : .clustering
        case .decimalNumber:
            self = ScalarClass.hasPlainClusters(scalar.value) ? .digit : .clustering
        case .nonspacingMark, .spacingMark, .enclosingMark: self = .mark
        case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control: self = .space
        case .dashPunctuation: self = .dash
        case .openPunctuation: self = .openingBracket
        case .closePunctuation: self = .closingBracket
        case .format: self = scalar.value == 0xFEFF ? .ignorable : .clustering
        case .currencySymbol: self = .currency
        case .otherPunctuation, .mathSymbol: self = .symbol
        default: self = .clustering
        }
    }

    /// Scripts with spaces between words and no characters that join what follows them (Unicode Standard
    /// Annex #29, property Prepend): their words are never cut, so their clusters are not either.
    private static func hasPlainClusters(_ value: UInt32) -> Bool {
        switch value {
        case 0x0530...0x05FF, 0x0606...0x06DC, 0x06DE...0x06FF, 0x0750...0x077F: true
        case 0x0900...0x0CFF, 0x10A0...0x10FF, 0x1200...0x137F, 0x1F00...0x1FFF, 0x2C00...0x2DDF: true
        default: false
        }
    }
}
