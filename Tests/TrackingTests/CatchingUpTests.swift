import ArticleArchive
import ArticleCatalog
import Articles
import Foundation
import Testing

@testable import Tracking

@Suite("A catalog that catches up")
final class CatchingUpTests {
    private let folder = FileManager.default.temporaryDirectory.appending(
        path: "catching-up-\(UUID().uuidString)"
    ).path
    private let now = Date(timeIntervalSince1970: 1_700_000_000)

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    private func identity(_ publication: String) -> ArticleIdentity {
        ArticleIdentity(publication: publication, slug: "story", id: "0123456789")
    }

    /// Records a revision without telling the catalog.
    private func record(_ text: String, of identity: ArticleIdentity, in archive: ArticleArchive) async throws
    {
        let tip = try await archive.tip(of: identity)
        let draft = Draft(
            content: .observed(
                Article(blocks: [Block(.headline, text)]), Snapshot(bytes: [], mediaType: "text/html")),
            observed: now, recorded: now, kind: tip == nil ? .first : .edit, summary: "",
            words: WordCount(inserted: 2, deleted: 0), source: "test", extractor: "test")
        _ = try await archive.record([draft], of: identity, after: tip, expecting: tip)
    }

    /// Notes that what stands there now agrees, as opening does when it is old enough.
    private func agree(_ store: Store) async throws {
        let writes = try await store.catalog.agreements().map { ($0.publication, $0.writes) }
        let counts = Dictionary(uniqueKeysWithValues: writes)
        try await store.catalog.note(
            store.archive.stamps().map {
                Agreement(publication: $0.publication, writes: counts[$0.publication] ?? 0, stamp: $0.text)
            })
    }

    @Test("only what moved since is compared, and nothing that moved is missed")
    func compared() async throws {
        let archive = try ArticleArchive(at: folder, access: .readWrite)
        for publication in ["a.example", "b.example"] {
            try await record("One", of: identity(publication), in: archive)
        }
        let store = try await Store.open(folder, for: .recording)
        #expect(try await Set(store.lag().compared.map(\.stamp.publication)) == ["a.example", "b.example"])
        try await agree(store)
        #expect(try await store.lag().compared.isEmpty)
        #expect(try await store.lag(all: true).compared.count == 2)

        try await record("Two", of: identity("b.example"), in: archive)
        let lag = try await store.lag()
        #expect(lag.compared.map(\.stamp.publication) == ["b.example"])
        #expect(lag.changed == [identity("b.example")])
        #expect(try await Store.open(folder, for: .reading).history(of: identity("b.example")).count == 2)

        try await agree(store)
        #expect(try await store.lag().compared.isEmpty)
        _ = try await archive.maintain()
        let packed = try await store.lag()
        #expect(packed.compared.count == 2 && packed.isEmpty)
        try await agree(store)
        try FileManager.default.removeItem(atPath: folder + "/a.example.git")
        #expect(try await store.lag().gone == [identity("a.example")])
        try FileManager.default.removeItem(atPath: folder + "/b.example.git/HEAD")
        #expect(try await Store.open(folder, for: .reading).damage.count == 1)
    }

    @Test("who wrote rows while another compared them is not believed to agree")
    func meanwhile() async throws {
        let archive = try ArticleArchive(at: folder, access: .readWrite)
        try await record("One", of: identity("a.example"), in: archive)
        let store = try await Store.open(folder, for: .recording)
        let before = try await store.lag().compared
        try await store.catalogue(identity("a.example"))
        try await store.catalog.note(
            before.map { Agreement(publication: "a.example", writes: $0.writes, stamp: $0.stamp.text) })
        #expect(try await store.lag().compared.count == 1)
        try await agree(store)
        #expect(try await store.lag().compared.isEmpty)
        try await store.catalog.clear()
        #expect(try await store.lag().changed == [identity("a.example")])
    }

    @Test(
        "the sums of rows and branches are the same whatever came, moved and went",
        arguments: [UInt64(1), 2, 3])
    func sums(seed: UInt64) async throws {
        var generator = Seeded(state: seed)
        let store = try await Store.open(folder, for: .recording)
        let articles = (0..<6).map {
            ArticleIdentity(publication: "\($0 % 2).example", slug: "story", id: "012345678\($0)")
        }
        for round in 0..<60 {
            let article = articles[Int(generator.next() % 6)]
            let history = try await store.archive.history(of: article)
            switch generator.next() % 8 {
            case 0 where history.count > 1:
                _ = try await store.archive.forget([history[0].id], of: article, reason: "test", at: now)
            case 1 where !history.isEmpty:
                _ = try await store.archive.forget(nil, of: article, reason: "test", at: now)
            case 2: _ = try await store.archive.maintain()
            default: try await record("Round \(round)", of: article, in: store.archive)
            }
            let hasMoved = try await store.archive.history(of: article) != history
            for agreement in try await store.catalog.agreements() {
                let sum = try await store.archive.sum(of: agreement.publication)
                let isSame = !hasMoved || agreement.publication != article.publication
                #expect((sum == agreement.tips) == isSame)
            }
            _ = try await store.caughtUp()
            #expect(try await store.lag(all: true).isEmpty)
            for agreement in try await store.catalog.agreements() {
                #expect(try await store.archive.sum(of: agreement.publication) == agreement.tips)
            }
        }
        #expect(try await store.catalog.agreements().contains { $0.tips != TipSum() })
    }
}
