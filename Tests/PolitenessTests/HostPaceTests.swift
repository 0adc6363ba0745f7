import Politeness
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite("The pace of a host")
struct HostPaceTests {
    private let start = Date(timeIntervalSince1970: 1_700_000_000)
    private let rules = PaceRules(minimumDelay: 2, slowness: 5, firstPause: 60, longestPause: 3_600)

    private func time(_ seconds: Double) -> Date { start.addingTimeInterval(seconds) }

    private func begin(_ pace: inout HostPace, at now: Date, _ rules: PaceRules) {
        let isBegun = pace.begin(at: now, by: rules)
        #expect(isBegun)
    }

    @Test("there is one request at a time, and a pause after it")
    func oneAtATime() {
        var pace = HostPace()
        begin(&pace, at: start, rules)
        #expect(pace.answer(at: time(50), by: rules) == .busy)
        let second = pace.begin(at: time(50), by: rules)
        #expect(!second)
        pace.end(.answered, at: time(0.1), by: rules, jitter: 0)
        #expect(pace.answer(at: time(1), by: rules) == .wait(until: time(2.1), .delay))
        begin(&pace, at: time(2.1), rules)
        pace.abandon()
        begin(&pace, at: time(2.2), rules)
    }

    @Test("slow servers and those that ask for it wait longer, jitter adds up to a half")
    func longerPauses() {
        var pace = HostPace()
        begin(&pace, at: start, rules)
        pace.end(.answered, at: time(3), by: rules, jitter: 0)
        #expect(pace.resting?.until == time(18))
        begin(&pace, at: time(18), rules)
        pace.end(.answered, at: time(18), by: rules, crawlDelay: 10, jitter: 1)
        #expect(pace.resting?.until == time(33))
        begin(&pace, at: time(40), rules)
        pace.end(.answered, at: time(40), by: rules, crawlDelay: 3_500, jitter: 0)
        #expect(pace.resting?.until == time(100))
    }

    @Test("pauses double with each failure up to the longest, and one answer ends them")
    func backOff() {
        var pace = HostPace()
        var now = start
        for wait in [60.0, 120, 240, 480, 960, 1_920, 3_600, 3_600] {
            begin(&pace, at: now, rules)
            pace.end(.failed(retryAfter: nil), at: now, by: rules, jitter: 0)
            #expect(pace.answer(at: now, by: rules) == .wait(until: now.addingTimeInterval(wait), .failures))
            now = now.addingTimeInterval(wait)
        }
        begin(&pace, at: now, rules)
        pace.end(.answered, at: now, by: rules, jitter: 0)
        #expect(pace.failures == 0 && pace.resting?.until == now.addingTimeInterval(2))
    }

    @Test("a server's word on when to come back is kept, up to a week")
    func retryAfter() {
        for (asked, wait, reason) in [
            (10.0, 60.0, HostPace.Reason.failures), (7_000, 7_000, .retryAfter), (9e9, 604_800, .retryAfter),
        ] {
            var pace = HostPace()
            begin(&pace, at: start, rules)
            pace.end(.failed(retryAfter: time(asked)), at: start, by: rules, jitter: 0)
            #expect(pace.answer(at: start, by: rules) == .wait(until: time(wait), reason))
        }
    }

    @Test("a day's requests are spread over the day")
    func budget() {
        let rules = PaceRules(minimumDelay: 0, dailyRequests: 240)
        var pace = HostPace()
        var now = start
        var count = 0
        while now < time(86_400) {
            switch pace.answer(at: now, by: rules) {
            case .go:
                begin(&pace, at: now, rules)
                pace.end(.answered, at: now, by: rules, jitter: 0)
                count += 1
            case .wait(let until, let reason):
                #expect(reason == .budget && until > now)
                now = until
            case .busy: Issue.record("nothing is under way")
            }
        }
        #expect((240...250).contains(count))
    }

    @Test("every request starts within the rules, whatever happens", arguments: 0..<20)
    func property(_ seed: Int) {
        var random = UInt64(seed) &* 2_654_435_761 &+ 1
        func next() -> Double {
            random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(random >> 11) / Double(1 << 53)
        }
        var pace = HostPace()
        var (now, ended) = (start, Date.distantPast)
        for _ in 0..<200 {
            now = now.addingTimeInterval(next() * 30)
            guard pace.begin(at: now, by: rules) else { continue }
            #expect(now.timeIntervalSince(ended) >= 2)
            now = now.addingTimeInterval(next())
            ended = now
            pace.end(next() < 0.8 ? .answered : .failed(retryAfter: nil), at: now, by: rules, jitter: next())
            #expect(pace.resting.map { $0.until > now } == true)
        }
    }
}
