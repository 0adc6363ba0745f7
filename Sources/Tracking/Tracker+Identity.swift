import ArticleArchive
import ArticleCatalog
import Articles
import Extraction

extension Tracker {
    /// The article that was seen at the first of some addresses at which any was.
    func standing(at addresses: [WebAddress]) async throws(TrackingError) -> StandingArticle? {
        try await catalogued { () async throws(CatalogError) in
            try await store.catalog.standing(at: addresses.map { ArticleKey($0) })
        }
    }

    func key(explicit: WebAddress?, seen: Seen, reading: Reading) -> ArticleKey {
        if let address = explicit ?? reading.address ?? seen.page.address { return ArticleKey(address) }
        return ArticleKey(pastedTitle: reading.article.title)
    }

    /// The identity the article has, or gets now.
    ///
    /// - Parameter own: the addresses it was seen at, or the one given for it; none for text from a file.
    func identity(
        of article: Article, key: ArticleKey, own: [WebAddress], expected: StandingArticle?
    ) async throws(TrackingError) -> (identity: ArticleIdentity, key: String) {
        if let expected { return (expected.identity, expected.key ?? key.description) }
        var key = key
        if key.isPasted {
            if let entry = try await store.entry(resembling: article) {
                return try await known(entry.identity, at: entry.tip, by: key)
            }
        } else {
            let ownKeys = own.map { ArticleKey($0) }
            if let found = try await catalogued({ () async throws(CatalogError) in
                try await store.catalog.standing(at: [key])
            }) {
                var isIt = ownKeys.isEmpty || ownKeys.contains(key)
                if !isIt { isIt = try await shared(article, with: found) >= Self.kinship }
                if isIt { return (found.identity, found.key ?? key.description) }
                // A page that names another article's address as its own is believed by nobody.
                key = ownKeys.last ?? key
            }
            if let found = try await standing(withIdentifierOf: article, at: own.last) {
                return (found.identity, found.key ?? key.description)
            }
        }
        return (try await store.freeIdentity(for: key, headline: article.headline ?? ""), key.description)
    }

    /// A page belongs to the article at the address that it calls its own where so many of the words are shared.
    private static let kinship = 0.3
    /// The same where the publisher gives both one id.
    private static let sameWords = 0.5

    private func shared(
        _ article: Article, with found: StandingArticle
    ) async throws(TrackingError) -> Double {
        try await store.article(at: found.latest, of: found.identity).sharedWords(with: article)
    }

    /// The article of the publication to which the publisher gives the same id, where more speaks for it.
    ///
    /// Ids are counted anew in each section, stand in templates, or are one for all pages, and a wrong merge is
    /// worse than a duplicate. So it has to be an id that one article has, half of the words have to be the
    /// same, and either both were published at the same time or the id stands in both addresses.
    private func standing(
        withIdentifierOf article: Article, at address: WebAddress?
    ) async throws(TrackingError) -> StandingArticle? {
        guard let address, let identifier = article.metadata.publisherID,
            let key = ArticleKey(identifier: identifier, of: ArticleKey(address).publication)
        else { return nil }
        let found = try await catalogued { () async throws(CatalogError) in
            try await store.catalog.entries(withKey: key)
        }
        guard found.count == 1, let entry = found.first,
            let latest = try await store.history(of: entry.identity).last
        else { return nil }
        let known = try await store.article(at: latest, of: entry.identity)
        guard known.sharedWords(with: article) >= Self.sameWords else { return nil }
        let times = [known, article].map { $0.metadata.published.flatMap { Timestamp.parse($0) } }
        let isOfOneTime = times[0] != nil && times[0] == times[1]
        let places = [known.metadata.url, address.description].compactMap { $0 }
        guard isOfOneTime || (places.count == 2 && places.allSatisfy { Self.names(identifier, in: $0) })
        else { return nil }
        return StandingArticle(identity: entry.identity, latest: latest, key: known.metadata.key)
    }

    /// Whether an id stands in an address as a word of its own.
    private static func names(_ identifier: String, in address: String) -> Bool {
        address.ranges(of: identifier).contains { range in
            let before = address[..<range.lowerBound].last
            let after = address[range.upperBound...].first
            return [before, after].allSatisfy { $0.map { !$0.isLetter && !$0.isNumber } ?? true }
        }
    }

    /// An article keeps the key it was first recorded under.
    func known(
        _ identity: ArticleIdentity, at tip: RevisionID, by key: ArticleKey
    ) async throws(TrackingError) -> (identity: ArticleIdentity, key: String) {
        let latest = try await archived { () async throws(ArchiveError) in
            try await store.archive.article(at: tip, of: identity)
        }
        return (identity, latest.metadata.key ?? key.description)
    }
}
