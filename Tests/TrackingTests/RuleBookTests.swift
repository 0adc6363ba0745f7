import Articles
import Fetching
import Foundation
import Testing

@testable import Tracking

@Suite("Rules that people wrote, at work")
final class RuleBookTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "rules-\(UUID().uuidString)")
        .path

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    private func write(_ yaml: String, for host: String) throws {
        try FileManager.default.createDirectory(atPath: folder + "/rules", withIntermediateDirectories: true)
        try Data(yaml.utf8).write(to: URL(filePath: "\(folder)/rules/\(host).yaml"))
    }

    private func page(_ word: String) -> String {
        """
        <html><head><link rel=canonical href="https://news.paper.example/ferries"></head><body>
        <article><h1>Ferries return</h1><p class=kalends>Every boat of the coast is in our calendar, which is printed each \(word).</p>
        <p>The last boat had left the quay on 14 September, two hours before a storm tore the ramp away.</p>
        <p>The operator carried 4,310 passengers a week last winter, a third of them late in the \(word).</p>
        <p>Engineers will close the ramp for inspection every second Tuesday until the end of March.</p>
        </article></body></html>
        """
    }

    @discardableResult
    private func track(_ word: String, at hour: Double) async throws -> Tracked {
        let now = Date(timeIntervalSince1970: 1_700_000_000 + hour * 3600)
        let tracker = Tracker(
            store: try await Store.open(folder, for: .recording),
            fetcher: Fetcher(userAgent: "Stet-tests", allowsPrivate: true), now: { now })
        return try await tracker.track(.bytes(Array(page(word).utf8), name: "page"))
    }

    @Test("of a host hold for its subdomains, and what new rules change is technical")
    func technical() async throws {
        try await track("evening", at: 1)
        try write("remove: .kalends\n", for: "paper.example")
        let same = try await track("evening", at: 2)
        #expect(!same.isRecorded && same.revision.kind == .technical)
        #expect(same.revision.extractor.contains(" rules:"))
        let edited = try await track("morning", at: 3)
        let store = try await Store.open(folder, for: .reading)
        #expect(try await store.history(of: edited.identity).map(\.kind) == [.first, .technical, .edit])
        let words = try await store.article(at: edited.revision, of: edited.identity).blocks.map(\.text)
        #expect(!words.contains { $0.contains("calendar") } && words.count == 4)

        try write("until: 2000-01-01\nremove: .kalends\n", for: "paper.example")
        let entry = try #require(try await store.entries().first)
        let back = try #require(try await store.reread(entry, isTrial: true, at: .now))
        #expect(back.new.article.blocks.count == 5 && back.new.revision.kind == .technical)
    }

    @Test("with a mistake in them nothing of the publication is recorded, and the line is named")
    func mistake() async throws {
        try write("remove: .kalends\nbody: p:hover\n", for: "paper.example")
        await #expect {
            try await self.track("evening", at: 1)
        } throws: { error in
            "\(error)".contains("rules/paper.example.yaml, line 2: 'body'")
        }
        try write("remove: .kalends\n", for: "paper.example")
        #expect(try await track("evening", at: 1).isRecorded)
    }
}
