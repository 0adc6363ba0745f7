public import Articles
import GRDB

/// All that the catalog keeps of one article: what its repository says.
public struct ArticleRecord: Sendable, Hashable {
    /// Which article.
    public var identity: ArticleIdentity
    /// Its revisions, oldest first; at least one.
    public var history: [Revision]
    /// The language of the latest revision.
    public var language: String?
    /// The keys of all addresses its repository says it was seen under; the observation log adds its own.
    public var keys: Set<String>

    /// Creates a record.
    public init(identity: ArticleIdentity, history: [Revision], language: String?, keys: Set<String>) {
        self.identity = identity
        self.history = history
        self.language = language
        self.keys = keys
    }

    func write(to database: Database) throws {
        guard let first = history.first, let last = history.last else { return }
        try database.execute(
            sql: """
                INSERT INTO article (publication, slug, id, headline, language, tip, revisions, firstObserved,
                    lastChange, lastLook)
                VALUES (:publication, :slug, :id, :headline, :language, :tip, :revisions, :first, :last,
                    max(:last, ifnull((SELECT max(time) FROM observation
                        WHERE publication = :publication AND name = :name), 0)))
                ON CONFLICT (publication, slug, id) DO UPDATE SET headline = excluded.headline,
                    language = excluded.language, tip = excluded.tip, revisions = excluded.revisions,
                    firstObserved = excluded.firstObserved, lastChange = excluded.lastChange,
                    lastLook = max(lastLook, excluded.lastLook)
                """,
            arguments: [
                "publication": identity.publication, "slug": identity.slug, "id": identity.id,
                "name": identity.name, "headline": last.headline, "language": language, "tip": last.id.hex,
                "revisions": history.count, "first": first.observed.seconds, "last": last.observed.seconds,
            ])
        let article = try Int64.fetchOne(
            database, sql: "SELECT number FROM article WHERE publication = ? AND slug = ? AND id = ?",
            arguments: [identity.publication, identity.slug, identity.id])
        try writeRevisions(of: article, to: database)
        let seen = try String.fetchAll(
            database, sql: "SELECT DISTINCT source FROM observation WHERE publication = ? AND name = ?",
            arguments: [identity.publication, identity.name])
        for key in keys.union(seen.compactMap(ArticleKey.text(ofAddress:))).sorted() {
            try database.execute(
                sql: "INSERT OR IGNORE INTO address VALUES (?, ?)", arguments: [key, article])
        }
    }

    /// Writes the rows from the first that differs on, so that one more revision costs one row.
    private func writeRevisions(of article: Int64?, to database: Database) throws {
        let known = try String.fetchAll(
            database, sql: "SELECT id FROM revision WHERE article = ? ORDER BY number", arguments: [article])
        let same = zip(known, history).prefix { $0 == $1.id.hex }.count
        try database.execute(
            sql: "DELETE FROM revision WHERE article = ? AND number > ?", arguments: [article, same])
        let insert = try database.cachedStatement(
            sql: "INSERT INTO revision VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        for revision in history[same...] {
            try insert.execute(arguments: [
                article, revision.number, revision.id.hex, revision.kind.rawValue, revision.observed.seconds,
                revision.recorded.seconds, revision.headline, revision.summary, revision.words.inserted,
                revision.words.deleted, revision.source, revision.extractor, revision.snapshot,
                revision.reverts?.hex,
            ])
        }
    }
}

extension ArticleKey {
    /// The key as text of what may be an address; `nil` for the name of a file.
    static func text(ofAddress text: String) -> String? {
        (try? WebAddress(text)).map { ArticleKey($0).description }
    }
}

extension Observation {
    /// The key of the address where the look was taken.
    var addressKey: String? { ArticleKey.text(ofAddress: source) }
}
