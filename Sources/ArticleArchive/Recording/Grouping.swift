/// How recordings asked for at the same time are brought together, to share the flushes of one batch.
public struct Grouping: Sendable, Hashable {
    /// How long a batch waits for as many recordings as the last one had.
    ///
    /// Who records alone never waits.
    public var window: Duration
    /// The most recordings in a batch.
    public var limit: Int
    /// How many articles a repository takes before the next volume of its publication begins.
    public var articlesPerVolume: Int

    /// Creates settings.
    public init(window: Duration = .milliseconds(2), limit: Int = 256, articlesPerVolume: Int = 20_000) {
        self.window = window
        self.limit = max(1, limit)
        self.articlesPerVolume = max(1, articlesPerVolume)
    }
}
