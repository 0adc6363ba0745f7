public import Articles
public import ProseDiff

/// Two revisions of an article and what changed between them.
public struct Comparison: Sendable {
    /// The older side.
    public var old: (revision: Revision, article: Article)
    /// The newer side.
    public var new: (revision: Revision, article: Article)
    /// The edit script from the older to the newer.
    public var diff: ArticleDiff
}

extension Store {
    /// Compares two revisions of an article.
    public func compare(
        _ old: Revision, _ new: Revision, of identity: ArticleIdentity
    ) async throws(TrackingError) -> Comparison {
        let before = try await article(at: old, of: identity)
        let after = try await article(at: new, of: identity)
        return Comparison(old: (old, before), new: (new, after), diff: diff(from: before, to: after))
    }

    /// The diff of two states, as every reading command shows it.
    public func diff(from old: Article, to new: Article) -> ArticleDiff {
        ArticleDiff(from: old.blocks, to: new.blocks, deadline: .seconds(5))
    }
}
