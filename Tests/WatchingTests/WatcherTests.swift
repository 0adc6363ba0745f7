import Articles
import Fetching
import Foundation
import GRDB
import LocalServer
import Politeness
import Scheduling
import Synchronization
import Testing
import Tracking
import Watching

@Suite("The watcher")
final class WatcherTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "watch-\(UUID().uuidString)")
        .path
    private let clock = SteppingClock()
    private let events = Events()

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    private func book() throws -> WatchBook { try WatchBook(of: folder) }

    private func watcher(_ rules: WatchRules = WatchRules()) async throws -> Watcher {
        let store = try await Store.open(folder, for: .recording)
        let fetcher = Fetcher(userAgent: "Stet-tests", allowsPrivate: true)
        let clock = clock
        let events = events
        return Watcher(
            tracker: Tracker(store: store, fetcher: fetcher, now: { clock.now() }), fetcher: fetcher,
            book: try book(), rules: rules, clock: clock, dice: Dice(), report: { events.add($0) })
    }

    private func watch(_ address: String, _ kind: WatchItem.Kind, choice: SourceChoice? = nil) throws {
        try book().add([
            WatchItem(
                try WebAddress(address), kind, choice: choice ?? SourceChoice(), appeared: clock.now(),
                due: clock.now())
        ])
    }

    private func histories() async throws -> [String: [Revision.Kind]] {
        let store = try await Store.open(folder, for: .reading)
        var histories: [String: [Revision.Kind]] = [:]
        for entry in try await store.entries() {
            histories[entry.headline] = try await store.history(of: entry.identity).map(\.kind)
        }
        return histories
    }

    @Test("finds articles in a feed, records their edits, and goes on watching what left the feed")
    func feed() async throws {
        let origin = try OriginServer()
        origin.serve("/news/ferries", .html(page("Ferries return")))
        origin.serve("/news/trams", .html(page("Trams stop")))
        origin.serve("/feed.xml", rss([origin.address("/news/ferries"), origin.address("/news/trams")]))
        try watch(origin.address("/feed.xml"), .feed)
        let watcher = try await watcher()
        try await watcher.run(.until(clock.after(hours: 1)))
        #expect(try await histories() == ["Ferries return": [.first], "Trams stop": [.first]])
        #expect(events.count(.read) >= 3)

        origin.serve("/feed.xml", rss([]))
        origin.serve("/news/ferries", .html(page("Ferries return late")))
        try await watcher.run(.until(clock.after(hours: 24)))
        #expect(try await histories() == ["Ferries return late": [.first, .edit], "Trams stop": [.first]])
        #expect(events.count(.revised) == 3)
    }

    @Test("a second watcher goes on where the first ended, and does not ask again at once")
    func resumes() async throws {
        let origin = try OriginServer()
        origin.serve("/news/ferries", .html(page("Ferries return")))
        try watch(origin.address("/news/ferries"), .article)
        try await watcher().run(.whatIsDue)
        #expect(origin.count("/news/ferries") == 1 && origin.count("/robots.txt") == 1)
        try await watcher().run(.whatIsDue)
        #expect(origin.count("/news/ferries") == 1 && origin.count("/robots.txt") == 1)
        let item = try #require(try book().item(at: WebAddress(origin.address("/news/ferries"))))
        #expect(item.due > clock.now() && item.identity?.name.hasPrefix("ferries") == true)
        try await watcher().run(.until(item.due.addingTimeInterval(1)))
        #expect(origin.count("/news/ferries") == 2)
    }

    @Test("what was learnt of a publication stands in the book before the watcher waits")
    func learns() async throws {
        let origin = try OriginServer()
        let known = Mutex<[Data?]>([])
        let path = folder + "/watch.sqlite"
        let rate: @Sendable () -> Data? = {
            try? DatabaseQueue(path: path).read { try Data.fetchOne($0, sql: "SELECT state FROM rate") }
        }
        origin.serve("/news/ferries") { _ in
            known.withLock { $0.append(rate()) }
            return .html(page("Ferries return"))
        }
        try watch(origin.address("/news/ferries"), .article)
        try await watcher().run(.until(clock.after(hours: 24)))
        let seen = known.withLock { $0 }
        #expect(seen.count > 3 && seen[0] == nil)
        #expect(zip(seen, seen.dropFirst()).allSatisfy { $0 != $1 })
        #expect(rate() != seen.last)
    }

    @Test("looks at nothing that robots.txt keeps away from, nor anything while it cannot be had")
    func robots() async throws {
        let origin = try OriginServer()
        origin.serve("/robots.txt", Reply(body: Array("User-agent: *\nDisallow: /private/\n".utf8)))
        origin.serve("/private/a", .html(page("Ferries return")))
        origin.serve("/open/a", .html(page("Trams stop")))
        let broken = try OriginServer()
        broken.serve("/robots.txt", Reply(status: 503))
        broken.serve("/a", .html(page("Buses stop")))
        for address in [origin.address("/private/a"), origin.address("/open/a"), broken.address("/a")] {
            try watch(address, .article)
        }
        try await watcher().run(.until(clock.after(hours: 12)))
        #expect(origin.count("/private/a") == 0 && origin.count("/open/a") > 1)
        #expect(broken.count("/a") == 0 && broken.count("/robots.txt") > 1)
        #expect(events.count(.forbidden) >= 2)
    }

    @Test("asks a site one thing at a time, with the pause between, and waits as long as it is asked to")
    func pace() async throws {
        let origin = try OriginServer()
        let times = Times()
        let clock = clock
        for number in 1...5 {
            let html = page("Story number \(number)")
            origin.serve("/news/\(number)") { _ in
                times.add(clock.now())
                return .html(html)
            }
            try watch(origin.address("/news/\(number)"), .article)
        }
        let begun = clock.now()
        try await watcher(WatchRules(pace: PaceRules(minimumDelay: 30))).run(.until(clock.after(hours: 0.1)))
        let first = times.all.sorted()
        #expect(first.count >= 5)
        #expect(zip(first, first.dropFirst()).allSatisfy { $1.timeIntervalSince($0) >= 30 })
        #expect(first[0].timeIntervalSince(begun) >= 30)

        let busy = try OriginServer()
        let asked = Times()
        busy.serve("/a") { _ in
            asked.add(clock.now())
            return Reply(status: 429, fields: [("Retry-After", "7200")])
        }
        try watch(busy.address("/a"), .article)
        try await watcher().run(.until(clock.after(hours: 5)))
        #expect((2...3).contains(asked.all.count))
        #expect(zip(asked.all, asked.all.dropFirst()).allSatisfy { $1.timeIntervalSince($0) >= 7200 })
    }

    @Test("asks with what the server gave, so that what did not change is not sent again")
    func validators() async throws {
        let origin = try OriginServer()
        let html = page("Ferries return")
        origin.serve("/a") { request in
            request["If-None-Match"] == "\"one\""
                ? Reply(status: 304, fields: [("ETag", "\"one\"")])
                : Reply(fields: [("Content-Type", "text/html"), ("ETag", "\"one\"")], body: Array(html.utf8))
        }
        try watch(origin.address("/a"), .article)
        try await watcher().run(.until(clock.after(hours: 6)))
        let asked = origin.requests.filter { $0.path == "/a" }
        #expect(asked.count > 2)
        #expect(asked.dropFirst().allSatisfy { $0["If-None-Match"] == "\"one\"" })
        #expect(events.count(.unchanged) == asked.count - 1)
    }

    @Test(
        "a page that is gone is looked for again before it has vanished, and when it is back it has returned")
    func vanished() async throws {
        let origin = try OriginServer()
        origin.serve("/news/ferries", .html(page("Ferries return")))
        try watch(origin.address("/news/ferries"), .article)
        let watcher = try await watcher()
        try await watcher.run(.until(clock.after(hours: 1)))
        origin.serve("/news/ferries", Reply(status: 404))
        try await watcher.run(.until(clock.after(hours: 12)))
        origin.serve("/news/ferries", .html(page("Ferries return")))
        try await watcher.run(.until(clock.after(hours: 72)))
        #expect(try await histories() == ["Ferries return": [.first, .vanished, .returned]])
    }

    @Test("two addresses of one article are watched as one")
    func twins() async throws {
        let origin = try OriginServer()
        origin.serve("/news/ferries", .html(page("Ferries return")))
        origin.serve("/short", .redirect(to: origin.address("/news/ferries")))
        try watch(origin.address("/news/ferries"), .article)
        try await watcher().run(.whatIsDue)
        try watch(origin.address("/short"), .article)
        try await watcher().run(.until(clock.after(hours: 2)))
        #expect(try book().counts() == [.article: 1])
        #expect(try await histories().count == 1)
    }

    @Test("takes no more articles of a source a day than asked, and none that is left out")
    func limits() async throws {
        let origin = try OriginServer()
        let names = (1...6).map { "/news/story-\($0)" } + ["/sport/a-game-of-two-halves"]
        for name in names { origin.serve(name, .html(page("About \(name)"))) }
        origin.serve("/feed.xml", rss(names.map { origin.address($0) }))
        try watch(
            origin.address("/feed.xml"), .feed, choice: SourceChoice(exclude: ["*/sport/*"], dailyLimit: 4))
        try await watcher().run(.until(clock.after(hours: 4)))
        #expect(try await histories().count == 4)
        #expect(origin.count("/sport/a-game-of-two-halves") == 0)
    }

    @Test(
        "what was taken off the list is not news, nor one of the articles of a day; what is known is not news"
    )
    func unwanted() async throws {
        let origin = try OriginServer()
        let (ferries, trams) = (origin.address("/news/ferries"), origin.address("/news/trams"))
        origin.serve("/news/ferries", .html(page("Ferries return")))
        origin.serve("/news/trams", .html(page("Trams stop")))
        origin.serve("/feed.xml", rss([ferries]))
        try watch(origin.address("/feed.xml"), .feed, choice: SourceChoice(dailyLimit: 2))
        try await watcher().run(.whatIsDue)
        try book().remove(try #require(try book().item(at: WebAddress(ferries))))
        try await watcher().run(.until(clock.after(hours: 6)))
        // Every five minutes it would be read while it had news.
        #expect((2...40).contains(origin.count("/feed.xml")))
        origin.serve("/feed.xml", rss([ferries, trams]))
        try await watcher().run(.until(clock.after(hours: 6)))
        #expect(try await histories().keys.sorted() == ["Ferries return", "Trams stop"])
        #expect(origin.count("/news/ferries") == 1)
    }

    @Test("what a feed says of another site's article is looked at there at once")
    func announcedElsewhere() async throws {
        let (origin, feeds) = (try OriginServer(), try OriginServer())
        origin.serve("/a", .html(page("Ferries return")))
        try watch(origin.address("/a"), .article)
        let watcher = try await watcher()
        try await watcher.run(.until(clock.after(hours: 400)))
        let before = origin.count("/a")
        feeds.serve("/feed.xml", atom(origin.address("/a"), updated: clock.now()))
        try watch(feeds.address("/feed.xml"), .feed)
        try await watcher.run(.until(clock.after(hours: 0.5)))
        #expect(origin.count("/a") == before + 1)
    }

    @Test("finds the edit that a server denies, and asks it for the page itself from then on")
    func misled() async throws {
        let origin = try OriginServer()
        let fields = [("Content-Type", "text/html"), ("ETag", "\"always\"")]
        let first = Array(page("Ferries return").utf8)
        origin.serve("/a") { request in
            request["If-None-Match"] == nil
                ? Reply(fields: fields, body: first) : Reply(status: 304, fields: fields)
        }
        try watch(origin.address("/a"), .article)
        let watcher = try await watcher()
        try await watcher.run(.until(clock.after(hours: 3)))
        let second = Array(page("Ferries stop").utf8)
        origin.serve("/a") { request in
            request["If-None-Match"] == nil
                ? Reply(fields: fields, body: second) : Reply(status: 304, fields: fields)
        }
        try await watcher.run(.until(clock.after(hours: 240)))
        #expect(try await histories() == ["Ferries stop": [.first, .edit]])
        #expect(origin.requests.last { $0.path == "/a" }?["If-None-Match"] == nil)
    }

    @Test("a server's word that nothing changed is about the words it gave, not about later ones")
    func diedBeforeTheBook() async throws {
        let origin = try OriginServer()
        let words = Mutex("Ferries return")
        origin.serve("/a") { request in
            let words = words.withLock { $0 }
            let tag = "\"\(words.count)\""
            return request["If-None-Match"] == tag
                ? Reply(status: 304, fields: [("ETag", tag)])
                : Reply(
                    fields: [("Content-Type", "text/html"), ("ETag", tag)], body: Array(page(words).utf8))
        }
        try watch(origin.address("/a"), .article)
        try await watcher().run(.until(clock.after(hours: 1)))
        words.withLock { $0 = "Ferries return late" }
        // Recorded, but the book is not told: whoever looked was killed in between.
        let store = try await Store.open(folder, for: .recording)
        let clock = clock
        let tracker = Tracker(
            store: store, fetcher: Fetcher(userAgent: "Stet-tests", allowsPrivate: true),
            now: { clock.now() })
        _ = try await tracker.track(.address(WebAddress(origin.address("/a"))))
        words.withLock { $0 = "Ferries return" }
        try await watcher().run(.until(clock.after(hours: 2)))
        #expect(try await histories() == ["Ferries return": [.first, .edit, .revert]])
    }

    @Test("a book of the first layout is taken over with its sites")
    func firstLayout() async throws {
        let origin = try OriginServer()
        origin.serve("/a", .html(page("Ferries return")))
        try watch(origin.address("/a"), .article)
        try await watcher().run(.whatIsDue)
        try await DatabaseQueue(path: folder + "/watch.sqlite").write { database in
            try database.execute(
                sql: """
                    CREATE TABLE old (name TEXT PRIMARY KEY, state BLOB NOT NULL) WITHOUT ROWID;
                    INSERT INTO old SELECT name, CAST(json_object('pace', json(CAST(pace AS TEXT)),
                        'robots', json(CAST(robots AS TEXT))) AS BLOB) FROM site;
                    DROP TABLE site;
                    DROP TABLE unwanted;
                    ALTER TABLE old RENAME TO site;
                    PRAGMA user_version = 1;
                    """)
        }
        try await watcher().run(.until(clock.after(hours: 3)))
        #expect(origin.count("/a") > 1 && origin.count("/robots.txt") == 1)
    }

    @Test("ends soon when told to, whatever is under way")
    func stops() async throws {
        let origin = try OriginServer()
        origin.serve("/robots.txt", Reply(status: 404))
        origin.serve("/a", .html(page("Ferries return"), delivery: .stalled))
        try watch(origin.address("/a"), .article)
        let watcher = try await watcher()
        async let running: Void = watcher.run(.forever)
        while origin.count("/a") == 0 { try await Task.sleep(for: .milliseconds(5)) }
        await watcher.stop()
        try await running
        #expect(try book().item(at: WebAddress(origin.address("/a")))?.watched.failures == 0)
    }
}

