public import Articles

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Where a phrase stood.
public struct SearchPage: Sendable, Hashable {
    /// One stretch of an article's life in which the phrase stood.
    public struct Hit: Sendable, Hashable {
        /// Which article.
        public var identity: ArticleIdentity
        /// The text it stood in.
        public var text: String
        /// The first revision with it.
        public var first: Revision
        /// When it was gone again; `nil` where it stands.
        public var until: Date?
        /// The article's language as a BCP 47 tag.
        public var language: String?

        /// Its place among the hits.
        public var key: ChangeKey { ChangeKey(identity, first) }
    }

    /// The hits, latest first.
    public var hits: [Hit]
    /// What to ask for next; `nil` at the end.
    public var next: ChangeKey?
}
