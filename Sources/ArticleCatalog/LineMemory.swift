import Articles
import GRDB

/// The lines of one article among those of all articles: what a publication's boilerplate is learnt from.
struct LineMemory {
    private let database: Database
    private let article: Int64

    /// Articles that share this many lines, and half of them, are one article at two addresses.
    private static let fewestShared = 3
    /// Of how many articles with a line it is asked whether this one is their copy.
    private static let mostAsked = 8

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
                    AND (SELECT count(*) FROM (SELECT 1 FROM line WHERE line.form = line_text.form LIMIT 3)) <= 2
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
    ///
    /// Of each line only the first few articles are asked for: a line that many have tells no copy from another
    /// article, and what an article costs must not grow with their number.
    private func original(of lines: [SeenLine]) throws -> Int64? {
        let others = try database.cachedStatement(
            sql: "SELECT article FROM line WHERE form = ? AND article != ? LIMIT ?")
        var shared: [Int64: Int] = [:]
        for line in lines {
            for other in try Int64.fetchAll(others, arguments: [line.form, article, Self.mostAsked]) {
                shared[other, default: 0] += 1
            }
        }
        let candidates = shared.filter { $0.value >= Self.fewestShared && $0.value * 2 >= lines.count }
        for (other, _) in candidates.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
            let origin = try Int64.fetchOne(
                database.cachedStatement(
                    sql: """
                        SELECT origin FROM line JOIN article ON article.number = line.article
                        WHERE line.article = ?
                            AND article.publication = (SELECT publication FROM article WHERE number = ?) LIMIT 1
                        """), arguments: [other, article])
            if let origin { return origin }
        }
        return nil
    }

    /// Numbers as a JSON array, for SQLite to take apart.
    static func list(_ numbers: [Int64]) -> String {
        "[" + numbers.map(String.init).joined(separator: ",") + "]"
    }
}
