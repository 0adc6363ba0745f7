public import Articles
import GRDB

extension ArticleCatalog {
    /// The revisions of an article, oldest first; empty where it is not tracked.
    public func history(of identity: ArticleIdentity) async throws(CatalogError) -> [Revision] {
        try await read("read a history in") { database in
            guard let article = try database.number(of: identity) else { return [] }
            let rows = try Row.fetchCursor(
                database.cachedStatement(
                    sql: "SELECT \(Revision.columns) FROM revision WHERE article = ? ORDER BY number"),
                arguments: [article])
            return try Array(rows.map { try Revision(row: $0) })
        }
    }

    /// The revisions of an article with what each changed, oldest first; empty where it is not tracked.
    public func changes(of identity: ArticleIdentity) async throws(CatalogError) -> [ArticleChange] {
        try await read("read a history in") { database in
            guard let article = try database.number(of: identity) else { return [] }
            return try ChangeQuery.fetch(
                database, where: "revision.article = :article ORDER BY revision.number",
                ["article": article])
        }
    }

    /// The changes that a filter lets through, newest first.
    ///
    /// Reads along an index by time until there are enough; what a filter keeps out costs as much as what it
    /// lets through, except for publications and stealth edits, which have indexes of their own.
    public func changes(
        _ filter: ChangeFilter, after position: ChangePosition?, limit: Int
    ) async throws(CatalogError) -> [ArticleChange] {
        try await read("list the changes of") { database in
            let query = ChangeQuery(filter, after: position)
            return try ChangeQuery.fetch(
                database,
                where: query.condition + " ORDER BY revision.observed DESC, revision.id DESC LIMIT :limit",
                query.arguments + ["limit": max(0, limit)])
        }
    }

    /// The edits of all publications by day of UTC, ascending; reads an index of all revisions.
    public func editsByDay() async throws(CatalogError) -> [PublicationStatistics.Bin] {
        try await read("count the revisions of") { database in
            try PublicationStatistics.bins(
                database,
                sql: """
                    SELECT observed / 86400 AS value, count(*) FROM revision
                    WHERE \(PublicationStatistics.edits) GROUP BY value ORDER BY value
                    """)
        }
    }

    /// What can be counted of a publication; `nil` for all.
    ///
    /// Counts every revision it has.
    public func statistics(
        of publication: String?
    ) async throws(CatalogError) -> PublicationStatistics {
        try await read("count the revisions of") { database in
            try PublicationStatistics(of: publication, in: database)
        }
    }
}

/// A filter as a condition on rows of `revision`.
private struct ChangeQuery {
    private(set) var condition = "1"
    private(set) var arguments = StatementArguments()

    init(_ filter: ChangeFilter, after position: ChangePosition?) {
        if let publication = filter.publication {
            add("revision.publication = :publication", ["publication": publication])
        }
        if let article = filter.article {
            add(
                """
                revision.article = (SELECT number FROM article
                    WHERE publication = :of AND slug = :slug AND id = :named)
                """, ["of": article.publication, "slug": article.slug, "named": article.id])
        }
        if let kinds = filter.kinds {
            // Raw values of our own, without any quotation mark.
            let names = kinds.map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ")
            add("revision.kind IN (\(names))", [:])
        }
        if let significance = filter.significance {
            add("revision.significance >= :significance", ["significance": significance])
        }
        if filter.isStealth { add("revision.stealth", [:]) }
        if filter.isHeadlineOnly { add("revision.parts = 'headline'", [:]) }
        if filter.touchesHeadline { add("' ' || revision.parts || ' ' LIKE '% headline %'", [:]) }
        if let language = filter.language?.lowercased() {
            add(
                "(lower(revision.language) = :language OR substr(lower(revision.language), 1, length(:language) + 1) = :language || '-')",
                ["language": language])
        }
        if let since = filter.since { add("revision.observed >= :since", ["since": since.seconds]) }
        if let until = filter.until { add("revision.observed < :until", ["until": until.seconds]) }
        if let time = filter.announcedAt {
            add(Self.announced, ["patience": time.seconds - Self.patience])
        }
        if let position {
            add(
                "(revision.observed, revision.id) < (:observed, :position)",
                ["observed": position.observed.seconds, "position": position.revision.hex])
        }
    }

    /// A second look that did not come after so many seconds is waited for no longer.
    private static let patience: Int64 = 6 * 3_600

    /// Neither a provisional revision nor one that took back a provisional one.
    private static let announced = """
        (revision.kind <> 'edit' OR NOT \(isOpen("revision", after: "before")))
        AND NOT (revision.kind = 'revert' AND before.kind = 'edit' AND EXISTS (
            SELECT 1 FROM revision AS former WHERE former.article = revision.article
                AND former.number = revision.number - 2 AND former.id = revision.reverts
                AND \(isOpen("before", after: "former"))))
        """

