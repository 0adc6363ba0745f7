public import Articles
import GRDB

extension ArticleCatalog {
    /// All tracked articles, newest change first.
    public func entries() async throws(CatalogError) -> [TrackedArticle] {
        try await read("list the articles of") { try $0.entries() }
    }

    /// Some of the tracked articles, newest change first; reads along an index by time until there are enough.
    public func entries(
        of publication: String?, after identity: ArticleIdentity?, limit: Int
    ) async throws(CatalogError) -> [TrackedArticle] {
        try await read("list the articles of") { database in
            var condition = "publication = ifnull(?, publication)"
            var arguments: StatementArguments = [publication]
            if let identity {
                guard
                    let row = try Row.fetchOne(
                        database,
                        sql: """
                            SELECT lastChange, number FROM article
                            WHERE publication = ? AND slug = ? AND id = ? AND tip IS NOT NULL
                            """, arguments: identity.columns)
                else { return [] }
                condition += " AND (lastChange, number) < (?, ?)"
                let place: (Int64, Int64) = (try row.decode(atIndex: 0), try row.decode(atIndex: 1))
                arguments += [place.0, place.1]
            }
            return try database.entries(where: condition, arguments, limit: max(0, limit))
        }
    }

    /// The article, where it is tracked.
    public func entry(of identity: ArticleIdentity) async throws(CatalogError) -> TrackedArticle? {
        try await read("look up an article in") { database in
            try database.entries(
                where: "publication = ? AND slug = ? AND article.id = ?", identity.columns
            ).first
        }
    }

    /// The articles whose id, slug, `<slug>-<id>` or `<publication>/<slug>-<id>` this is, newest change first.
    public func entries(named name: String) async throws(CatalogError) -> [TrackedArticle] {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        let identity = parts.last.flatMap { ArticleIdentity(publication: "", name: String($0)) }
        let publication = parts.count == 2 ? String(parts[0]) : nil
        return try await read("look up an article in") { database in
            if parts.count == 1 {
                let found = try database.entries(where: "article.id = ? OR slug = ?", [name, name])
                if !found.isEmpty { return found }
            }
            guard let identity, parts.count < 3 else { return [] }
            return try database.entries(
                where: "article.id = ? AND slug = ? AND publication = ifnull(?, publication)",
                [identity.id, identity.slug, publication])
        }
    }

    /// The articles of which a name fits, newest change first, and how many there are; reads all names.
    public func entries(
        whose fits: @escaping @Sendable (String) -> Bool, limit: Int
    ) async throws(CatalogError) -> (entries: [TrackedArticle], count: Int) {
        try await read("look up an article in") { database in
            var found: Set<Int64> = []
            for names in [
                """
                SELECT number, publication || '/' || slug || '-' || id, ifnull(headline, '') FROM article
                WHERE tip IS NOT NULL
                """,
                """
                SELECT article, key, '' FROM address
                WHERE key NOT LIKE '#%' AND article IN (SELECT number FROM article WHERE tip IS NOT NULL)
                """,
            ] {
                let rows = try Row.fetchCursor(database, sql: names)
                while let row = try rows.next() {
                    let number: Int64 = try row.decode(atIndex: 0)
                    let names: (String, String) = (try row.decode(atIndex: 1), try row.decode(atIndex: 2))
                    if fits(names.0) || fits(names.1) { found.insert(number) }
                }
            }
            let numbers = "[" + found.map(String.init).joined(separator: ",") + "]"
            let entries = try database.entries(
                where: "number IN (SELECT value FROM json_each(?))", [numbers], limit: max(0, limit))
            return (entries, found.count)
        }
    }

    /// The articles ever seen under an address with this key, newest change first.
    public func entries(withKey key: ArticleKey) async throws(CatalogError) -> [TrackedArticle] {
        try await read("look up an address in") { database in
            try database.entries(
                where: "number IN (SELECT article FROM address WHERE key = ?)", [key.description])
        }
    }

    /// The articles with the most revisions, the most first; reads all of the publication.
    public func mostRevised(in publication: String?, limit: Int) async throws(CatalogError)
        -> [TrackedArticle]
    {
        try await read("list the articles of") { database in
            let order = "revisions DESC, lastChange DESC, article.id"
            // The rows are put into order without their addresses.
            return try database.entries(
                where: """
                    number IN (SELECT number FROM article
                        WHERE tip IS NOT NULL \(publication == nil ? "" : "AND publication = ?")
                        ORDER BY \(order) LIMIT ?)
                    """, (publication.map { [$0] } ?? []) + [limit], order: order)
        }
    }

