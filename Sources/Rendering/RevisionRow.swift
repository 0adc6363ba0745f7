public import Articles

/// One revision in a history.
public struct RevisionRow: Sendable, Hashable {
    /// The revision.
    public var revision: Revision
    /// Whether its headline differs from that of the revision before; `false` for the first.
    public var headlineChanged: Bool

    /// What it changed, where that is known.
    public var change: RevisionChange?
    /// Whether a second look has to find the same words before it is announced.
    public var isProvisional = false

    /// Creates a row.
    public init(revision: Revision, headlineChanged: Bool, change: RevisionChange? = nil) {
        self.revision = revision
        self.headlineChanged = headlineChanged
        self.change = change
    }

    /// The row of a change.
    public init(_ change: ArticleChange) {
        self.init(
            revision: change.revision,
            headlineChanged: change.headlineBefore.map {
                NormalForm.text($0) != NormalForm.text(change.revision.headline)
            } ?? false, change: change.change)
    }

    /// The kind for people: `stealth edit` where it is one, `provisional edit` while it waits.
    var kindName: String {
        if isProvisional { return "provisional " + revision.kind.rawValue }
        return (change?.isStealth ?? false ? "stealth " : "") + revision.kind.rawValue
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
