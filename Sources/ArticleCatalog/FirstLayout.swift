import Articles
import GRDB

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The layout of catalogs before search: what could be derived is dropped, the looks are carried over.
enum FirstLayout {
    static func migrate(_ database: Database) throws {
        try database.execute(
            sql: """
                DROP TABLE revision; DROP TABLE address; DROP TABLE article;
                DROP INDEX observation_by_article;
                ALTER TABLE observation RENAME TO look;
                """ + CatalogSchema.truth + CatalogSchema.rulings + CatalogSchema.derived)
        let log = try ObservationLog(database)
        let rows = try Row.fetchCursor(
            database, sql: "SELECT * FROM look ORDER BY publication, name, time, rowid")
        while let row = try rows.next() {
            guard
                let identity = try ArticleIdentity(
                    publication: row.decode(forColumn: "publication"), name: row.decode(forColumn: "name")),
                let outcome = try Observation.Outcome(rawValue: row.decode(forColumn: "outcome"))
            else { continue }
            try log.append(
                Observation(
                    time: try Date(seconds: row.decode(forColumn: "time")), outcome: outcome,
                    source: try row.decode(forColumn: "source"),
                    status: try row.decode(forColumn: "status"),
                    snapshot: try row.decode(forColumn: "snapshot"),
                    detail: try row.decode(forColumn: "detail")),
                of: identity)
        }
        try database.execute(sql: "DROP TABLE look")
    }
}
