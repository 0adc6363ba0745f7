import GRDB

/// How many rows are written at once without doing work twice.
///
/// SQLite's presets suit a few rows at a time: they write the index of words out for each megabyte of words, and
/// merge what they wrote again and again.
enum BulkWriting {
    /// From how many revisions on it is worth it.
    static let fromRevisions = 500

    /// Writes within a transaction: pages stay in memory up to 64 MB, and the words of the transaction go into the
    /// index as one sorted segment, which later writes merge with others.
    static func prepared<Result>(_ database: Database, _ write: () throws -> Result) throws -> Result {
        try database.execute(sql: "PRAGMA cache_size = -65536")
        try set("hashsize", 48 << 20, in: database)
        try set("automerge", 0, in: database)
        let result = try write()
        try set("automerge", 4, in: database)
        try set("hashsize", 1 << 20, in: database)
        try database.execute(sql: "PRAGMA cache_size = -2000")
        return result
    }

    /// FTS5 keeps its settings in the file; the second and third are its presets.
    private static func set(_ setting: String, _ value: Int, in database: Database) throws {
        try database.execute(
            sql: "INSERT INTO passage_words (passage_words, rank) VALUES (?, ?)", arguments: [setting, value])
    }
}
