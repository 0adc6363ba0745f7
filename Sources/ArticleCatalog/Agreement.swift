public import Articles
import GRDB

/// Up to where the rows of a publication were found to say what its repositories say.
public struct Agreement: Sendable, Hashable {
    /// The publication.
    public var publication: String
    /// How often its rows were written to.
    public var writes: Int
    /// The state of its repositories with which its rows agreed; `nil` where they were written to since.
    public var stamp: String?
    /// The sum of the articles and newest revisions that its rows have.
    public var tips: TipSum

    /// Creates an agreement.
    public init(publication: String, writes: Int, stamp: String?, tips: TipSum = TipSum()) {
        self.publication = publication
        self.writes = writes
        self.stamp = stamp
        self.tips = tips
    }
}

extension ArticleCatalog {
    /// What was agreed on, of each publication that ever had rows.
    public func agreements() async throws(CatalogError) -> [Agreement] {
        try await read("compare") { database in
            try Row.fetchAll(database, sql: "SELECT publication, writes, stamp, tips FROM agreement").map {
                row in
                try Agreement(
                    publication: row.decode(atIndex: 0), writes: row.decode(atIndex: 1),
                    stamp: row.decode(atIndex: 2), tips: TipSum(row.decode(atIndex: 3)))
            }
        }
    }

    /// Notes states of repositories with which the rows agree, except for rows that were written to meanwhile.
    public func note(_ agreements: [Agreement]) async throws(CatalogError) {
        try await write("note the state of the repositories in") { database in
            for agreement in agreements {
                try database.cachedStatement(
                    sql: """
                        INSERT INTO agreement VALUES (:publication, :writes, :stamp, 0)
                        ON CONFLICT (publication) DO UPDATE SET stamp = :stamp WHERE writes = :writes
                        """
                ).execute(arguments: [
                    "publication": agreement.publication, "writes": agreement.writes,
                    "stamp": agreement.stamp,
                ])
            }
        }
    }
}

extension Database {
    /// Ends what was agreed on of a publication, whose rows are about to be written to.
    func endAgreement(on publication: String) throws {
        try cachedStatement(
            sql: """
                INSERT INTO agreement VALUES (?, 1, NULL, 0)
                ON CONFLICT (publication) DO UPDATE SET writes = writes + 1, stamp = NULL
                """
        ).execute(arguments: [publication])
    }

    /// Has an article's newest revision in the sum of its publication; `nil` for none.
    func enterTip(_ tip: RevisionID?, of article: Int64, _ identity: ArticleIdentity) throws {
        let mark = tip.map { TipSum(of: $0, named: identity.name).value } ?? 0
        try cachedStatement(
            sql: """
                UPDATE agreement SET tips = (tips + :mark - (SELECT mark FROM article WHERE number = :article))
                    & \(TipSum.mask) WHERE publication = :publication
                """
        ).execute(arguments: ["mark": mark, "article": article, "publication": identity.publication])
        try cachedStatement(sql: "UPDATE article SET mark = ? WHERE number = ?")
            .execute(arguments: [mark, article])
    }
}
