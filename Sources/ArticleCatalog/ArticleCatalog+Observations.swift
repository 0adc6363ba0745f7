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
            let log = try ObservationLog(database)
            for (look, identity) in looks { try log.append(look, of: identity) }
        }
    }

    /// The looks at an article, oldest first.
    public func observations(of identity: ArticleIdentity) async throws(CatalogError) -> [ObservationRun] {
        try await read("read observations in") { database in
            guard let article = try database.number(of: identity) else { return [] }
            return try ObservationRun.all(of: article, in: database)
        }
    }
}

/// The observation log: every look of the last two weeks, and what is older in runs.
struct ObservationLog {
    let database: Database
    private let insertRun: RowStatement
    private let findSource: RowStatement
    private let noteLook: RowStatement
    private let noteAddress: RowStatement

    /// Looks older than this, counted from the look that is being logged, are folded into runs.
    private static let patience = 14 * 86400

    init(_ database: Database) throws {
        self.database = database
        insertRun = try RowStatement(
            """
            INSERT INTO observation VALUES (?1, ?2,
                (SELECT ifnull(max(serial) + 1, 0) FROM observation WHERE article = ?1 AND first = ?2),
                ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
            """, in: database)
        findSource = try RowStatement("SELECT number FROM source WHERE text = ?", in: database)
        noteLook = try RowStatement(
            "UPDATE article SET lastLook = max(lastLook, ?) WHERE number = ? AND tip IS NOT NULL",
            in: database)
        noteAddress = try RowStatement(
            """
            UPDATE address SET first = min(first, ?1), last = max(last, ?1) WHERE article = ?2 AND address = ?3
            """, in: database)
    }

    /// Writes one look, and folds what it leaves behind.
    func append(_ look: Observation, of identity: ArticleIdentity) throws {
        let article = try database.givenNumber(of: identity)
        let time = look.time.seconds
        try insert(ObservationRun(look), of: article)
        try noteLook.execute {
            $0.add(time)
            $0.add(article)
        }
        try note(look.source, of: article, at: time)
        try fold(article, before: time - Int64(Self.patience))
    }

    /// Notes where an article was looked at: mostly where it is known to be.
    private func note(_ source: String, of article: Int64, at time: Int64) throws {
        guard !source.isEmpty else { return }
        let known = try noteAddress.execute {
            $0.add(time)
            $0.add(article)
            $0.add(source.column)
        }
        guard known == 0, let key = ArticleKey.text(ofAddress: source) else { return }
        try AddressBook(database, article: article).note(key, source, from: time, to: time)
    }

    /// Writes a run behind those that began at the same time.
    func insert(_ run: ObservationRun, of article: Int64) throws {
        let source = try number(ofSource: run.source.column)
        try insertRun.execute {
            $0.add(article)
            $0.add(run.first.seconds)
            $0.add(run.last.seconds)
            $0.add(run.looks)
            $0.add(run.outcome.rawValue)
            $0.add(source)
            $0.add(run.status)
            $0.add(run.milliseconds)
            $0.add(run.firstSnapshot?.column)
            $0.add(run.snapshot?.column)
            $0.add(run.validators.tag?.column)
            $0.add(run.validators.lastModified?.column)
            $0.add(run.detail?.column)
        }
    }

    private func number(ofSource text: String) throws -> Int64 {
        if let known = try findSource.numbers({ $0.add(text) }).first { return known }
        try database.cachedStatement(sql: "INSERT INTO source (text) VALUES (?)").execute(arguments: [text])
        return database.lastInsertedRowID
    }

    /// Folds the latest of the runs that lie before a time.
    ///
    /// Each look pushes about one other over that time, so a few are enough to keep up.
    private func fold(_ article: Int64, before time: Int64) throws {
        let rows = try Row.fetchAll(
            database.cachedStatement(
                sql: ObservationRun.selection
                    + " WHERE article = ? AND first < ? ORDER BY first DESC, serial DESC LIMIT 8"),
            arguments: [article, time])
        var kept: (run: ObservationRun, serial: Int64)?
        for row in rows.reversed() {
            let later = try ObservationRun(row: row)
            let serial: Int64 = try row.decode(atIndex: ObservationRun.serial)
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
