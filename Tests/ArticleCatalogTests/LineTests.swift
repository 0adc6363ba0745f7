import ArticleCatalog
import Articles
import Foundation
import GRDB
import Testing

@Suite("The lines of a publication")
struct LineTests {
    private let folder: Folder

    init() throws { folder = try Folder() }

    private func catalog() throws -> ArticleCatalog { try ArticleCatalog(at: folder.catalog) }

    /// An article of one revision that has these lines among ten of its own.
    private func record(_ number: Int, _ forms: [Int64], publication: String = "example.org") -> ArticleRecord
    {
        var record = Sample.record(
            of: Sample.identity(number, publication: publication), [[Block(.headline, "A")]])
        let own = (0..<10).map { Int64(number * 100 + $0) }
        record.revisions[0].lines = (own + forms).map {
            SeenLine(
                form: $0, words: $0, text: "line \($0)", isInside: false, isTopical: false,
                changedByItself: false)
        }
        return record
    }

    @Test("counts the articles of one publication, those between, and names some")
    func counted() async throws {
        let catalog = try catalog()
        for number in 1...9 {
            _ = try await catalog.record([record(number, number % 2 == 1 ? [7] : [])])
        }
        _ = try await catalog.record([record(10, [7], publication: "other.org")])
        let line = try #require(try await catalog.recurringLines(in: "example.org").first)
        #expect(line.articles == 5 && line.span == 9 && line.wordings == 1 && line.text == "line 7")
        #expect(line.examples == [1, 3, 5, 7, 9].map { Sample.identity($0) })
        #expect(try await catalog.lines(withForms: [7, 101], in: "example.org").map(\.articles) == [5])
        #expect(try await catalog.lines(withForms: [7], in: "other.org").isEmpty)
    }

    @Test("articles that share half of their lines count as one")
    func copies() async throws {
        let catalog = try catalog()
        let shared = (0..<12).map { Int64(5000 + $0) }
        for number in 1...4 { _ = try await catalog.record([record(number, shared)]) }
        #expect(try await catalog.recurringLines(in: "example.org").isEmpty)
    }

    @Test("of an article that is removed no line is left, nor its words")
    func removed() async throws {
        let catalog = try catalog()
        for number in 1...2 { _ = try await catalog.record([record(number, [7])]) }
        try await catalog.remove(Sample.identity(2))
        #expect(try await catalog.recurringLines(in: "example.org").isEmpty)
        let texts = try await DatabaseQueue(path: folder.catalog).read {
            try String.fetchAll($0, sql: "SELECT text FROM recurring")
        }
        #expect(texts.isEmpty)
    }

    @Test("what a person said outlives a rebuild, a damaged file and an older layout")
    func rulings() async throws {
        do {
            let catalog = try catalog()
            try await catalog.rule(
                7, text: "seven", in: "example.org", isBoilerplate: true, at: Sample.time(1))
            try await catalog.rule(
                7, text: "Seven", in: "example.org", isBoilerplate: false, at: Sample.time(2))
            try await catalog.clear()
        }
        _ = try ArticleCatalog.salvage(at: folder.catalog)
        let line = try #require(try await catalog().lines(withForms: [7], in: "example.org").first)
        #expect(line.ruling == false && line.text == "Seven" && line.articles == 0)
        try await catalog().rule(7, text: "", in: "example.org", isBoilerplate: nil, at: Sample.time(3))
        #expect(try await catalog().recurringLines(in: "example.org").isEmpty)
    }

