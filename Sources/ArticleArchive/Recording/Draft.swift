public import Articles

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A revision before it is recorded: what its commit will hold.
///
/// Headline, summary, source, extractor and media type become one line each in the commit message: line breaks
/// and control characters in them turn into spaces, and a headline is cut at 1,000 bytes, a summary at 4,000, a
/// source at 10,000. What ``ArticleArchive/record(_:of:after:expecting:)`` returns is what was recorded.
public struct Draft: Sendable, Hashable {
    /// Where a draft's files come from.
    public enum Content: Sendable, Hashable {
        /// A state read from a page or file, and the bytes it was read from.
        case observed(Article, Snapshot)
        /// The files of a revision that the article already has, committed once more after another parent.
        ///
        /// Words, metadata, snapshot and headline are those of that revision; everything else comes from the
        /// draft, the source and the extractor included.
        case recorded(RevisionID)
    }

    /// Where the files come from.
    public var content: Content
    /// When the text was observed; whole seconds are kept.
    public var observed: Date
    /// When it is recorded; whole seconds are kept.
    public var recorded: Date
    /// Why it is recorded.
    public var kind: Revision.Kind
    /// One line on what changed against the revision before; may be empty.
    public var summary: String
    /// How many words came and went against the revision before.
    public var words: WordCount
    /// Where the text came from: an address, or the name of a file.
    public var source: String
    /// The extractor and its version that read the snapshot.
    public var extractor: String
    /// The revision that this one returns to, for a revert.
    public var reverts: RevisionID?
    /// The revision of another article whose place this one takes: a draft that reverts that one reverts the
    /// new commit.
    public var former: RevisionID?

    /// Creates a draft.
    public init(
        content: Content, observed: Date, recorded: Date, kind: Revision.Kind, summary: String,
        words: WordCount, source: String, extractor: String, reverts: RevisionID? = nil,
        former: RevisionID? = nil
    ) {
        self.content = content
        self.observed = observed
        self.recorded = recorded
        self.kind = kind
        self.summary = summary
        self.words = words
        self.source = source
        self.extractor = extractor
        self.reverts = reverts
        self.former = former
    }
}
