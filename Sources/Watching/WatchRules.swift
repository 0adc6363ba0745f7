public import Politeness
public import Scheduling

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// What the daemon may do.
public struct WatchRules: Sendable {
    /// The most requests at the same time, one a site.
    public var concurrency: Int
    /// How often a site may be asked that has no rules of its own.
    public var pace: PaceRules
    /// The rules of single hosts; `nil` for none.
    public var paceOfHost: @Sendable (String) -> PaceRules?
    /// How often one article is looked at.
    public var schedule: ScheduleRules
    /// The most looks an hour in all; `nil` for no limit.
    public var hourlyLooks: Double?
    /// The name that `robots.txt` files know the daemon by.
    public var agent: String

    /// Creates rules.
    public init(
        concurrency: Int = 16, pace: PaceRules = PaceRules(),
        paceOfHost: @escaping @Sendable (String) -> PaceRules? = { _ in nil },
        schedule: ScheduleRules = ScheduleRules(),
        hourlyLooks: Double? = nil, agent: String = "Stet"
    ) {
        self.concurrency = min(max(1, concurrency), 64)
        self.pace = pace
        self.paceOfHost = paceOfHost
        self.schedule = schedule
        self.hourlyLooks = hourlyLooks
        self.agent = agent
    }
}

/// The time, as the daemon sees it.
public protocol WatchClock: Sendable {
    /// The time now.
    func now() -> Date
    /// Waits until a time; returns earlier where the task is cancelled.
    func sleep(until time: Date) async
    /// Whether time goes on while requests are under way; a test's clock moves only in ``sleep(until:)``.
    var runsByItself: Bool { get }
}

/// What happened, for a log or a screen.
public struct WatchEvent: Sendable, Hashable, Codable {
    /// What kind of event.
    public enum Kind: String, Sendable, Hashable, Codable {
        /// A revision was recorded; one with other words than before was found again at a second look.
        case revised
        /// A revision with other words was recorded, and a second look is to find them again.
        case provisional
        /// The second look found the words before again: a revision that says so was recorded.
        case withdrawn
        /// The words stood.
        case unchanged
        /// What came back is probably not the article.
        case quarantined
        /// The page is gone.
        case missing
        /// Nothing could be read.
        case failed
        /// The site's `robots.txt` asks not to look.
        case forbidden
        /// A source was read.
        case read
    }

    /// When.
    public var time: Date
    /// What.
    public var kind: Kind
    /// Where.
    public var address: String
    /// The article, as `publication/name`.
    public var article: String?
    /// The revision that was recorded, or that stands.
    public var revision: Int?
    /// More in words.
    public var detail: String?
    /// When the address is looked at next.
    public var next: Date
}
