/// What came of an import so far.
public struct ImportCounts: Sendable, Hashable {
    /// States of pages that were looked at.
    public var pages = 0
    /// Those that made a revision.
    public var recorded = 0
    /// Those whose words stood already.
    public var unchanged = 0
    /// Those that are no article, or were not answered with 200, or were not asked for.
    public var passedOver = 0
    /// What could not be read.
    public var damaged = 0
    /// Those that an earlier run of the same import had done.
    public var done = 0

    /// Creates counts of nothing.
    public init() {}
}

/// How far an import is.
public struct ImportProgress: Sendable, Hashable {
    /// What came of it so far.
    public var counts: ImportCounts
    /// How many states of pages there are; `nil` where that is not known before the end.
    public var all: Int?
    /// Why nothing happens, in words; `nil` where something does.
    public var waiting: String?
}
