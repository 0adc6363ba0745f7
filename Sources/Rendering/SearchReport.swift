public import Articles

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// What a search found, for other programs: `stet-search/1`.
public struct SearchReport: Sendable, Hashable, Codable {
    /// The name of the shape.
    public var format = "stet-search/1"
    /// What was looked for.
    public var phrase: String
    /// The articles in which it stands or stood.
    public var hits: [Hit]
    /// The `publication/name` to go on after; absent at the end, and where nobody reads on.
    public var next: String?

    /// One article.
    public struct Hit: Sendable, Hashable, Codable {
        /// Which article.
        public var article: ArticleReference
        /// Its newest headline.
        public var headline: String
        /// Whether the phrase stands in its latest revision.
        public var isStanding: Bool
        /// When it stood, in time order.
        public var standings: [Standing]
    }

    /// An interval of revisions in which the phrase stood.
    public struct Standing: Sendable, Hashable, Codable {
        /// The number of the first revision with it.
        public var first: Int
        /// The number of the last revision with it.
        public var last: Int
        /// When it was first seen.
        public var from: Date
        /// When it was first seen to be gone; absent where it still stands.
        public var until: Date?
        /// The kind of block in which it stood last.
        public var block: Block.Kind
        /// The words around it there; those that were looked for have `isMatch`.
        public var pieces: [Excerpt.Piece]
    }

    /// Creates a report.
    public init(_ phrase: String, _ hits: [SearchHit]) {
        self.phrase = phrase
        self.hits = hits.map { hit in
            Hit(
                article: ArticleReference(hit.article.identity), headline: hit.article.headline,
                isStanding: hit.isStanding,
                standings: hit.standings.map {
                    Standing(
                        first: $0.first, last: $0.last, from: $0.from, until: $0.until,
                        block: $0.excerpt.kind, pieces: $0.excerpt.pieces)
                })
        }
    }
}
