/// How often a host may be asked.
public struct PaceRules: Sendable, Hashable, Codable {
    /// The least time between the end of one request and the start of the next, in seconds.
    public var minimumDelay: Double
    /// How many times the duration of the last answer to wait: a slow server is asked less.
    public var slowness: Double
    /// The first pause after a failure, in seconds; it doubles with each one that follows.
    public var firstPause: Double
    /// The longest pause after failures, in seconds.
    public var longestPause: Double
    /// The most requests a day, `nil` for no limit.
    ///
    /// They may come in bursts of an hour's share.
    public var dailyRequests: Int?

    /// Creates rules: 2 s between requests, five times the last answer's duration, a pause of 1 minute after a
    /// failure up to 6 hours, no limit a day.
    public init(
        minimumDelay: Double = 2, slowness: Double = 5, firstPause: Double = 60,
        longestPause: Double = 21_600,
        dailyRequests: Int? = nil
    ) {
        self.minimumDelay = max(0, minimumDelay)
        self.slowness = max(0, slowness)
        self.firstPause = max(1, firstPause)
        self.longestPause = max(self.firstPause, longestPause)
        self.dailyRequests = dailyRequests.map { max(1, $0) }
    }

    /// The longest pause that a server's `Retry-After` or `Crawl-delay` can ask for, in seconds: a week, a
    /// minute.
    static let longestRetryAfter = 604_800.0
    static let longestCrawlDelay = 60.0
    static let longestSlowness = 60.0
}