    @Test(
        "a catalog of a layout before gets the tables, and is read again from the repositories",
        arguments: [2, 3, 4, 5])
    func migrated(layout: Int) async throws {
        do { _ = try await catalog().record([Sample.record(revisions: 2)]) }
        try await DatabaseQueue(path: folder.catalog).write {
            try $0.execute(
                sql: """
                    DROP TABLE line; DROP TABLE copy; DROP TABLE recurring; DROP TABLE wording;
                    \(layout < 5 ? "DROP INDEX article_by_place; ALTER TABLE article DROP COLUMN place;" : "")
                    ALTER TABLE article DROP COLUMN mark; ALTER TABLE agreement DROP COLUMN tips;
                    \(layout == 2 ? "DROP TABLE agreement;" : "")
                    \(layout < 4 ? "DROP TABLE ruling;" : layout > 4 ? "" : "CREATE TABLE line (a); CREATE TABLE line_text (a);")
                    PRAGMA user_version = \(layout)
                    """)
        }
        let catalog = try catalog()
        #expect(try await catalog.tips(of: "example.org").isEmpty)
        _ = try await catalog.record([record(1, [7]), record(2, [7])])
        #expect(try await catalog.recurringLines(in: "example.org").map(\.articles) == [2])
    }

    /// The same counts by reading every row of every line.
    private func counted(in publication: String) throws -> [String] {
        try DatabaseQueue(path: folder.catalog).read { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT line, count(DISTINCT ifnull(origin, line.article)) AS articles,
                        count(DISTINCT words) AS wordings, sum(inside) AS inside, sum(topical) AS topical,
                        count(changed) AS changed, min(article.number) AS first, max(article.number) AS last
                    FROM line JOIN article ON article.number = line.article
                    LEFT JOIN copy ON copy.article = line.article
                    WHERE publication = ? GROUP BY line HAVING articles > 1
                    """, arguments: [publication])
            return try rows.map { row in
                let span = try Int.fetchOne(
                    database,
                    sql: "SELECT count(*) FROM article WHERE publication = ? AND number BETWEEN ? AND ?",
                    arguments: [publication, row["first"], row["last"]])
                let counts = ["articles", "wordings", "inside", "topical", "changed"].map { name -> Int in
                    row[name]
                }
                return "\(counts) \(span ?? 0)"
            }.sorted()
        }
    }

    @Test("counts that are kept as lines come and go are those of all rows", arguments: 1...8)
    func tally(seed: Int) async throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let catalog = try catalog()
        let publications = ["example.org", "other.org"]
        var records: [ArticleIdentity: ArticleRecord] = [:]
        for round in 1...60 {
            let identity = Sample.identity(
                Int.random(in: 1...9, using: &generator),
                publication: publications.randomElement(using: &generator) ?? "")
            if round % 7 == 0 {
                try await catalog.remove(identity)
                records[identity] = nil
                continue
            }
            var record = Sample.record(
                of: identity,
                (0...Int.random(in: 0...3, using: &generator)).map { [Block(.headline, "\($0)")] },
                seed: round * 100)
            for index in record.revisions.indices {
                record.revisions[index].lines = (0..<Int.random(in: 0...6, using: &generator)).map { _ in
                    let form = Int64.random(in: 1...8, using: &generator)
                    return SeenLine(
                        form: form, words: form * 10 + Int64.random(in: 0...2, using: &generator),
                        text: "line \(form)", isInside: Bool.random(using: &generator),
                        isTopical: Bool.random(using: &generator),
                        changedByItself: Bool.random(using: &generator))
                }
            }
            // From some revision on another history, or all of it again.
            let kept = Int.random(in: 0..<record.revisions.count, using: &generator)
            if let known = records[identity], kept > 0, kept <= known.revisions.count {
                record.revisions.replaceSubrange(..<kept, with: known.revisions[..<kept])
                #expect(try await catalog.record([record.after(kept)]).isEmpty)
            } else {
                #expect(try await catalog.record([record]).isEmpty)
            }
            records[identity] = record
            for publication in publications {
                let kept = try await catalog.recurringLines(in: publication).map {
                    "\([$0.articles, $0.wordings, $0.inside, $0.topical, $0.changed]) \($0.span)"
                }
                #expect(try kept.sorted() == counted(in: publication))
            }
        }
        #expect(!records.isEmpty)
    }
}
