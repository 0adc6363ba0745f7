import ArticleArchive
import ArticleCatalog
import Articles
import Foundation
import GRDB
import Testing

@testable import Tracking

@Suite("Checking a store and its catalog")
final class StoreCheckTests {
    private let folder = FileManager.default.temporaryDirectory.appending(
        path: "store-check-\(UUID().uuidString)"
    ).path
    private let now = Date(timeIntervalSince1970: 1_700_000_000)
    private var path: String { folder + "/catalog.sqlite" }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    private func identity(_ number: Int) -> ArticleIdentity {
        ArticleIdentity(publication: "daily.example", slug: "story-\(number)", id: "000000000\(number)")
    }

    /// Two articles of three revisions with a look each, and all that can be asked of them.
    private func fill() async throws -> [String] {
        let archive = try ArticleArchive(at: folder, access: .readWrite)
        for number in 1...2 {
            let drafts = (0..<3).map { revision in
                var article = Article(blocks: [
                    Block(.headline, "Ferries return, part \(number)"),
                    Block(.paragraph, "The night boat left the quay \(revision + 2) hours late."),
                ])
                article.metadata.url = "https://daily.example/story-\(number)"
                let time = now.addingTimeInterval(Double(revision) * 600)
                return Draft(
                    content: .observed(
                        article, Snapshot(bytes: Array("<p>".utf8), mediaType: "text/html")),
                    observed: time, recorded: time, kind: revision == 0 ? .first : .edit, summary: "x",
                    words: WordCount(inserted: 1, deleted: 1), source: article.metadata.url ?? "",
                    extractor: "test")
            }
            _ = try await archive.record(drafts, of: identity(number), after: nil, expecting: nil)
        }
        let store = try await Store.open(folder, for: .recording)
        for number in 1...2 {
            try await store.catalog.log(
                Observation(
                    time: now, outcome: .unchanged, source: "https://daily.example/story-\(number)",
                    snapshot: nil), of: identity(number))
        }
        return try await answers()
    }

    private func answers() async throws -> [String] {
        let store = try await Store.open(folder, for: .reading)
        var answers: [String] = []
        for number in 1...2 {
            answers += try await store.changes(of: identity(number)).map { "\($0)" }
            answers += try await store.observations(of: identity(number)).map { "\($0)" }
            answers += try await store.addresses(of: identity(number)).map { "\($0)" }
        }
        for phrase in ["night boat", "2 hours", "ferries"] {
            answers += try await store.search(SearchQuery(phrase)).map { "\($0)" }
        }
        return answers.sorted()
    }

    private func check(repair: Bool = false) async throws -> CheckReport {
        try await Store.check(folder, repair: repair) { _, _, _ in }
    }

    private func damage(_ sql: String) async throws {
        let queue = try DatabaseQueue(path: path)
        try await queue.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA foreign_keys = OFF")
            try database.execute(sql: sql)
        }
        try queue.close()
    }

    @Test(
        "every row that is missing, changed or too many is found, and put right without losing a look",
        arguments: [
            "DELETE FROM revision WHERE number = 2",
            "DELETE FROM revision",
            "UPDATE revision SET significance = 0.123, stealth = NOT stealth WHERE number = 3",
            "UPDATE revision SET summary = 'nothing' WHERE number = 1",
            "UPDATE revision SET observed = observed + 1 WHERE number = 2",
            "UPDATE article SET headline = 'Another'",
            "UPDATE article SET revisions = 2",
            "UPDATE article SET tip = '0123456789012345678901234567890123456789'",
            "DELETE FROM standing",
            "UPDATE standing SET until = NULL",
            "UPDATE passage SET text = 'other words'",
            "DELETE FROM passage WHERE kind = 'paragraph'",
            "DELETE FROM address",
            "INSERT INTO passage_words (passage_words) VALUES ('delete-all')",
            """
            INSERT INTO article VALUES (99, 'daily.example', 'ghost', '1111111111', 'Ghost', NULL,
                '0123456789012345678901234567890123456789', 1, 1, 1, 1, 1, 0)
            """,
        ])
    func rows(_ damage: String) async throws {
        let before = try await fill()
        #expect(try await check().findings.isEmpty)
        try await self.damage(damage)
        let report = try await check()
        // Who opens the store may have put it right: what is said then is the truth.
        if report.isSound { #expect(try await answers() == before) }
        #expect(report.findings.allSatisfy { $0.kind == .catalog })
        let repaired = try await check(repair: true)
        #expect(repaired.isSound, "\(repaired.findings)")
        #expect(report.isSound || repaired.findings.contains { $0.isRepaired })
        #expect(try await check().findings.isEmpty)
        #expect(try await answers() == before)
    }

    @Test("a catalog whose file is damaged is reported, and made again with its looks")
    func file() async throws {
        let before = try await fill()
        let catalog = try ArticleCatalog(at: path)
        try await catalog.scrub()
        let sound = try Data(contentsOf: URL(filePath: path))
        var found = 0
        for page in 1..<sound.count / 4096 {
            var bytes = sound
            bytes.replaceSubrange(page * 4096..<page * 4096 + 200, with: Data(repeating: 0x5A, count: 200))
            for ending in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + ending) }
            try bytes.write(to: URL(filePath: path))
            let report = try await check()
            let repaired = try await check(repair: true)
            #expect(repaired.isSound, "page \(page): \(repaired.findings)")
            if !report.isSound { found += 1 }
            #expect(try await check().findings.isEmpty)
            let after = try await answers()
            // Looks that stood in the damaged page are lost; nothing else is.
            #expect(
                after.filter { !$0.contains("ObservationRun") }
                    == before.filter { !$0.contains("ObservationRun") })
        }
        #expect(found > 5)
        try Data(repeating: 7, count: 9000).write(to: URL(filePath: path))
        for ending in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + ending) }
        #expect(try await !check().isSound)
        #expect(try await check(repair: true).isSound)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder).contains { $0.contains("damaged-") })
        #expect(try await answers().count == before.count - 2)
    }
}
