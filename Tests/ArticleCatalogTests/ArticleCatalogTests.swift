import ArticleCatalog
import Articles
import Foundation
import GRDB
import Testing

@Suite("The catalog")
struct ArticleCatalogTests {
    let folder = FileManager.default.temporaryDirectory.appending(path: "catalog-\(UUID().uuidString)")

    init() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    private var path: String { folder.appending(path: "catalog.sqlite").path }

    @Test("gives back what was recorded")
    func roundTrip() async throws {
        let record = Sample.record(revisions: 3)
        let catalog = try ArticleCatalog(at: path)
        try await catalog.record(record)
        let entry = try #require(try await catalog.entry(of: record.identity))
        #expect(entry.headline == "Headline 3")
        #expect(entry.revisions == 3)
        #expect(entry.tip == record.history[2].id)
        #expect(entry.firstObserved == record.history[0].observed)
        #expect(entry.lastChange == record.history[2].observed)
        #expect(entry.keys == ["example.org/a", "example.org/b"])
        #expect(try await catalog.history(of: record.identity) == record.history)
        #expect(try await catalog.tips() == [record.identity: record.history[2].id])
    }

    @Test("written twice in two orders says the same")
    func recordingIsIdempotent() async throws {
        let once = try ArticleCatalog(at: nil)
        let twice = try ArticleCatalog(at: nil)
        let full = Sample.record(revisions: 4)
        try await once.record(full)
        try await twice.record(Sample.record(revisions: 2))
        try await twice.record(full)
        try await twice.record(full)
        #expect(try await once.history(of: full.identity) == twice.history(of: full.identity))
        #expect(try await once.entries() == twice.entries())
    }

    @Test("follows a history that was put into another order")
    func rewrittenHistory() async throws {
        let catalog = try ArticleCatalog(at: nil)
        let record = Sample.record(revisions: 3)
        try await catalog.record(record)
        var rewritten = record
        rewritten.history = [record.history[0], Sample.revision(number: 2, seed: 9)]
        try await catalog.record(rewritten)
        #expect(try await catalog.history(of: record.identity) == rewritten.history)
        #expect(try await catalog.entry(of: record.identity)?.revisions == 2)
    }

    @Test("finds an article by every address it was seen under")
    func keys() async throws {
        let catalog = try ArticleCatalog(at: nil)
        try await catalog.record(Sample.record(revisions: 1))
        for address in ["https://www.example.org/a?utm_source=x", "http://example.org/b#top"] {
            let found = try await catalog.entries(withKey: ArticleKey(WebAddress(address)))
            #expect(found.map(\.identity) == [Sample.identity])
        }
        #expect(try await catalog.entries(withKey: ArticleKey(WebAddress("https://example.org/c"))).isEmpty)
    }

    @Test("keeps every look and shows the latest, whatever became of the article's rows")
    func observations() async throws {
        let catalog = try ArticleCatalog(at: path)
        let record = Sample.record(revisions: 1)
        try await catalog.record(record)
        let looks = [
            Observation(
                time: Date(timeIntervalSince1970: 5000), outcome: .unchanged, source: "https://example.org/a"),
            Observation(
                time: Date(timeIntervalSince1970: 6000), outcome: .failed, source: "https://example.org/a",
                status: 503, snapshot: "sha256:00", detail: "busy"),
        ]
        for look in looks { try await catalog.log(look, of: record.identity) }
        try await catalog.remove(record.identity)
        #expect(try await catalog.entries().isEmpty)
        try await catalog.record(record)
        #expect(try await catalog.observations(of: record.identity) == looks)
        #expect(try await catalog.entry(of: record.identity)?.lastLook == looks[1].time)
    }

    @Test("finds an article under an address it was only looked at, also after its rows were made again")
    func lookedAtAddress() async throws {
        let catalog = try ArticleCatalog(at: nil)
        let record = Sample.record(revisions: 1)
        try await catalog.record(record)
        try await catalog.log(
            Observation(time: Date(), outcome: .unchanged, source: "https://short.example/x"),
            of: record.identity)
        let key = ArticleKey(try WebAddress("https://short.example/x"))
        #expect(try await catalog.entries(withKey: key).map(\.identity) == [record.identity])
        try await catalog.record(Sample.record(revisions: 2))
        #expect(try await catalog.entries(withKey: key).map(\.identity) == [record.identity])
    }

    @Test("lists the newest change first")
    func order() async throws {
        let catalog = try ArticleCatalog(at: nil)
        for (slug, revisions) in [("old", 1), ("newest", 3), ("new", 2)] {
            try await catalog.record(Sample.record(revisions: revisions, slug: slug))
        }
        #expect(try await catalog.entries().map(\.identity.slug) == ["newest", "new", "old"])
    }

    @Test("a file that is no database is an error that says what to do")
    func damaged() throws {
        try Data(repeating: 7, count: 9000).write(to: URL(filePath: path))
        #expect { try ArticleCatalog(at: path) } throws: { error in
            (error as? CatalogError)?.code == .damaged && "\(error)".contains("move it away")
        }
    }

    @Test("many that find no catalog at once make one")
    func madeAtOnce() async throws {
        let path = path
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 1...8 {
                group.addTask {
                    let catalog = try ArticleCatalog(at: path)
                    try await catalog.record(Sample.record(revisions: 1, slug: "story-\(number)"))
                }
            }
            try await group.waitForAll()
        }
        #expect(try await ArticleCatalog(at: path).entries().count == 8)
    }

    @Test("a catalog made by a newer Stet is left alone")
    func newer() async throws {
        _ = try ArticleCatalog(at: path)
        try await DatabaseQueue(path: path).write { try $0.execute(sql: "PRAGMA user_version = 99") }
        #expect { try ArticleCatalog(at: path) } throws: { ($0 as? CatalogError)?.code == .newerFormat }
    }
}

private enum Sample {
    static let identity = ArticleIdentity(publication: "example.org", slug: "a-b", id: "0123456789")

    static func record(revisions: Int, slug: String = "a-b") -> ArticleRecord {
        ArticleRecord(
            identity: ArticleIdentity(publication: "example.org", slug: slug, id: "0123456789"),
            history: (1...revisions).map { revision(number: $0, seed: $0) }, language: "en",
            keys: ["example.org/a", "example.org/b"])
    }

    static func revision(number: Int, seed: Int) -> Revision {
        let digits = String(repeating: String(seed % 10), count: 40)
        return Revision(
            id: RevisionID(hex: digits) ?? zero, number: number, kind: number == 1 ? .first : .revert,
            observed: Date(timeIntervalSince1970: Double(1000 * number)),
            recorded: Date(timeIntervalSince1970: Double(1000 * number + 1)), headline: "Headline \(seed)",
            summary: "1 paragraph changed", words: WordCount(inserted: seed, deleted: 1),
            source: "https://example.org/a", extractor: "stet-1", snapshot: "sha256:\(digits)",
            reverts: number == 1 ? nil : zero)
    }

    private static var zero: RevisionID {
        guard let id = RevisionID(hex: String(repeating: "0", count: 40)) else { preconditionFailure() }
        return id
    }
}
