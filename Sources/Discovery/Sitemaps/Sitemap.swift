public import Articles

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A site's own list of its pages, or a list of such lists (sitemaps.org/protocol.html).
public struct Sitemap: Sendable, Hashable {
    /// The pages listed, in the order given.
    public var pages: [Page]
    /// The sitemaps listed, where it is an index.
    public var sitemaps: [Part]

    /// The longest sitemap read, in bytes after decompression (the protocol's own limit).
    public static let maximumBytes = 52_428_800
    /// The most pages and sitemaps taken from one (the protocol's own limit).
    public static let maximumPages = 50_000

    /// A sitemap of an index.
    public struct Part: Sendable, Hashable {
        /// Where it stands.
        public var address: WebAddress
        /// When it was last changed, by the index's words.
        public var modified: Date?
    }

    /// A page of a sitemap.
    public struct Page: Sendable, Hashable {
        /// Where it stands.
        public var address: WebAddress
        /// When it was last changed, by the sitemap's words.
        public var modified: Date?
        /// What a news sitemap says about it.
        public var news: News?
    }

    /// What a news sitemap says about an article (Google, "News sitemap").
    public struct News: Sendable, Hashable {
        /// The headline.
        public var title: String?
        /// When it appeared.
        public var published: Date?
        /// The name of who publishes it.
        public var publication: String?
        /// Its language (BCP 47).
        public var language: String?
    }
}
