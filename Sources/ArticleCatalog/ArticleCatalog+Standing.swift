public import Articles
import GRDB

/// An article and the revision that stands.
public struct StandingArticle: Sendable, Hashable {
    /// Which article.
    public var identity: ArticleIdentity
    /// Its latest revision, whose number says how many there are.
    public var latest: Revision

    /// Puts the two together.
    public init(identity: ArticleIdentity, latest: Revision) {
        self.identity = identity
        self.latest = latest
    }
}

extension ArticleCatalog {
    /// The article that was seen under the first of some keys under which any was, the one with the newest change
    /// where there are several.
    public func standing(at keys: [ArticleKey]) async throws(CatalogError) -> StandingArticle? {
        try await read("look up an address in") { database in
            let statement = try database.cachedStatement(
                sql: """
                    SELECT revision.id, revision.number, kind, observed, recorded, revision.headline, summary,
                        inserted, deleted, source, extractor, snapshot, reverts,
                        article.publication AS publication, slug, article.id AS articleID
                    FROM address
                    JOIN article ON article.number = address.article
                    JOIN revision ON revision.article = article.number AND revision.number = article.revisions
                    WHERE address.key = ? ORDER BY lastChange DESC, article.id LIMIT 1
                    """)
            for key in keys {
                guard let row = try Row.fetchOne(statement, arguments: [key.description]) else { continue }
                let identity = try ArticleIdentity(
                    publication: row.decode(forColumn: "publication"), slug: row.decode(forColumn: "slug"),
                    id: row.decode(forColumn: "articleID"))
                return StandingArticle(identity: identity, latest: try Revision(row: row))
            }
            return nil
        }
    }
}
