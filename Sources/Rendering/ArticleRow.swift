public import Articles

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// One tracked article in a list.
public struct ArticleRow: Sendable, Hashable {
    /// Which article.
    public var identity: ArticleIdentity
    /// Its newest headline.
    public var headline: String
    /// How many revisions it has.
    public var revisions: Int
    /// When its first revision was observed.
    public var firstObserved: Date
    /// When its newest revision was observed.
    public var lastChange: Date
    /// When it was last looked at, whatever came of it; `nil` where no look was logged.
    public var lastLook: Date?
    /// Its language as a BCP 47 tag, where known.
    public var language: String?

    /// Creates a row.
    public init(
        identity: ArticleIdentity, headline: String, revisions: Int, firstObserved: Date, lastChange: Date,
        lastLook: Date? = nil, language: String? = nil
    ) {
        self.identity = identity
        self.headline = headline
        self.revisions = revisions
        self.firstObserved = firstObserved
        self.lastChange = lastChange
        self.lastLook = lastLook
        self.language = language
    }
}

/// One revision in a history.
public struct RevisionRow: Sendable, Hashable {
    /// The revision.
    public var revision: Revision
    /// Whether its headline differs from that of the revision before; `false` for the first.
    public var headlineChanged: Bool

    /// Creates a row.
    public init(revision: Revision, headlineChanged: Bool) {
        self.revision = revision
        self.headlineChanged = headlineChanged
    }

    /// The rows of a whole history, in the order given, which must be that of time.
    public static func rows(of history: [Revision]) -> [RevisionRow] {
        history.indices.map { index in
            RevisionRow(
                revision: history[index],
                headlineChanged: index > 0
                    && NormalForm.text(history[index].headline)
                        != NormalForm.text(history[index - 1].headline)
            )
        }
    }
}
