import ArticleArchive
import Articles
import Fetching
import Foundation
import LocalServer
import Testing

@testable import Tracking

@Suite("The tracker")
struct TrackerTests {
    private let folder = FileManager.default.temporaryDirectory.appending(
        path: "tracker-\(UUID().uuidString)"
    ).path
    private let now = Date(timeIntervalSince1970: 1_700_000_000)

    private func tracker() async throws -> Tracker {
        let now = now
        return Tracker(
            store: try await Store.open(folder, for: .recording), fetcher: Fetcher(userAgent: "Stet-tests"),
            now: { now })
    }

    private func page(_ headline: String, canonical: String? = nil) -> String {
        """
        <html><head>\(canonical.map { "<link rel=canonical href='\($0)'>" } ?? "")</head><body>
        <article><h1>\(headline)</h1>
        <p>The last boat had left the quay on 14 September, two hours before a storm tore the ramp away.</p>
        <p>The operator carried 4,310 passengers a week last winter, a third of them late in the evening.</p>
        <p>Engineers will close the ramp for inspection every second Tuesday until the end of March.</p>
        </article></body></html>
        """
    }

    @Test("logs every look, what it found, and the status")
    func observations() async throws {
        let origin = try OriginServer(["/a": .html(page("Ferries return"))])
        let source = try Source.address(WebAddress(origin.address("/a")))
        let tracker = try await tracker()
        let first = try await tracker.track(source)
        _ = try await tracker.track(source)
        origin.serve("/a", Reply(status: 503))
        await #expect(throws: TrackingError.self) { try await tracker.track(source) }
        origin.serve("/a", Reply(status: 410))
        await #expect(throws: TrackingError.self) { try await tracker.track(source) }
        origin.serve("/a", .html("<html><title>Checking your browser</title><body></body></html>"))
        await #expect(throws: TrackingError.self) { try await tracker.track(source) }
        let looks = try await Store.open(folder, for: .reading).observations(of: first.identity)
        #expect(looks.map(\.outcome) == [.revised, .unchanged, .failed, .missing, .quarantined])
        #expect(looks.map(\.status) == [200, 200, 503, 410, 200])
        #expect(looks[0].snapshot == looks[1].snapshot && looks[0].snapshot?.hasPrefix("sha256:") == true)
    }

    @Test("follows a page to its canonical address, and finds it again under each address it was seen at")
    func identity() async throws {
        let origin = try OriginServer()
        origin.serve("/story", .html(page("Ferries return", canonical: origin.address("/story"))))
        origin.serve("/amp/story", .html(page("Ferries return at last", canonical: origin.address("/story"))))
        origin.serve("/short", .redirect(to: origin.address("/story")))
        let tracker = try await tracker()
        var identities: Set<ArticleIdentity> = []
        for path in ["/story", "/amp/story?utm_source=mail", "/short", "/story#comments"] {
            identities.insert(try await tracker.track(.address(WebAddress(origin.address(path)))).identity)
        }
        #expect(identities.count == 1)
    }

    @Test("--url decides which article a file belongs to, whatever the page says")
    func explicitAddress() async throws {
        let tracker = try await tracker()
        let bytes = Array(page("Ferries return", canonical: "https://a.example/one").utf8)
        let given = try WebAddress("https://b.example/two")
        let tracked = try await tracker.track(.bytes(bytes, name: "page"), as: given)
        #expect(tracked.identity.publication == "b.example")
        let other = try await tracker.track(.bytes(bytes, name: "page"))
        #expect(other.identity.publication == "a.example")
    }

    @Test("an id that another article has is not given out twice")
    func collision() async throws {
        let address = try WebAddress("https://a.example/one-story")
        let wanted = ArticleKey(address).identity(headline: "")
        let other = Article(blocks: [Block(.headline, "Another story")])
        let store = try await Store.open(folder, for: .recording)
        let taken = ArticleIdentity(publication: "b.example", slug: "other", id: wanted.id)
        let draft = Draft(
            content: .observed(other, Snapshot(bytes: [], mediaType: "text/html")), observed: now,
            recorded: now,
            kind: .first, summary: "", words: WordCount(inserted: 0, deleted: 0), source: "test",
            extractor: "test")
        let written = try await store.archive.record([draft], of: taken, after: nil, expecting: nil)
        try await store.note(written, of: taken, metadata: Metadata())
        let bytes = Array(page("Ferries return").utf8)
        for _ in 0..<2 {
            let tracked = try await tracker().track(.bytes(bytes, name: "page"), as: address)
            #expect(tracked.identity == ArticleKey(address).identity(headline: "", attempt: 1))
            #expect(tracked.identity.id != wanted.id)
        }
    }
}

@Suite("The names of revisions")
struct RevisionNameTests {
    private func history() throws -> [Revision] {
        try ["aaaa1", "aaaa2", "bbbb3"].enumerated().map { index, digits in
            let id = try #require(RevisionID(hex: digits + String(repeating: "0", count: 40 - digits.count)))
            return Revision(
                id: id, number: index + 1, kind: .edit,
                observed: try #require(Timestamp.parse("2026-03-0\(index + 1)T12:00Z")),
                recorded: .distantPast,
                headline: "", summary: "", words: WordCount(inserted: 0, deleted: 0), source: "",
                extractor: "",
                snapshot: "")
        }
    }

    @Test(
        "numbers, ends, ids and times name revisions",
        arguments: [
            ("1", 1), ("3", 3), ("-1", 3), ("−3", 1), ("first", 1), ("Latest", 3), ("bbbb", 3), ("AAAA2", 2),
            ("2026-03-02T12:00Z", 2), ("2026-03-02T11:59Z", 1), ("2026-03-02", 2),
            ("2026-03-02T17:00+05:30", 1),
            ("2030-01-01", 3),
        ])
    func named(text: String, number: Int) throws {
        #expect(try Store.revision(named: text, in: history()).number == number)
    }

    @Test(
        "what names none is not found, what cannot is wrong usage",
        arguments: [
            ("4", TrackingError.Code.notFound), ("0", .notFound), ("-4", .notFound), ("cccc", .notFound),
            ("2026-02-28", .notFound), ("aaaa", .usage), ("yesterday", .usage), ("", .usage),
            ("2026-02-30", .usage),
        ])
    func unnamed(text: String, code: TrackingError.Code) throws {
        let history = try history()
        #expect { try Store.revision(named: text, in: history) } throws: {
            ($0 as? TrackingError)?.code == code
        }
    }
}
