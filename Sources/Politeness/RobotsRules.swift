public import Articles

/// What a site's `robots.txt` asks of crawlers (RFC 9309), read as Google's parser reads it.
public struct RobotsRules: Sendable, Hashable, Codable {
    /// Groups in the order given.
    var groups: [Group] = []
    /// The addresses of the site's sitemaps, as written.
    public internal(set) var sitemaps: [String] = []

    /// The most bytes read, 500 KiB; what follows is ignored (RFC 9309, section 2.5).
    public static let maximumBytes = 500 * 1024

    /// The rules of a site that asks nothing.
    public static let allowingAll = RobotsRules()

    struct Group: Sendable, Hashable, Codable {
        /// The crawlers it speaks to, in lower case.
        var agents: Set<String> = []
        var isForAll = false
        var rules: [Rule] = []
        /// In seconds.
        var crawlDelay: Double?
    }

    struct Rule: Sendable, Hashable, Codable {
        var isAllowed: Bool
        var pattern: String
    }

    private init() {}

    /// Reads a file; whatever cannot be understood is skipped, as the RFC asks.
    ///
    /// Linear in the length.
    public init(_ bytes: [UInt8]) {
        var reader = RobotsReader()
        for line in RobotsReader.lines(bytes.prefix(Self.maximumBytes)) { reader.take(line) }
        self = reader.rules
    }

    init(groups: [Group], sitemaps: [String]) {
        self.groups = groups
        self.sitemaps = sitemaps
    }

    /// Whether a crawler may ask for an address; `robots.txt` itself always may be asked for.
    ///
    /// - Parameter agent: the crawler's product token, such as `Stet` (RFC 9309, section 2.2.1).
    public func allows(_ address: WebAddress, agent: String) -> Bool {
        let path = address.path + (address.query.map { "?" + $0 } ?? "")
        return path == "/robots.txt" || decision(on: path, agent: agent, isNormalised: true)
    }

    /// Whether a crawler may ask for a path with its query, percent-encoded.
    ///
    /// Escapes are compared as they are written, where the RFC (section 2.2.2) and ``allows(_:agent:)`` compare
    /// what they mean; this is how Google's own cases have it.
    public func allows(path: String, agent: String) -> Bool {
        decision(on: path, agent: agent, isNormalised: false)
    }

    /// The pause between requests that a crawler is asked to keep, in seconds; not in the RFC.
    public func crawlDelay(agent: String) -> Double? {
        applicable(to: agent).compactMap(\.crawlDelay).max()
    }

    /// The groups that name the crawler, else those for all.
    private func applicable(to agent: String) -> [Group] {
        let name = agent.lowercased()
        let own = groups.filter { $0.agents.contains(name) }
        return own.isEmpty ? groups.filter(\.isForAll) : own
    }

    /// The longest pattern decides; of two as long, the one that allows (RFC 9309, section 2.2.2).
    private func decision(on path: String, agent: String, isNormalised: Bool) -> Bool {
        let bytes = Array(path.utf8)
        var longest = (allowed: 0, disallowed: 0)
        for rule in applicable(to: agent).lazy.flatMap(\.rules) {
            let pattern = RobotsPattern(rule.pattern, isNormalised: isNormalised)
            if rule.isAllowed {
                let length = pattern.length(matching: bytes) ?? pattern.lengthAsDirectory(matching: bytes)
                longest.allowed = max(longest.allowed, length ?? 0)
            } else {
                longest.disallowed = max(longest.disallowed, pattern.length(matching: bytes) ?? 0)
            }
        }
        return longest.disallowed <= longest.allowed
    }
}
