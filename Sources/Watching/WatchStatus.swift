public import Politeness

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// What the daemon is at, for a screen.
public struct WatchStatus: Sendable, Hashable {
    /// A site that is given rest, because it asked for it or because requests to it failed.
    public struct Trouble: Sendable, Hashable {
        /// The site: its scheme, host and port.
        public var site: String
        /// How many requests to it failed in a row.
        public var failures: Int
        /// Why it is left alone.
        public var reason: HostPace.Reason
        /// When it is asked again.
        public var until: Date
    }

    /// How many items are due and wait for their site's turn.
    public var due: Int
    /// How many requests are under way.
    public var inFlight: Int
    /// When the next item is due; `nil` where there is none.
    public var next: Date?
    /// The sites in trouble, those with the most failures first.
    public var troubles: [Trouble]
}

extension Watcher {
    /// What the daemon is at; in time proportional to the sites and to what is due.
    public func status() throws -> WatchStatus {
        let now = clock.now()
        var status = WatchStatus(due: 0, inFlight: inFlight, next: nil, troubles: [])
        for (name, site) in sites {
            if let due = site.due {
                if due <= now { status.due += try book.countDue(of: name, at: now) }
                status.next = min(status.next ?? due, due)
            }
            if let rest = site.pace.resting, rest.until > now,
                rest.reason == .failures || rest.reason == .retryAfter
            {
                status.troubles.append(
                    WatchStatus.Trouble(
                        site: name, failures: site.pace.failures, reason: rest.reason, until: rest.until))
            }
        }
        status.due = max(0, status.due - inFlight)
        status.troubles.sort { ($1.failures, $0.site) < ($0.failures, $1.site) }
        return status
    }
}
