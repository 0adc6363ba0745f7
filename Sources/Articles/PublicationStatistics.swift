/// What can be counted of a publication, or of all.
///
/// An edit is a revision of the kinds `edit`, `revert`, `vanished` or `returned`.
public struct PublicationStatistics: Sendable, Hashable, Codable {
    /// How many edits have something in common.
    public struct Bin: Sendable, Hashable, Codable {
        /// What they have in common.
        public var value: Int
        /// How many there are.
        public var edits: Int

        /// Creates a bin.
        public init(value: Int, edits: Int) {
            self.value = value
            self.edits = edits
        }
    }

    /// The articles.
    public var articles: Int
    /// The articles with at least one edit.
    public var editedArticles: Int
    /// The revisions of all kinds.
    public var revisions: Int
    /// The edits.
    public var edits: Int
    /// The edits that are stealth edits.
    public var stealthEdits: Int
    /// The edits by how many whole hours after the article's first revision they came, ascending.
    public var hours: [Bin]
    /// The edits by day of UTC, counted from 1970-01-01, ascending; days without any are absent.
    public var days: [Bin]

    /// Creates statistics.
    public init(
        articles: Int, editedArticles: Int, revisions: Int, edits: Int, stealthEdits: Int, hours: [Bin],
        days: [Bin]
    ) {
        self.articles = articles
        self.editedArticles = editedArticles
        self.revisions = revisions
        self.edits = edits
        self.stealthEdits = stealthEdits
        self.hours = hours
        self.days = days
    }
}
