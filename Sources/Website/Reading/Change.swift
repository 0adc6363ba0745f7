public import Articles
public import ProseDiff

/// One revision in the stream of all changes.
public struct Change: Sendable, Hashable {
    /// Which article.
    public var identity: ArticleIdentity
    /// The revision.
    public var revision: Revision
    /// The revision before; `nil` for the first.
    public var before: Revision?
    /// The article's language as a BCP 47 tag.
    public var language: String?
    /// Why the change matters, and how much; `nil` for first revisions.
    public var judgement: Judgement?
    /// Whether the newsroom changed words without a correction note and without a new "updated" time.
    public var isStealth: Bool

    /// Creates a change.
    public init(
        identity: ArticleIdentity, revision: Revision, before: Revision?, language: String? = nil,
        judgement: Judgement? = nil, isStealth: Bool = false
    ) {
        self.identity = identity
        self.revision = revision
        self.before = before
        self.language = language
        self.judgement = judgement
        self.isStealth = isStealth
    }

    /// Its place in the stream.
    public var key: ChangeKey { ChangeKey(identity, revision) }

    /// Whether the headline is another one than before, in normal form.
    public var hasNewHeadline: Bool {
        before.map { NormalForm.text($0.headline) != NormalForm.text(revision.headline) } ?? false
    }
}

/// The place of a revision in the stream of all changes: by time observed, then by article and number.
public struct ChangeKey: Sendable, Hashable, Comparable, LosslessStringConvertible {
    /// Seconds since 1970.
    public let seconds: Int
    /// The revision's number.
    public let number: Int
    /// `publication/name`.
    public let article: String

    /// The key of a revision.
    public init(_ identity: ArticleIdentity, _ revision: Revision) {
        seconds = Int(revision.observed.unixSeconds)
        number = revision.number
        article = identity.publication + "/" + identity.name
    }

    /// Reads `SECONDS.NUMBER.PUBLICATION/NAME`.
    public init?(_ description: String) {
        let parts = description.split(separator: ".", maxSplits: 2)
        guard parts.count == 3, let seconds = Int(parts[0]), let number = Int(parts[1]) else { return nil }
        self.seconds = seconds
        self.number = number
        article = String(parts[2])
    }

    /// `SECONDS.NUMBER.PUBLICATION/NAME`, for an address.
    public var description: String { "\(seconds).\(number).\(article)" }

    /// Whether one stands behind another when read from oldest to newest.
    public static func < (left: ChangeKey, right: ChangeKey) -> Bool {
        (left.seconds, left.article, left.number) < (right.seconds, right.article, right.number)
    }
}

/// Some changes, and where the next ones begin.
public struct ChangePage: Sendable, Hashable {
    /// The changes, newest first.
    public var changes: [Change]
    /// What to ask for next; `nil` at the end.
    public var next: ChangeKey?
    /// Whether the search for fitting changes stopped at its limit, so that there may be more behind ``next``.
    public var isCutShort = false
}
