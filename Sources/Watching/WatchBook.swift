public import Articles
import GRDB
import Politeness
import Scheduling

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The watch list and everything the daemon has to remember between two looks: `watch.sqlite` in the store.
///
/// One row an address, indexed by site and time, so that a hundred thousand of them need no memory. Looks that end
/// together are one transaction; who is killed between two has lost nothing but the looks under way, and of what
/// was learnt of publications the last minute.
public struct WatchBook: Sendable {
    private let database: DatabaseQueue
    private let path: String

    private static let layout = 3

    /// Opens the book of a store, and makes it where there is none.
    ///
    /// - Throws: ``WatchError``.
    public init(of store: String) throws(WatchError) {
        path = store + "/watch.sqlite"
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        configuration.label = "stet.watch"
        // What a power cut takes away is looked at again.
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = NORMAL") }
        do {
            try FileManager.default.createDirectory(atPath: store, withIntermediateDirectories: true)
            database = try DatabaseQueue(path: path, configuration: configuration)
            try database.writeWithoutTransaction { connection in
                _ = try String.fetchOne(connection, sql: "PRAGMA journal_mode = WAL")
                try connection.inTransaction(.exclusive) {
                    let version = try Int.fetchOne(connection, sql: "PRAGMA user_version") ?? 0
                    guard version <= Self.layout else {
                        throw WatchError(.newerFormat, "was written by a newer release; use that one")
                    }
                    if version == 0 { try connection.execute(sql: Self.tables) }
                    if version == 1 { try connection.execute(sql: Self.fromFirstLayout) }
                    if (1...2).contains(version) { try connection.execute(sql: Self.fromSecondLayout) }
                    return .commit
                }
            }
        } catch {
            throw WatchError(error, path)
        }
    }

    private static let tables = """
        CREATE TABLE item (
            address TEXT PRIMARY KEY, key TEXT NOT NULL UNIQUE, site TEXT NOT NULL, kind TEXT NOT NULL,
            due REAL NOT NULL, article TEXT, state BLOB NOT NULL
        ) WITHOUT ROWID;
        CREATE INDEX item_by_time ON item (site, due);
        CREATE INDEX item_by_article ON item (article);
        CREATE TABLE site (name TEXT PRIMARY KEY, pace BLOB NOT NULL, robots BLOB) WITHOUT ROWID;
        CREATE TABLE rate (publication TEXT PRIMARY KEY, state BLOB NOT NULL) WITHOUT ROWID;
        CREATE TABLE unwanted (key TEXT PRIMARY KEY) WITHOUT ROWID;
        PRAGMA user_version = \(layout);
        """

    /// A site's robots.txt stood with its pace, and was written at every look.
    private static let fromFirstLayout = """
        CREATE TABLE site2 (name TEXT PRIMARY KEY, pace BLOB NOT NULL, robots BLOB) WITHOUT ROWID;
        INSERT INTO site2 SELECT name, CAST(json_extract(state, '$.pace') AS BLOB),
            CAST(json_extract(state, '$.robots') AS BLOB) FROM site;
        DROP TABLE site;
        ALTER TABLE site2 RENAME TO site;
        """

    /// What had been taken off the list came back with the next feed.
    private static let fromSecondLayout = """
        CREATE TABLE unwanted (key TEXT PRIMARY KEY) WITHOUT ROWID;
        PRAGMA user_version = \(layout);
        """

    // MARK: Items

    /// The items, sources first, then by address.
    public func items(_ kinds: Set<WatchItem.Kind>? = nil) throws(WatchError) -> [WatchItem] {
        try read { database in
            try Row.fetchAll(database, sql: "SELECT kind, state FROM item ORDER BY kind = 'article', address")
                .filter { row in kinds?.contains { $0.rawValue == row["kind"] } ?? true }
                .compactMap { Self.value($0["state"]) }
        }
    }

    /// How many items of each kind there are.
    public func counts() throws(WatchError) -> [WatchItem.Kind: Int] {
        try read { database in
            var counts: [WatchItem.Kind: Int] = [:]
            for row in try Row.fetchAll(database, sql: "SELECT kind, count(*) FROM item GROUP BY kind") {
                if let kind = WatchItem.Kind(rawValue: row[0]) { counts[kind] = row[1] }
            }
            return counts
        }
    }

    /// The item at an address, whatever its twin, its tracking parameters or its scheme.
    public func item(at address: WebAddress) throws(WatchError) -> WatchItem? {
        try read { try Self.item($0, "key = ?", ArticleKey(address).description) }
    }

    /// The item of an article.
    public func item(of identity: ArticleIdentity) throws(WatchError) -> WatchItem? {
        try read { try Self.item($0, "article = ?", Self.name(identity)) }
    }

