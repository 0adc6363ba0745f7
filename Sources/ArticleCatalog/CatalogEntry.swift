public import Articles

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// One tracked article as a list shows it.
public struct CatalogEntry: Sendable, Hashable {
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
}
