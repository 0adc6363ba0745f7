import Articles
import GRDB
import Glibc

extension ArticleCatalog {
    /// Puts a new catalog in the place of a damaged one, with every look that can still be read.
    ///
    /// Nobody else may have the file open. What follows from the repositories has to be made again.
    ///
    /// - Returns: under which name the damaged file is kept, and how many looks were carried over.
    /// - Throws: ``CatalogError`` where the new file cannot be written; the old one is where it was then.
    public static func salvage(at path: String) throws(CatalogError) -> (kept: String, looks: Int) {
        let new = path + ".new"
        for ending in ["", "-journal"] { unlink(new + ending) }
        do {
            let queue = try DatabaseQueue(path: new)
            try queue.inDatabase(CatalogSchema.prepare)
            let looks = try queue.write { database in
                try carryRulings(from: path, into: database)
                return try carryLooks(from: path, into: database)
            }
            try queue.close()
            let kept = unusedName(beside: path)
            for ending in ["-wal", "-shm", ""] where access(path + ending, F_OK) == 0 {
                try move(path + ending, to: kept + ending)
            }
            try move(new, to: path)
            return (kept, looks)
        } catch {
            throw CatalogError(error, operation: "save what can be saved of", path: path)
        }
    }

    /// What people said about lines, as far as it can be read.
    private static func carryRulings(from path: String, into database: Database) throws {
        var configuration = Configuration()
        configuration.readonly = true
        guard let old = try? DatabaseQueue(path: path, configuration: configuration) else { return }
        defer { try? old.close() }
        let rows = (try? old.read { try Row.fetchAll($0, sql: "SELECT * FROM ruling") }) ?? []
        for row in rows {
            let columns: [String] = ["publication", "form", "text", "isBoilerplate", "time"]
            let values: [DatabaseValue] = columns.map { row[$0] ?? .null }
            guard !values.contains(where: \.isNull) else { continue }
            try database.execute(
                sql: "INSERT OR IGNORE INTO ruling VALUES (?, ?, ?, ?, ?)",
                arguments: StatementArguments(values))
        }
    }

    private static func carryLooks(from path: String, into database: Database) throws -> Int {
        var configuration = Configuration()
        configuration.readonly = true
        guard let old = try? DatabaseQueue(path: path, configuration: configuration) else { return 0 }
        defer { try? old.close() }
        let log = try ObservationLog(database)
        var looks = 0
        for (number, identity) in articles(in: old) {
            // From both ends, so that a hole in the middle costs what is in it alone.
            var runs: [ObservationRun] = []
            for isReversed in [false, true] {
                var found: [ObservationRun] = []
                try? old.read { database in
                    try ObservationRun.visit(number, in: database, isReversed: isReversed) {
                        found.append($0)
                    }
                }
                if !isReversed {
                    runs = found
                } else if let last = runs.last {
                    runs += found.reversed().drop { $0.first <= last.first }
                } else {
                    runs = found.reversed()
                }
            }
            guard !runs.isEmpty else { continue }
            let article = try database.givenNumber(of: identity)
            for run in runs {
                try log.insert(run, of: article)
                looks &+= run.looks
            }
        }
        return looks
    }

    /// The articles that can be read, from both ends of the table.
    private static func articles(in old: DatabaseQueue) -> [(Int64, ArticleIdentity)] {
        var found: [Int64: ArticleIdentity] = [:]
        for order in ["ASC", "DESC"] {
            try? old.read { database in
                let rows = try Row.fetchCursor(
                    database,
                    sql:
                        "SELECT number, publication, slug, id FROM article NOT INDEXED ORDER BY number \(order)"
                )
                while let row = try rows.next() {
                    let identity = try ArticleIdentity(
                        publication: row.decode(atIndex: 1), slug: row.decode(atIndex: 2),
                        id: row.decode(atIndex: 3))
                    found[try row.decode(atIndex: 0)] = identity
                }
            }
        }
        return found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    private static func unusedName(beside path: String) -> String {
        var number = 1
        while access("\(path).damaged-\(number)", F_OK) == 0 { number += 1 }
        return "\(path).damaged-\(number)"
    }

    private static func move(_ path: String, to other: String) throws {
        guard rename(path, other) == 0 else {
            throw DatabaseError(resultCode: .SQLITE_IOERR, message: String(cString: strerror(errno)))
        }
    }
}