    /// The publications, in byte order.
    public func publications() async throws(CatalogError) -> [String] {
        try await read("list the publications of") { database in
            // From one to the next along the index: SQLite's own DISTINCT would read every article.
            try String.fetchAll(
                database,
                sql: """
                    WITH RECURSIVE known (name) AS (
                        SELECT min(publication) FROM article
                        UNION ALL
                        SELECT (SELECT min(publication) FROM article WHERE publication > name) FROM known
                        WHERE name IS NOT NULL
                    )
                    SELECT name FROM known WHERE EXISTS
                        (SELECT 1 FROM article WHERE publication = name AND tip IS NOT NULL)
                    """)
        }
    }

    /// The latest revision of every article of a publication, as far as the catalog knows; `nil` for all.
    public func tips(
        of publication: String?
    ) async throws(CatalogError) -> [ArticleIdentity: RevisionID] {
        try await read("compare") { database in
            var tips: [ArticleIdentity: RevisionID] = [:]
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    SELECT publication, slug, id, tip FROM article
                    WHERE tip IS NOT NULL AND publication \(publication == nil ? "IS NOT NULL" : "= ?")
                    """, arguments: publication.map { [$0] } ?? [])
            while let row = try rows.next() {
                let identity = try ArticleIdentity(
                    publication: row.decode(atIndex: 0), slug: row.decode(atIndex: 1),
                    id: row.decode(atIndex: 2))
                tips[identity] = try RevisionID(column: row.decode(atIndex: 3))
            }
            return tips
        }
    }

    /// The addresses of an article with the time it was seen at each, the latest first.
    public func addresses(of identity: ArticleIdentity) async throws(CatalogError) -> [SeenAddress] {
        try await read("look up the addresses of an article in") { database in
            guard let article = try database.number(of: identity) else { return [] }
            return try Row.fetchAll(
                database,
                sql: "SELECT * FROM address WHERE article = ? AND key NOT LIKE '#%' ORDER BY last DESC, key",
                arguments: [article]
            ).map { row in
                let address: String = try row.decode(forColumn: "address")
                return SeenAddress(
                    key: try row.decode(forColumn: "key"), address: address.isEmpty ? nil : address,
                    first: try .init(seconds: row.decode(forColumn: "first")),
                    last: try .init(seconds: row.decode(forColumn: "last")))
            }
        }
    }
}

extension Database {
    /// The tracked articles for which a condition holds.
    func entries(
        where condition: String = "1", _ arguments: StatementArguments = [],
        order: String = "lastChange DESC, number DESC", limit: Int = -1
    ) throws -> [TrackedArticle] {
        let statement = try cachedStatement(
            sql: """
                SELECT article.*, (SELECT group_concat(key, char(10)) FROM address
                    WHERE article = article.number AND key NOT LIKE '#%')
                    AS keys
                FROM article WHERE tip IS NOT NULL AND (\(condition)) ORDER BY \(order) LIMIT ?
                """)
        let rows = try Row.fetchAll(statement, arguments: arguments + [limit])
        return try rows.map(TrackedArticle.init(row:))
    }

    /// The number of an article that is, or was, tracked or looked at.
    func number(of identity: ArticleIdentity) throws -> Int64? {
        try Int64.fetchOne(
            cachedStatement(sql: "SELECT number FROM article WHERE publication = ? AND slug = ? AND id = ?"),
            arguments: identity.columns)
    }

    /// The number of an article, which it is given where it has none.
    func givenNumber(of identity: ArticleIdentity) throws -> Int64 {
        try number(of: identity) ?? newNumber(for: identity)
    }

    /// The number of an article that has none.
    func newNumber(for identity: ArticleIdentity) throws -> Int64 {
        try cachedStatement(
            sql: """
                INSERT INTO article (publication, slug, id, place)
                VALUES (:1, :2, :3, 1 + ifnull((SELECT max(place) FROM article WHERE publication = :1), 0))
                """
        ).execute(arguments: identity.columns)
        return lastInsertedRowID
    }
}

extension ArticleIdentity {
    /// Its three columns.
    var columns: StatementArguments { [publication, slug, id] }
}
