public import Articles

/// Changes of several articles for other programs: `stet-changes/1`.
public struct ChangesReport: Sendable, Hashable, Codable {
    /// The name of the shape.
    public var format = "stet-changes/1"
    /// The changes in the order given.
    public var changes: [Entry]

    /// One change.
    public struct Entry: Sendable, Hashable, Codable {
        /// Which article.
        public var article: ArticleReference
        /// The revision, with what it changed.
        public var revision: RevisionReference
        /// The headline of the revision before.
        public var headlineBefore: String?
    }

    /// Creates a report.
    public init(_ changes: [ArticleChange]) {
        self.changes = changes.map {
            Entry(
                article: ArticleReference($0.identity), revision: RevisionReference($0.revision, $0.change),
                headlineBefore: $0.headlineBefore)
        }
    }
}
