import Scheduling
import Testing

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite("The schedule")
struct ScheduleTests {
    private let start = Date(timeIntervalSince1970: 1_700_000_000)

    private func time(_ hours: Double) -> Date { start.addingTimeInterval(hours * 3_600) }

    /// The ages at which an article is looked at that never changes.
    private func looks(_ count: Int, schedule: Schedule = Schedule(), rate: EditRate = EditRate()) -> [Double]
    {
        var (article, rate) = (Watched(appeared: start), rate)
        var ages: [Double] = []
        var now = start
        for _ in 0..<count {
            now = schedule.next(article, rate: rate, at: now).time
            article.look(at: now, changed: false, teaching: &rate)
            ages.append(now.timeIntervalSince(start) / 3_600)
        }
        return ages
    }

    @Test("a new article is looked at at once, and often while it is young")
    func young() {
        let ages = looks(60)
        let firstDay = ages.count { $0 <= 24 }
        #expect(ages[0] == 0)
        #expect((6...40).contains(firstDay))
        #expect(ages.count { $0 <= 1 } >= 2)
        #expect(ages.count { $0 > 24 && $0 <= 48 } < firstDay / 2)
    }

    @Test("no article is ever forgotten: monthly in its first year, yearly afterwards")
    func old() {
        let ages = looks(120)
        for (before, after) in zip(ages, ages.dropFirst()) {
            #expect(after - before <= (before < 8_760 ? 720.001 : 8_760.001))
        }
        #expect((ages.last ?? 0) > 10 * 8_760)
    }

    @Test("a change brings the looks closer, and a lively article stays closer")
    func change() {
        var rate = EditRate()
        var calm = Watched(appeared: start)
        for hour in [0.0, 10, 30] { calm.look(at: time(hour), changed: false, teaching: &rate) }
        var lively = calm
        calm.look(at: time(60), changed: false, teaching: &rate)
        lively.look(at: time(60), changed: true, teaching: &rate)
        let schedule = Schedule()
        let calmWait = schedule.next(calm, rate: rate, at: time(60)).time.timeIntervalSince(time(60))
        let livelyWait = schedule.next(lively, rate: rate, at: time(60)).time.timeIntervalSince(time(60))
        #expect(livelyWait < calmWait / 4)
        #expect(lively.liveliness > 2 * calm.liveliness)
        let reason = schedule.next(lively, rate: rate, at: time(60)).reason
        #expect(reason.hasPrefix("at an age of 2.5 d newspapers' articles are edited "))
        #expect(reason.contains("changed once"))
        for _ in 0..<40 { rate.learn(changed: false, fromAge: 0, toAge: 200) }
        let learnt = schedule.next(lively, rate: rate, at: time(60)).reason
        #expect(learnt.hasPrefix("at an age of 2.5 d articles of its publication are edited "))
    }

    @Test("a feed's word brings the look at once, but not sooner than allowed")
    func announced() {
        var rate = EditRate()
        var article = Watched(appeared: start)
        article.look(at: time(100), changed: false, teaching: &rate)
        article.announced = time(100.01)
        let decision = Schedule().next(article, rate: rate, at: time(100.02))
        #expect(abs(decision.time.timeIntervalSince(time(100 + 1.0 / 12))) < 1)
        #expect(decision.reason.contains("feed or sitemap"))
        article.announced = time(99)
        #expect(Schedule().next(article, rate: rate, at: time(100.02)).time > time(101))
    }

    @Test("failed looks are repeated later and later, up to a day")
    func failures() {
        var rate = EditRate()
        var article = Watched(appeared: start)
        article.look(at: time(1), changed: false, teaching: &rate)
        var waits: [Double] = []
        for _ in 0..<10 {
            article.fail()
            let decision = Schedule().next(article, rate: rate, at: time(2))
            #expect(decision.reason.contains("failed"))
            waits.append(decision.time.timeIntervalSince(time(2)) / 3_600)
        }
        #expect(waits.first == 0.25 && waits.last == 24 && waits == waits.sorted())
    }

    @Test("what is learnt of a publication changes its looks", arguments: [true, false])
    func learning(changes: Bool) {
        var rate = EditRate()
        let before = rate.perHour(atAge: 0.7)
        for _ in 0..<500 {
            var article = Watched(appeared: start)
            for hour in [0.0, 0.5, 1, 2, 5, 24] {
                article.look(at: time(hour), changed: changes && hour == 1, teaching: &rate)
            }
        }
        // Every article was edited in the second half hour: two an hour, one at least.
        let after = rate.perHour(atAge: 0.7)
        #expect(changes ? after > 1.5 : after < before / 5)
        let inFirstHour = { (ages: [Double]) in ages.count { $0 <= 1 } }
        let (known, unknown) = (inFirstHour(looks(20, rate: rate)), inFirstHour(looks(20)))
        #expect(changes ? known > unknown : known < unknown)
    }

    @Test("a rate comes back from looks at an article with that rate")
    func estimation() {
        var generator = Seeded(seed: 11)
        var rate = EditRate()
        let truth = 0.8
        for _ in 0..<4_000 {
            var article = Watched(appeared: start)
            article.look(at: start, changed: false, teaching: &rate)
            for quarter in 1...4 {
                let isChanged = Double.random(in: 0..<1, using: &generator) > exp(-truth * 0.25)
                article.look(at: time(Double(quarter) / 4), changed: isChanged, teaching: &rate)
            }
        }
        #expect(abs(rate.perHour(atAge: 0.7) - truth) < 0.05)
    }

    @Test("a budget slows all looks until it is kept")
    func budget() {
        var budget = RequestBudget(perHour: 100)
        for _ in 0..<60 { budget.note(due: Int(400 / budget.stretch), in: 1) }
        #expect(abs(budget.stretch - 4) < 0.2)
        for _ in 0..<60 { budget.note(due: 10, in: 1) }
        #expect(budget.stretch == 1)
        var rate = EditRate()
        var article = Watched(appeared: start)
        article.look(at: time(3), changed: false, teaching: &rate)
        let usual = Schedule().next(article, rate: rate, at: time(3))
        let slow = Schedule().next(article, rate: rate, stretch: 4, at: time(3))
        #expect(slow.time > usual.time && slow.reason.contains("slowed 4 times"))
    }

    @Test("whatever happened, the next look has a time within limits and a reason", arguments: 0..<10)
    func property(_ seed: UInt64) {
        var generator = Seeded(seed: seed)
        let rules = ScheduleRules()
        var rate = EditRate()
        for _ in 0..<100 {
            var article = Watched(appeared: start)
            var now = start
            for _ in 0..<Int.random(in: 1..<40, using: &generator) {
                let decision = Schedule(rules).next(
                    article, rate: rate, stretch: .random(in: 0..<9, using: &generator),
                    jitter: .random(in: 0...1, using: &generator), at: now)
                #expect(!decision.reason.isEmpty && !decision.reason.contains("\n"))
                if let looked = article.looked {
                    let wait = decision.time.timeIntervalSince(looked) / 3_600
                    #expect(wait >= rules.shortest - 1e-6 && wait <= rules.longestLater + 1e-6)
                }
                now = max(now, decision.time).addingTimeInterval(.random(in: 0..<600, using: &generator))
                article.look(at: now, changed: Bool.random(using: &generator), teaching: &rate)
            }
        }
    }
}

/// A small generator with a seed (Sebastiano Vigna, "SplitMix64").
private struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
