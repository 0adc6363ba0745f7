import Articles
import GRDB

/// Counts of the lines that stood in two articles of a publication, kept as lines come and go.
///
/// An article and its copies count once.
struct RecurringTally {
    private let database: Database

    init(_ database: Database) { self.database = database }

    /// Counts an article that has a line now.
    ///
    /// - Parameter other: another that has it.
    func add(
        _ article: Int64, to number: Int64, _ line: SeenLine, of publication: String, beside other: Int64
    ) throws {
        try database.cachedStatement(
            sql: "INSERT OR IGNORE INTO recurring VALUES (?, ?, ?, ?, 0, 0, 0, 0, 0)"
        ).execute(arguments: [number, publication, line.form, line.text.column])
        // Until now there was one article with it, which was not counted.
        if database.changesCount > 0 { try count(other, with: number, by: 1, isFirst: true) }
        try count(article, with: number, by: 1, isFirst: isAlone(article, with: number))
    }

    /// Takes an article out of the counts of a line; the article's row of it is still there.
    func remove(_ article: Int64, from line: Int64) throws {
        let rows = try Int64.fetchAll(
            database.cachedStatement(sql: "SELECT article FROM line WHERE line = ? LIMIT 3"),
            arguments: [line])
        switch rows.count {
        case ...1: return
        case 2:
            for table in ["recurring", "wording"] {
                try database.cachedStatement(sql: "DELETE FROM \(table) WHERE line = ?")
                    .execute(arguments: [line])
            }
        default: try count(article, with: line, by: -1, isFirst: isAlone(article, with: line))
        }
    }

    /// Counts that a line changed by itself in one more article, or one less.
    func noteChange(_ difference: Int, of line: Int64) throws {
        try database.cachedStatement(sql: "UPDATE recurring SET changed = changed + ? WHERE line = ?")
            .execute(arguments: [difference, line])
    }

    /// Counts an article, or takes it out.
    ///
    /// - Parameter isFirst: whether no article that is the same one is counted besides.
    private func count(_ article: Int64, with line: Int64, by sign: Int, isFirst: Bool) throws {
        let wording = try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    INSERT INTO wording SELECT line, words, :sign FROM line
                    WHERE line = :line AND article = :article
                    ON CONFLICT (line, words) DO UPDATE SET articles = articles + excluded.articles
                    RETURNING words, articles
                    """), arguments: ["line": line, "article": article, "sign": sign])
        guard let wording else { return }
        let left: Int = try wording.decode(atIndex: 1)
        if left == 0 {
            try database.cachedStatement(sql: "DELETE FROM wording WHERE line = ? AND words = ?")
                .execute(arguments: [line, try wording.decode(Int64.self, atIndex: 0)])
        }
        let isOther = left == (sign > 0 ? 1 : 0)
        try database.cachedStatement(
            sql: """
                UPDATE recurring SET articles = articles + :articles, wordings = wordings + :wordings,
                    inside = recurring.inside + :sign * own.inside,
                    topical = recurring.topical + :sign * own.topical,
                    changed = recurring.changed + :sign * (own.changed IS NOT NULL)
                FROM line AS own
                WHERE own.line = :line AND own.article = :article AND recurring.line = :line
                """
        ).execute(arguments: [
            "line": line, "article": article, "sign": sign, "articles": isFirst ? sign : 0,
            "wordings": isOther ? sign : 0,
        ])
    }

    /// Whether none of the article's copies has a line, nor the article that it is a copy of.
    private func isAlone(_ article: Int64, with line: Int64) throws -> Bool {
        try Int64.fetchOne(
            database.cachedStatement(
                sql: """
                    WITH origin AS (
                        SELECT ifnull((SELECT origin FROM copy WHERE article = :article), :article) AS number),
                    same AS (
                        SELECT number FROM origin WHERE number NOT IN (SELECT article FROM copy)
                        UNION ALL SELECT article FROM copy WHERE origin = (SELECT number FROM origin))
                    SELECT 1 FROM same JOIN line ON line.line = :line AND line.article = number
                    WHERE number != :article LIMIT 1
                    """), arguments: ["article": article, "line": line]) == nil
    }
}