private func page(_ headline: String) -> String {
    """
    <html><head><title>\(headline)</title></head><body><article><h1>\(headline)</h1>
    <p>The last boat had left the quay on 14 September, two hours before a storm tore the ramp away.</p>
    <p>The operator carried 4,310 passengers a week last winter, a third of them late in the evening.</p>
    <p>Engineers will close the ramp for inspection every second Tuesday until the end of March.</p>
    </article></body></html>
    """
}

private func rss(_ links: [String]) -> Reply {
    let items = links.map { "<item><title>\($0)</title><link>\($0)</link></item>" }.joined()
    return Reply(
        fields: [("Content-Type", "application/rss+xml")],
        body: Array("<rss version=\"2.0\"><channel><title>News</title>\(items)</channel></rss>".utf8))
}

private func atom(_ link: String, updated: Date) -> Reply {
    let time = updated.ISO8601Format()
    return Reply(
        fields: [("Content-Type", "application/atom+xml")],
        body: Array(
            """
            <feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><updated>\(time)</updated>
            <entry><title>Ferries</title><id>x:1</id><link href="\(link)"/><updated>\(time)</updated></entry></feed>
            """.utf8))
}

/// A clock that stands still until somebody waits.
final class SteppingClock: WatchClock {
    private let time = Mutex(Date(timeIntervalSince1970: 1_770_000_000))
    let runsByItself = false

    func now() -> Date { time.withLock { $0 } }
    func after(hours: Double) -> Date { now().addingTimeInterval(hours * 3600) }
    func sleep(until other: Date) async { time.withLock { $0 = max($0, other) } }
}

/// Jitter that is the same in every run.
struct Dice: RandomNumberGenerator, Sendable {
    private var state: UInt64 = 1

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state
    }
}

final class Events: Sendable {
    private let list = Mutex<[WatchEvent]>([])

    func add(_ event: WatchEvent) { list.withLock { $0.append(event) } }
    func count(_ kind: WatchEvent.Kind) -> Int { list.withLock { $0.filter { $0.kind == kind }.count } }
}

final class Times: Sendable {
    private let list = Mutex<[Date]>([])

    var all: [Date] { list.withLock { $0 } }
    func add(_ time: Date) { list.withLock { $0.append(time) } }
}
