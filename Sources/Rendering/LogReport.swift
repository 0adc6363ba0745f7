public import Articles

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// The revisions of an article for other programs: `stet-log/1`.
public struct LogReport: Sendable, Hashable, Codable {
    /// The name of the shape.
    public var format = "stet-log/1"
    /// Which article.
    public var article: ArticleReference
    /// Its newest headline.
    public var headline: String
    /// The revisions in the order given.
    public var revisions: [RevisionReference]

    /// Creates a report.
    public init(_ identity: ArticleIdentity, headline: String, _ rows: [RevisionRow]) {
        article = ArticleReference(identity)
        self.headline = headline
        revisions = rows.map { row in
            var entry = RevisionReference(row.revision, row.change)
            entry.headlineChanged = row.headlineChanged
            if row.isProvisional { entry.provisional = true }
            return entry
        }
    }
}

/// A revision in a report.
public struct RevisionReference: Sendable, Hashable, Codable {
    /// The position in the history in time order, counted from 1.
    public var number: Int
    /// The commit: 40 hexadecimal digits.
    public var commit: RevisionID
    /// Why it was recorded: `first`, `edit`, `revert`, `technical`, `vanished` or `returned`.
    public var kind: Revision.Kind
    /// When the text was observed.
    public var observed: Date
    /// When it was written to the archive.
    public var recorded: Date
    /// The headline as it stood.
    public var headline: String
    /// In a log: whether the headline differs from that of the revision before.
    public var headlineChanged: Bool?
    /// In a log: `true` where a second look has to find the same words before it is announced.
    public var provisional: Bool?
    /// One line on what changed against the revision before.
    public var summary: String
    /// How many words came and went against the revision before.
    public var words: WordCount
    /// Where the text came from.
    public var source: String
    /// The extractor and its version.
    public var extractor: String
    /// The digest of the snapshot: `sha256:` and 64 hexadecimal digits.
    public var snapshot: String
    /// The commit this one returned to, for a revert.
    public var reverts: RevisionID?
    /// The kinds of block it touched, where what it changed is asked for.
    public var parts: [Block.Kind]?
    /// Why the change matters, the weightiest first.
    public var reasons: [String]?
    /// How much the change matters: 0 to 1.
    public var significance: Double?
    /// Whether it is a stealth edit.
    public var stealth: Bool?

    /// Creates a reference.
    public init(_ revision: Revision, _ change: RevisionChange? = nil) {
        parts = change?.parts
        reasons = change?.reasons
        significance = change?.significance
        stealth = change?.isStealth
        number = revision.number
        commit = revision.id
        kind = revision.kind
        observed = revision.observed
        recorded = revision.recorded
        headline = revision.headline
        summary = revision.summary
        words = revision.words
        source = revision.source
        extractor = revision.extractor
        snapshot = revision.snapshot
        reverts = revision.reverts
    }
}
