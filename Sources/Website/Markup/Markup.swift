import Rendering

/// HTML or XML that is safe by its construction.
///
/// Literals in the source are markup; every string put into them is escaped by Unicode scalar for text and for
/// quoted attributes. Nothing else can be put in but numbers and other markup.
struct Markup: ExpressibleByStringInterpolation, Sendable, Hashable {
    private(set) var text: String

    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var text = ""

        init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + 32 * interpolationCount)
        }

        mutating func appendLiteral(_ literal: String) { text += literal }
        mutating func appendInterpolation(_ words: String) { text += HTMLText.escape(words) }
        mutating func appendInterpolation(_ words: Substring) { text += HTMLText.escape(String(words)) }
        mutating func appendInterpolation(_ number: Int) { text += String(number) }
        mutating func appendInterpolation(_ markup: Markup) { text += markup.text }
        mutating func appendInterpolation(_ markup: Markup?) { text += markup?.text ?? "" }
        mutating func appendInterpolation(_ markups: [Markup]) {
            for markup in markups { text += markup.text }
        }
    }

    init(stringLiteral value: String) { text = value }
    init(stringInterpolation: StringInterpolation) { text = stringInterpolation.text }

    private init(text: String) { self.text = text }

    /// What another room wrote as markup and vouches for.
    static func written(_ text: String) -> Markup { Markup(text: text) }

    /// The `lang` attribute with a space before it; nothing where the tag is none.
    static func language(_ tag: String?) -> Markup { Markup(text: HTMLText.languageAttribute(tag)) }

    static func += (left: inout Markup, right: Markup) { left.text += right.text }
}
