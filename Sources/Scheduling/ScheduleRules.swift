/// What a schedule may not exceed.
public struct ScheduleRules: Sendable, Hashable, Codable {
    /// The least time between two looks, in hours.
    public var shortest: Double
    /// The most time between two looks in an article's first year, in hours.
    public var longest: Double
    /// The most time between two looks afterwards, in hours.
    public var longestLater: Double
    /// How dense looks are; twice the number means about twice the requests.
    public var effort: Double
    /// The time before the first look is repeated after a failure, in hours; it doubles with each.
    public var retry: Double

    /// Creates rules: at least 5 minutes, at most 30 days in the first year and a year later.
    public init(
        shortest: Double = 1.0 / 12, longest: Double = 720, longestLater: Double = 8_760, effort: Double = 1,
        retry: Double = 0.25
    ) {
        self.shortest = max(1.0 / 60, shortest)
        self.longest = max(self.shortest, longest)
        self.longestLater = max(self.shortest, longestLater)
        self.effort = max(1e-6, effort)
        self.retry = max(1.0 / 60, retry)
    }
}
