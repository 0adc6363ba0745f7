public import Articles

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
