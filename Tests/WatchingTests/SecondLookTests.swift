import Articles
import Fetching
import Foundation
import LocalServer
import Synchronization
import Testing
import Tracking
import Watching

@Suite("The second look")
final class SecondLookTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "second-\(UUID().uuidString)")
        .path
    private let clock = SteppingClock()
    private let events = Events()
    private let origin: OriginServer
    private let story = Story()

    init() throws {
        origin = try OriginServer()
        let book = try WatchBook(of: folder)
        try book.add([
            WatchItem(
                try WebAddress(origin.address("/news/ferries")), .article, appeared: clock.now(),
                due: clock.now())
        ])
        origin.serve("/news/ferries") { [story] _ in story.page }
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    private func write(_ headline: String) { story.headline.withLock { $0 = headline } }

    private func watch(hours: Double) async throws {
        let store = try await Store.open(folder, for: .recording)
        let fetcher = Fetcher(userAgent: "Stet-tests", allowsPrivate: true)
        let (clock, events) = (clock, events)
        try await Watcher(
            tracker: Tracker(store: store, fetcher: fetcher, now: { clock.now() }), fetcher: fetcher,
            book: WatchBook(of: folder), rules: WatchRules(), clock: clock, dice: Dice(),
            report: { events.add($0) }
        ).run(.until(clock.after(hours: hours)))
    }

    private func item() throws -> WatchItem? {
        try WatchBook(of: folder).item(at: WebAddress(origin.address("/news/ferries")))
    }

    /// Goes on until the next look has been taken.
    private func watchOnce() async throws {
        let due = try #require(try item()).due
        try await watch(hours: due.timeIntervalSince(clock.now()) / 3_600 + 0.001)
    }

    private func changes(at time: Date? = nil) async throws -> [Revision.Kind] {
        var filter = ChangeFilter()
        filter.announcedAt = time
        return try await Store.open(folder, for: .reading).changes(filter, limit: 100).reversed()
            .map(\.revision.kind)
    }

    @Test("new words are recorded at once, looked at again within minutes, and announced when they stand")
    func confirmed() async throws {
        try await watch(hours: 1)
        write("Ferries return late")
        try await watchOnce()
        #expect(try await changes() == [.first, .edit])
        #expect(try await changes(at: clock.now()) == [.first])
        #expect(events.count(.revised) == 1 && events.count(.provisional) == 1)
        let item = try #require(try item())
        #expect(item.due.timeIntervalSince(clock.now()) < 400)
        #expect(item.reason == "to see whether its new words stand")

        try await watchOnce()
        #expect(try await changes(at: clock.now()) == [.first, .edit])
        #expect(events.count(.revised) == 2 && events.count(.provisional) == 1)
    }

    @Test("words that are gone at the second look stay recorded, are labelled so, and are never announced")
    func withdrawn() async throws {
        try await watch(hours: 1)
        write("Ferries return late")
        try await watchOnce()
        write("Ferries return")
        try await watchOnce()
        #expect(try await changes() == [.first, .edit, .revert])
        #expect(try await changes(at: clock.now()) == [.first])
        #expect(events.count(.revised) == 1 && events.count(.withdrawn) == 1)
        let store = try await Store.open(folder, for: .reading)
        let identity = try #require(try await store.entries().first).identity
        let history = try await store.history(of: identity)
        #expect(history.last?.summary.hasPrefix("as before, after other words at one look; ") == true)
        try await watch(hours: 30)
        #expect(try await changes(at: clock.now()) == [.first])
        // A return after days is news.
        write("Ferries return late")
        try await watch(hours: 200)
        write("Ferries return")
        try await watch(hours: 400)
        #expect(try await changes(at: clock.now()) == [.first, .revert, .revert])
    }

    @Test("a newer text confirms that the one before it was there")
    func superseded() async throws {
        try await watch(hours: 1)
        write("Ferries return late")
        try await watchOnce()
        write("Ferries return later")
        try await watchOnce()
        #expect(try await changes(at: clock.now()) == [.first, .edit])
        #expect(events.count(.revised) == 2 && events.count(.provisional) == 2)
    }

    @Test("where no second look comes, the words are announced after six hours")
    func patience() async throws {
        try await watch(hours: 1)
        write("Ferries return late")
        try await watchOnce()
        #expect(try await changes(at: clock.now().addingTimeInterval(5 * 3_600)) == [.first])
        #expect(try await changes(at: clock.now().addingTimeInterval(7 * 3_600)) == [.first, .edit])
    }

    @Test("two servers with two texts do not bring looks as an article at work does")
    func alternating() async throws {
        let turn = Mutex(0)
        origin.serve("/news/ferries") { _ in
            let turn = turn.withLock { turn in
                turn += 1
                return turn
            }
            return .html(Story.html(turn % 2 == 0 ? "Ferries return" : "Ferries return late"))
        }
        try await watch(hours: 48)
        let alternating = origin.count("/news/ferries")
        #expect(try await changes().dropFirst(2).allSatisfy { $0 == .revert })
        origin.serve("/news/ferries") { _ in
            let turn = turn.withLock { turn in
                turn += 1
                return turn
            }
            return .html(Story.html("Ferries return, boat \(turn)"))
        }
        try await watch(hours: 48)
        #expect(alternating < 60)
        #expect(origin.count("/news/ferries") - alternating > 2 * alternating)
    }

    @Test("an article that moved is looked at in its new place when its old address is gone")
    func moved() async throws {
        try await watch(hours: 1)
        origin.serve("/archive/ferries") { [story] _ in story.page }
        origin.serve("/news/ferries", .redirect(to: "/archive/ferries", status: 301))
        try await watch(hours: 24)
        origin.serve("/news/ferries", Reply(status: 410))
        try await watch(hours: 72)
        write("Ferries return late")
        try await watch(hours: 240)
        #expect(try await changes() == [.first, .edit])
        let store = try await Store.open(folder, for: .reading)
        let identity = try #require(try await store.entries().first).identity
        let places = try await store.addresses(of: identity).compactMap(\.address)
        #expect(Set(places) == [origin.address("/news/ferries"), origin.address("/archive/ferries")])
        #expect(try item()?.isMoved == true)
    }
}

/// A page whose headline changes.
private final class Story: Sendable {
    let headline = Mutex("Ferries return")

    var page: Reply { .html(Self.html(headline.withLock { $0 })) }

    static func html(_ headline: String) -> String {
        """
        <html><head><title>\(headline)</title></head><body><article><h1>\(headline)</h1>
        <p>The last boat had left the quay on 14 September, two hours before a storm tore the ramp away.</p>
        <p>The operator carried 4,310 passengers a week last winter, a third of them late in the evening.</p>
        <p>Engineers will close the ramp for inspection every second Tuesday until the end of March.</p>
        </article></body></html>
        """
    }
}
