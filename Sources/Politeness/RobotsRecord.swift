public import Articles

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// What is known of a site's `robots.txt`, when it was learnt and until when it holds (RFC 9309, sections 2.3
/// and 2.4).
///
/// A site is a scheme, a host and a port. The record is a value: who fetches hands in what came of it and the
/// time.
public struct RobotsRecord: Sendable, Hashable, Codable {
    /// What came of asking for `robots.txt`.
    public enum Answer: Sendable {
        /// A file, with the `max-age` the server gave, in seconds.
        case file([UInt8], maximumAge: Int?)
        /// A status other than 200 to 299.
        case status(Int)
        /// More redirects than are followed; at least five must be.
        case tooManyRedirects
        /// No answer: no such host, no connection, no end in time.
        case unreachable
    }

    /// The rules that hold; `nil` while nothing may be asked for.
    public private(set) var rules: RobotsRules?
    /// When the file, or that there is none, was last learnt; `nil` where that never succeeded.
    public private(set) var learnt: Date?
    /// Since when the file could not be had; `nil` where the last try succeeded.
    public private(set) var failingSince: Date?
    /// When to ask again.
    public private(set) var expires: Date
    /// How many times in a row the file could not be had.
    private var failures = 0

    /// The longest time that rules are kept without asking: 24 hours (RFC 9309, section 2.4).
    public static let longestTime: TimeInterval = 86_400
    /// How long a file that cannot be had is respected before the site counts as having none: 30 days.
    public static let patience: TimeInterval = 30 * 86_400
    private static let shortestTime: TimeInterval = 3_600
    private static let firstRetry: TimeInterval = 600

    /// The record after asking; `previous` is what was known before.
    ///
    /// A file: its rules. A status from 400 to 499, and too many redirects: everything is allowed; but 429 is a
    /// server in trouble. 500 and more, or no answer: nothing is allowed, unless an older file is known, which
    /// then goes on to hold; after ``patience`` everything is.
    public init(_ answer: Answer, after previous: RobotsRecord? = nil, at now: Date) {
        switch answer {
        case .file(let bytes, let maximumAge):
            let time = maximumAge.map { TimeInterval($0) } ?? Self.longestTime
            self.init(
                rules: RobotsRules(bytes), at: now,
                lasting: min(max(time, Self.shortestTime), Self.longestTime))
        case .tooManyRedirects: self.init(rules: .allowingAll, at: now, lasting: Self.longestTime)
        case .status(let status) where (300...499).contains(status) && status != 429:
            self.init(rules: .allowingAll, at: now, lasting: Self.longestTime)
        case .status, .unreachable: self.init(failingAfter: previous, at: now)
        }
    }

    private init(rules: RobotsRules, at now: Date, lasting time: TimeInterval) {
        self.rules = rules
        learnt = now
        expires = now.addingTimeInterval(time)
    }

    private init(failingAfter previous: RobotsRecord?, at now: Date) {
        let since = previous?.failingSince ?? now
        failingSince = since
        learnt = previous?.learnt
        failures = (previous?.failures ?? 0) + 1
        let isOver = now.timeIntervalSince(since) >= Self.patience
        rules = isOver ? .allowingAll : learnt == nil ? nil : previous?.rules
        let wait = Self.firstRetry * Double(1 << min(failures - 1, 7))
        expires = now.addingTimeInterval(min(wait, Self.longestTime / 4))
    }

    /// Whether the record need not be renewed yet.
    public func isFresh(at now: Date) -> Bool { now < expires }

    /// Whether a crawler may ask for an address of the site.
    public func allows(_ address: WebAddress, agent: String) -> Bool {
        address.path == "/robots.txt" || rules?.allows(address, agent: agent) ?? false
    }

    /// Where a site's `robots.txt` stands.
    public static func address(for page: WebAddress) -> WebAddress? {
        try? WebAddress("/robots.txt", relativeTo: page)
    }
}
