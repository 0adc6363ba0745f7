#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// What to look for in the words of all revisions.
public struct SearchQuery: Sendable, Hashable {
    /// One phrase: words that stood one after another in a block.
    ///
    /// Letter case, accents, punctuation and typography make no difference. An asterisk at the end stands for
    /// the rest of the last word.
    public var phrase: String
    /// Only in this publication.
    public var publication: String?
    /// Only articles in whose latest revision the phrase does not stand any more.
    public var isGone = false
    /// The most articles to find.
    public var limit = 20
    /// The article after which to go on, for the next page.
    public var after: ArticleIdentity?

    /// Creates a query.
    public init(_ phrase: String) {
        self.phrase = phrase
    }
}

/// An article in which a phrase stands or stood.
public struct SearchHit: Sendable, Hashable {
    /// The article.
    public var article: TrackedArticle
    /// When it stood, in time order; the intervals neither touch nor overlap.
    public var standings: [Standing]

    /// An interval of revisions in which a phrase stood.
    public struct Standing: Sendable, Hashable {
        /// The number of the first revision with it.
        public var first: Int
        /// The number of the last revision with it.
        public var last: Int
        /// When it was first seen.
        public var from: Date
        /// When it was first seen to be gone; `nil` where it still stands.
        public var until: Date?
        /// What stands around it in the last of these revisions.
        public var excerpt: Excerpt

        /// Creates an interval.
        public init(first: Int, last: Int, from: Date, until: Date?, excerpt: Excerpt) {
            self.first = first
            self.last = last
            self.from = from
            self.until = until
            self.excerpt = excerpt
        }
    }

    /// Creates a hit.
    public init(article: TrackedArticle, standings: [Standing]) {
        self.article = article
        self.standings = standings
    }

    /// Whether the phrase stands in the latest revision.
    public var isStanding: Bool { standings.last.map { $0.until == nil } ?? false }
}

/// A stretch of a block's text with a phrase in it.
public struct Excerpt: Sendable, Hashable {
    /// A piece of the text: the phrase, or what stands around it.
    public struct Piece: Sendable, Hashable, Codable {
        /// The words.
        public var text: String
        /// Whether they are what was looked for.
        public var isMatch: Bool

        /// Creates a piece.
        public init(_ text: String, isMatch: Bool) {
            self.text = text
            self.isMatch = isMatch
        }
    }

    /// The kind of block.
    public var kind: Block.Kind
    /// The text in order; `…` stands where it was cut.
    public var pieces: [Piece]

    /// Creates an excerpt.
    public init(kind: Block.Kind, pieces: [Piece]) {
        self.kind = kind
        self.pieces = pieces
    }
}
