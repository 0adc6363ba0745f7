import ArticleCatalog
public import Articles

extension Store {
    /// The article a person means by an address, an id, a slug, `<slug>-<id>`, or a part of these or of its headline.
    ///
    /// An exact match wins over a part. O(articles) for parts.
    ///
    /// - Throws: ``TrackingError`` with code `notFound`, or `usage` and the candidates where several fit.
    public func entry(named name: String) async throws(TrackingError) -> TrackedArticle {
        if WebAddress.isLikely(name) {
            let address: WebAddress
            do { address = try WebAddress(name) } catch { throw TrackingError(.usage, error.description) }
            let key = ArticleKey(address)
            let found = try await catalogued { () async throws(CatalogError) in
                try await catalog.entries(withKey: key)
            }
            return try only(of: found, named: name)
        }
        let wanted = NormalForm.text(name).lowercased()
        guard !wanted.isEmpty else { throw TrackingError(.usage, "an article's name cannot be empty") }
        let exact = try await catalogued { () async throws(CatalogError) in
            try await catalog.entries(named: wanted)
        }
        if !exact.isEmpty { return try only(of: exact, named: name) }
        if let entry = try await entry(onceNamed: wanted) { return entry }
        let part = NamePart(wanted)
        let found = try await catalogued { () async throws(CatalogError) in
            try await catalog.entries(whose: part.stands, limit: Self.candidates)
        }
        return try only(of: found.entries, count: found.count, named: name)
    }

    /// The revision a person means, in an article's history.
    ///
    /// A commit id from before a back-dated observation, or from before articles were made one or taken apart,
    /// names the revision that stands for it now.
    ///
    /// - Parameter text: a number (`3`; `-1` is the latest, `-2` the one before), `first`, `latest`, the
    ///   beginning of a commit id (at least four digits), or a time: what stood then. A date without a time
    ///   means the end of that day, UTC; a time without seconds the end of that minute.
    /// - Throws: ``TrackingError`` with code `notFound`, or `usage` where it is none of these.
    public func revision(
        named text: String, in history: [Revision], of identity: ArticleIdentity
    ) async throws(TrackingError) -> Revision {
        guard let name = RevisionName(text) else {
            throw TrackingError(
                .usage,
                "'\(text)' names no revision: give a number (3, -1), first, latest, a commit id or a time (2022-03-29T18:00Z)"
            )
        }
        if let revision = try name.revision(in: history) { return revision }
        if let digits = name.digits {
            let found = try await supersededRevision(digits, in: history, of: identity)
            if let found { return found }
        }
        throw TrackingError(
            .notFound, "there is no revision \(text): the article has \(history.count) (see 'stet log')")
    }

    /// The most articles that are named to a person who wrote too little.
    private static let candidates = 10

    /// - Parameter count: how many there are, where these are the first.
    private func only(
        of entries: [TrackedArticle], count: Int? = nil, named name: String
    ) throws(TrackingError) -> TrackedArticle {
        let count = count ?? entries.count
        guard let entry = entries.first else {
            throw TrackingError(.notFound, "no tracked article is called '\(name)' (see 'stet list')")
        }
        guard count == 1 else {
            let shown = entries.prefix(Self.candidates).map {
                $0.identity.publication + "/" + $0.identity.name + "  " + $0.headline
            }
            let more = count > shown.count ? ["… and \(count - shown.count) more"] : []
            throw TrackingError(
                .usage, "'\(name)' fits \(count) articles; write more of the name:",
                candidates: shown + more)
        }
        return entry
    }
}
