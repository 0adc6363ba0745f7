public import Articles

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// What a feed says: the site's newest articles and where to ask for more.
public struct Feed: Sendable, Hashable {
    /// The family a feed belongs to.
    public enum Format: String, Sendable, Hashable, CaseIterable {
        /// RSS 0.91 to 2.0 (rssboard.org, "RSS 2.0 Specification").
        case rss
        /// RSS 0.90 and 1.0, which are RDF (web.resource.org/rss/1.0).
        case rdf
        /// Atom 0.3 and 1.0 (RFC 4287).
        case atom
        /// JSON Feed 1.0 and 1.1 (jsonfeed.org).
        case json
        /// Microsoft's Channel Definition Format.
        case cdf
    }

    /// The family it belongs to.
    public var format: Format
    /// Its title in plain words; `nil` where it has none.
    public var title: String?
    /// The page it is the feed of.
    public var home: WebAddress?
    /// When it was last changed, by its own words.
    public var updated: Date?
    /// The hubs that push its changes (WebSub, section 4).
    public var hubs: [WebAddress]
    /// The page of older entries (RFC 5005, section 3, or JSON Feed's `next_url`).
    public var next: WebAddress?
    /// Its entries in the order given, those without anything to know them by included.
    public var entries: [Entry]

    /// The most entries taken from a feed; later ones are left out.
    public static let maximumEntries = 10_000
    /// The longest feed read, in bytes.
    public static let maximumBytes = 20_000_000

    /// One article as a feed announces it.
    public struct Entry: Sendable, Hashable {
        /// Where the article stands; `nil` where the entry names no `http` or `https` address.
        public var address: WebAddress?
        /// What the publisher calls it, as written: Atom's `id`, RSS's `guid`, RDF's `about`.
        public var id: String?
        /// The title in plain words.
        public var title: String?
        /// When it appeared, by the feed's words.
        public var published: Date?
        /// When it was last changed, by the feed's words.
        public var updated: Date?

        init() {}
    }
}
