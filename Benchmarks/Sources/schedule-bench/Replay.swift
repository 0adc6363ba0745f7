import Foundation
import Scheduling

/// What came of looking at articles by a rule.
struct Outcome {
    var requests = 0
    /// For each edit the hours until a look saw it; `nil` where the next edit replaced it first or none came.
    var delays: [Double?] = []

    var share: Double { Double(delays.count { $0 != nil }) / Double(max(1, delays.count)) }

    /// The mean delay in hours of the edits that another rule caught too: who catches late ones as well must not
    /// look slow for it.
    func meanDelay(ofThoseCaughtBy other: Outcome) -> Double {
        let both = zip(delays, other.delays).compactMap { mine, theirs in theirs == nil ? nil : mine }
        return both.reduce(0, +) / Double(max(1, both.count))
    }

    /// Takes the looks at one article, the first of which is at 0.
    mutating func take(looks: [Double], edits times: [Double]) {
        requests += looks.count
        for (index, time) in times.enumerated() {
            let next = index + 1 < times.count ? times[index + 1] : .infinity
            let look = looks.first { $0 >= time }
            delays.append(look.flatMap { $0 < next ? $0 - time : nil })
        }
    }
}

/// How long an article is followed, in hours.
let year = 8_760.0

/// Whether an edit fell between two times.
func isEdited(_ edits: [Double], after start: Double, upTo end: Double) -> Bool {
    edits.contains { $0 > start && $0 <= end }
}

func replay(_ rival: Rival, _ publications: [[[Double]]]) -> Outcome {
    var outcome = Outcome()
    for edits in publications.joined() {
        var looks = [0.0]
        var (changed, period) = (0.0, 0.5)
        while let looked = looks.last,
            let next = rival.next(looked: looked, changed: changed, period: &period), next <= year
        {
            if isEdited(edits, after: looked, upTo: next) { changed = next }
            looks.append(next)
        }
        outcome.take(looks: looks, edits: edits)
    }
    return outcome
}

/// The first look and the two others that catch the most edits if all articles are looked at alike: chosen by
/// trying all pairs of times against these very edits, which bounds what a rule can do with three looks.
func bestOfThreeLooks(_ publications: [[[Double]]]) -> Outcome {
    let times = (0..<40).map { exp(log(0.25) + Double($0) / 39 * log(year / 0.25)) }
    var best = Outcome()
    for (index, first) in times.enumerated() {
        for second in times[index...] {
            var outcome = Outcome()
            for edits in publications.joined() { outcome.take(looks: [0, first, second], edits: edits) }
            if outcome.share > best.share { best = outcome }
        }
    }
    return best
}

/// Stet's schedule: it learns from its own looks only, article after article.
func replay(effort: Double, longest: Double, _ publications: [[[Double]]]) -> Outcome {
    let schedule = Schedule(ScheduleRules(longest: longest, effort: effort))
    let start = Date(timeIntervalSince1970: 1_700_000_000)
    var outcome = Outcome()
    for publication in publications {
        var rate = EditRate()
        for edits in publication {
            var article = Watched(appeared: start)
            article.look(at: start, changed: false, teaching: &rate)
            var looks = [0.0]
            while let looked = looks.last {
                let now = start.addingTimeInterval(looked * 3_600)
                let next = schedule.next(article, rate: rate, at: now).time
                let hours = next.timeIntervalSince(start) / 3_600
                if hours > year { break }
                article.look(at: next, changed: isEdited(edits, after: looked, upTo: hours), teaching: &rate)
                looks.append(hours)
            }
            outcome.take(looks: looks, edits: edits)
        }
    }
    return outcome
}

/// Stet's schedule with the effort at which it makes as many requests.
func replay(requests: Int, _ publications: [[[Double]]]) -> Outcome {
    var (low, high) = (1e-4, 100.0)
    // A look a month is too much where there are to be hardly more than that.
    let articles = publications.joined().count
    let longest = requests < 30 * articles ? year : 720
    var best = replay(effort: low, longest: longest, publications)
    for _ in 0..<12 {
        let middle = (low * high).squareRoot()
        let outcome = replay(effort: middle, longest: longest, publications)
        if outcome.requests > requests {
            high = middle
        } else {
            low = middle
            best = outcome
        }
    }
    return best
}
