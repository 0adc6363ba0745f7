#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// What the operator decides about the site, and what it may not find out for itself.
public struct SiteSettings: Sendable {
    /// The site's name.
    public var title = "Stet"
    /// Where readers reach it, without a slash at the end: `https://stet.example.org`.
    public var address: String
    /// Whom to ask for corrections and takedown.
    public var contact: String?
    /// The release of the program.
    public var release: String
    /// How many requests a second one client may make for long, five times as many at once; 0 for any number.
    public var requestsPerSecond = 50
    /// Tells the time.
    public var clock: @Sendable () -> Date

    /// Creates settings.
    public init(address: String, release: String, clock: @escaping @Sendable () -> Date) {
        self.address = address
        self.release = release
        self.clock = clock
    }
}
