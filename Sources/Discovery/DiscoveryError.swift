internal import Articles

/// Why a feed, a sitemap or a page tells of no articles.
public struct DiscoveryError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong.
    public enum Code: Sendable, Hashable {
        /// What came is no feed in any format known.
        case notAFeed
        /// What came is no sitemap.
        case notASitemap
        /// What came is longer than the limit, or grows beyond it when decompressed.
        case tooLarge
        /// What came is compressed and cannot be decompressed.
        case damaged
    }

    /// What is wrong.
    public let code: Code
    /// Where it came from.
    public let source: String
    /// What is wrong, in words; one line without control characters.
    public let message: String

    init(_ code: Code, source: String, _ message: String) {
        self.code = code
        self.source = Printable.line(source)
        self.message = Printable.line(message)
    }

    /// The source, what is wrong and what to do, on one line.
    public var description: String { "\(source): \(message); \(advice)" }

    private var advice: String {
        switch code {
        case .notAFeed: "give the address of an RSS, Atom or JSON feed, or of a page that links to one"
        case .notASitemap: "give the address of a sitemap, as the site's robots.txt names it"
        case .tooLarge: "use a feed or a smaller sitemap of the same site"
        case .damaged: "try again later"
        }
    }
}
