public import Articles

/// How often articles are edited.
public struct EditStatistics: Sendable, Hashable, Codable {
    /// How many edits there were on a day.
    public struct Day: Sendable, Hashable, Codable {
        /// Days since 1970-01-01, UTC.
        public var day: Int
        /// Revisions that are not first or technical.
        public var edits: Int
    }

    /// An article and how often it was edited.
    public struct Edited: Sendable, Hashable, Codable {
        /// Which article.
        public var identity: ArticleIdentity
        /// Its headline.
        public var headline: String
        /// Revisions that are not first or technical.
        public var edits: Int
    }

    /// How many articles are tracked.
    public var articles = 0
    /// How many of them were edited at least once.
    public var editedArticles = 0
    /// Revisions that are not first or technical.
    public var edits = 0
    /// Edits on each day that had one, oldest first.
    public var days: [Day] = []
    /// Edited articles by the hours between first look and first edit: under 1, 6, 24, 72, and more.
    public var hoursUntilEdit = [0, 0, 0, 0, 0]
    /// How many of the latest edits were examined for ``stealthEdits``.
    public var examinedEdits = 0
    /// Of these, how many the page did not own up to.
    public var stealthEdits = 0
    /// The most edited articles, at most ten.
    public var mostEdited: [Edited] = []

    /// The upper ends of ``hoursUntilEdit``, the last without one.
    static let hours = [1, 6, 24, 72]

    /// Creates statistics of nothing.
    public init() {}
}
