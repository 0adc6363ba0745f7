public import Articles
import GRDB

extension ArticleCatalog {
    /// Makes the rows of articles say what their repositories say, all or none.
    public func record(_ records: [ArticleRecord]) async throws(CatalogError) -> [ArticleIdentity] {
        let isBulk = records.reduce(0) { $0 + $1.revisions.count } >= BulkWriting.fromRevisions
        return try await write("write an article to") { database in
            let write = { () throws -> [ArticleIdentity] in
                var writer = try RecordWriter(to: database)
                return try records.compactMap { try writer.write($0) ? nil : $0.identity }
            }
            return isBulk ? try BulkWriting.prepared(database, write) : try write()
        }
    }

    /// Takes an article that its repository no longer has out of the lists; its observations stay.
    public func remove(_ identity: ArticleIdentity) async throws(CatalogError) {
        try await write("remove an article from") { database in
            try RecordWriter(to: database).remove(identity)
        }
    }

    /// Brings to the disk what was written so far.
    public func settle() async throws(CatalogError) {
        try await checkpoint(.passive)
    }

    /// Forgets everything that can be made again.
    public func clear() async throws(CatalogError) {
        try await write("empty") { try CatalogSchema.clear($0) }
    }

    /// Overwrites what was removed, so that no word of it is left in the file.
    ///
    /// SQLite overwrites rows as it deletes them; the index of words keeps them until it is written anew.
    public func scrub() async throws(CatalogError) {
        try await write("clean") { database in
            try database.execute(sql: "INSERT INTO passage_words (passage_words) VALUES ('optimize')")
        }
        try await checkpoint(.truncate)
    }

    /// What is wrong with the file itself, a line each; reads all of it.
    ///
    /// - Parameter inRowsOnly: not whether the index of words agrees with the words.
    public func damage(inRowsOnly: Bool = false) async throws(CatalogError) -> [String] {
        try await write("check") { database in
            let lines = try String.fetchAll(database, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
            if !lines.isEmpty || inRowsOnly { return lines }
            do {
                try database.execute(
                    sql: "INSERT INTO passage_words (passage_words, rank) VALUES ('integrity-check', 1)")
            } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
                return ["the index of words does not agree with the words"]
            }
            let strays = try String.fetchAll(
                database, sql: "SELECT DISTINCT \"table\" FROM pragma_foreign_key_check")
            return strays.map { "rows of \($0) belong to nothing" }
        }
    }

    /// What is wrong with the file itself, a line each; reads all of it.
    public func damage() async throws(CatalogError) -> [String] {
        try await damage(inRowsOnly: false)
    }
}
