public import Articles
import GRDB

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension ArticleCatalog {
    /// Logs looks, all or none; where one was taken at an address, the article is found under that address from
    /// now on.
    public func log(
        _ looks: [(look: Observation, identity: ArticleIdentity)]
    ) async throws(CatalogError) {
        try await write("log an observation in", isDurable: true) { database in
            var log = ObservationLog(database)
            for (look, identity) in looks { try log.append(look, of: identity) }
        }
    }

    /// The looks at an article, oldest first.
    public func observations(of identity: ArticleIdentity) async throws(CatalogError) -> [ObservationRun] {
        try await read("read observations in") { database in
            guard let article = try database.number(of: identity) else { return [] }
            return try ObservationLog(database).runs(of: article)
        }
    }
}

/// The observation log: every look of the last two weeks, and what is older in runs.
struct ObservationLog {
    let database: Database

    /// Looks older than this, counted from the look that is being logged, are folded into runs.
    private static let patience = 14 * 86400

    init(_ database: Database) {
        self.database = database
    }

    /// Writes one look, and folds what it leaves behind.
    mutating func append(_ look: Observation, of identity: ArticleIdentity) throws {
        let article = try database.givenNumber(of: identity)
        let time = look.time.seconds
        try insert(ObservationRun(look), of: article)
        try database.cachedStatement(
            sql: "UPDATE article SET lastLook = max(lastLook, ?) WHERE number = ? AND tip IS NOT NULL"
        ).execute(arguments: [time, article])
        if let key = ArticleKey.text(ofAddress: look.source) {
            try AddressBook(database, article: article).note(key, look.source, from: time, to: time)
        }
        try fold(article, before: time - Int64(Self.patience))
    }

    /// Writes a run behind those that began at the same time.
    func insert(_ run: ObservationRun, of article: Int64) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO observation VALUES (:article, :first,
                    (SELECT ifnull(max(serial) + 1, 0) FROM observation WHERE article = :article AND first = :first),
                    :last, :looks, :outcome, :source, :status, :milliseconds, :firstSnapshot, :snapshot, :tag,
                    :modified, :detail)
                """
        ).execute(arguments: [
            "article": article, "first": run.first.seconds, "last": run.last.seconds, "looks": run.looks,
            "outcome": run.outcome.rawValue, "source": try number(ofSource: run.source.column),
            "status": run.status, "milliseconds": run.milliseconds,
            "firstSnapshot": run.firstSnapshot?.column, "snapshot": run.snapshot?.column,
            "tag": run.validators.tag?.column, "modified": run.validators.lastModified?.column,
            "detail": run.detail?.column,
        ])
    }

    /// The looks at an article, oldest first.
    func runs(of article: Int64) throws -> [ObservationRun] {
        try Row.fetchAll(
            database, sql: Self.selection + " WHERE article = ? ORDER BY first, serial", arguments: [article]
        ).map(ObservationRun.init(row:))
    }

    static let selection = """
        SELECT observation.*, text AS place FROM observation JOIN source ON observation.source = source.number
        """

    private func number(ofSource text: String) throws -> Int64? {
        try database.cachedStatement(sql: "INSERT OR IGNORE INTO source (text) VALUES (?)")
            .execute(arguments: [text])
        return try Int64.fetchOne(
            database.cachedStatement(sql: "SELECT number FROM source WHERE text = ?"), arguments: [text])
    }

    /// Folds the latest of the runs that lie before a time.
    ///
    /// Each look pushes about one other over that time, so a few are enough to keep up.
    private func fold(_ article: Int64, before time: Int64) throws {
        let rows = try Row.fetchAll(
            database.cachedStatement(
                sql: Self.selection
                    + " WHERE article = ? AND first < ? ORDER BY first DESC, serial DESC LIMIT 8"),
            arguments: [article, time])
        var kept: (run: ObservationRun, serial: Int64)?
        for row in rows.reversed() {
            let later = try ObservationRun(row: row)
            let serial: Int64 = try row.decode(forColumn: "serial")
            guard var earlier = kept, earlier.run.extend(by: later) else {
                kept = (later, serial)
                continue
            }
            try delete(article, later.first, serial)
            try update(article, earlier.run, earlier.serial)
            kept = earlier
        }
    }

    private func delete(_ article: Int64, _ first: Date, _ serial: Int64) throws {
        try database.cachedStatement(
            sql: "DELETE FROM observation WHERE article = ? AND first = ? AND serial = ?"
        ).execute(arguments: [article, first.seconds, serial])
    }

    private func update(_ article: Int64, _ run: ObservationRun, _ serial: Int64) throws {
        try database.cachedStatement(
            sql: """
                UPDATE observation SET last = :last, looks = :looks, snapshot = :snapshot, tag = :tag,
                    lastModified = :modified, milliseconds = :milliseconds
                WHERE article = :article AND first = :first AND serial = :serial
                """
        ).execute(arguments: [
            "last": run.last.seconds, "looks": run.looks, "snapshot": run.snapshot,
            "tag": run.validators.tag, "modified": run.validators.lastModified,
            "milliseconds": run.milliseconds, "article": article, "first": run.first.seconds,
            "serial": serial,
        ])
    }
}
