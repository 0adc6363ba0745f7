import ArticleCatalog
import Articles

extension Store {
    /// Brings the catalog's rows of an article up to what was just recorded.
    func note(
        _ history: [Revision], of identity: ArticleIdentity, metadata: Metadata
    ) async throws(TrackingError) {
        let known = try await catalogued { () async throws(CatalogError) in
            try await catalog.entry(of: identity)
        }
        var keys = Set(known?.keys ?? [])
        keys.formUnion(metadata.keys(source: history.last?.source ?? ""))
        let record = ArticleRecord(
            identity: identity, history: history, language: metadata.language, keys: keys)
        try await catalogued { () async throws(CatalogError) in try await catalog.record(record) }
    }

    /// The article that a text without an address is a later state of: the one most of whose words it shares.
    ///
    /// Looks among the articles that were pasted without an address, and those with the same headline. Reads
    /// the latest state of each.
    func entry(resembling article: Article) async throws(TrackingError) -> TrackedArticle? {
        let headline = NormalForm.text(article.title)
        var best: (entry: TrackedArticle, share: Double)?
        for entry in try await entries()
        where entry.identity.publication == ArticleKey.pasted || NormalForm.text(entry.headline) == headline {
            guard let latest = try await history(of: entry.identity).last else { continue }
            let share = try await self.article(at: latest, of: entry.identity).sharedWords(with: article)
            if share >= 0.5, share > best?.share ?? 0 { best = (entry, share) }
        }
        return best?.entry
    }
}

extension Article {
    /// The share of the longer article's words that stand in blocks both have, in normal form: 0 to 1.
    fileprivate func sharedWords(with other: Article) -> Double {
        let mine = blocks.map { NormalForm.text($0.text) }
        let theirs = other.blocks.map { NormalForm.text($0.text) }
        let longer = max(mine.reduce(0) { $0 + $1.utf8.count }, theirs.reduce(0) { $0 + $1.utf8.count })
        let common = Set(mine).intersection(theirs).reduce(0) { $0 + $1.utf8.count }
        return longer == 0 ? 0 : Double(common) / Double(longer)
    }
}
