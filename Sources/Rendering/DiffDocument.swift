public import Articles
public import ProseDiff

/// An article as it stood at one revision.
public struct ArticleState: Sendable, Hashable {
    /// What was recorded about it.
    public var revision: Revision
    /// The words.
    public var article: Article

    /// Creates a state.
    public init(revision: Revision, article: Article) {
        self.revision = revision
        self.article = article
    }
}

/// Two states of one article and what lies between them: what every renderer of a diff takes.
public struct DiffDocument: Sendable {
    /// Which article.
    public var identity: ArticleIdentity
    /// The older state.
    public var old: ArticleState
    /// The newer state.
    public var new: ArticleState
    /// The edit script from the older blocks to the newer.
    public var diff: ArticleDiff

    /// Creates a document; `diff` must be the diff of exactly these two states' blocks.
    public init(identity: ArticleIdentity, old: ArticleState, new: ArticleState, diff: ArticleDiff) {
        self.identity = identity
        self.old = old
        self.new = new
        self.diff = diff
    }

    /// What to call the article: its newer headline.
    public var headline: String { new.article.title }
}
