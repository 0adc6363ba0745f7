#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// When a host may be asked next: one request at a time, with pauses, and longer ones after failures.
///
/// A state machine without a clock or a die: times and jitter are handed in.
public struct HostPace: Sendable, Hashable, Codable {
    /// Whether a request may start now.
    public enum Answer: Sendable, Hashable {
        /// It may.
        case go
        /// Not before a time, for a reason.
        case wait(until: Date, Reason)
        /// One is under way; ask again when it has ended.
        case busy
    }

    /// Why a host is not asked yet; its text is for people.
    public enum Reason: String, Sendable, Hashable, Codable, CustomStringConvertible {
        /// The pause between two requests.
        case delay
        /// The server asked for it.
        case retryAfter
        /// Requests failed.
        case failures
        /// The day's requests are used up for now.
        case budget

        /// The reason in words.
        public var description: String {
            switch self {
            case .delay: "a pause between two requests"
            case .retryAfter: "the server asked to wait"
            case .failures: "its last requests failed"
            case .budget: "its daily limit of requests"
            }
        }
    }

    /// How a request ended.
    public enum Outcome: Sendable, Hashable {
        /// The server answered as a server in order does: 200 to 399, 404, 410 and the like.
        case answered
        /// It answered 429 or 500 and more, or not at all; with the time that its `Retry-After` names.
        case failed(retryAfter: Date?)
    }

    /// How many requests failed in a row.
    public private(set) var failures = 0
    /// Whether a request is under way.
    public private(set) var isBusy = false
    /// Before when no request may start, and why.
    public private(set) var resting: (until: Date, reason: Reason)? {
        get { restingUntil.flatMap { until in restingReason.map { (until, $0) } } }
        set { (restingUntil, restingReason) = (newValue?.until, newValue?.reason) }
    }

    private var restingUntil: Date?
    private var restingReason: Reason?
    /// Requests that may start, as of a time; they grow back evenly.
    private var tokens: Double?
    private var tokensTime: Date?
    private var started: Date?

    /// Creates the pace of a host that was never asked.
    public init() {}

    /// Whether a request may start.
    public func answer(at now: Date, by rules: PaceRules) -> Answer {
        if isBusy { return .busy }
        if let resting, now < resting.until { return .wait(until: resting.until, resting.reason) }
        guard let requests = rules.dailyRequests else { return .go }
        let left = tokens(at: now, requests)
        let perSecond = Double(requests) / 86_400
        return left >= 1 ? .go : .wait(until: now.addingTimeInterval((1 - left) / perSecond + 0.001), .budget)
    }

    /// Notes that a request starts.
    ///
    /// - Returns: false, and nothing changes, where it may not.
    public mutating func begin(at now: Date, by rules: PaceRules) -> Bool {
        guard answer(at: now, by: rules) == .go else { return false }
        if let requests = rules.dailyRequests {
            tokens = tokens(at: now, requests) - 1
            tokensTime = now
        }
        (isBusy, started, resting) = (true, now, nil)
        return true
    }

    /// Notes how the request under way ended.
    ///
    /// - Parameters:
    ///   - crawlDelay: what the site's `robots.txt` asks for, in seconds; up to a minute is given.
    ///   - jitter: a random number from 0 to 1, which lengthens pauses by up to a half so that hosts do not
    ///     come to be asked in step.
    public mutating func end(
        _ outcome: Outcome, at now: Date, by rules: PaceRules, crawlDelay: Double? = nil, jitter: Double
    ) {
        let duration = max(0, now.timeIntervalSince(started ?? now))
        let stretch = 1 + 0.5 * min(max(jitter, 0), 1)
        (isBusy, started) = (false, nil)
        let slow = min(duration * rules.slowness, PaceRules.longestSlowness)
        let asked = min(crawlDelay ?? 0, PaceRules.longestCrawlDelay)
        let delay = now.addingTimeInterval(max(rules.minimumDelay, slow, asked) * stretch)
        switch outcome {
        case .answered:
            failures = 0
            resting = (delay, .delay)
        case .failed(let retryAfter):
            failures = min(failures + 1, 1_000)
            let pause = min(rules.firstPause * Double(1 << min(failures - 1, 20)), rules.longestPause)
            let next = max(delay, now.addingTimeInterval(pause * stretch))
            let latest = now.addingTimeInterval(PaceRules.longestRetryAfter)
            if let retryAfter, min(retryAfter, latest) > next {
                resting = (min(retryAfter, latest), .retryAfter)
            } else {
                resting = (next, .failures)
            }
        }
    }

    /// Notes that the request under way will have no outcome, as when the process that began it was ended.
    public mutating func abandon() {
        (isBusy, started) = (false, nil)
    }

    private func tokens(at now: Date, _ requests: Int) -> Double {
        let capacity = max(1, Double(requests) / 24)
        guard let tokens, let tokensTime else { return capacity }
        let grown = max(0, now.timeIntervalSince(tokensTime)) * Double(requests) / 86_400
        return min(capacity, tokens + grown)
    }
}
