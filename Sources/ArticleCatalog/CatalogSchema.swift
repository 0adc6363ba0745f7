import GRDB

/// The tables of `catalog.sqlite`; `docs/formats.md` describes them.
///
/// `revision`, `address`, `passage`, `standing`, the words and the lines follow from the repositories. `observation`
/// and `ruling` do not: they are the only record of the looks that found nothing new, and of what people said.
/// `article` gives both of them a number that stays: its name does, what else it says is derived.
enum CatalogSchema {
    /// The layout this code reads and writes, kept in SQLite's `user_version`.
    static let current = 6

    /// The layout of a catalog; 0 where there is none yet.
    static func version(of database: Database) throws -> Int {
        try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    }

    /// Makes the tables where they are missing, and those of an older layout again.
    ///
    /// All in one exclusive transaction: of two processes that find no catalog, one makes it.
    static func prepare(_ connection: Database) throws {
        guard try version(of: connection) < current else { return }
        try connection.inTransaction(.exclusive) {
            switch try version(of: connection) {
            case 0: try connection.execute(sql: truth + rulings + derived)
            case 1: try FirstLayout.migrate(connection)
            // What follows from the repositories is read again.
            case 2:
                try connection.execute(sql: agreement + rulings + places + marks)
                try clear(connection)
            case 3:
                try connection.execute(sql: rulings + places + marks + tips)
                try clear(connection)
            case 4:
                try connection.execute(sql: places + marks + tips)
                try clear(connection)
            case 5:
                try connection.execute(sql: marks + tips)
                try clear(connection)
            // Another process was faster.
            default: break
            }
            try connection.execute(sql: "PRAGMA user_version = \(current)")
            return .commit
        }
    }

    /// Empties what follows from the repositories.
    static func clear(_ database: Database) throws {
        try database.execute(
            sql: """
                DROP TABLE passage_words; DROP TABLE standing; DROP TABLE passage;
                DROP TABLE address; DROP TABLE revision;
                DROP TABLE IF EXISTS line_text; DROP TABLE IF EXISTS line; DROP TABLE IF EXISTS copy;
                DROP TABLE IF EXISTS recurring; DROP TABLE IF EXISTS wording;
                UPDATE agreement SET writes = writes + 1, stamp = NULL, tips = 0;
                UPDATE article SET headline = NULL, language = NULL, tip = NULL, revisions = 0,
                    firstObserved = NULL, lastChange = NULL, lastLook = NULL, mark = 0;
                """ + derived)
    }

    /// The numbers an article's passages may have: its own, and 24 bits to count them.
    static func passages(of article: Int64) -> ClosedRange<Int64> {
        article << 24...article << 24 | 0xFF_FFFF
    }

    private static let agreement = """
        CREATE TABLE agreement (
            publication TEXT PRIMARY KEY,
            writes INTEGER NOT NULL,
            stamp TEXT,
            tips INTEGER NOT NULL DEFAULT 0
        ) WITHOUT ROWID;

        """

    /// The tables that outlive a rebuild.
    static let truth =
        agreement + """
            CREATE TABLE article (
                number INTEGER PRIMARY KEY,
                publication TEXT NOT NULL,
                slug TEXT NOT NULL,
                id TEXT NOT NULL,
                headline TEXT,
                language TEXT,
                tip TEXT,
                revisions INTEGER NOT NULL DEFAULT 0,
                firstObserved INTEGER,
                lastChange INTEGER,
                lastLook INTEGER,
                place INTEGER NOT NULL DEFAULT 0,
                mark INTEGER NOT NULL DEFAULT 0,
                UNIQUE (publication, slug, id)
            );
            CREATE INDEX article_by_place ON article (publication, place);
            CREATE INDEX article_by_id ON article (id);
            CREATE INDEX article_by_slug ON article (slug);
            CREATE INDEX article_by_change ON article (lastChange, number);
            CREATE TABLE source (
                number INTEGER PRIMARY KEY,
                text TEXT NOT NULL UNIQUE
            );
            CREATE TABLE observation (
                article INTEGER NOT NULL REFERENCES article,
                first INTEGER NOT NULL,
                serial INTEGER NOT NULL,
                last INTEGER NOT NULL,
                looks INTEGER NOT NULL,
                outcome TEXT NOT NULL,
                source INTEGER NOT NULL REFERENCES source,
                status INTEGER,
                milliseconds INTEGER,
                firstSnapshot TEXT,
                snapshot TEXT,
                tag TEXT,
                lastModified TEXT,
                detail TEXT,
                PRIMARY KEY (article, first, serial)
            ) WITHOUT ROWID;

            """

