/// What a revision changed against the one before it, in the few words that a list can be filtered by.
///
/// It follows from the two states alone, so that whoever computes it again gets the same.
public struct RevisionChange: Sendable, Hashable, Codable {
    /// The kinds of block that anything happened to, in the order of `Block.Kind`; empty for a first revision.
    public var parts: [Block.Kind]
    /// Why it matters, the weightiest first: the raw values of ProseDiff's reasons (`number`, `quotation`…).
    public var reasons: [String]
    /// How much it matters: 0 (nothing changed, or a first revision) to 1.
    public var significance: Double
    /// Whether words changed without a correction note and without a newer time of modification on the page.
    public var isStealth: Bool

    /// Creates a change; without arguments that of a first revision.
    public init(
        parts: [Block.Kind] = [], reasons: [String] = [], significance: Double = 0, isStealth: Bool = false
    ) {
        self.parts = parts
        self.reasons = reasons
        self.significance = significance
        self.isStealth = isStealth
    }
}

/// A revision of some article, with what it changed.
public struct ArticleChange: Sendable, Hashable {
    /// Which article.
    public var identity: ArticleIdentity
    /// The revision.
    public var revision: Revision
    /// What it changed.
    public var change: RevisionChange
    /// The revision before; `nil` for the first.
    public var before: RevisionID?
    /// The headline of the revision before; `nil` for the first.
    public var headlineBefore: String?
    /// The language of the text as a BCP 47 tag.
    public var language: String?

    /// Creates a change.
    public init(
        identity: ArticleIdentity, revision: Revision, change: RevisionChange, before: RevisionID? = nil,
        headlineBefore: String? = nil, language: String? = nil
    ) {
        self.identity = identity
        self.revision = revision
        self.change = change
        self.before = before
        self.headlineBefore = headlineBefore
        self.language = language
    }
}
