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
            try String.fetchAll($0, sql: "SELECT text FROM line_text")
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
        arguments: [2, 3])
    func migrated(layout: Int) async throws {
        do { _ = try await catalog().record([Sample.record(revisions: 2)]) }
        try await DatabaseQueue(path: folder.catalog).write {
            try $0.execute(
                sql: """
                    DROP TABLE line; DROP TABLE line_text; DROP TABLE ruling;
                    \(layout == 2 ? "DROP TABLE agreement;" : "") PRAGMA user_version = \(layout)
                    """)
        }
        let catalog = try catalog()
        #expect(try await catalog.tips(of: "example.org").isEmpty)
        _ = try await catalog.record([record(1, [7]), record(2, [7])])
        #expect(try await catalog.recurringLines(in: "example.org").map(\.articles) == [2])
    }
}