    /// What people said about lines; outlives a rebuild too.
    static let rulings = """
        CREATE TABLE ruling (
            publication TEXT NOT NULL,
            form INTEGER NOT NULL,
            text TEXT NOT NULL,
            isBoilerplate INTEGER NOT NULL,
            time INTEGER NOT NULL,
            PRIMARY KEY (publication, form)
        ) WITHOUT ROWID;

        """

    /// Counts the articles of each publication, which older layouts did not.
    private static let places = """
        ALTER TABLE article ADD COLUMN place INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX article_by_place ON article (publication, place);
        UPDATE article SET place = counted.place FROM (
            SELECT number, row_number() OVER (PARTITION BY publication ORDER BY number) AS place FROM article
        ) AS counted WHERE article.number = counted.number;

        """

    /// The number of each article's newest revision, and their sum, which older layouts did not have.
    private static let marks = "ALTER TABLE article ADD COLUMN mark INTEGER NOT NULL DEFAULT 0;\n"
    private static let tips = "ALTER TABLE agreement ADD COLUMN tips INTEGER NOT NULL DEFAULT 0;\n"

    /// The tables that ``clear(_:)`` makes anew.
    static let derived = """
        CREATE TABLE address (
            key TEXT NOT NULL,
            article INTEGER NOT NULL REFERENCES article,
            address TEXT NOT NULL,
            first INTEGER NOT NULL,
            last INTEGER NOT NULL,
            PRIMARY KEY (key, article)
        ) WITHOUT ROWID;
        CREATE INDEX address_by_article ON address (article);
        CREATE TABLE revision (
            article INTEGER NOT NULL REFERENCES article,
            number INTEGER NOT NULL,
            publication TEXT NOT NULL,
            id TEXT NOT NULL,
            kind TEXT NOT NULL,
            observed INTEGER NOT NULL,
            recorded INTEGER NOT NULL,
            headline TEXT NOT NULL,
            summary TEXT NOT NULL,
            inserted INTEGER NOT NULL,
            deleted INTEGER NOT NULL,
            parts TEXT NOT NULL,
            reasons TEXT NOT NULL,
            significance REAL NOT NULL,
            stealth INTEGER NOT NULL,
            language TEXT,
            source TEXT NOT NULL,
            extractor TEXT NOT NULL,
            snapshot TEXT NOT NULL,
            reverts TEXT,
            key TEXT,
            url TEXT,
            PRIMARY KEY (article, number)
        ) WITHOUT ROWID;
        CREATE INDEX revision_by_time ON revision (observed, id);
        CREATE INDEX revision_by_publication ON revision (publication, observed, id, kind, stealth);
        CREATE INDEX revision_by_stealth ON revision (observed, id) WHERE stealth;
        CREATE TABLE passage (
            number INTEGER PRIMARY KEY,
            digest INTEGER NOT NULL,
            kind TEXT NOT NULL,
            text TEXT NOT NULL
        );
        CREATE INDEX passage_by_digest ON passage (number >> 24, digest);
        CREATE TABLE standing (
            passage INTEGER NOT NULL REFERENCES passage,
            first INTEGER NOT NULL,
            until INTEGER,
            PRIMARY KEY (passage, first)
        ) WITHOUT ROWID;
        CREATE VIRTUAL TABLE passage_words USING fts5 (
            text, content = 'passage', content_rowid = 'number', columnsize = 0,
            tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co M*'"
        );
        CREATE TABLE line (
            line INTEGER NOT NULL,
            article INTEGER NOT NULL REFERENCES article,
            revision INTEGER NOT NULL,
            words INTEGER NOT NULL,
            inside INTEGER NOT NULL,
            topical INTEGER NOT NULL,
            changed INTEGER,
            PRIMARY KEY (line, article)
        ) WITHOUT ROWID;
        CREATE INDEX line_by_article ON line (article);
        CREATE TABLE copy (
            article INTEGER PRIMARY KEY REFERENCES article,
            origin INTEGER NOT NULL
        );
        CREATE INDEX copy_by_origin ON copy (origin);
        CREATE TABLE recurring (
            line INTEGER PRIMARY KEY,
            publication TEXT NOT NULL,
            form INTEGER NOT NULL,
            text TEXT NOT NULL,
            articles INTEGER NOT NULL,
            wordings INTEGER NOT NULL,
            inside INTEGER NOT NULL,
            topical INTEGER NOT NULL,
            changed INTEGER NOT NULL
        );
        CREATE INDEX recurring_by_publication ON recurring (publication);
        CREATE TABLE wording (
            line INTEGER NOT NULL,
            words INTEGER NOT NULL,
            articles INTEGER NOT NULL,
            PRIMARY KEY (line, words)
        ) WITHOUT ROWID;

        """
}
