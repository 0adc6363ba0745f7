#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// One tracked article as a list shows it.
public struct TrackedArticle: Sendable, Hashable {
    /// Which article.
    public var identity: ArticleIdentity
    /// The headline of its latest revision.
    public var headline: String
    /// How many revisions it has.
    public var revisions: Int
    /// The latest revision.
    public var tip: RevisionID
    /// When its first revision was observed.
    public var firstObserved: Date
    /// When its latest revision was observed.
    public var lastChange: Date
    /// When it was last looked at, whatever came of it.
    public var lastLook: Date
    /// The language as a BCP 47 tag.
    public var language: String?
    /// The keys of all addresses it was ever seen under; see ``ArticleKey``.
    public var keys: [String]

    /// Creates a listing.
    public init(
        identity: ArticleIdentity, headline: String, revisions: Int, tip: RevisionID, firstObserved: Date,
        lastChange: Date, lastLook: Date, language: String? = nil, keys: [String] = []
    ) {
        self.identity = identity
        self.headline = headline
        self.revisions = revisions
        self.tip = tip
        self.firstObserved = firstObserved
        self.lastChange = lastChange
        self.lastLook = lastLook
        self.language = language
        self.keys = keys
    }
}
