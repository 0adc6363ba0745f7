import Articles
import Fetching
import Foundation
import LocalServer
import Politeness
import Testing
import Tracking
import Watching

/// Days of watching sites that do what sites do, against an account of what was to be seen at each look.
///
/// With `STET_SOAK=1` in the environment: 20 sites, 2,000 articles, 30 days; with a larger number so many
/// articles.
@Suite("A soak of simulated days")
final class SoakTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "soak-\(UUID().uuidString)")
        .path
    private let clock = SteppingClock()

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    @Test("records each edit that was to be seen at a look, and none that was not")
    func soak() async throws {
        let wanted = ProcessInfo.processInfo.environment["STET_SOAK"].map { Int($0) ?? 1 }
        let isFull = wanted != nil
        let articleCount = wanted.map { $0 > 1 ? $0 : 2_000 } ?? 12
        let (siteCount, days) = isFull ? (20, 30.0) : (2, 1.0)
        var dice = Dice()
        let clock = clock
        let begun = clock.now()
        let press = try (0..<siteCount).map { number in
            PressSite(number, try OriginServer(), begun: begun, days: days, clock: clock)
        }
        let book = try WatchBook(of: folder)
        let pages = (0..<articleCount).map { number in
            PressPage(number, on: press[number % siteCount], begun: begun, days: days, dice: &dice)
        }
        try book.add(
            try pages.map {
                WatchItem(try WebAddress($0.address), .article, appeared: begun, due: begun)
            })
        let store = try await Store.open(folder, for: .recording)
        let fetcher = Fetcher(
            userAgent: "Stet-tests", limits: FetchLimits(timeout: .seconds(isFull ? 2 : 1)),
            allowsPrivate: true)
        let watcher = Watcher(
            tracker: Tracker(store: store, fetcher: fetcher, now: { clock.now() }), fetcher: fetcher,
            book: book,
            rules: WatchRules(
                concurrency: 32, pace: PaceRules(minimumDelay: 0.1, firstPause: 1, longestPause: 60)),
            clock: clock, dice: Dice(), report: { _ in })
        try await watcher.run(.until(begun.addingTimeInterval(days * 86_400)))

        // What was seen is one article a story, and nothing else is an article.
        let entries = try await store.entries().map { "\($0.identity.publication)/\($0.identity.name)" }
        #expect(entries.count == pages.count { !$0.revisions.isEmpty }, "\(entries)")
        var seen = 0
        for page in pages {
            let expected = page.revisions
            let entry = try? await store.entry(named: page.address)
            var kinds: [Revision.Kind] = []
            if let entry { kinds = try await store.history(of: entry.identity).map(\.kind) }
            #expect(kinds == expected, "\(page.address): \(page.account)")
            seen += expected.count
        }
        #expect(seen > articleCount)
        let looks = press.map(\.origin.requests.count).reduce(0, +)
        let served = PressPage.Standing.allCases.map { kind in
            "\(pages.map { $0.count(of: kind) }.reduce(0, +)) \(kind)"
        }
        print(
            "soak: \(articleCount) articles, \(siteCount) sites, \(Int(days)) days, \(looks) requests (\(served.joined(separator: ", "))), \(seen) revisions, all as seen"
        )
    }
}
