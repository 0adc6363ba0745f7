/// The form in which two states of an article are compared: what a typesetter may change without anybody
/// having edited a word.
///
/// - No-break, thin and other typographic spaces count as a space; runs of white space as one; none at the ends.
/// - Soft hyphens and zero-width marks do not count.
/// - Curly and straight quotation marks are alike, and so are dashes and hyphens; an ellipsis is three dots.
/// - Canonically equivalent characters are alike (`String` equality is by Unicode canonical equivalence, which
///   is what comparing in NFC means; Unicode Standard Annex #15).
///
/// Letter case, punctuation and digits do count: `3` for `4` is an edit.
public struct NormalForm: Sendable, Hashable {
    private let blocks: [Block]

    /// The normal form of an article, in time proportional to its length.
    public init(of article: Article) {
        blocks = article.blocks.map { Block($0.kind, NormalForm.text($0.text)) }
    }

    /// A text in normal form, in time proportional to its length.
    public static func text(_ text: String) -> String {
        if isPlain(text) { return text }
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count)
        var pendingSpace = false
        for scalar in text.unicodeScalars {
            switch role(of: scalar) {
            case .ignored: continue
            case .space:
                pendingSpace = !result.isEmpty
                continue
            case .text(let plain):
                if pendingSpace { result.append(0x20) }
                if plain.isASCII {
                    result.append(UInt8(truncatingIfNeeded: plain.value))
                } else {
                    result.append(contentsOf: UTF8.encode(plain) ?? UTF8.encodedReplacementCharacter)
                }
            case .ellipsis:
                if pendingSpace { result.append(0x20) }
                result.append(contentsOf: "...".utf8)
            }
            pendingSpace = false
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Whether a text is ASCII that the normal form leaves as it is, which most text in English is.
    private static func isPlain(_ text: String) -> Bool {
        var previous = UInt8(ascii: " ")
        for byte in text.utf8 {
            switch byte {
            case 0x60: return false
            case 0x21...0x7E: break
            case 0x20 where previous != 0x20: break
            default: return false
            }
            previous = byte
        }
        return previous != 0x20 || text.isEmpty
    }

    private enum Role {
        case text(Unicode.Scalar)
        case ellipsis
        case space
        case ignored
    }

    private static func role(of scalar: Unicode.Scalar) -> Role {
        switch scalar.value {
        case 0x21...0x7E:
            return scalar == "`" ? .text("'") : .text(scalar)
        case 0x20, 0x09...0x0D:
            return .space
        case 0x00AD, 0x034F, 0x061C, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF:
            return .ignored
        case 0x2026:
            return .ellipsis
        case 0x2018, 0x2019, 0x201A, 0x201B, 0x2032, 0x2035, 0x2039, 0x203A, 0x02BC, 0x00B4, 0x1FEF,
            0x1FFD:
            return .text("'")
        case 0x201C, 0x201D, 0x201E, 0x201F, 0x2033, 0x2036, 0x00AB, 0x00BB:
            return .text("\"")
        case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63:
            return .text("-")
        // Letters of most scripts: there is no white space among them.
        case 0x00C0...0x167F, 0x3001...0xD7FF:
            return .text(scalar)
        default:
            return scalar.properties.isWhitespace ? .space : .text(scalar)
        }
    }
}
