import GRDB

/// The tables of `catalog.sqlite`; `docs/formats.md` describes them.
///
/// `article`, `address` and `revision` can be made again from the repositories. `observation` cannot: it is
/// the only record of the looks that found nothing new, and so it names its article by publication and name,
/// which survive a rebuild.
enum CatalogSchema {
    /// The layout this code reads and writes, kept in SQLite's `user_version`.
    static let current = 1

    /// The layout of a catalog; 0 where there is none yet.
    static func version(of database: Database) throws -> Int {
        try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    }

    /// Makes the tables where they are missing.
    ///
    /// All in one exclusive transaction: of two processes that find no catalog, one makes it.
    static func create(in database: DatabaseQueue) throws {
        try database.inDatabase { connection in
            guard try version(of: connection) == 0 else { return }
            try connection.inTransaction(.exclusive) {
                if try version(of: connection) == 0 { try connection.execute(sql: tables) }
                return .commit
            }
        }
    }

    private static let tables = """
        CREATE TABLE article (
            number INTEGER PRIMARY KEY,
            publication TEXT NOT NULL,
            slug TEXT NOT NULL,
            id TEXT NOT NULL,
            headline TEXT NOT NULL,
            language TEXT,
            tip TEXT NOT NULL,
            revisions INTEGER NOT NULL,
            firstObserved INTEGER NOT NULL,
            lastChange INTEGER NOT NULL,
            lastLook INTEGER NOT NULL,
            UNIQUE (publication, slug, id)
        );
        CREATE INDEX article_by_id ON article (id);
        CREATE INDEX article_by_change ON article (lastChange);
        CREATE TABLE address (
            key TEXT NOT NULL,
            article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
            PRIMARY KEY (key, article)
        ) WITHOUT ROWID;
        CREATE INDEX address_by_article ON address (article);
        CREATE TABLE revision (
            article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
            number INTEGER NOT NULL,
            id TEXT NOT NULL,
            kind TEXT NOT NULL,
            observed INTEGER NOT NULL,
            recorded INTEGER NOT NULL,
            headline TEXT NOT NULL,
            summary TEXT NOT NULL,
            inserted INTEGER NOT NULL,
            deleted INTEGER NOT NULL,
            source TEXT NOT NULL,
            extractor TEXT NOT NULL,
            snapshot TEXT NOT NULL,
            reverts TEXT,
            PRIMARY KEY (article, number)
        ) WITHOUT ROWID;
        CREATE TABLE observation (
            publication TEXT NOT NULL,
            name TEXT NOT NULL,
            time INTEGER NOT NULL,
            outcome TEXT NOT NULL,
            source TEXT NOT NULL,
            status INTEGER,
            snapshot TEXT,
            detail TEXT
        );
        CREATE INDEX observation_by_article ON observation (publication, name, time);
        PRAGMA user_version = \(current);
        """
}
