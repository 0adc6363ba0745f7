public import Articles
import GRDB

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension ArticleCatalog {
    /// What is known of some lines at a publication: those that stood in several articles, and those ruled on.
    public func lines(
        withForms forms: [Int64], in publication: String
    ) async throws(CatalogError) -> [RecurringLine] {
        guard !forms.isEmpty else { return [] }
        return try await read("look up lines in") { database in
            try RecurringLines(database, publication).lines(withForms: forms)
        }
    }

    /// The lines that stood in several articles of a publication, those in most first, and those ruled on.
    public func recurringLines(in publication: String) async throws(CatalogError) -> [RecurringLine] {
        try await read("read lines in") { try RecurringLines($0, publication).all() }
    }

    /// Keeps what a person says about a line: whether it is boilerplate, or `nil` to leave it to the rules.
    ///
    /// What this returned from survives the death of the machine, and ``clear()``.
    public func rule(
        _ form: Int64, text: String, in publication: String, isBoilerplate: Bool?, at time: Date
    ) async throws(CatalogError) {
        try await write("rule on a line in", isDurable: true) { database in
            try database.execute(
                sql: "DELETE FROM ruling WHERE publication = ? AND form = ?", arguments: [publication, form])
            guard let isBoilerplate else { return }
            try database.execute(
                sql: "INSERT INTO ruling VALUES (?, ?, ?, ?, ?)",
                arguments: [publication, form, text.column, isBoilerplate, time.seconds])
        }
    }
}

/// Asks for the lines of a publication.
private struct RecurringLines {
    private let database: Database
    private let publication: String

    /// How many articles are named as examples.
    private static let examples = 5

    init(_ database: Database, _ publication: String) {
        self.database = database
        self.publication = publication
    }

    func lines(withForms forms: [Int64]) throws -> [RecurringLine] {
        let numbers = forms.map { LineMemory.number(of: $0, in: publication) }
        return try lines(
            where: "line IN (SELECT value FROM json_each(:numbers))",
            ruled: "form IN (SELECT value FROM json_each(:forms))",
            ["numbers": list(numbers), "forms": list(forms)])
    }

    func all() throws -> [RecurringLine] {
        var lines = try lines(where: "publication = :publication", ruled: "true", [:])
        for index in lines.indices { lines[index].examples = try examples(of: lines[index].form) }
        return lines.sorted { ($1.articles, $0.text) < ($0.articles, $1.text) }
    }

    private func lines(
        where chosen: String, ruled: String, _ arguments: StatementArguments
    ) throws -> [RecurringLine] {
        let arguments = arguments + ["publication": publication]
        let rows = try Row.fetchAll(
            database.cachedStatement(sql: "SELECT * FROM recurring WHERE articles > 1 AND \(chosen)"),
            arguments: arguments)
        var found: [Int64: RecurringLine] = [:]
        for row in rows {
            var line = RecurringLine(
                form: try row.decode(forColumn: "form"), text: try row.decode(forColumn: "text"))
            line.articles = try row.decode(forColumn: "articles")
            line.wordings = try row.decode(forColumn: "wordings")
            line.inside = try row.decode(forColumn: "inside")
            line.topical = try row.decode(forColumn: "topical")
            line.changed = try row.decode(forColumn: "changed")
            line.span = try span(of: row.decode(forColumn: "line"))
            found[line.form] = line
        }
        let rulings = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT form, text, isBoilerplate FROM ruling WHERE publication = :publication AND \(ruled)
                    """), arguments: arguments)
        for row in rulings {
            let form: Int64 = try row.decode(forColumn: "form")
            let text: String = try row.decode(forColumn: "text")
            found[form, default: RecurringLine(form: form, text: text)].ruling =
                try row.decode(forColumn: "isBoilerplate")
        }
        return Array(found.values)
    }

    /// How many articles there are from the first with a line to the last.
    private func span(of line: Int64) throws -> Int {
        let places = try Int.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT place FROM article WHERE number IN (
                        (SELECT min(article) FROM line WHERE line = :1),
                        (SELECT max(article) FROM line WHERE line = :1))
                    """), arguments: [line])
        guard let first = places.min(), let last = places.max() else { return 0 }
        return last &- first &+ 1
    }

    private func examples(of form: Int64) throws -> [ArticleIdentity] {
        let rows = try Row.fetchCursor(
            database.cachedStatement(
                sql: """
                    SELECT slug, id, ifnull(origin, article.number) FROM line
                    JOIN article ON article.number = line.article LEFT JOIN copy ON copy.article = line.article
                    WHERE line = ? ORDER BY line.article
                    """), arguments: [LineMemory.number(of: form, in: publication)])
        var examples: [ArticleIdentity] = []
        var origins: Set<Int64> = []
        while examples.count < Self.examples, let row = try rows.next() {
            guard origins.insert(try row.decode(atIndex: 2)).inserted else { continue }
            examples.append(
                try ArticleIdentity(
                    publication: publication, slug: row.decode(atIndex: 0), id: row.decode(atIndex: 1)))
        }
        return examples
    }

    /// Numbers as a JSON array, for SQLite to take apart.
    private func list(_ numbers: [Int64]) -> String {
        "[" + numbers.map(String.init).joined(separator: ",") + "]"
    }
}
