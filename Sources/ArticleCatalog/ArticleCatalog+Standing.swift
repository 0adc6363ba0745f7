public import Articles
import GRDB

/// An article and the revision that stands.
public struct StandingArticle: Sendable, Hashable {
    /// Which article.
    public var identity: ArticleIdentity
    /// Its latest revision, whose number says how many there are.
    public var latest: Revision
    /// The key it was first recorded under; `nil` where its latest revision names none.
    public var key: String?

    /// Puts them together.
    public init(identity: ArticleIdentity, latest: Revision, key: String?) {
        self.identity = identity
        self.latest = latest
        self.key = key
    }
}

extension ArticleCatalog {
    /// The article that was seen under the first of some keys under which any was, the one with the newest change
    /// where there are several.
    public func standing(at keys: [ArticleKey]) async throws(CatalogError) -> StandingArticle? {
        try await read("look up an address in") { database in
            let statement = try database.cachedStatement(
                sql: """
                    SELECT \(Revision.columns), article.publication, slug, article.id, revision.key
                    FROM address
                    JOIN article ON article.number = address.article
                    JOIN revision ON revision.article = article.number AND revision.number = article.revisions
                    WHERE address.key = ? ORDER BY lastChange DESC, article.id LIMIT 1
                    """)
            for key in keys {
                guard let row = try Row.fetchOne(statement, arguments: [key.description]) else { continue }
                let identity = try ArticleIdentity(
                    publication: row.decode(atIndex: 13), slug: row.decode(atIndex: 14),
                    id: row.decode(atIndex: 15))
                let keys: String? = try row.decode(atIndex: 16)
                return StandingArticle(
                    identity: identity, latest: try Revision(row: row),
                    key: RevisionRecord.metadataKey(in: keys))
            }
            return nil
        }
    }
}
