public import Articles

/// One state of an article for other programs: `stet-show/1`.
public struct ShowReport: Sendable, Hashable, Codable {
    /// The name of the shape.
    public var format = "stet-show/1"
    /// Which article.
    public var article: ArticleReference
    /// Which state of it.
    public var revision: RevisionReference
    /// The words, block by block in reading order.
    public var blocks: [Block]
    /// What the page said about the article.
    public var metadata: Metadata

    /// Creates a report.
    public init(_ identity: ArticleIdentity, _ state: ArticleState) {
        article = ArticleReference(identity)
        revision = RevisionReference(state.revision)
        blocks = state.article.blocks
        metadata = state.article.metadata
    }
}
