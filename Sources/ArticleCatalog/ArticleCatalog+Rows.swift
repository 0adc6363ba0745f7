import Articles
import GRDB

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension ArticleCatalog {
    static func entries(
        _ database: Database, where condition: String, _ arguments: [String: String]
    ) throws -> [TrackedArticle] {
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT article.*, (SELECT group_concat(key, char(10)) FROM address WHERE article = article.number)
                    AS keys
                FROM article WHERE \(condition) ORDER BY lastChange DESC, article.number DESC
                """, arguments: StatementArguments(arguments))
        return try rows.map(entry)
    }

    private static func entry(_ row: Row) throws -> TrackedArticle {
        let keys: String? = row["keys"]
        return TrackedArticle(
            identity: ArticleIdentity(publication: row["publication"], slug: row["slug"], id: row["id"]),
            headline: row["headline"], revisions: row["revisions"], tip: try revisionID(row["tip"]),
            firstObserved: Date(seconds: row["firstObserved"]), lastChange: Date(seconds: row["lastChange"]),
            lastLook: Date(seconds: row["lastLook"]), language: row["language"],
            keys: keys.map { $0.split(separator: "\n").map(String.init) } ?? [])
    }

    static func revision(_ row: Row) throws -> Revision {
        let reverts: String? = row["reverts"]
        return Revision(
            id: try revisionID(row["id"]), number: row["number"],
            kind: try known(Revision.Kind(rawValue: row["kind"]), row["kind"]),
            observed: Date(seconds: row["observed"]), recorded: Date(seconds: row["recorded"]),
            headline: row["headline"], summary: row["summary"],
            words: WordCount(inserted: row["inserted"], deleted: row["deleted"]), source: row["source"],
            extractor: row["extractor"], snapshot: row["snapshot"],
            reverts: try reverts.map(revisionID))
    }

    static func observation(_ row: Row) throws -> Observation {
        Observation(
            time: Date(seconds: row["time"]),
            outcome: try known(Observation.Outcome(rawValue: row["outcome"]), row["outcome"]),
            source: row["source"], status: row["status"], snapshot: row["snapshot"], detail: row["detail"])
    }

    static func revisionID(_ hex: String) throws -> RevisionID {
        try known(RevisionID(hex: hex), hex)
    }

    private static func known<T>(_ value: T?, _ text: String) throws -> T {
        guard let value else {
            throw DatabaseError(
                resultCode: .SQLITE_CORRUPT, message: "'\(text.prefix(60))' stands where it cannot")
        }
        return value
    }
}

extension Date {
    /// The column form of a time: whole seconds since 1970.
    var seconds: Int64 { Int64(timeIntervalSince1970.rounded(.down)) }

    init(seconds: Int64) {
        self.init(timeIntervalSince1970: Double(seconds))
    }
}