    /// Whether the words of a revision were seen at one look only, and are still waited for or were taken back.
    private static func isOpen(_ revision: String, after before: String) -> String {
        """
        EXISTS (
            SELECT 1 FROM observation LEFT JOIN revision AS next
                ON next.article = \(revision).article AND next.number = \(revision).number + 1
            WHERE observation.article = \(revision).article AND observation.first = \(revision).observed
                AND outcome = 'revised' AND detail = '\(Observation.provisional)'
                AND CASE WHEN next.id IS NULL THEN \(revision).observed > :patience
                    ELSE next.kind = 'revert' AND next.reverts = \(before).id END
                AND NOT EXISTS (
                    SELECT 1 FROM observation AS look WHERE look.article = \(revision).article
                        AND look.outcome = 'unchanged' AND look.first >= \(revision).observed
                        AND (next.id IS NULL OR look.first <= next.observed)))
        """
    }

    private mutating func add(_ condition: String, _ arguments: StatementArguments) {
        self.condition += " AND " + condition
        self.arguments += arguments
    }

    static func fetch(
        _ database: Database, where condition: String, _ arguments: StatementArguments
    ) throws -> [ArticleChange] {
        let rows = try Row.fetchCursor(
            database.cachedStatement(
                sql: """
                    SELECT \(Revision.columns), \(RevisionChange.columns), revision.language AS language,
                        article.publication AS publication, article.slug AS slug, article.id AS name,
                        before.id AS before, before.headline AS headlineBefore
                    FROM revision JOIN article ON article.number = revision.article
                    LEFT JOIN revision AS before
                        ON before.article = revision.article AND before.number = revision.number - 1
                    WHERE \(condition)
                    """), arguments: arguments)
        return try Array(
            rows.map { row in
                let before: String? = try row.decode(forColumn: "before")
                return ArticleChange(
                    identity: try ArticleIdentity(
                        publication: row.decode(forColumn: "publication"),
                        slug: row.decode(forColumn: "slug"),
                        id: row.decode(forColumn: "name")),
                    revision: try Revision(row: row), change: try RevisionChange(row: row),
                    before: try before.map { try RevisionID(column: $0) },
                    headlineBefore: try row.decode(forColumn: "headlineBefore"),
                    language: try row.decode(forColumn: "language"))
            })
    }
}

extension PublicationStatistics {
    fileprivate static let edits = "kind IN ('edit', 'revert', 'vanished', 'returned')"

    fileprivate init(of publication: String?, in database: Database) throws {
        let arguments: StatementArguments = ["publication": publication]
        let scope = publication == nil ? ":publication IS NULL" : "revision.publication = :publication"
        let articles = try Int.fetchOne(
            database,
            sql: """
                SELECT count(*) FROM article
                WHERE tip IS NOT NULL AND publication = ifnull(:publication, publication)
                """, arguments: arguments)
        // Of each revision only what stands in the index by publication is asked for: its rows are long.
        let counts = try Row.fetchOne(
            database,
            sql: """
                SELECT count(*), count(DISTINCT article) FILTER (WHERE \(Self.edits)),
                    count(*) FILTER (WHERE \(Self.edits)), count(*) FILTER (WHERE stealth)
                FROM revision INDEXED BY revision_by_publication
                WHERE \(scope) AND revision.publication IS NOT NULL
                """, arguments: arguments)
        self.init(
            articles: articles ?? 0, editedArticles: try counts?.decode(atIndex: 1) ?? 0,
            revisions: try counts?.decode(atIndex: 0) ?? 0, edits: try counts?.decode(atIndex: 2) ?? 0,
            stealthEdits: try counts?.decode(atIndex: 3) ?? 0,
            hours: try Self.bins(
                database,
                sql: """
                    SELECT (observed - firstObserved) / 3600 AS value, count(*)
                    FROM revision JOIN article ON article.number = article
                    WHERE \(scope) AND \(Self.edits) GROUP BY value ORDER BY value
                    """, arguments),
            days: try Self.bins(
                database,
                sql: """
                    SELECT observed / 86400 AS value, count(*) FROM revision
                    WHERE \(scope) AND \(Self.edits) GROUP BY value ORDER BY value
                    """, arguments))
    }

    fileprivate static func bins(
        _ database: Database, sql: String, _ arguments: StatementArguments = []
    ) throws -> [Bin] {
        try Row.fetchAll(database, sql: sql, arguments: arguments).map { row in
            try Bin(value: row.decode(atIndex: 0), edits: row.decode(atIndex: 1))
        }
    }
}
