import ArticleCatalog
import Articles
import Foundation
import GRDB
import Testing

@Suite("The catalog's file")
struct CatalogFileTests {
    private let folder: Folder

    init() throws { folder = try Folder() }

    @Test("a file that is no database is an error that says what to do")
    func noDatabase() throws {
        try Data(repeating: 7, count: 9000).write(to: URL(filePath: folder.catalog))
        #expect { try ArticleCatalog(at: folder.catalog) } throws: { error in
            (error as? CatalogError)?.code == .damaged && "\(error)".contains("stet reindex")
        }
    }

    @Test("bytes flipped in the file are an error or make no difference, never a crash")
    func flippedBits() async throws {
        let record = Sample.record(revisions: 30)
        do {
            let catalog = try ArticleCatalog(at: folder.catalog)
            _ = try await catalog.record([record])
            try await catalog.scrub()
        }
        let sound = try Data(contentsOf: URL(filePath: folder.catalog))
        var generator = SeededGenerator(seed: 5)
        for _ in 0..<60 {
            var broken = sound
            for _ in 0..<20 {
                let place = Int.random(in: 0..<broken.count, using: &generator)
                broken[place] = UInt8.random(in: 0...255, using: &generator)
            }
            let other = try Folder()
            try broken.write(to: URL(filePath: other.catalog))
            do {
                let catalog = try ArticleCatalog(at: other.catalog)
                _ = try await catalog.entries()
                _ = try await catalog.history(of: record.identity)
                _ = try await catalog.search(SearchQuery("words"))
                _ = try await catalog.record([record])
            } catch {
                #expect(error.code != .newerFormat || broken[60..<64] != sound[60..<64])
            }
        }
    }

    @Test("of a damaged file every look that can be read is kept, and the file itself beside the new one")
    func salvage() async throws {
        do {
            let catalog = try ArticleCatalog(at: folder.catalog)
            for number in 1...40 {
                let identity = Sample.identity(number)
                _ = try await catalog.record([Sample.record(of: identity, [[Block(.headline, "A")]])])
                for time in 1...20 {
                    let look = Observation(
                        time: Sample.time(time), outcome: .unchanged, source: "https://a.example/\(number)",
                        snapshot: "sha256:\(Sample.id(time))")
                    try await catalog.log(look, of: identity)
                }
            }
            try await catalog.scrub()
        }
        var bytes = try Data(contentsOf: URL(filePath: folder.catalog))
        // The pages of some tables: the header and the schema stay as they are.
        let page = 4096
        for place in stride(from: bytes.count / 2, to: bytes.count / 2 + 6 * page, by: page) {
            bytes.replaceSubrange(place..<place + page, with: Data(repeating: 0x5A, count: page))
        }
        try bytes.write(to: URL(filePath: folder.catalog))
        let (kept, looks) = try ArticleCatalog.salvage(at: folder.catalog)
        #expect(try Data(contentsOf: URL(filePath: kept)) == bytes)
        #expect(looks > 200 && looks <= 800)
        let catalog = try ArticleCatalog(at: folder.catalog)
        #expect(try await catalog.damage().isEmpty)
        var found = 0
        for number in 1...40 {
            for run in try await catalog.observations(of: Sample.identity(number)) {
                #expect(run.source == "https://a.example/\(number)" && run.outcome == .unchanged)
                found += run.looks
            }
        }
        #expect(found == looks)
        #expect(try ArticleCatalog.salvage(at: folder.catalog).looks == looks)
        try Data(repeating: 7, count: 9000).write(to: URL(filePath: folder.catalog))
        #expect(try ArticleCatalog.salvage(at: folder.catalog).looks == 0)
        #expect(try await ArticleCatalog(at: folder.catalog).entries().isEmpty)
    }

    @Test("a catalog made by a newer Stet is left alone")
    func newer() async throws {
        do { _ = try ArticleCatalog(at: folder.catalog) }
        try await DatabaseQueue(path: folder.catalog).write {
            try $0.execute(sql: "PRAGMA user_version = 99")
        }
        let before = try Data(contentsOf: URL(filePath: folder.catalog))
        for readOnly in [false, true] {
            #expect { try ArticleCatalog(at: folder.catalog, readOnly: readOnly) } throws: {
                ($0 as? CatalogError)?.code == .newerFormat
            }
        }
        #expect(try Data(contentsOf: URL(filePath: folder.catalog)) == before)
    }

    @Test("of a catalog of the first layout the looks stay, and the rest is made again")
    func firstLayout() async throws {
        try await DatabaseQueue(path: folder.catalog).write { database in
            try database.execute(sql: FirstLayoutSample.sql)
        }
        #expect { try ArticleCatalog(at: folder.catalog, readOnly: true) } throws: {
            ($0 as? CatalogError)?.code == .unusable
        }
        let catalog = try ArticleCatalog(at: folder.catalog)
        #expect(try await catalog.tips(of: nil).isEmpty)
        let looks = try await catalog.observations(of: Sample.identity)
        #expect(looks.map(\.outcome) == [.revised, .unchanged, .failed])
        #expect(looks.map(\.status) == [200, 200, nil] && looks[2].detail == "busy")
        #expect(looks.map(\.first) == [1, 2, 3].map(Sample.time))
        _ = try await catalog.record([Sample.record(revisions: 1)])
        #expect(try await catalog.entry(of: Sample.identity)?.lastLook == Sample.time(3))
        #expect(try await catalog.addresses(of: Sample.identity).contains { $0.key == "short.example/x" })
    }

    @Test("many that find no catalog at once make one")
    func madeAtOnce() async throws {
        let path = folder.catalog
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 1...8 {
                group.addTask {
                    let catalog = try ArticleCatalog(at: path)
                    _ = try await catalog.record([Sample.record(revisions: 1, slug: "story-\(number)")])
                }
            }
            try await group.waitForAll()
        }
        #expect(try await ArticleCatalog(at: path).entries().count == 8)
    }

    @Test("readers see finished writes only, and neither waits for the other")
    func readersBesideAWriter() async throws {
        let path = folder.catalog
        let writer = try ArticleCatalog(at: path)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for count in 1...60 {
                    let records = ["left", "right"].map { Sample.record(revisions: count, slug: $0) }
                    _ = try await writer.record(records)
                    let look = Observation(time: Sample.time(count), outcome: .unchanged, source: "x")
                    try await writer.log(look, of: Sample.identity)
                }
            }
            for _ in 0..<3 {
                group.addTask {
                    let reader = try ArticleCatalog(at: path)
                    var last = 0
                    while last < 60 {
                        let counts = try await reader.entries().map(\.revisions)
                        #expect(counts.isEmpty || counts.count == 2 && counts[0] == counts[1])
                        #expect(counts.first ?? 0 >= last)
                        last = counts.first ?? 0
                        let hits = try await reader.search(SearchQuery("words of \(max(1, last))"))
                        #expect(hits.count == 2 || last == 0)
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    @Test("a catalog that may only be read is read")
    func readOnly() async throws {
        do { _ = try await ArticleCatalog(at: folder.catalog).record([Sample.record(revisions: 2)]) }
        let catalog = try ArticleCatalog(at: folder.catalog, readOnly: true)
        #expect(try await catalog.entries().count == 1)
        await #expect(throws: CatalogError.self) { try await catalog.remove(Sample.identity) }
    }

    @Test("says what is wrong with its words and rows, and nothing where all is well")
    func check() async throws {
        let catalog = try ArticleCatalog(at: folder.catalog)
        _ = try await catalog.record([Sample.record(revisions: 3)])
        #expect(try await catalog.damage().isEmpty)
        let queue = try DatabaseQueue(path: folder.catalog)
        try await queue.write {
            try $0.execute(sql: "UPDATE passage SET text = 'other' WHERE number % 2 = 0")
        }
        #expect(try await catalog.damage() == ["the index of words does not agree with the words"])
        try await queue.write {
            try $0.execute(sql: "INSERT INTO passage_words (passage_words) VALUES ('rebuild')")
        }
        try await queue.writeWithoutTransaction {
            try $0.execute(sql: "PRAGMA foreign_keys = OFF; DELETE FROM article")
        }
        #expect(try await catalog.damage().contains("rows of revision belong to nothing"))
    }
}

/// A catalog as the first layout had it.
private enum FirstLayoutSample {
    static let sql = """
        CREATE TABLE article (number INTEGER PRIMARY KEY, publication TEXT NOT NULL, slug TEXT NOT NULL,
            id TEXT NOT NULL, headline TEXT NOT NULL, language TEXT, tip TEXT NOT NULL,
            revisions INTEGER NOT NULL, firstObserved INTEGER NOT NULL, lastChange INTEGER NOT NULL,
            lastLook INTEGER NOT NULL, UNIQUE (publication, slug, id));
        CREATE INDEX article_by_id ON article (id);
        CREATE INDEX article_by_change ON article (lastChange);
        CREATE TABLE address (key TEXT NOT NULL,
            article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE, PRIMARY KEY (key, article)
        ) WITHOUT ROWID;
        CREATE INDEX address_by_article ON address (article);
        CREATE TABLE revision (article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
            number INTEGER NOT NULL, id TEXT NOT NULL, PRIMARY KEY (article, number)) WITHOUT ROWID;
        CREATE TABLE observation (publication TEXT NOT NULL, name TEXT NOT NULL, time INTEGER NOT NULL,
            outcome TEXT NOT NULL, source TEXT NOT NULL, status INTEGER, snapshot TEXT, detail TEXT);
        CREATE INDEX observation_by_article ON observation (publication, name, time);
        INSERT INTO article VALUES (7, 'example.org', 'a-b', '0123456789', 'Old', NULL,
            '\(String(repeating: "1", count: 40))', 1, 1000, 1000, 3000);
        INSERT INTO address VALUES ('example.org/a', 7);
        INSERT INTO revision VALUES (7, 1, '\(String(repeating: "1", count: 40))');
        INSERT INTO observation VALUES
            ('example.org', 'a-b-0123456789', 1000, 'revised', 'https://short.example/x', 200, 'sha256:00', NULL),
            ('example.org', 'a-b-0123456789', 2000, 'unchanged', 'https://short.example/x', 200, 'sha256:00', NULL),
            ('example.org', 'a-b-0123456789', 3000, 'failed', 'https://short.example/x', NULL, NULL, 'busy');
        PRAGMA user_version = 1;
        """
}

/// Numbers that are the same in every run (SplitMix64; Steele, Lea, Flood, 2014).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
