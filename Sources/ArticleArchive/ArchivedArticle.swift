public import Articles

/// An article in the archive and its newest revision.
public struct ArchivedArticle: Sendable, Hashable {
    /// Which article.
    public var identity: ArticleIdentity
    /// Its newest revision.
    public var tip: RevisionID

    /// Creates the pair.
    public init(identity: ArticleIdentity, tip: RevisionID) {
        self.identity = identity
        self.tip = tip
    }
}
