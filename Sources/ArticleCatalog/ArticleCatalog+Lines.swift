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
    ///
    /// Reads all its lines.
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
        let list = LineMemory.list(forms)
        return try lines(
            where: "line.form IN (SELECT value FROM json_each(:forms))",
            ruled: "form IN (SELECT value FROM json_each(:forms))", ["forms": list])
    }

    func all() throws -> [RecurringLine] {
        var lines = try lines(where: "true", ruled: "true", [:])
        for index in lines.indices { lines[index].examples = try examples(of: lines[index].form) }
        return lines.sorted { ($1.articles, $0.text) < ($0.articles, $1.text) }
    }

    private func lines(
        where chosen: String, ruled: String, _ arguments: StatementArguments
    ) throws -> [RecurringLine] {
        let arguments = arguments + ["publication": publication]
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT line.form, (SELECT text FROM line_text WHERE form = line.form) AS text,
                    count(DISTINCT origin) AS articles, count(DISTINCT words) AS wordings,
                    sum(inside) AS inside, sum(topical) AS topical, count(changed) AS changed,
                    min(article.number) AS first, max(article.number) AS last
                FROM line JOIN article ON article.number = line.article
                WHERE article.publication = :publication AND \(chosen)
                GROUP BY line.form HAVING articles > 1
                """, arguments: arguments)
        var found: [Int64: RecurringLine] = [:]
        for row in rows {
            let text: String? = try row.decode(forColumn: "text")
            var line = RecurringLine(form: try row.decode(forColumn: "form"), text: text ?? "")
            line.articles = try row.decode(forColumn: "articles")
            line.wordings = try row.decode(forColumn: "wordings")
            line.inside = try row.decode(forColumn: "inside")
            line.topical = try row.decode(forColumn: "topical")
            line.changed = try row.decode(forColumn: "changed")
            line.span = try span(from: row.decode(forColumn: "first"), to: row.decode(forColumn: "last"))
            found[line.form] = line
        }
        let rulings = try Row.fetchAll(
            database,
            sql: "SELECT form, text, isBoilerplate FROM ruling WHERE publication = :publication AND \(ruled)",
            arguments: arguments)
        for row in rulings {
            let form: Int64 = try row.decode(forColumn: "form")
            let text: String = try row.decode(forColumn: "text")
            found[form, default: RecurringLine(form: form, text: text)].ruling =
                try row.decode(forColumn: "isBoilerplate")
        }
        return Array(found.values)
    }

    private func span(from first: Int64, to last: Int64) throws -> Int {
        try Int.fetchOne(
            database.cachedStatement(
                sql: "SELECT count(*) FROM article WHERE publication = ? AND number BETWEEN ? AND ?"),
            arguments: [publication, first, last]) ?? 0
    }

    private func examples(of form: Int64) throws -> [ArticleIdentity] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT slug, id FROM line JOIN article ON article.number = line.article
                    WHERE form = ? AND publication = ? GROUP BY origin ORDER BY article.number LIMIT ?
                    """), arguments: [form, publication, Self.examples]
        ).map {
            try ArticleIdentity(
                publication: publication, slug: $0.decode(forColumn: "slug"), id: $0.decode(forColumn: "id"))
        }
    }
}
