/// How much a fetch may cost before it is given up.
public struct FetchLimits: Sendable, Hashable {
    /// The longest body, in bytes after decompression.
    public var maximumBytes: Int
    /// The longest time for a whole fetch, redirects included.
    public var timeout: Duration
    /// The longest time until a server answers at all, name lookup and TLS included.
    public var connectTimeout: Duration
    /// The most redirects followed.
    public var maximumRedirects: Int
    /// The most bytes a compressed body may become for each that was received; below 1 MB it does not matter.
    public var maximumRatio: Int

    /// Creates limits: 20 MB, 30 s, 10 s to connect, 10 redirects and a ratio of 200 unless said otherwise.
    ///
    /// There is no "unlimited": zero and negative values mean the least possible.
    public init(
        maximumBytes: Int = 20_000_000, timeout: Duration = .seconds(30),
        connectTimeout: Duration = .seconds(10), maximumRedirects: Int = 10,
        maximumRatio: Int = 200
    ) {
        self.maximumBytes = maximumBytes
        self.timeout = timeout
        self.connectTimeout = connectTimeout
        self.maximumRedirects = maximumRedirects
        self.maximumRatio = maximumRatio
    }
}
