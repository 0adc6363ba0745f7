import Articles
import Fetching
import Politeness
import Tracking

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// The time, and how to let some pass.
public struct ImportClock: Sendable {
    let now: @Sendable () -> Date
    let sleep: @Sendable (Duration) async throws -> Void

    /// Creates a clock.
    public init(
        now: @escaping @Sendable () -> Date, sleep: @escaping @Sendable (Duration) async throws -> Void
    ) {
        self.now = now
        self.sleep = sleep
    }
}

/// Reads from one archive: a request at a time, with a pause between, and longer ones when it is in trouble or
/// asks for them.
struct PacedReader {
    private let fetcher: Fetcher
    private let clock: ImportClock
    private let rules: PaceRules
    private var pace = HostPace()
    private let isWaiting: @Sendable (String) -> Void

    /// Failures in a row after which it is given up.
    private static let patience = 6

    /// - Parameter delay: the least time between two requests, in seconds.
    init(
        _ fetcher: Fetcher, _ clock: ImportClock, delay: Double,
        isWaiting: @escaping @Sendable (String) -> Void
    ) {
        self.fetcher = fetcher
        self.clock = clock
        self.isWaiting = isWaiting
        rules = PaceRules(minimumDelay: delay, slowness: delay > 0 ? 1 : 0)
    }

    /// What stands at an address; `nil` where the archive says that it has nothing there.
    ///
    /// - Throws: ``TrackingError`` with code `unreadable` where the archive cannot be read any more for now.
    mutating func read(_ address: WebAddress) async throws(TrackingError) -> Response? {
        while true {
            while case .wait(let until, let reason) = pace.answer(at: clock.now(), by: rules) {
                let seconds = max(0, until.timeIntervalSince(clock.now()))
                if reason != .delay { isWaiting("\(reason): \(Int(seconds.rounded(.up))) s") }
                do { try await clock.sleep(.seconds(seconds) + .milliseconds(1)) } catch {
                    throw TrackingError(.unreadable, "the import was interrupted; begin it again to go on")
                }
            }
            _ = pace.begin(at: clock.now(), by: rules)
            do throws(FetchError) {
                let response = try await fetcher.fetch(address)
                end(.answered)
                return response
            } catch {
                guard error.isTransient else {
                    end(.answered)
                    if error.status != nil || error.code == .badResponse || error.code == .tooLarge {
                        return nil
                    }
                    throw TrackingError(.unreadable, error.description)
                }
                end(.failed(retryAfter: error.head?.retryAfter(at: clock.now())))
                guard pace.failures < Self.patience else {
                    throw TrackingError(
                        .unreadable, "\(error.description); what is done is kept: begin again to go on")
                }
            }
        }
    }

    private mutating func end(_ outcome: HostPace.Outcome) {
        pace.end(outcome, at: clock.now(), by: rules, jitter: 0)
    }
}

extension FetchError {
    /// Whether the same request may succeed later.
    fileprivate var isTransient: Bool {
        switch code {
        case .status(let status): status == 429 || status >= 500
        case .timedOut, .refused, .incomplete, .connectionLost: true
        default: false
        }
    }
}