    /// Puts items on the list where their addresses are not on it, also those that were taken off before.
    ///
    /// - Returns: those that are new.
    @discardableResult
    public func add(_ items: [WatchItem]) throws(WatchError) -> [WatchItem] {
        try write { database in
            try items.filter { item in
                try database.execute(
                    sql: "INSERT OR IGNORE INTO item VALUES (?, ?, ?, ?, ?, ?, ?)", arguments: Self.row(item))
                let isNew = database.changesCount > 0
                try database.execute(
                    sql: "DELETE FROM unwanted WHERE key = ?",
                    arguments: [ArticleKey(item.address).description])
                return isNew
            }
        }
    }

    /// Makes the list have the items of the settings, and no others that were there for their sake.
    ///
    /// An item that is on the list already keeps what is known of it.
    public func configure(_ items: [WatchItem]) throws(WatchError) {
        try write { database in
            let wanted = Set(items.map { ArticleKey($0.address).description })
            for row in try Row.fetchAll(database, sql: "SELECT key, state FROM item") {
                guard let item: WatchItem = Self.value(row["state"]), item.isConfigured,
                    !wanted.contains(row["key"])
                else { continue }
                try database.execute(
                    sql: "DELETE FROM item WHERE key = ?", arguments: [row["key"] as String])
            }
            for item in items {
                var item = item
                item.isConfigured = true
                guard var known = try Self.item(database, "key = ?", ArticleKey(item.address).description)
                else {
                    try database.execute(
                        sql: "INSERT INTO item VALUES (?, ?, ?, ?, ?, ?, ?)", arguments: Self.row(item))
                    continue
                }
                (known.isConfigured, known.kind) = (true, item.kind)
                known.choice = item.choice?.counting(as: known.choice)
                try Self.update(known, in: database)
            }
        }
    }

    /// Takes an item off the list; no feed, sitemap or page puts it there again.
    public func remove(_ item: WatchItem) throws(WatchError) {
        try write { database in
            let key = ArticleKey(item.address).description
            try database.execute(sql: "DELETE FROM item WHERE key = ?", arguments: [key])
            for key in Set([key] + (item.place.map { [ArticleKey($0).description] } ?? [])) {
                try database.execute(sql: "INSERT OR IGNORE INTO unwanted VALUES (?)", arguments: [key])
            }
        }
    }

    // MARK: Access

    static func name(_ identity: ArticleIdentity) -> String {
        identity.publication + "/" + identity.name
    }

    static func row(_ item: WatchItem) throws -> StatementArguments {
        [
            item.address.description, ArticleKey(item.address).description, item.site, item.kind.rawValue,
            item.due.timeIntervalSince1970, item.identity.map(name), try data(item),
        ]
    }

    static func item(_ database: Database, _ condition: String, _ argument: String) throws
        -> WatchItem?
    {
        try state(database, "SELECT state FROM item WHERE \(condition)", argument)
    }

    static func firstDue(_ database: Database, _ site: String) throws -> Date? {
        try Double.fetchOne(
            database.cachedStatement(sql: "SELECT min(due) FROM item WHERE site = ?"), arguments: [site]
        ).map { Date(timeIntervalSince1970: $0) }
    }

    static func state<Value: Decodable & SendableMetatype>(
        _ database: Database, _ query: String, _ argument: String
    ) throws -> Value? {
        try Data.fetchOne(database.cachedStatement(sql: query), arguments: [argument]).flatMap(value)
    }

    static func data(_ value: some Encodable) throws -> Data { try JSONEncoder().encode(value) }

    static func value<Value: Decodable & SendableMetatype>(_ data: Data) -> Value? {
        try? JSONDecoder().decode(Value.self, from: data)
    }

    func read<Value>(_ body: (Database) throws -> Value) throws(WatchError) -> Value {
        // GRDB's own way to forbid writes makes SQLite prepare all statements anew, at each reading.
        do { return try database.inDatabase(body) } catch { throw WatchError(error, path) }
    }

    func write<Value>(_ body: (Database) throws -> Value) throws(WatchError) -> Value {
        do { return try database.write(body) } catch { throw WatchError(error, path) }
    }
}

/// Why the watch list could not be used: one line, with what to do.
public struct WatchError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What kind of failure.
    public enum Code: String, Sendable, Hashable {
        /// It was written by a newer release.
        case newerFormat
        /// Another process is at it.
        case busy
        /// It could not be read or written.
        case unusable
    }

    /// What kind of failure.
    public let code: Code
    /// What happened and what to do, on one line.
    public let description: String

    init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }

    init(_ error: any Error, _ path: String) {
        if let error = error as? WatchError {
            self.init(error.code, "the watch list \(path) \(error.description)")
        } else {
            let what = (error as? DatabaseError)?.message ?? "\(error)"
            self.init(
                .unusable,
                "the watch list \(path) cannot be used: \(what); check its permissions and the room on the disk"
            )
        }
    }
}
