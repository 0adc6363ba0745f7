import ArticleArchive
import ArticleCatalog
import Articles
import Extraction
import Fetching
import Foundation
import LocalServer
import Testing

@testable import Tracking

@Suite("Rebuilding the catalog")
final class ReindexTests {
    private let folder = FileManager.default.temporaryDirectory.appending(
        path: "reindex-\(UUID().uuidString)"
    ).path
    private let now = Date(timeIntervalSince1970: 1_700_000_000)

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    private func store() async throws -> Store { try await Store.open(folder, for: .recording) }

    private static let sentences = [
        "The last boat had left the quay on 14 September, two hours before a storm tore the ramp away.",
        "The operator carried 4,310 passengers a week last winter, a third of them late in the evening.",
        "Engineers will close the ramp for inspection every second Tuesday until the end of March.",
        "Islanders want a guarantee in writing, and no date has been set for talks with the operator.",
        "A baker on the island said that she had never doubted that the night boats would come back.",
        "Fares stay as they are until the council has met and voted on what the repairs have cost.",
    ]

    private func page(_ generator: inout Seeded) -> [UInt8] {
        let chosen = Self.sentences.filter { _ in generator.next() % 4 != 0 }
        let words = ["four", "five", "six"]
        let body = (chosen.isEmpty ? Self.sentences : chosen).map { sentence in
            "<p>" + sentence.replacing("two", with: words[Int(generator.next() % 3)]) + "</p>"
        }
        let headline = "Ferries return after \(words[Int(generator.next() % 3)]) weeks"
        return Array(
            "<html lang=en><head><title>x</title></head><body><article><h1>\(headline)</h1>\(body.joined())</article></body></html>"
                .utf8)
    }

    /// Everything that can be asked of a store.
    private func answers(_ store: Store) async throws -> [String] {
        var answers: [String] = []
        for entry in try await store.entries() {
            answers.append("\(entry)")
            answers += try await store.changes(of: entry.identity).map { "\($0)" }
            answers += try await store.addresses(of: entry.identity).map { "\($0)" }
            answers += try await store.observations(of: entry.identity).map { "\($0)" }
        }
        answers += try await store.changes(ChangeFilter(), limit: 1000).map { "\($0)" }
        for phrase in ["ferries", "four", "five weeks", "never doubted", "two hours", "the operator"] {
            answers += try await store.search(SearchQuery(phrase)).map { "\(phrase): \($0)" }
        }
        answers.append("\(try await store.statistics(of: nil))")
        for publication in try await store.catalog.publications() {
            answers += try await store.catalog.recurringLines(in: publication).map { "\($0)" }
        }
        return answers
    }

    @Test(
        "says the same as before, whatever came in whatever order, also where the file is lost",
        arguments: [UInt64(1), 2, 3])
    func identical(seed: UInt64) async throws {
        var generator = Seeded(state: seed)
        let store = try await store()
        for round in 0..<40 {
            // A second apart, so that the order of recording is known.
            let time = now.addingTimeInterval(Double(round))
            let tracker = Tracker(
                store: store, fetcher: Fetcher(userAgent: "Stet-tests", allowsPrivate: true), now: { time })
            let address = try WebAddress("https://paper.example/story-\(generator.next() % 3)")
            let past = now.addingTimeInterval(-Double(generator.next() % 5000) * 600)
            _ = try await tracker.track(
                .bytes(page(&generator), name: "page"), as: address,
                observed: generator.next() % 3 == 0 ? nil : past, isAccepted: true)
            if round % 13 == 5 { try await misread(store, &generator) }
        }
        let before = try await answers(store)
        #expect(before.count > 60)
        #expect(
            before.contains { $0.contains("technical") } && before.contains { $0.contains("isStealth: true") }
        )
        #expect(try await store.reindex().isEmpty)
        #expect(try await answers(store) == before)
        #expect(try await store.lag(all: true).isEmpty)

