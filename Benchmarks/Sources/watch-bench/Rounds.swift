import Articles
import Fetching
import Foundation
import Politeness
import Synchronization
import Tracking
import Watching

/// Looks at all articles again and again, as fast as one after the other on each site goes.
struct Rounds {
    let sites: Int
    let articles: Int
    let rounds: Int
    let folder: String

    /// What the looks after the first at each article came to.
    struct Result {
        var looks = 0
        var revised = 0
        var seconds = 0.0
        var cpu = 0.0
    }

    func run(_ behaviour: String, ports: [Int]) async throws -> Result {
        let clock = LeapingClock()
        let book = try WatchBook(of: folder)
        try book.add(
            try (0..<articles).map { number in
                let address = try WebAddress(
                    "http://127.0.0.1:\(ports[number % ports.count])/\(behaviour)/\(number)")
                return WatchItem(address, .article, appeared: clock.now(), due: clock.now())
            })
        let store = try await Store.open(folder, for: .recording)
        let fetcher = Fetcher(userAgent: "Stet-bench", allowsPrivate: true)
        let counts = Mutex(Tally())
        let watcher = Watcher(
            tracker: Tracker(store: store, fetcher: fetcher, now: { clock.now() }), fetcher: fetcher,
            book: book,
            rules: WatchRules(concurrency: sites, pace: PaceRules(minimumDelay: 0, slowness: 0)),
            clock: clock,
            report: { event in
                counts.withLock { $0.count(event) }
            })
        try await watcher.run(.whatIsDue)
        counts.withLock { $0.result = Result() }
        let (begun, cpu) = (ContinuousClock.now, cpuSeconds())
        for _ in 0..<rounds {
            clock.leap(days: 31)
            try await watcher.run(.whatIsDue)
        }
        var result = counts.withLock { $0.result }
        result.seconds = (ContinuousClock.now - begun) / .seconds(1)
        result.cpu = cpuSeconds() - cpu
        return result
    }
}

/// Counts looks by the daemon's events: a second look tells of a revision again.
struct Tally {
    var result = Rounds.Result()
    private var told: Set<String> = []

    mutating func count(_ event: WatchEvent) {
        if [.revised, .provisional, .withdrawn].contains(event.kind), let article = event.article,
            let revision = event.revision
        {
            guard told.insert("\(article) \(revision)").inserted else { return }
            result.revised += 1
        }
        result.looks += 1
    }
}

/// A clock that stands still but for leaps after which everything is due.
final class LeapingClock: WatchClock {
    private let time = Mutex(Date(timeIntervalSince1970: 1_770_000_000))
    let runsByItself = false

    func now() -> Date { time.withLock { $0 } }
    func sleep(until other: Date) async { time.withLock { $0 = max($0, other) } }
    func leap(days: Double) { time.withLock { $0 += days * 86_400 } }
}
