import ArticleArchive
public import Articles

/// Revisions that were moved from one article to another, or would be.
public struct Move: Sendable {
    /// What became of one revision.
    public struct Place: Sendable, Hashable {
        /// The article it stood in.
        public var origin: ArticleIdentity
        /// The revision as it was there.
        public var revision: Revision
        /// Its number now; `nil` where the words stood already, so that it is a mere look.
        public var number: Int?
        /// Its kind now.
        public var kind: Revision.Kind
    }

    /// The article that revisions were taken from.
    public var origin: ArticleIdentity
    /// The article that they belong to now.
    public var target: ArticleIdentity
    /// How many revisions were taken.
    public var moved: Int
    /// The history of the target, in time order.
    public var places: [Place]
    /// What is left of the origin's history; empty where nothing is, and its name leads to the target.
    public var left: [Place]
}

extension Move.Place {
    init(_ place: Rechaining.Place) {
        self.init(
            origin: place.origin, revision: place.revision, number: place.number, kind: place.kind)
    }
}
