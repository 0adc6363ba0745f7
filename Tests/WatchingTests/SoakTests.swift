import Articles
import Fetching
import Foundation
import LocalServer
import Politeness
import Synchronization
import Testing
import Tracking
import Watching

/// Days of watching sites that do what sites do, against an account of what was to be seen at each look.
///
/// With `STET_SOAK=1` in the environment: 20 sites, 2,000 articles, 30 days.
@Suite("A soak of simulated days")
final class SoakTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "soak-\(UUID().uuidString)")
        .path
    private let clock = SteppingClock()

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    @Test("records each edit that was to be seen at a look, and none that was not")
    func soak() async throws {
        let isFull = ProcessInfo.processInfo.environment["STET_SOAK"] != nil
        let (siteCount, articleCount, days) = isFull ? (20, 2_000, 30.0) : (2, 12, 1.0)
        var dice = Dice()
        let begun = clock.now()
        let sites = try (0..<siteCount).map { _ in try OriginServer() }
        var pages: [PressPage] = []
        let book = try WatchBook(of: folder)
        for number in 0..<articleCount {
            let site = sites[number % siteCount]
            let page = PressPage(number, begun: begun, days: days, clock: clock, dice: &dice)
            site.serve("/news/story-\(number)") { page.answer($0) }
            let address = try WebAddress(site.address("/news/story-\(number)"))
            try book.add([WatchItem(address, .article, appeared: begun, due: begun)])
            page.address.withLock { $0 = address }
            pages.append(page)
        }
        let store = try await Store.open(folder, for: .recording)
        let fetcher = Fetcher(userAgent: "Stet-tests", allowsPrivate: true)
        let clock = clock
        let watcher = Watcher(
            tracker: Tracker(store: store, fetcher: fetcher, now: { clock.now() }), fetcher: fetcher,
            book: book,
            rules: WatchRules(pace: PaceRules(minimumDelay: 0.1, firstPause: 1, longestPause: 60)),
            clock: clock, dice: Dice(), report: { _ in })
        try await watcher.run(.until(begun.addingTimeInterval(days * 86_400)))

        var seen = 0
        for page in pages {
            let address = try #require(page.address.withLock { $0 })
            let expected = page.revisions
            let entry = try? await store.entry(named: address.description)
            var kinds: [Revision.Kind] = []
            if let entry { kinds = try await store.history(of: entry.identity).map(\.kind) }
            #expect(kinds == expected, "\(address): \(page.account)")
            seen += expected.count
        }
        #expect(seen > articleCount)
        let looks = sites.map(\.requests.count).reduce(0, +)
        print(
            "soak: \(articleCount) articles, \(Int(days)) days, \(looks) requests, \(seen) revisions, all as seen"
        )
    }
}

/// An article of a site that edits, reverts, alternates, takes down, puts back, fails and shows walls.
private final class PressPage: Sendable {
    /// What stands at the address.
    private enum State: Hashable {
        case text(Int)
        case gone
        case broken
        case cut
        case wall
    }

    let address = Mutex<WebAddress?>(nil)
    private let number: Int
    private let states: [(from: Date, state: State)]
    private let alternates: Bool
    private let hasTags: Bool
    private let clock: SteppingClock
    private let served = Mutex<[State]>([])

    init(_ number: Int, begun: Date, days: Double, clock: SteppingClock, dice: inout Dice) {
        self.number = number
        self.clock = clock
        alternates = number % 11 == 5
        hasTags = number % 3 == 0
        var states: [(Date, State)] = [(.distantPast, .text(0))]
        var time = begun
        var text = 0
        for _ in 0..<Int.random(in: 0...6, using: &dice) {
            time += days * 86_400 * Double.random(in: 0.005...0.2, using: &dice)
            switch Int.random(in: 0..<10, using: &dice) {
            case 0: states.append((time, .gone))
            case 1: states.append((time, .broken))
            case 2: states.append((time, .wall))
            case 3: states.append((time, .cut))
            case 4 where text > 0: states.append((time, .text(text - 1)))
            default:
                text += 1
                states.append((time, .text(text)))
            }
        }
        self.states = states
    }

    /// What the account of looks comes to, by the rules of the architecture.
    var revisions: [Revision.Kind] {
        var kinds: [Revision.Kind] = []
        var past: [Int] = []
        var isGone = false
        var last: State?
        for state in served.withLock({ $0 }) {
            switch state {
            case .text(let text):
                if past.isEmpty {
                    kinds.append(.first)
                } else if isGone {
                    kinds.append(.returned)
                } else if text != past.last {
                    kinds.append(past.dropLast().contains(text) ? .revert : .edit)
                }
                if isGone || text != past.last { past.append(text) }
                isGone = false
            case .gone where last == .gone && !isGone && !past.isEmpty:
                kinds.append(.vanished)
                isGone = true
            default: break
            }
            last = state
        }
        return kinds
    }

    var account: String { served.withLock { $0.map { "\($0)" }.joined(separator: " ") } }

    func answer(_ request: Request) -> Reply {
        let now = clock.now()
        var state = states.last { $0.from <= now }?.state ?? .text(0)
        let look = served.withLock { $0.count }
        if alternates, case .text(let text) = state { state = .text(text * 2 + look % 2) }
        served.withLock { $0.append(state) }
        switch state {
        case .gone: return Reply(status: 404)
        case .broken: return Reply(status: 503)
        case .wall:
            return .html(
                "<html><title>Just a moment…</title><body><h1>Checking your browser</h1><p>\(look)</p></body></html>"
            )
        case .cut: return .html(html(0, look), delivery: .truncated(after: 300))
        case .text(let text):
            let tag = "\"\(text)\""
            if hasTags, request["If-None-Match"] == tag {
                return Reply(status: 304, fields: [("ETag", tag)])
            }
            let fields = [("Content-Type", "text/html; charset=utf-8")] + (hasTags ? [("ETag", tag)] : [])
            return Reply(fields: fields, body: Array(html(text, look).utf8))
        }
    }

    /// The page; around the article, something is other at every look.
    private func html(_ text: Int, _ look: Int) -> String {
        """
        <html><head><title>Story \(number)</title><meta name="csrf" content="\(look * 7919)"></head><body>
        <nav><a href="/">Home</a></nav><article><h1>Harbour story number \(number)</h1>
        <p class="reading-time">Reading Time: \(2 + look % 3) minutes</p>
        <p>The last boat had left the quay on 14 September, two hours before a storm tore the ramp away.</p>
        <p>The operator carried \(4310 + text) passengers a week last winter, a third of them late in the evening.</p>
        <p>Engineers will close the ramp for inspection every second Tuesday until the end of March.</p>
        </article><aside>\(look) comments</aside><!-- \(look) --></body></html>
        """
    }
}
