/// One typed piece of an article, in reading order.
///
/// The text is as published: typographic quotes, no-break spaces and zero-width marks are kept. Two blocks
/// that a reader would call the same are compared in ``NormalForm``, not with `==`.
public struct Block: Sendable, Hashable, Codable {
    /// What a block is to its article.
    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        /// The title a reader sees above the article.
        case headline
        /// The short label above the headline ("Opinion").
        case kicker
        /// The introduction under the headline.
        case standfirst
        /// One of the key points under the headline, without its bullet character.
        case bullet
        /// Who wrote it, as printed.
        case byline
        /// A paragraph of the body.
        case paragraph
        /// A heading inside the body.
        case subheading
        /// A quotation set apart from the body.
        case quote
        /// An entry of a list inside the body.
        case listItem
        /// The words under a picture, with its credit.
        case caption
        /// A note that says what the newsroom changed, or that it did.
        case correction
    }

    /// What the block is to its article.
    public var kind: Kind
    /// The words as published.
    ///
    /// Any string is allowed; extractors hand in one line.
    public var text: String

    /// Creates a block with exactly this text.
    public init(_ kind: Kind, _ text: String) {
        self.kind = kind
        self.text = text
    }
}
