import ArticleCatalog
public import Articles

extension Store {
    /// The article, where it is tracked.
    public func entry(of identity: ArticleIdentity) async throws(TrackingError) -> TrackedArticle? {
        try await catalogued { () async throws(CatalogError) in try await catalog.entry(of: identity) }
    }

    /// Some of the tracked articles, newest change first.
    ///
    /// - Parameters:
    ///   - publication: only its; `nil` for all.
    ///   - identity: the article to go on after, where it stands now; nothing follows one that is not tracked.
    ///   - limit: the most to give.
    public func entries(
        of publication: String?, after identity: ArticleIdentity? = nil, limit: Int
    ) async throws(TrackingError) -> [TrackedArticle] {
        try await catalogued { () async throws(CatalogError) in
            try await catalog.entries(of: publication, after: identity, limit: limit)
        }
    }

    /// The revisions of an article with what each changed, oldest first.
    public func changes(of identity: ArticleIdentity) async throws(TrackingError) -> [ArticleChange] {
        try await catalogued { () async throws(CatalogError) in try await catalog.changes(of: identity) }
    }

    /// The changes that a filter lets through, newest first.
    ///
    /// - Parameters:
    ///   - filter: which.
    ///   - position: what to go on after, for the next page.
    ///   - limit: the most to give.
    public func changes(
        _ filter: ChangeFilter, after position: ChangePosition? = nil, limit: Int
    ) async throws(TrackingError) -> [ArticleChange] {
        try await catalogued { () async throws(CatalogError) in
            try await catalog.changes(filter, after: position, limit: limit)
        }
    }

    /// The articles in which a phrase stands or stood, the latest tracked first.
    ///
    /// - Throws: ``TrackingError`` with code `usage` where there is no word in the phrase.
    public func search(_ query: SearchQuery) async throws(TrackingError) -> [SearchHit] {
        guard query.phrase.unicodeScalars.contains(where: \.isOfWord) else {
            throw TrackingError(
                .usage, "there is no word to look for in '\(Printable.line(query.phrase, limit: 60))'")
        }
        return try await catalogued { () async throws(CatalogError) in try await catalog.search(query) }
    }

    /// The addresses of an article with the time it was seen at each, the latest first.
    public func addresses(of identity: ArticleIdentity) async throws(TrackingError) -> [SeenAddress] {
        try await catalogued { () async throws(CatalogError) in try await catalog.addresses(of: identity) }
    }

    /// The publications, in byte order.
    public func publications() async throws(TrackingError) -> [String] {
        try await catalogued { () async throws(CatalogError) in try await catalog.publications() }
    }

    /// Makes sure that something of a publication is tracked.
    ///
    /// - Throws: ``TrackingError`` with code `notFound` where nothing is.
    public func requirePublication(_ publication: String) async throws(TrackingError) {
        guard try await publications().contains(publication) else {
            throw TrackingError(
                .notFound,
                "nothing of '\(publication)' is tracked; 'stet list' shows the publications there are")
        }
    }

    /// The articles with the most revisions, the most first.
    public func mostRevised(in publication: String?, limit: Int) async throws(TrackingError)
        -> [TrackedArticle]
    {
        try await catalogued { () async throws(CatalogError) in
            try await catalog.mostRevised(in: publication, limit: limit)
        }
    }

    /// The edits of all publications by day of UTC, counted from 1970-01-01, ascending.
    public func editsByDay() async throws(TrackingError) -> [PublicationStatistics.Bin] {
        try await catalogued { () async throws(CatalogError) in try await catalog.editsByDay() }
    }

    /// What can be counted of a publication; `nil` for all.
    public func statistics(of publication: String?) async throws(TrackingError) -> PublicationStatistics {
        try await catalogued { () async throws(CatalogError) in
            try await catalog.statistics(of: publication)
        }
    }
}

extension Unicode.Scalar {
    fileprivate var isOfWord: Bool {
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .decimalNumber, .letterNumber, .otherNumber, .privateUse:
            true
        default: false
        }
    }
}
