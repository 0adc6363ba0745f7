#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// When to look at an article again, and why then.
///
/// The rate of edits falls with age, rises again after each edit, and differs between publications and between
/// articles. Looks are placed by the integral of a power of that rate: the first power would keep the number of
/// edits lost behind later ones least, the square root the mean delay (by Cauchy and Schwarz, as for the
/// freshness of caches); ``exponent`` lies between. What is lost goes by the square of the rate, so by how
/// little is known of an article too: see ``Watched/uncertainty``. A pure function: the time and jitter are
/// handed in.
public struct Schedule: Sendable, Hashable {
    /// A time for the next look, and the reason in words.
    public struct Decision: Sendable, Hashable {
        /// When to look.
        public var time: Date
        /// Why then, in words.
        public var reason: String
    }

    /// The limits.
    public var rules: ScheduleRules

    /// The power of the rate that looks follow.
    static let exponent = 0.85
    /// The integral at which a look is due at an effort of 1.
    static let due = 0.042
    /// How much of a young article's rate an article has again after an edit (Saltzis 2012: news in the making
    /// is updated about every hour and falls silent after four).
    static let echo = 0.1

    /// Creates a schedule.
    public init(_ rules: ScheduleRules = ScheduleRules()) { self.rules = rules }

    /// Decides when to look at an article next.
    ///
    /// - Parameters:
    ///   - rate: what is known of its publication.
    ///   - stretch: how many times the requests wanted exceed those allowed; 1 where they do not.
    ///   - jitter: a random number from 0 to 1, which moves the time by up to a tenth.
    public func next(
        _ article: Watched, rate: EditRate, stretch: Double = 1, jitter: Double = 0.5, at now: Date
    ) -> Decision {
        guard let looked = article.looked else {
            return Decision(time: now, reason: "it was never looked at")
        }
        if article.failures > 0 {
            let hours = min(rules.retry * Double(1 << min(article.failures - 1, 16)), 24)
            return Decision(
                time: max(now, looked).addingTimeInterval(hours * 3_600),
                reason: "the last \(article.failures == 1 ? "look" : "\(article.failures) looks") failed")
        }
        let age = article.age(at: looked)
        let longest = age < 8_760 ? rules.longest : rules.longestLater
        let wanted = Self.due * max(1, stretch) / rules.effort
        let (free, rises) = wait(article, rate: rate, from: looked, wanted: wanted, atMost: longest)
        let shaken = free * (0.9 + 0.2 * min(max(jitter, 0), 1))
        let wait = min(max(shaken, rules.shortest), longest)
        let time = looked.addingTimeInterval(wait * 3_600)
        if let announced = article.announced, announced > looked {
            let soon = max(announced, looked.addingTimeInterval(rules.shortest * 3_600))
            if soon < time { return Decision(time: soon, reason: "a feed or sitemap says it was changed") }
        }
        let limit =
            wait <= rules.shortest && free < wait
            ? "; no sooner than every \(Self.span(rules.shortest))"
            : wait >= longest ? "; no later than after \(Self.span(longest))" : ""
        let slower = stretch > 1 ? "; slowed \(Self.number(stretch)) times by the request budget" : ""
        return Decision(time: time, reason: reason(article, rate: rate, at: looked, rises) + limit + slower)
    }

    /// Hours until the integral is reached, and whether the last edit makes for most of it.
    private func wait(
        _ article: Watched, rate: EditRate, from looked: Date, wanted: Double, atMost longest: Double
    ) -> (hours: Double, rises: Bool) {
        let (liveliness, uncertainty) = (article.liveliness, article.uncertainty)
        var age = article.age(at: looked)
        var since = article.changed.map { max(0, looked.timeIntervalSince($0) / 3_600) }
        var (hours, sum) = (0.0, 0.0)
        var rises = false
        while hours < longest {
            let base = rate.perHour(atAge: age)
            let again = since.map { Self.echo * rate.perHour(atAge: $0) } ?? 0
            if hours == 0 { rises = again > base }
            let weight = uncertainty * pow(max(liveliness * (base + again), 1e-9), Self.exponent)
            let step = min(
                AgeBands.end(of: AgeBands.band(of: age)) - age,
                since.map { AgeBands.end(of: AgeBands.band(of: $0)) - $0 } ?? .infinity, longest - hours)
            if sum + weight * step >= wanted { return (hours + (wanted - sum) / weight, rises) }
            sum += weight * step
            hours += step
            age += step
            since = since.map { $0 + step }
        }
        return (longest, rises)
    }

    private func reason(_ article: Watched, rate: EditRate, at looked: Date, _ rises: Bool) -> String {
        let age = article.age(at: looked)
        // What holds until the publication's own articles have told more.
        let whose = rate.isLearnt(atAge: age) ? "articles of its publication" : "newspapers' articles"
        var text =
            "at an age of \(Self.span(age)) \(whose) are edited \(Self.frequency(rate.perHour(atAge: age)))"
        if article.changes > 0 {
            text += "; this one was changed \(article.changes == 1 ? "once" : "\(article.changes) times")"
        }
        if rises, let changed = article.changed {
            text += ", \(Self.span(looked.timeIntervalSince(changed) / 3_600)) before the last look"
        }
        return text
    }

    static func span(_ hours: Double) -> String {
        switch hours {
        case ..<1: "\(Int((hours * 60).rounded())) min"
        case ..<48: "\(number(hours)) h"
        default: "\(number(hours / 24)) d"
        }
    }

    /// In the unit in which it is a number to think of.
    static func frequency(_ perHour: Double) -> String {
        for (hours, unit) in [(1.0, "an hour"), (24, "a day"), (720, "a month")] where perHour * hours >= 0.1
        {
            return "\(number(perHour * hours)) times \(unit)"
        }
        return "\(number(perHour * 8_760)) times a year"
    }

    static func number(_ value: Double) -> String {
        guard value.isFinite else { return "many" }
        if value >= 10 { return String(Int(min(value, 1e15).rounded())) }
        let tenths = Int((value * 10).rounded())
        if tenths == 0 { return value > 0 ? "less than 0.1" : "0" }
        return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10).\(tenths % 10)"
    }
}
