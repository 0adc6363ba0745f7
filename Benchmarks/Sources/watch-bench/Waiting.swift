import ArticleArchive
import Articles
import Fetching
import Foundation
import Glibc
import Tracking
import Watching

/// A daemon with many articles on its list, none of which is due.
struct Waiting {
    let folder: String
    let articles: Int

    /// Puts the articles into a store and on the list, 200 a site, where that was not done yet.
    func prepare() async throws {
        guard !FileManager.default.fileExists(atPath: folder + "/watch.sqlite") else { return }
        let archive = try ArticleArchive(at: folder, access: .readWrite)
        let due = Date.now.addingTimeInterval(86_400)
        var items: [WatchItem] = []
        try await withThrowingTaskGroup(of: WatchItem.self) { group in
            for number in 0..<articles {
                if number >= 512, let item = try await group.next() { items.append(item) }
                group.addTask {
                    let host = "paper-\(number / 200).example"
                    let address = try WebAddress("https://\(host)/news/\(number)-harbour-story")
                    let identity = ArticleIdentity(publication: host, slug: "harbour", id: "a\(number)")
                    let seen = Date(timeIntervalSince1970: 1_770_000_000)
                    let text = "Harbour story number \(number) of the winter, and of the ferry to the island."
                    var metadata = Metadata()
                    metadata.url = address.description
                    metadata.key = ArticleKey(address).description
                    let article = Article(
                        blocks: [Block(.headline, "Harbour story"), Block(.paragraph, text)],
                        metadata: metadata)
                    let draft = Draft(
                        content: .observed(
                            article, Snapshot(bytes: Array(text.utf8), mediaType: "text/html")),
                        observed: seen, recorded: seen, kind: .first, summary: "first seen, 14 words",
                        words: WordCount(inserted: 14, deleted: 0), source: address.description,
                        extractor: "bench-1")
                    _ = try await archive.record([draft], of: identity, after: nil, expecting: nil)
                    var item = WatchItem(address, .article, appeared: seen, due: due)
                    item.identity = identity
                    return item
                }
            }
            for try await item in group { items.append(item) }
        }
        _ = try await Store.open(folder, for: .recording)
        try WatchBook(of: folder).add(items)
    }

    /// Waits, and prints what that cost.
    func wait(seconds: Double) async throws {
        let clock = MachineClock()
        let opened = cpuSeconds()
        let book = try WatchBook(of: folder)
        let store = try await Store.open(folder, for: .recording)
        let fetcher = Fetcher(userAgent: "Stet-bench")
        let watcher = Watcher(
            tracker: Tracker(store: store, fetcher: fetcher, now: { Date.now }), fetcher: fetcher, book: book,
            rules: WatchRules(), clock: clock, report: { _ in })
        try await watcher.run(.until(Date.now.addingTimeInterval(2)))
        let begun = cpuSeconds()
        try await watcher.run(.until(Date.now.addingTimeInterval(seconds)))
        let share = (cpuSeconds() - begun) / seconds
        print("| articles watched | CPU to begin | resident | peak | of a core while waiting |")
        print("|--:|--:|--:|--:|--:|")
        let memory = try Self.memory()
        print(
            "| \(articles) | \(shown(begun - opened)) s | \(memory.now) MB | \(memory.peak) MB | "
                + "\(shown(share * 100)) % |")
    }

    /// In megabytes, from `/proc/self/status`.
    private static func memory() throws -> (now: Int, peak: Int) {
        let lines = try String(contentsOfFile: "/proc/self/status", encoding: .utf8).split(separator: "\n")
        func megabytes(_ name: String) -> Int {
            let line = lines.first { $0.hasPrefix(name) } ?? ""
            return (Int(line.filter(\.isNumber)) ?? 0) / 1_024
        }
        return (megabytes("VmRSS"), megabytes("VmHWM"))
    }
}

/// The time of the machine.
private struct MachineClock: WatchClock {
    let runsByItself = true

    func now() -> Date { Date.now }

    func sleep(until time: Date) async {
        try? await Task.sleep(for: .seconds(max(0, time.timeIntervalSinceNow)))
    }
}
