import ArticleArchive
import ArticleCatalog
import Articles
import Extraction

extension Tracker {
    func firstEntry(for addresses: [WebAddress]) async throws(TrackingError) -> TrackedArticle? {
        for address in addresses {
            let found = try await catalogued { () async throws(CatalogError) in
                try await store.catalog.entries(withKey: ArticleKey(address))
            }
            if let entry = found.first { return entry }
        }
        return nil
    }

    func key(explicit: WebAddress?, seen: Seen, reading: Reading) -> ArticleKey {
        if let address = explicit ?? reading.address ?? seen.page.address { return ArticleKey(address) }
        return ArticleKey(pastedTitle: reading.article.title)
    }

    /// The identity the article has, or gets now.
    func identity(
        of article: Article, key: ArticleKey, expected: TrackedArticle?
    ) async throws(TrackingError) -> (identity: ArticleIdentity, key: String) {
        if let expected { return try await known(expected, by: key) }
        let entry =
            key.isPasted
            ? try await store.entry(resembling: article)
            : try await catalogued { () async throws(CatalogError) in
                try await store.catalog.entries(withKey: key)
            }.first
        if let entry { return try await known(entry, by: key) }
        return (try await store.freeIdentity(for: key, headline: article.headline ?? ""), key.description)
    }

    /// An article keeps the key it was first recorded under.
    func known(
        _ entry: TrackedArticle, by key: ArticleKey
    ) async throws(TrackingError) -> (identity: ArticleIdentity, key: String) {
        let latest = try await archived { () async throws(ArchiveError) in
            try await store.archive.article(at: entry.tip, of: entry.identity)
        }
        return (entry.identity, latest.metadata.key ?? key.description)
    }
}
