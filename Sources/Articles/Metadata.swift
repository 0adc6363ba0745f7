/// What a page says about its article: the part of a revision that is not words to read.
///
/// Times are ISO 8601 with the zone as published. Absent values are absent, never empty strings.
public struct Metadata: Sendable, Hashable, Codable {
    /// What decides that two pages are one article; see ``ArticleKey``.
    public var key: String?
    /// The address the page was read from, after redirects.
    public var url: String?
    /// The address the page gives as its own (`rel=canonical`).
    public var canonicalURL: String?
    /// The accelerated twin (`rel=amphtml`).
    public var ampURL: String?
    /// The headline made for social media (`og:title`).
    public var socialTitle: String?
    /// The headline made for search engines (JSON-LD `headline`).
    public var searchTitle: String?
    /// The title of the browser window (`<title>`).
    public var pageTitle: String?
    /// The summary made for others (`description`).
    public var description: String?
    /// The authors' names in the order given.
    public var authors: [String] = []
    /// When the page says it was first published.
    public var published: String?
    /// When the page says it was last changed.
    public var modified: String?
    /// The language as a BCP 47 tag.
    public var language: String?
    /// The section it stands in.
    public var section: String?
    /// The name the publication gives itself.
    public var siteName: String?
    /// The publisher's own identifier of the article.
    public var publisherID: String?
    /// The picture that represents the article.
    public var image: String?
    /// Whether the page says that it is not free to read.
    public var paywalled: Bool?

    /// Creates metadata that knows nothing.
    public init() {}
}
