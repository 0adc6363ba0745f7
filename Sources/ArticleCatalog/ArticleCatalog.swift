public import Articles
import GRDB

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The index of a store and its observation log: one SQLite file beside the repositories.
///
/// What it says of articles and revisions is derived: the repositories are the truth, and ``record(_:)`` with
/// what they say makes the same rows again. The observation log is kept here alone and is written with
/// `synchronous = FULL`.
///
/// Not promised: that it agrees with the repositories at every moment. A writer that died between the two
/// leaves it behind by one batch; who opens a store compares ``tips()`` and catches up.
public struct ArticleCatalog: Sendable {
    private let database: DatabaseQueue
    private let path: String

    /// Opens the catalog, and creates it where it is missing and may be written.
    ///
    /// - Parameters:
    ///   - path: the file; `nil` for one in memory, for a store that has none and may not be written.
    ///   - readOnly: never write, not even to bring an older catalog up to date.
    /// - Throws: ``CatalogError``.
    public init(at path: String?, readOnly: Bool = false) throws(CatalogError) {
        self.path = path ?? "(in memory)"
        var configuration = Configuration()
        configuration.readonly = readOnly && path != nil
        configuration.busyMode = .timeout(10)
        configuration.label = "stet.catalog"
        if !configuration.readonly {
            configuration.prepareDatabase { database in
                try database.execute(sql: "PRAGMA synchronous = FULL")
            }
        }
        do {
            let queue =
                try path.map { try DatabaseQueue(path: $0, configuration: configuration) }
                ?? DatabaseQueue(configuration: configuration)
            guard try queue.read(CatalogSchema.version) <= CatalogSchema.current else {
                throw CatalogError(code: .newerFormat, operation: "open", message: "", path: self.path)
            }
            if !configuration.readonly { try CatalogSchema.create(in: queue) }
            database = queue
        } catch {
            throw CatalogError(error, operation: "open", path: self.path)
        }
    }

    // MARK: Articles

    /// All tracked articles, newest change first.
    public func entries() async throws(CatalogError) -> [TrackedArticle] {
        try await read("list the articles of") { database in
            try Self.entries(database, where: "1", [:])
        }
    }

    /// The articles with this id.
    public func entries(withID id: String) async throws(CatalogError) -> [TrackedArticle] {
        try await read("look up an article in") { database in
            try Self.entries(database, where: "article.id = :id", ["id": id])
        }
    }

    /// The articles ever seen under an address with this key, newest change first.
    public func entries(withKey key: ArticleKey) async throws(CatalogError) -> [TrackedArticle] {
        try await read("look up an address in") { database in
            try Self.entries(
                database, where: "article.number IN (SELECT article FROM address WHERE key = :key)",
                ["key": key.description])
        }
    }

    /// The article, where it is tracked.
    public func entry(of identity: ArticleIdentity) async throws(CatalogError) -> TrackedArticle? {
        try await read("look up an article in") { database in
            try Self.entries(
                database, where: "publication = :publication AND slug = :slug AND article.id = :id",
                ["publication": identity.publication, "slug": identity.slug, "id": identity.id]
            ).first
        }
    }

    /// The latest revision of every article, as far as the catalog knows.
    public func tips() async throws(CatalogError) -> [ArticleIdentity: RevisionID] {
        try await read("compare") { database in
            var tips: [ArticleIdentity: RevisionID] = [:]
            let rows = try Row.fetchCursor(database, sql: "SELECT publication, slug, id, tip FROM article")
            while let row = try rows.next() {
                let identity = ArticleIdentity(publication: row[0], slug: row[1], id: row[2])
                tips[identity] = try Self.revisionID(row[3])
            }
            return tips
        }
    }

    // MARK: Revisions and observations

    /// The revisions of an article, oldest first; empty where it is not tracked.
    public func history(of identity: ArticleIdentity) async throws(CatalogError) -> [Revision] {
        try await read("read a history in") { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT revision.* FROM revision JOIN article ON revision.article = article.number
                    WHERE publication = ? AND slug = ? AND article.id = ? ORDER BY revision.number
                    """, arguments: [identity.publication, identity.slug, identity.id]
            ).map(Self.revision)
        }
    }

    /// The looks at an article, oldest first.
    public func observations(of identity: ArticleIdentity) async throws(CatalogError) -> [Observation] {
        try await read("read observations in") { database in
            try Row.fetchAll(
                database,
                sql: "SELECT * FROM observation WHERE publication = ? AND name = ? ORDER BY time, rowid",
                arguments: [identity.publication, identity.name]
            ).map(Self.observation)
        }
    }

    /// Makes the rows of an article say what its repository says.
    public func record(_ record: ArticleRecord) async throws(CatalogError) {
        try await write("write an article to") { database in try record.write(to: database) }
    }

    /// Takes an article that its repository no longer has out of the lists; its observations stay.
    public func remove(_ identity: ArticleIdentity) async throws(CatalogError) {
        try await write("remove an article from") { database in
            try database.execute(
                sql: "DELETE FROM article WHERE publication = ? AND slug = ? AND id = ?",
                arguments: [identity.publication, identity.slug, identity.id])
        }
    }

    /// Logs one look; where it was taken at an address, the article is found under that address from now on.
    public func log(_ observation: Observation, of identity: ArticleIdentity) async throws(CatalogError) {
        try await write("log an observation in") { database in
            try database.execute(
                sql: "INSERT INTO observation VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    identity.publication, identity.name, observation.time.seconds,
                    observation.outcome.rawValue,
                    observation.source, observation.status, observation.snapshot, observation.detail,
                ])
            try database.execute(
                sql: """
                    UPDATE article SET lastLook = max(lastLook, ?)
                    WHERE publication = ? AND slug = ? AND id = ?
                    """,
                arguments: [observation.time.seconds, identity.publication, identity.slug, identity.id])
            if let key = observation.addressKey {
                try database.execute(
                    sql: """
                        INSERT OR IGNORE INTO address
                        SELECT ?, number FROM article WHERE publication = ? AND slug = ? AND id = ?
                        """,
                    arguments: [key, identity.publication, identity.slug, identity.id])
            }
        }
    }

    // MARK: Access

    private func read<T: Sendable>(
        _ operation: String, _ body: @Sendable @escaping (Database) throws -> T
    ) async throws(CatalogError) -> T {
        do { return try await database.read(body) } catch {
            throw CatalogError(error, operation: operation, path: path)
        }
    }

    private func write(
        _ operation: String, _ body: @Sendable @escaping (Database) throws -> Void
    ) async throws(CatalogError) {
        do { try await database.write(body) } catch {
            throw CatalogError(error, operation: operation, path: path)
        }
    }
}

extension CatalogError {
    init(_ error: any Error, operation: String, path: String) {
        if let error = error as? CatalogError {
            self = error
            return
        }
        let database = error as? DatabaseError
        let damage: [ResultCode] = [.SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_FORMAT, .SQLITE_ERROR]
        let isDamage = database.map { damage.contains($0.resultCode) } ?? true
        self.init(
            code: isDamage ? .damaged : .unusable, operation: operation,
            message: database?.message ?? "\(error)", path: path)
    }
}
