public import Articles

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// The tracked articles for other programs: `stet-list/1`.
public struct ListReport: Sendable, Hashable, Codable {
    /// The name of the shape.
    public var format = "stet-list/1"
    /// The articles in the order given.
    public var articles: [Entry]

    /// One article.
    public struct Entry: Sendable, Hashable, Codable {
        /// Who publishes.
        public var publication: String
        /// The short stable id.
        public var id: String
        /// The readable part of the name.
        public var slug: String
        /// `<slug>-<id>`: the name of branch and files.
        public var name: String
        /// Its newest headline.
        public var headline: String
        /// How many revisions it has.
        public var revisions: Int
        /// When its first revision was observed.
        public var firstObserved: Date
        /// When its newest revision was observed.
        public var lastChange: Date
        /// When it was last looked at.
        public var lastLook: Date
        /// Its language as a BCP 47 tag.
        public var language: String?
    }

    /// Creates a report.
    public init(_ rows: [TrackedArticle]) {
        articles = rows.map {
            Entry(
                publication: $0.identity.publication, id: $0.identity.id, slug: $0.identity.slug,
                name: $0.identity.name, headline: $0.headline, revisions: $0.revisions,
                firstObserved: $0.firstObserved, lastChange: $0.lastChange, lastLook: $0.lastLook,
                language: $0.language)
        }
    }
}

/// An article in a report.
public struct ArticleReference: Sendable, Hashable, Codable {
    /// Who publishes.
    public var publication: String
    /// The short stable id.
    public var id: String
    /// The readable part of the name.
    public var slug: String
    /// `<slug>-<id>`: the name of branch and files.
    public var name: String

    /// Creates a reference.
    public init(_ identity: ArticleIdentity) {
        publication = identity.publication
        id = identity.id
        slug = identity.slug
        name = identity.name
    }
}
