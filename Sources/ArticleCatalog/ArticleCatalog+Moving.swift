public import Articles
import GRDB

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension ArticleCatalog {
    /// Hands looks at one article over to another, for their revisions turned out to belong there.
    ///
    /// - Parameters:
    ///   - key: the address whose looks are meant; `nil` for all.
    ///   - times: when those revisions stood. A look at a file or a paste, which has no address, goes with the
    ///     revision that stood then.
    public func moveLooks(
        from origin: ArticleIdentity, to target: ArticleIdentity, at key: ArticleKey?,
        standing times: [Range<Date>]
    ) async throws(CatalogError) {
        try await write("move observations in", isDurable: true) { database in
            guard let old = try database.number(of: origin) else { return }
            let new = try database.givenNumber(of: target)
            let log = try ObservationLog(database)
            for row in try Row.fetchAll(
                database, sql: ObservationRun.selection + " WHERE article = ? ORDER BY first, serial",
                arguments: [old])
            {
                let run = try ObservationRun(row: row)
                if let key {
                    let place = ArticleKey.text(ofAddress: run.source)
                    let goesAlong = place == nil && times.contains { $0.contains(run.first) }
                    guard place == key.description || goesAlong else { continue }
                }
                try log.insert(run, of: new)
                try database.execute(
                    sql: "DELETE FROM observation WHERE article = ? AND first = ? AND serial = ?",
                    arguments: [
                        old, run.first.seconds, try row.decode(Int64.self, atIndex: ObservationRun.serial),
                    ])
            }
            for article in [old, new] {
                try AddressBook(database, article: article).rewrite()
                try database.execute(
                    sql: """
                        UPDATE article SET lastLook = max(lastChange,
                            ifnull((SELECT max(last) FROM observation WHERE article = number), 0))
                        WHERE number = ? AND tip IS NOT NULL
                        """, arguments: [article])
            }
        }
    }
}
