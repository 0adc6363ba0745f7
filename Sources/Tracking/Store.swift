import ArticleArchive
import ArticleCatalog
public import Articles

/// A store: the repositories with the revisions, and the catalog beside them.
///
/// The repositories are the truth. ``open(_:for:)`` brings a catalog that lags behind them up to date, so
/// that everything read here agrees with them.
public struct Store: Sendable {
    /// What a store is opened for.
    public enum Purpose: Sendable, Hashable {
        /// Reading only: nothing in the repositories is written, and a store that does not exist is empty.
        case reading
        /// Recording: the store is made where it does not exist.
        case recording
    }

    /// The directory.
    public let directory: String
    let archive: ArticleArchive
    let catalog: ArticleCatalog

    private static let catalogName = "catalog.sqlite"

    /// Opens a store.
    ///
    /// - Throws: ``TrackingError`` with code `store`.
    public static func open(_ directory: String, for purpose: Purpose) async throws(TrackingError) -> Store {
        let archive: ArticleArchive
        do {
            archive = try ArticleArchive(at: directory, access: purpose == .reading ? .readOnly : .readWrite)
        } catch { throw TrackingError(error) }
        let path = directory + "/" + catalogName
        if purpose == .recording {
            return try await Store(directory: directory, archive: archive, catalog: openCatalog(at: path))
                .caughtUp()
        }
        guard try await archived({ () async throws(ArchiveError) in try await !archive.articles().isEmpty })
        else {
            return Store(directory: directory, archive: archive, catalog: try openCatalog(at: nil))
        }
        return try await openForReading(directory, archive: archive, catalogAt: path)
    }

    /// A reader keeps the catalog up to date where it may, and otherwise makes one in memory.
    private static func openForReading(
        _ directory: String, archive: ArticleArchive, catalogAt path: String
    ) async throws(TrackingError) -> Store {
        do {
            let catalog = try ArticleCatalog(at: path)
            let store = Store(directory: directory, archive: archive, catalog: catalog)
            if let current = try? await store.caughtUp() { return current }
        } catch  where error.code != .unusable {
            throw TrackingError(error)
        } catch {
            // It may not be written: what follows does without.
        }
        if let catalog = try? ArticleCatalog(at: path, readOnly: true) {
            let store = Store(directory: directory, archive: archive, catalog: catalog)
            if try await store.lag().isEmpty { return store }
        }
        let store = Store(directory: directory, archive: archive, catalog: try openCatalog(at: nil))
        return try await store.caughtUp()
    }

    private static func openCatalog(at path: String?) throws(TrackingError) -> ArticleCatalog {
        do { return try ArticleCatalog(at: path) } catch { throw TrackingError(error) }
    }

    // MARK: Reading

    /// The tracked articles, newest change first.
    public func entries() async throws(TrackingError) -> [TrackedArticle] {
        try await catalogued { () async throws(CatalogError) in try await catalog.entries() }
    }

    /// The revisions of an article, oldest first.
    public func history(of identity: ArticleIdentity) async throws(TrackingError) -> [Revision] {
        try await catalogued { () async throws(CatalogError) in try await catalog.history(of: identity) }
    }

    /// The looks at an article, oldest first.
    public func observations(of identity: ArticleIdentity) async throws(TrackingError) -> [Observation] {
        try await catalogued { () async throws(CatalogError) in try await catalog.observations(of: identity) }
    }

    /// The article as it stood in a revision.
    public func article(
        at revision: Revision, of identity: ArticleIdentity
    ) async throws(TrackingError) -> Article {
        try await archived { () async throws(ArchiveError) in
            try await archive.article(at: revision.id, of: identity)
        }
    }

    // MARK: The catalog follows the repositories

    private struct Lag {
        var changed: [ArticleIdentity] = []
        var gone: [ArticleIdentity] = []

        var isEmpty: Bool { changed.isEmpty && gone.isEmpty }
    }

    private func lag() async throws(TrackingError) -> Lag {
        let articles = try await archived { () async throws(ArchiveError) in try await archive.articles() }
        var known = try await catalogued { () async throws(CatalogError) in try await catalog.tips() }
        var lag = Lag()
        for article in articles where known.removeValue(forKey: article.identity) != article.tip {
            lag.changed.append(article.identity)
        }
        lag.gone = Array(known.keys)
        return lag
    }

    private func caughtUp() async throws(TrackingError) -> Store {
        let lag = try await lag()
        for identity in lag.changed {
            let record = try await recordFromArchive(of: identity)
            try await catalogued { () async throws(CatalogError) in try await catalog.record(record) }
        }
        for identity in lag.gone {
            try await catalogued { () async throws(CatalogError) in try await catalog.remove(identity) }
        }
        return self
    }

    /// What the repository says of an article; reads every revision.
    private func recordFromArchive(of identity: ArticleIdentity) async throws(TrackingError) -> ArticleRecord
    {
        try await archived { () async throws(ArchiveError) in
            let history = try await archive.history(of: identity)
            var keys: Set<String> = []
            var language: String?
            for revision in history {
                let metadata = try await archive.article(at: revision.id, of: identity).metadata
                keys.formUnion(metadata.keys(source: revision.source))
                language = metadata.language
            }
            return ArticleRecord(identity: identity, history: history, language: language, keys: keys)
        }
    }
}

extension Metadata {
    /// The keys under which an article with this metadata is found again.
    ///
    /// The canonical address counts where it became the article's key; it is not believed beyond that.
    func keys(source: String) -> Set<String> {
        var keys = Set([key].compactMap { $0 })
        for text in [url, source].compactMap({ $0 }) {
            if let address = try? WebAddress(text) { keys.insert(ArticleKey(address).description) }
        }
        return keys
    }
}
