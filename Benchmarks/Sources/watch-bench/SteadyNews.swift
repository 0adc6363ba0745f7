import Articles
import Fetching
import Foundation
import Politeness
import Synchronization
import Tracking
import Watching

/// A daemon that records so many revisions a second into a store, each article once a second.
struct SteadyNews {
    let folder: String
    let rate: Int
    let sites: Int

    /// Goes on for some seconds; what it came to, and the CPU it took.
    func run(seconds: Int, ports: [Int]) async throws -> Rounds.Result {
        let clock = LeapingClock()
        let book = try WatchBook(of: folder)
        try book.add(
            try (0..<rate).map { number in
                let address = try WebAddress(
                    "http://127.0.0.1:\(ports[number % ports.count])/changed/\(number)")
                return WatchItem(address, .article, appeared: clock.now(), due: clock.now())
            })
        let fetcher = Fetcher(userAgent: "Stet-bench", allowsPrivate: true)
        let counts = Mutex(Tally())
        let watcher = Watcher(
            tracker: Tracker(
                store: try await Store.open(folder, for: .recording), fetcher: fetcher, now: { Date.now }),
            fetcher: fetcher, book: book,
            rules: WatchRules(concurrency: sites, pace: PaceRules(minimumDelay: 0, slowness: 0)),
            clock: clock,
            report: { event in counts.withLock { $0.count(event) } })
        try await watcher.run(.whatIsDue)
        counts.withLock { $0.result = Rounds.Result() }
        let (begun, cpu) = (ContinuousClock.now, cpuSeconds())
        for second in 1...max(1, seconds) {
            clock.leap(days: 31)
            try await watcher.run(.whatIsDue)
            try await Task.sleep(until: begun + .seconds(second))
        }
        var result = counts.withLock { $0.result }
        result.seconds = (ContinuousClock.now - begun) / .seconds(1)
        result.cpu = cpuSeconds() - cpu
        return result
    }
}
