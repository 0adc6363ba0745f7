import Articles
import Fetching
import Foundation
import LocalServer
import Testing

@testable import Tracking

@Suite("Tracking articles over several pages")
final class SeveralPagesTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "pages-\(UUID().uuidString)")
        .path

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    private func page(_ place: String, next: String?, word: String = "evening") -> Reply {
        .html(
            """
            <html><head>\(next.map { "<link rel=\"next\" href=\"\($0)\">" } ?? "")</head><body><article><h1>Ferries return</h1>
            <p>At the \(place) the last boat had left on 14 September, two hours before a storm tore the ramp away.</p>
            <p>Those of the \(place) carried 4,310 passengers a week last winter, a third of them late in the \(word).</p>
            </article></body></html>
            """)
    }

    @Test("fetches them all, sees an edit on the second, and takes a page that fails for no deletion")
    func several() async throws {
        let origin = try OriginServer([
            "/a": page("quay", next: "/a/2"), "/a/2": page("crane", next: nil),
        ])
        let tracker = Tracker(
            store: try await Store.open(folder, for: .recording),
            fetcher: Fetcher(userAgent: "Stet-tests", allowsPrivate: true), pause: .zero,
            now: { Date(timeIntervalSince1970: 1_700_000_000) })
        let source = try Source.address(WebAddress(origin.address("/a")))
        let first = try await tracker.track(source)
        let article = try await tracker.store.article(at: first.revision, of: first.identity)
        #expect(article.blocks.count == 5)
        #expect(try await !tracker.track(source).isRecorded)

        origin.serve("/a/2", Reply(status: 404))
        for _ in 0..<3 { await #expect(throws: TrackingError.self) { try await tracker.track(source) } }
        let looks = try await tracker.store.observations(of: first.identity).map(\.outcome)
        #expect(looks.last == .failed && !looks.contains(.missing))

        origin.serve("/a/2", page("crane", next: nil, word: "morning"))
        let edited = try await tracker.track(source)
        #expect(edited.revision.kind == .edit && edited.revision.words == WordCount(inserted: 1, deleted: 1))
        let entry = try #require(try await tracker.store.entries().first)
        #expect(try await tracker.store.reread(entry, isTrial: true, at: .now) == nil)
    }

    @Test("asks for no page that is not allowed, and gives no validators of the first for all")
    func allowed() async throws {
        var reply = page("quay", next: "/a/2")
        reply.fields.append(("ETag", "\"1\""))
        let origin = try OriginServer(["/a": reply, "/a/2": page("crane", next: nil)])
        let tracker = Tracker(
            store: try await Store.open(folder, for: .recording),
            fetcher: Fetcher(userAgent: "Stet-tests", allowsPrivate: true), pause: .zero,
            now: { Date(timeIntervalSince1970: 1_700_000_000) })
        let address = try WebAddress(origin.address("/a"))
        let report = try await tracker.look(at: address, knowing: nil)
        #expect(report.outcome == .revised && report.validators == nil && origin.count("/a/2") == 1)
        let alone = try await tracker.look(at: address, knowing: nil, allows: { _ in false })
        #expect(alone.validators != nil && origin.count("/a/2") == 1)
    }
}
