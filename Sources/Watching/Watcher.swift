import Articles
public import Fetching
import Politeness
import Scheduling
public import Tracking

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// The daemon: looks at what is due, one request at a time for each site, and plans the next look.
///
/// What it knows stands in the ``WatchBook`` between two looks, so it goes on where it was after any end.
public actor Watcher {
    let tracker: Tracker
    let fetcher: Fetcher
    let book: WatchBook
    private(set) var rules: WatchRules
    let clock: any WatchClock
    private let report: @Sendable (WatchEvent) -> Void
    private var dice: any RandomNumberGenerator & Sendable

    private(set) var sites: [String: Site] = [:]
    private var running = 0
    private var isStopping = false
    private var budget: RequestBudget?
    private var budgetTime: Date?
    private var dueLooks = 0
    private var sleeper: Task<Void, Never>?
    private var stopped: AsyncStream<Void>.Continuation?
    private var isTicking = false
    private var foreignWrites: Int?
    /// Of the publications looked at lately.
    private var rates: [String: EditRate] = [:]
    /// Those of which more was learnt than the book says, and since when some have been.
    private var learnt: (publications: Set<String>, since: Date?) = ([], nil)
    /// How many looks have ended and wait to be written down.
    private var finished = 0

    /// A site as the loop sees it.
    struct Site {
        let rules: PaceRules
        var pace: HostPace
        /// What is known of its robots.txt; in memory only while it is asked often.
        var robots: RobotsRecord?
        /// When the first of its items is due; `nil` where it has none.
        var due: Date?

        /// When it may be asked next; `nil` where nothing is to be asked, or something is being asked.
        func start(at now: Date) -> Date? {
            guard let due else { return nil }
            switch pace.answer(at: now, by: rules) {
            case .busy: return nil
            case .go: return due
            case .wait(let until, _): return max(due, until)
            }
        }
    }

    /// Creates a daemon.
    ///
    /// - Parameters:
    ///   - tracker: records what is seen; its clock must be `clock`.
    ///   - fetcher: reads sources and `robots.txt`.
    ///   - dice: jitter comes from it.
    ///   - report: is told what happens, in order.
    public init(
        tracker: Tracker, fetcher: Fetcher, book: WatchBook, rules: WatchRules, clock: any WatchClock,
        dice: any RandomNumberGenerator & Sendable = SystemRandomNumberGenerator(),
        report: @escaping @Sendable (WatchEvent) -> Void
    ) {
        self.tracker = tracker
        self.fetcher = fetcher
        self.book = book
        self.rules = rules
        self.clock = clock
        self.dice = dice
        self.report = report
        budget = rules.hourlyLooks.map { RequestBudget(perHour: $0) }
    }

    /// How far the daemon runs.
    public enum Extent: Sendable, Hashable {
        /// Until ``stop()``.
        case forever
        /// Until nothing is due.
        case whatIsDue
        /// Until a time.
        case until(Date)
    }

    /// Looks at what is due until the end of the extent, or until ``stop()``.
    ///
    /// - Throws: ``TrackingError`` or ``WatchError`` where the store or the list cannot be used. Requests under
    ///   way are cancelled then.
    public func run(_ extent: Extent) async throws {
        (isStopping, isTicking, foreignWrites, running, finished) = (false, false, nil, 0, 0)
        try loadSites()
        let (stop, continuation) = AsyncStream<Void>.makeStream()
        stopped = continuation
        try await withThrowingTaskGroup(of: Ended?.self) { group in
            group.addTask {
                for await _ in stop { break }
                return nil
            }
            while !isStopping {
                let now = clock.now()
                if case .until(let end) = extent, now >= end { break }
                while running < rules.concurrency, let (name, item) = try nextItem(at: now) {
                    running += 1
                    let robots = try robots(of: name)
                    group.addTask { try await self.finish(self.look(at: item, robots)) }
                }
                let next = nextStart(at: now)
                if running == 0 {
                    try end([], isPausing: true)
                    guard let next else {
                        if case .forever = extent {
                            await sleep(until: now.addingTimeInterval(5))
                        } else {
                            break
                        }
                        try loadSites()
                        continue
                    }
                    if case .whatIsDue = extent, next > now.addingTimeInterval(60) { break }
                    var wake = next
                    if case .until(let end) = extent { wake = min(wake, end) }
                    await sleep(until: clock.runsByItself ? min(wake, now.addingTimeInterval(5)) : wake)
                    if clock.runsByItself { try loadSites() }
                    continue
                }
                if clock.runsByItself, running < rules.concurrency, !isTicking {
                    isTicking = true
                    let wake = min(next ?? .distantFuture, now.addingTimeInterval(5))
                    group.addTask { [clock] in
                        await clock.sleep(until: wake)
                        return nil
                    }
                }
                guard let first = try await group.next() else { break }
                var ends = [first]
                // Those that have ended meanwhile do not make anybody wait.
                while finished > ends.count(where: { $0 != nil }), let next = try await group.next() {
                    ends.append(next)
                }
                if ends.contains(where: { $0 == nil }) { isTicking = false }
                try end(ends.compactMap { $0 })
            }
            group.cancelAll()
            while let ended = try await group.next() {
                if let ended { try end([ended]) }
            }
        }
        try end([], isPausing: true)
    }

    /// Counts a look that has ended.
    private func finish(_ ended: Ended) -> Ended {
        finished += 1
        return ended
    }

    /// Ends ``run(_:)`` soon: nothing new is begun, and requests under way are cancelled.
    public func stop() {
        isStopping = true
        sleeper?.cancel()
        stopped?.finish()
    }

    /// Goes on by other rules, and with what is on the list now.
    public func change(_ rules: WatchRules) throws {
        self.rules = rules
        if budget?.perHour != rules.hourlyLooks {
            budget = rules.hourlyLooks.map { RequestBudget(perHour: $0) }
        }
        for name in sites.keys {
            guard let old = sites[name] else { continue }
            sites[name] = Site(
                rules: paceRules(of: name), pace: old.pace, robots: old.robots, due: old.due)
        }
        // The list may have been changed through our own connection, which does not count as foreign.
        foreignWrites = nil
        try loadSites()
        sleeper?.cancel()
    }

    /// How many requests are under way.
    var inFlight: Int { running }

    /// A number from 0 to 1.
    func jitter() -> Double { Double.random(in: 0...1, using: &dice) }

    /// How many times looks are slowed to stay within the budget.
    var stretch: Double { budget?.stretch ?? 1 }

    // MARK: Sites

    /// Reads when each site's first item is due, where somebody else wrote to the book since the last time.
    private func loadSites() throws {
        let writes = try book.foreignWrites()
        guard writes != foreignWrites else { return }
        foreignWrites = writes
        let due = try book.sites()
        for name in sites.keys where due[name] == nil { sites[name]?.due = nil }
        for (name, time) in due {
            if sites[name] == nil {
                sites[name] = try site(name, due: time)
            } else {
                sites[name]?.due = time
            }
        }
    }

    /// A site that nothing was asked of yet by this watcher.
    private func site(_ name: String, due: Date?) throws -> Site {
        var pace = try book.pace(of: name) ?? HostPace()
        pace.abandon()
        return Site(rules: paceRules(of: name), pace: pace, due: due)
    }

    private func paceRules(of site: String) -> PaceRules {
        let host = site.split(separator: "/").last.map { $0.prefix { $0 != ":" } } ?? ""
        return rules.paceOfHost(String(host)) ?? rules.pace
    }

    private func robots(of site: String) throws -> RobotsRecord? {
        if let known = sites[site]?.robots { return known }
        let robots = try book.robots(of: site)
        sites[site]?.robots = robots
        return robots
    }

    /// The most publications whose rates are kept in memory.
    private static let mostRates = 1_000

    /// What was learnt of a publication.
    func rate(of publication: String) throws -> EditRate {
        if let known = rates[publication] { return known }
        return try book.rate(of: publication) ?? EditRate()
    }

    /// Notes what was learnt of a publication; the book is told within a minute.
    func note(_ rate: EditRate, of publication: String) {
        if rates.count >= Self.mostRates { rates = rates.filter { learnt.publications.contains($0.key) } }
        rates[publication] = rate
        learnt.publications.insert(publication)
    }

    /// The earliest time at which a request may start.
    private func nextStart(at now: Date) -> Date? {
        sites.values.lazy.compactMap { $0.start(at: now) }.min()
    }

    /// An item that may be looked at now, with its site marked as busy.
    private func nextItem(at now: Date) throws -> (String, WatchItem)? {
        while let name = firstSite(at: now) {
            guard let item = try book.first(of: name), item.due <= now else {
                sites[name]?.due = try book.first(of: name)?.due
                continue
            }
            guard let rules = sites[name]?.rules, sites[name]?.pace.begin(at: now, by: rules) ?? false else {
                return nil
            }
            count(at: now)
            return (name, item)
        }
        return nil
    }

    /// The site that may be asked now and whose first item has been due for the longest.
    private func firstSite(at now: Date) -> String? {
        var best: (name: String, due: Date)?
        for (name, site) in sites {
            guard let due = site.due, due <= now, let start = site.start(at: now), start <= now,
                due < best?.due ?? .distantFuture
            else { continue }
            best = (name, due)
        }
        return best?.name
    }

    private func count(at now: Date) {
        guard budget != nil else { return }
        dueLooks += 1
        guard let begun = budgetTime else {
            budgetTime = now
            return
        }
        let hours = now.timeIntervalSince(begun) / 3_600
        guard hours >= 0.25 else { return }
        budget?.note(due: dueLooks, in: hours)
        (budgetTime, dueLooks) = (now, 0)
    }

    private func sleep(until time: Date) async {
        let clock = clock
        let task = Task { await clock.sleep(until: time) }
        sleeper = task
        await task.value
        sleeper = nil
    }

    // MARK: Ends

    /// What a look came to.
    struct Ended: Sendable {
        var item: WatchItem
        /// The site that was asked, where the item is looked at on another from now on.
        var site: String?
        var robots: RobotsRecord?
        /// `nil` where no request was made, or it was cancelled.
        var pace: HostPace.Outcome?
        var found: [WatchItem] = []
        var events: [WatchEvent] = []
        /// Whether the item is as it was and only the site is to be written down.
        var isUnfinished = false
    }

    /// How soon a site has to be due again for its robots.txt to stay in memory, in seconds.
    private static let robotsInMemory = 600.0
    /// How long what was learnt of publications may stand in memory alone, in seconds.
    private static let learntInMemory = 60.0

    /// Writes down what looks came to, and goes on from there.
    ///
    /// - Parameter isPausing: whether everything that was learnt is to be written down.
    private func end(_ ends: [Ended], isPausing: Bool = false) throws {
        running -= ends.count
        finished -= ends.count
        let now = clock.now()
        var changes: [WatchBook.Changes] = []
        for ended in ends {
            let name = ended.site ?? ended.item.site
            let pace = pace(of: name, after: ended, at: now)
            changes.append(
                WatchBook.Changes(
                    item: ended.isUnfinished ? nil : ended.item, site: name, pace: pace,
                    robots: ended.robots, found: ended.found))
        }
        let rates = takeLearnt(at: now, isPausing: isPausing)
        guard !changes.isEmpty || !rates.isEmpty else { return }
        let saved = try book.save(changes, rates)
        for (ended, (change, saved)) in zip(ends, zip(changes, saved)) {
            sites[change.site]?.due = saved.due
            if saved.due.map({ $0 > now.addingTimeInterval(Self.robotsInMemory) }) ?? true {
                sites[change.site]?.robots = nil
            }
            for other in Set(change.found.map(\.site) + [ended.item.site]) where other != change.site {
                let due = try book.firstDue(of: other)
                if sites[other] == nil { sites[other] = try site(other, due: due) }
                sites[other]?.due = due
            }
            for var event in ended.events {
                if event.kind == .read { event.detail = "\(saved.found.count) new; \(event.detail ?? "")" }
                report(event)
            }
        }
    }

    /// How a site may be asked after a look at it.
    private func pace(of name: String, after ended: Ended, at now: Date) -> HostPace {
        guard var site = sites[name] else { return HostPace() }
        if let robots = ended.robots { site.robots = robots }
        if let outcome = ended.pace {
            site.pace.end(
                outcome, at: now, by: site.rules,
                crawlDelay: site.robots?.rules?.crawlDelay(agent: rules.agent), jitter: jitter())
        } else {
            site.pace.abandon()
        }
        sites[name] = site
        return site.pace
    }

    /// What was learnt of publications, where it is time to write it down.
    private func takeLearnt(at now: Date, isPausing: Bool) -> [String: EditRate] {
        guard !learnt.publications.isEmpty else { return [:] }
        let since = learnt.since ?? now
        guard isPausing || now.timeIntervalSince(since) >= Self.learntInMemory else {
            learnt.since = since
            return [:]
        }
        let taken = rates.filter { learnt.publications.contains($0.key) }
        learnt = ([], nil)
        return taken
    }
}