        await store.settle()
        let copy = folder + "-copy"
        defer { try? FileManager.default.removeItem(atPath: copy) }
        try FileManager.default.createDirectory(atPath: copy, withIntermediateDirectories: true)
        for name in try FileManager.default.contentsOfDirectory(atPath: folder)
        where !name.hasPrefix("catalog") {
            try FileManager.default.copyItem(atPath: folder + "/" + name, toPath: copy + "/" + name)
        }
        let anew = try await Store.open(copy, for: .recording)
        #expect(
            try await anew.changes(ChangeFilter(), limit: 1000) == store.changes(ChangeFilter(), limit: 1000))
        let phrase = SearchQuery("the operator")
        // The order of articles is that in which what is left of them was recorded.
        #expect(
            try await Set(anew.search(phrase).map(\.standings)) == Set(store.search(phrase).map(\.standings)))
    }

    /// Records a revision as another extractor would have read it, so that the next look makes a technical one.
    private func misread(_ store: Store, _ generator: inout Seeded) async throws {
        guard let entry = try await store.entries().first else { return }
        let bytes = page(&generator)
        var article = try Extractor.read(Page(bytes: bytes, mediaType: "text/html", address: nil)).article
        article.blocks.append(Block(.paragraph, "Most read: ten things"))
        let draft = Draft(
            content: .observed(article, Snapshot(bytes: bytes, mediaType: "text/html")),
            observed: entry.lastChange, recorded: now.addingTimeInterval(1000), kind: .edit, summary: "",
            words: WordCount(inserted: 4, deleted: 0), source: "page", extractor: "stet-0")
        _ = try await store.archive.record(
            [draft], of: entry.identity, after: entry.tip, expecting: entry.tip)
        try await store.catalogue(entry.identity)
    }

    @Test("histories that are taken in together are in the catalog as if they were read again")
    func intake() async throws {
        let store = try await store()
        let intake = Intake(to: store)
        let slogan = "Read by 31 people on the quay"
        let histories = (0..<90).map { number in
            var generator = Seeded(state: UInt64(number))
            let states = (0..<(1 + number % 4)).map { index -> Draft in
                let bytes = page(&generator)
                // Numbers make no line another: letters do. Some have those of another article.
                let own = String(number % 10 == 9 ? number - 3 : number).map {
                    "abcdefghij".dropFirst($0.wholeNumberValue ?? 0).prefix(1)
                }
                let words = Self.sentences.map {
                    "\($0.replacing("two", with: String(generator.next() % 3))) (\(own.joined()))"
                }
                var article = Article(
                    blocks: [Block(.headline, "Ferries \(number)")] + words.map { Block(.paragraph, $0) }
                        + [Block(.paragraph, slogan.replacing("31", with: String(31 + index)))])
                article.metadata.url = "https://paper.example/story-\(number)"
                let time = now.addingTimeInterval(Double(number * 60 + index * 7000))
                return Draft(
                    content: .observed(article, Snapshot(bytes: bytes, mediaType: "text/html")),
                    observed: time, recorded: time, kind: index == 0 ? .first : .edit, summary: "",
                    words: WordCount(inserted: 4, deleted: 0), source: "page", extractor: "stet-0")
            }
            let digits = String(number)
            let id = String(repeating: "0", count: 10 - digits.count) + digits
            return (ArticleIdentity(publication: "paper.example", slug: "story", id: id), states)
        }
        for start in stride(from: 0, to: histories.count, by: 30) {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (identity, states) in histories[start..<start + 30] {
                    group.addTask { try await intake.record(states, of: identity) }
                }
                try await group.waitForAll()
            }
        }
        try await intake.finish()
        let before = try await answers(store)
        #expect(try await store.entries().count == 90)
        #expect(try await store.lag(all: true).isEmpty)
        #expect(try await store.catalog.recurringLines(in: "paper.example").contains { $0.articles > 40 })
        #expect(try await Store.check(folder, repair: false) { _, _, _ in }.findings == [])
        #expect(try await store.reindex().isEmpty)
        #expect(try await answers(store) == before)
    }

    @Test("what is known of a repository that cannot be read stays")
    func damage() async throws {
        let store = try await store()
        let now = now
        var generator = Seeded(state: 9)
        for host in ["a", "b"] {
            let tracker = Tracker(
                store: store, fetcher: Fetcher(userAgent: "Stet-tests", allowsPrivate: true), now: { now })
            _ = try await tracker.track(
                .bytes(page(&generator), name: "page"), as: WebAddress("https://\(host).example/story"))
        }
        let before = try await answers(store)
        try FileManager.default.removeItem(atPath: folder + "/a.example.git/HEAD")
        let damage = try await self.store().reindex()
        #expect(damage.count == 1 && damage[0].contains("a.example"))
        #expect(try await answers(store) == before)
    }

    @Test("tells how far it is, and catches up with very many articles as well as with one")
    func progress() async throws {
        let archive = try ArticleArchive(at: folder, access: .readWrite)
        for number in 0..<70 {
            let article = Article(blocks: [Block(.headline, "Story \(number)")])
            let draft = Draft(
                content: .observed(article, Snapshot(bytes: [], mediaType: "text/html")), observed: now,
                recorded: now.addingTimeInterval(Double(number)), kind: .first, summary: "",
                words: WordCount(inserted: 2, deleted: 0), source: "test", extractor: "test")
            let digits = String(number)
            let id = String(repeating: "0", count: 10 - digits.count) + digits
            let identity = ArticleIdentity(publication: "p.example", slug: "story", id: id)
            _ = try await archive.record([draft], of: identity, after: nil, expecting: nil)
        }
        let store = try await store()
        #expect(try await store.entries().count == 70)
        let found = try await store.search(SearchQuery("story")).map(\.article.headline)
        #expect(found == (50..<70).reversed().map { "Story \($0)" })
        let last = Told()
        #expect(try await store.reindex { last.tell($0) }.isEmpty)
        #expect(last.progress == RebuildProgress(done: 70, articles: 70))
    }

    @Test("the log of looks has validators and what the server said")
    func validators() async throws {
        let origin = try OriginServer()
        var generator = Seeded(state: 4)
        let html = String(decoding: page(&generator), as: UTF8.self)
        var reply = Reply.html(html)
        reply.fields += [("ETag", "W/\"a b\""), ("Last-Modified", "Tue, 14 Nov 2023 10:00:00 GMT")]
        origin.serve("/a", reply)
        let clock = Told()
        let now = now
        let tracker = Tracker(
            store: try await store(), fetcher: Fetcher(userAgent: "Stet-tests", allowsPrivate: true)
        ) {
            now.addingTimeInterval(clock.count())
        }
        let tracked = try await tracker.track(.address(WebAddress(origin.address("/a"))))
        let look = try #require(try await store().observations(of: tracked.identity).first)
        #expect(look.validators.tag == "W/\"a b\"")
        #expect(look.validators.lastModified == "Tue, 14 Nov 2023 10:00:00 GMT")
        #expect(look.milliseconds == 1000)
    }
}

/// What a closure was told last, and how often it was asked.
private final class Told: @unchecked Sendable {
    // Every access holds the lock.
    private let lock = NSLock()
    private var last: RebuildProgress?
    private var calls = 0.0

    var progress: RebuildProgress? { lock.withLock { last } }

    func tell(_ progress: RebuildProgress) { lock.withLock { last = progress } }

    func count() -> Double {
        lock.withLock {
            calls += 1
            return calls
        }
    }
}

/// SplitMix64 (Steele, Lea, Flood, 2014).
struct Seeded {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
