import ArticleArchive
import ArticleCatalog
import Articles
import Fetching
import Foundation
import Testing

@testable import Tracking

@Suite("Taking over another store")
final class AdoptingTests {
    private let folder = FileManager.default.temporaryDirectory.appending(
        path: "adopting-\(UUID().uuidString)"
    ).path
    private let now = Date(timeIntervalSince1970: 1_700_000_000)

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    private func store(_ name: String) async throws -> Store {
        try await Store.open("\(folder)/\(name)", for: .recording)
    }

    private func look(
        at address: String, _ words: String, minute: Int, in store: Store, isAccepted: Bool = true
    ) async throws {
        let time = now.addingTimeInterval(Double(minute) * 60)
        let tracker = Tracker(
            store: store, fetcher: Fetcher(userAgent: "Stet-tests", allowsPrivate: true), now: { time })
        let page = """
            <html lang=en><head><title>x</title></head><body><article><h1>Boats to the island \(words)</h1>
            <p>The last boat had left the quay on 14 September, two hours before a storm tore the ramp away.</p>
            <p>Islanders want a guarantee in writing, \(words), and no date has been set for talks.</p>
            </article></body></html>
            """
        _ = try await tracker.track(
            .bytes(Array(page.utf8), name: "page"), as: try WebAddress(address), observed: nil,
            isAccepted: isAccepted)
    }

    /// What is known of an article wherever it is kept.
    private func histories(of store: Store) async throws -> [String: [String]] {
        var histories: [String: [String]] = [:]
        for entry in try await store.entries() {
            histories[entry.identity.name] = try await store.history(of: entry.identity).map {
                "\($0.observed) \($0.kind) \($0.snapshot) \($0.summary)"
            }
        }
        return histories
    }

    @Test("brings every history of many articles, once, and the catalog says so")
    func many() async throws {
        let (other, store) = (try await store("other"), try await store("own"))
        for round in 0..<3 {
            for number in 0..<25 where (number + round) % 3 != 0 {
                try await look(
                    at: "https://paper.example/story-\(number)", "in \(number * round) hours",
                    minute: round * 100 + number, in: other)
            }
        }
        // One of them is known here, with a look that the other did not take.
        try await look(at: "https://paper.example/story-7", "tonight", minute: 150, in: store)
        let theirs = try await histories(of: other)
        let all = theirs.values.reduce(0) { $0 + $1.count }
        var told: [Int] = []
        let first = try await store.adopt(from: other) { done, _ in told.append(done) }
        #expect(first == (all, 0))
        #expect(told == Array(1...25))
        #expect(try await store.lag(all: true).isEmpty)
        var ours = try await histories(of: store)
        let known = try #require(ours.values.first { $0.count == 3 })
        #expect(known.contains { $0.hasPrefix("\(now.addingTimeInterval(150 * 60))") })
        ours = ours.filter { $0.value != known }
        #expect(ours.count == 24)
        for (name, history) in ours { #expect(theirs[name] == history) }
        #expect(try await store.adopt(from: other) == (0, all))
    }

    @Test("what was taken down does not come back, from another store or under another headline")
    func takenDown() async throws {
        let (other, store) = (try await store("other"), try await store("own"))
        let address = "https://paper.example/12345"
        try await look(at: address, "today", minute: 1, in: other)
        #expect(try await store.adopt(from: other) == (1, 0))
        let identity = try #require(try await store.entries().first?.identity)
        _ = try await store.forget(nil, of: identity, reason: "asked for", at: now)
        #expect(try await store.adopt(from: other) == (0, 1))
        #expect(try await store.entries().isEmpty)
        await #expect(throws: TrackingError.self) {
            try await self.look(at: address, "tomorrow", minute: 2, in: store, isAccepted: false)
        }
        try await look(at: address, "tomorrow", minute: 2, in: store)
        #expect(try await store.entries().map(\.identity.id) == [identity.id])
    }

    @Test("an article that another one of the same store led to waits for that one")
    func meeting() async throws {
        let (other, store) = (try await store("other"), try await store("own"))
        try await look(at: "https://paper.example/story", "today", minute: 1, in: other)
        let one = try #require(try await other.entries().first)
        // The same address under another name: two stores disagreed on what this article is.
        let identity = ArticleIdentity(publication: "paper.example", slug: "boats", id: "0000000001")
        let state = try await other.article(
            at: try #require(try await other.history(of: one.identity).first),
            of: one.identity)
        _ = try await other.archive.record(
            [
                Draft(
                    content: .observed(state, Snapshot(bytes: Array("x".utf8), mediaType: "text/html")),
                    observed: now.addingTimeInterval(9000), recorded: now, kind: .first, summary: "",
                    words: WordCount(inserted: 4, deleted: 0), source: "https://paper.example/story",
                    extractor: "stet-0")
            ], of: identity, after: nil, expecting: nil)
        try await other.catalogue(identity)
        #expect(try await other.entries().count == 2)
        _ = try await store.adopt(from: other)
        #expect(try await store.entries().count == 1)
        #expect(try await store.lag(all: true).isEmpty)
    }
}
