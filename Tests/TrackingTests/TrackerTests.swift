import ArticleArchive
import Articles
import Fetching
import Foundation
import LocalServer
import Testing

@testable import Tracking

@Suite("The tracker")
final class TrackerTests {
    private let folder = FileManager.default.temporaryDirectory.appending(
        path: "tracker-\(UUID().uuidString)"
    ).path
    private let now = Date(timeIntervalSince1970: 1_700_000_000)

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    private func tracker() async throws -> Tracker {
        let now = now
        return Tracker(
            store: try await Store.open(folder, for: .recording),
            fetcher: Fetcher(userAgent: "Stet-tests", allowsPrivate: true),
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

    /// A page with enough words to be doubted about.
    private static let long: String = {
        let paragraphs = (1...24).map {
            "<p>Paragraph \($0) tells of ferries, timetables and the passengers who waited on quay \($0 * 7) all morning.</p>"
        }
        return "<html><head><title>Ferries return</title></head><body><article><h1>Ferries return</h1>"
            + paragraphs.joined() + "</article></body></html>"
    }()

    @Test("a page that shows less than before to those who do not pay waits, with what says so")
    func paywall() async throws {
        let free = Self.long
        let beginning = free.components(separatedBy: "<p>").prefix(16).joined(separator: "<p>")
        let wall = free.replacing(
            "<head>",
            with: """
                <head><script type="application/ld+json">
                {"@type":"NewsArticle","headline":"Ferries return","isAccessibleForFree":"False"}</script>
                """
        ).replacing(
            free.dropFirst(beginning.count),
            with: "<p>Subscribe to continue reading this article.</p></article>"
        )
        let origin = try OriginServer(["/a": .html(free)])
        let source = try Source.address(WebAddress(origin.address("/a")))
        let tracker = try await tracker()
        _ = try await tracker.track(source)
        origin.serve("/a", .html(wall))
        await #expect(throws: TrackingError.self) { try await tracker.track(source) }
        let store = try await Store.open(folder, for: .reading)
        let page = try #require(store.quarantined().first)
        #expect(page.reason.contains("do not pay") && page.reason.contains("not free"))
        // The offer alone is enough where nothing but the beginning stands.
        origin.serve("/a", .html(wall.replacing("False", with: "True")))
        await #expect(throws: TrackingError.self) { try await tracker.track(source) }
        // The same words without the offer are an edit.
        origin.serve("/a", .html(beginning))
        #expect(try await tracker.track(source).revision.kind == .edit)
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

    @Test("a page that is gone twice in a row has vanished, once; when it is back, it has returned")
    func vanished() async throws {
        let origin = try OriginServer(["/a": .html(page("Ferries return"))])
        let source = try Source.address(WebAddress(origin.address("/a")))
        let tracker = try await tracker()
        let identity = try await tracker.track(source).identity
        origin.serve("/a", Reply(status: 404))
        await #expect(throws: TrackingError.self) { try await tracker.track(source) }
        origin.serve("/a", Reply(status: 503))
        await #expect(throws: TrackingError.self) { try await tracker.track(source) }
        origin.serve("/a", Reply(status: 404))
        await #expect(throws: TrackingError.self) { try await tracker.track(source) }
        #expect(try await tracker.track(source).revision.kind == .vanished)
        await #expect(throws: TrackingError.self) { try await tracker.track(source) }
        origin.serve("/a", .html(page("Ferries return")))
        let back = try await tracker.track(source)
        #expect(back.isRecorded && back.revision.kind == .returned)
        #expect(back.revision.summary == "back, unchanged")
        #expect(try await !tracker.track(source).isRecorded)
        let store = try await Store.open(folder, for: .reading)
        #expect(try await store.history(of: identity).map(\.kind) == [.first, .vanished, .returned])
    }

    @Test("what is doubted waits in quarantine, once for the same words, until it is accepted or rejected")
    func quarantine() async throws {
        let origin = try OriginServer(["/a": .html(Self.long)])
        let source = try Source.address(WebAddress(origin.address("/a")))
        let tracker = try await tracker()
        let identity = try await tracker.track(source).identity
        let store = try await Store.open(folder, for: .reading)
        for nonce in ["one", "two"] {
            origin.serve("/a", .html(page("Ferries return") + "<!-- \(nonce) -->"))
            await #expect(throws: TrackingError.self) { try await tracker.track(source) }
        }
        let waiting = try #require(store.quarantined().first)
        #expect(store.quarantined().count == 1)
        #expect(waiting.article == identity.name && waiting.status == 200 && waiting.reason.contains("words"))
        #expect(try store.reading(of: waiting)?.headline == "Ferries return")
        try store.reject(waiting)
        #expect(
            store.quarantined().isEmpty && !FileManager.default.fileExists(atPath: store.path(of: waiting)))
        await #expect(throws: TrackingError.self) { try await tracker.track(source) }
        #expect(store.quarantined().isEmpty)

        origin.serve("/a", .html(page("Ferries return at last")))
        await #expect(throws: TrackingError.self) { try await tracker.track(source) }
        let stump = try store.quarantined(named: identity.id)
        let accepted = try await tracker.accept(stump)
        #expect(accepted.isRecorded && accepted.identity == identity && accepted.revision.number == 2)
        #expect(accepted.revision.observed == stump.observed)
        #expect(store.quarantined().isEmpty)
        #expect(throws: TrackingError.self) { try store.quarantined(named: identity.id) }
    }

    @Test("keeps the last five pages that cannot be read, as received")
    func unreadableQuarantine() async throws {
        let origin = try OriginServer(["/a": .html(page("Ferries return"))])
        let source = try Source.address(WebAddress(origin.address("/a")))
        let tracker = try await tracker()
        _ = try await tracker.track(source)
        for number in 1...7 {
            origin.serve("/a", .html("<title>Just a moment \(number)</title><p>Checking</p>"))
            await #expect(throws: TrackingError.self) { try await tracker.track(source) }
        }
        let store = try await Store.open(folder, for: .reading)
        let kept = store.quarantined()
        #expect(kept.count == 5)
        let bytes = try kept.map { try String(contentsOfFile: store.path(of: $0), encoding: .utf8) }
        #expect(Set(bytes).count == 5 && bytes.allSatisfy { $0.contains("Just a moment") })
        await #expect(throws: TrackingError.self) { try await tracker.accept(kept[0]) }
        #expect(store.quarantined().count == 5)
    }

    @Test("diffs what came back with what stood before it was gone")
    func returnedOtherwise() async throws {
        let origin = try OriginServer(["/a": .html(page("Ferries return"))])
        let source = try Source.address(WebAddress(origin.address("/a")))
        let tracker = try await tracker()
        _ = try await tracker.track(source)
        origin.serve("/a", Reply(status: 410))
        await #expect(throws: TrackingError.self) { try await tracker.track(source) }
        _ = try await tracker.track(source)
        origin.serve("/a", .html(page("Ferries return at last")))
        let back = try await tracker.track(source).revision
        #expect(back.kind == .returned && back.words == WordCount(inserted: 2, deleted: 0))
        #expect(back.summary.hasPrefix("back, headline "))
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

    @Test("an address given for a page on the web decides over what is known of that page")
    func explicitAddressOfPage() async throws {
        let origin = try OriginServer(["/a": .html(page("Ferries return"))])
        let source = try Source.address(WebAddress(origin.address("/a")))
        let tracker = try await tracker()
        let first = try await tracker.track(source)
        let given = try await tracker.track(source, as: WebAddress("https://b.example/my-story"))
        #expect(first.identity.publication == "127.0.0.1_\(origin.port)")
        #expect(given.identity.publication == "b.example")
    }

    @Test("no look was taken in the future, before 1970, or at a live page in the past")
    func impossibleTimes() async throws {
        let tracker = try await tracker()
        let source = Source.bytes(Array(page("Ferries return").utf8), name: "page")
        for time in [-1.0, 1_700_003_600, .infinity, .nan] {
            let observed = Date(timeIntervalSince1970: time)
            await #expect(throws: TrackingError.self, "\(time)") {
                try await tracker.track(source, observed: observed)
            }
        }
        let live = try Source.address(WebAddress("https://a.example/one"))
        await #expect {
            try await tracker.track(live, observed: Date(timeIntervalSince1970: 1000))
        } throws: {
            ($0 as? TrackingError)?.code == .usage
        }
    }

    @Test("pastes are one article where they share most of their words, whatever their headlines")
    func pastes() async throws {
        let tracker = try await tracker()
        func paste(_ headline: String, _ body: String) async throws -> ArticleIdentity {
            let text = headline + "\n\n" + body
            return try await tracker.track(.bytes(Array(text.utf8), name: "paste")).identity
        }
        let body =
            "The last boat had left the quay on 14 September, two hours before a storm tore the ramp away."
        let other =
            "Forty pupils returned on Monday morning to a school with a new roof and three new teachers in it."
        let first = try await paste("Harbour bridge closes for a month", body)
        #expect(
            try await paste("Harbour bridge to close for a month", body.replacing("two", with: "three"))
                == first)
        let second = try await paste("Harbour bridge closes for a month", other)
        #expect(second != first)
        #expect(
            try await paste("Harbour bridge closes for a month", other.replacing("three", with: "four"))
                == second)
    }

    @Test("one damaged repository keeps nobody from the others")
    func damage() async throws {
        let bytes = Array(page("Ferries return").utf8)
        for host in ["a", "b"] {
            _ = try await tracker().track(
                .bytes(bytes, name: "page"), as: WebAddress("https://\(host).example/story"))
        }
        try FileManager.default.removeItem(atPath: folder + "/a.example.git/HEAD")
        let store = try await Store.open(folder, for: .reading)
        #expect(store.damage.count == 1 && store.damage[0].contains("a.example"))
        #expect(try await store.entries().count == 2)
        let edited = Array(page("Ferries return at last").utf8)
        let tracked = try await tracker().track(
            .bytes(edited, name: "page"), as: WebAddress("https://b.example/story"))
        #expect(tracked.revision.number == 2)
        await #expect(throws: TrackingError.self) {
            try await tracker().track(
                .bytes(edited, name: "page"), as: WebAddress("https://a.example/story"))
        }
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
        try await store.catalogue(taken, written)
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
                observed: try #require(Timestamp.parse("2026-03-0\(index + 1)T12:00:20Z")),
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
            ("2026-03-02T12:00Z", 2), ("2026-03-02T11:59Z", 1), ("2026-03-02T12:00:19Z", 1),
            ("2026-03-02", 2),
            ("2026-03-02T17:00+05:30", 1),
            ("2030-01-01", 3),
        ])
    func named(text: String, number: Int) throws {
        let name = try #require(RevisionName(text))
        #expect(try name.revision(in: history())?.number == number)
    }

    @Test(
        "what names none is not found, what cannot is wrong usage",
        arguments: [
            ("4", TrackingError.Code.notFound), ("0", .notFound), ("-4", .notFound), ("cccc", .notFound),
            ("2026-02-28", .notFound), ("aaaa", .usage), ("yesterday", .usage), ("", .usage),
            ("2026-02-30", .usage),
        ])
    func unnamed(text: String, code: TrackingError.Code) async throws {
        let history = try history()
        let folder = FileManager.default.temporaryDirectory.appending(path: "names-\(UUID().uuidString)").path
        let store = try await Store.open(folder, for: .reading)
        let identity = ArticleIdentity(publication: "example.org", slug: "a", id: "0123456789")
        await #expect {
            try await store.revision(named: text, in: history, of: identity)
        } throws: {
            ($0 as? TrackingError)?.code == code
        }
    }
}
