import Articles
import GRDB

/// The lines of one article among those of all articles: what a publication's boilerplate is learnt from.
struct LineMemory {
    private let database: Database
    private let article: Int64

    /// Articles that share this many lines, and half of them, are one article at two addresses.
    private static let fewestShared = 3

    init(_ database: Database, article: Int64) {
        self.database = database
        self.article = article
    }

    /// Forgets what came with the revisions after one: 0 forgets all.
    func goBack(to revision: Int) throws {
        let arguments: StatementArguments = ["article": article, "revision": revision]
        try database.cachedStatement(
            sql: """
                DELETE FROM line_text WHERE form IN
                    (SELECT form FROM line WHERE article = :article AND revision > :revision)
                    AND (SELECT count(*) FROM line WHERE line.form = line_text.form) <= 2
                """
        ).execute(arguments: arguments)
        try database.cachedStatement(
            sql: "DELETE FROM line WHERE article = :article AND revision > :revision"
        ).execute(arguments: arguments)
        try database.execute(
            sql: "UPDATE line SET changed = NULL WHERE article = :article AND changed > :revision",
            arguments: arguments)
    }

    /// Notes the lines of revisions in their order.
    func note(_ records: [RevisionRecord]) throws {
        guard let first = records.first(where: { !$0.lines.isEmpty }) else { return }
        let origin = try knownOrigin() ?? original(of: first.lines) ?? article
        let insert = try database.cachedStatement(
            sql: "INSERT OR IGNORE INTO line VALUES (?, ?, ?, ?, ?, ?, ?, NULL)")
        for record in records {
            for line in record.lines {
                try insert.execute(arguments: [
                    line.form, article, origin, record.revision.number, line.words, line.isInside,
                    line.isTopical,
                ])
                if database.changesCount > 0 { try keepText(of: line) }
                guard line.changedByItself else { continue }
                try database.cachedStatement(
                    sql: "UPDATE line SET changed = ? WHERE form = ? AND article = ? AND changed IS NULL"
                ).execute(arguments: [record.revision.number, line.form, article])
            }
        }
    }

    /// The text is kept of lines that two articles have; of all others it would be most of the catalog.
    private func keepText(of line: SeenLine) throws {
        try database.cachedStatement(
            sql: """
                INSERT OR IGNORE INTO line_text SELECT :form, :text
                WHERE EXISTS (SELECT 1 FROM line WHERE form = :form AND article != :article)
                """
        ).execute(arguments: ["form": line.form, "text": line.text.column, "article": article])
    }

    private func knownOrigin() throws -> Int64? {
        try Int64.fetchOne(
            database.cachedStatement(sql: "SELECT origin FROM line WHERE article = ? LIMIT 1"),
            arguments: [article])
    }

    /// The article of the same publication that has half of these lines too; `nil` where none has.
    private func original(of lines: [SeenLine]) throws -> Int64? {
        let row = try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT line.origin, count(DISTINCT line.form) AS shared FROM line
                    JOIN article ON article.number = line.article
                    WHERE line.form IN (SELECT value FROM json_each(:forms)) AND line.article != :article
                        AND article.publication = (SELECT publication FROM article WHERE number = :article)
                    GROUP BY line.article ORDER BY shared DESC, line.article LIMIT 1
                    """),
            arguments: ["forms": LineMemory.list(lines.map(\.form)), "article": article])
        guard let row else { return nil }
        let shared: Int = try row.decode(forColumn: "shared")
        guard shared >= Self.fewestShared, shared * 2 >= lines.count else { return nil }
        return try row.decode(forColumn: "origin")
    }

    /// Numbers as a JSON array, for SQLite to take apart.
    static func list(_ numbers: [Int64]) -> String {
        "[" + numbers.map(String.init).joined(separator: ",") + "]"
    }
}
