public import Articles
public import Discovery

/// What is watched, and how politely: the contents of `stet.yaml`.
public struct WatchList: Sendable, Hashable {
    /// Who can be written to about the requests; goes into the User-Agent.
    public var contact: String?
    /// The most requests an hour to all hosts together; `nil` for no limit.
    public var requestsPerHour: Int?
    /// Whether addresses outside the public internet may be read.
    public var allowsPrivate = false
    /// How hosts are treated that are named nowhere else.
    public var hostDefault = HostRules()
    /// How single hosts are treated, by their names.
    public var hosts: [String: HostRules] = [:]
    /// Where articles come from, in the order given.
    public var sources: [WatchedSource] = []

    /// The longest file read, in bytes.
    public static let maximumBytes = 4_000_000

    /// How a host is treated; what is `nil` is as elsewhere.
    public struct HostRules: Sendable, Hashable {
        /// The least time between two requests, in seconds.
        public var delay: Double?
        /// The most requests a day.
        public var requestsPerDay: Int?

        /// Creates rules.
        public init(delay: Double? = nil, requestsPerDay: Int? = nil) {
            self.delay = delay
            self.requestsPerDay = requestsPerDay
        }
    }

    /// Creates a list of nothing.
    public init() {}

    /// The rules of a host: its own, else those of the domain it belongs to, else those for all.
    public func rules(ofHost host: String) -> HostRules {
        var name = host.lowercased()[...]
        while true {
            if let own = hosts[String(name)] {
                return HostRules(
                    delay: own.delay ?? hostDefault.delay,
                    requestsPerDay: own.requestsPerDay ?? hostDefault.requestsPerDay)
            }
            guard let dot = name.firstIndex(of: ".") else { return hostDefault }
            name = name[name.index(after: dot)...]
        }
    }
}

/// One place that articles come from.
public struct WatchedSource: Sendable, Hashable {
    /// What stands there.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// An article.
        case article
        /// A feed.
        case feed
        /// A sitemap, an index of them or a news sitemap.
        case sitemap
        /// A front page or a section's page with links to articles.
        case page
        /// A site whose feeds and sitemaps are to be found.
        case site
        /// A file with an address a line.
        case list
    }

    /// Where it stands.
    public enum Place: Sendable, Hashable {
        /// On the web.
        case address(WebAddress)
        /// In a file, as named.
        case file(String)
    }

    /// What stands there.
    public var kind: Kind
    /// Where it stands.
    public var place: Place
    /// Which of the addresses found are taken.
    public var choice = ArticleChoice()
    /// Only articles that say they are in this language (BCP 47); all where `nil`.
    public var language: String?
    /// The most new articles a day; `nil` for no limit.
    public var limitPerDay: Int?
    /// The line of the file it stands on.
    public var line: Int
}
