import ArticleArchive
import ArticleCatalog
public import Articles

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

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
    /// What is wrong with single repositories, a line each; the others are not affected.
    public private(set) var damage: [String] = []
    /// Whether what others record is seen; where not, the store has to be opened again for it.
    public var followsFile: Bool { catalog.followsFile }
    let archive: ArticleArchive
    let catalog: any Catalog
    let rules: RuleBook
    let looks: LookLog

    static let catalogName = "catalog.sqlite"

    /// Opens a store.
    ///
    /// - Parameters:
    ///   - directory: the store.
    ///   - purpose: what it is opened for.
    ///   - progress: is told how far it is where the catalog has to be made again.
    /// - Throws: ``TrackingError`` with code `store`.
    public static func open(
        _ directory: String, for purpose: Purpose,
        progress: @Sendable (RebuildProgress) -> Void = { _ in }
    ) async throws(TrackingError) -> Store {
        let archive: ArticleArchive
        do {
            archive = try ArticleArchive(at: directory, access: purpose == .reading ? .readOnly : .readWrite)
        } catch { throw TrackingError(error) }
        let path = directory + "/" + catalogName
        let isWithoutCatalog = !FileManager.default.fileExists(atPath: path)
        var store = try await open(directory, archive, for: purpose, catalogAt: path, progress)
        if isWithoutCatalog, try await !store.entries(of: nil, limit: 1).isEmpty {
            store.damage.append(
                "\(path) was not there and is made again from the repositories; the log of looks was in it: restore it from a backup if there was one"
            )
        }
        return store
    }

    private static func open(
        _ directory: String, _ archive: ArticleArchive, for purpose: Purpose, catalogAt path: String,
        _ progress: @Sendable (RebuildProgress) -> Void
    ) async throws(TrackingError) -> Store {
        if purpose == .recording {
            return try await Store(directory, archive, openCatalog(at: path)).caughtUp(progress)
        }
        let isEmpty = try await archived { () async throws(ArchiveError) in
            try await archive.publications().isEmpty
        }
        if isEmpty { return Store(directory, archive, try openCatalog(at: nil)) }
        return try await openForReading(directory, archive, catalogAt: path, progress)
    }

    /// Whether there is a store in a directory, be it empty.
    public static func exists(at directory: String) -> Bool {
        FileManager.default.fileExists(atPath: directory + "/format")
    }

    init(_ directory: String, _ archive: ArticleArchive, _ catalog: any Catalog) {
        self.directory = directory
        self.archive = archive
        self.catalog = catalog
        rules = RuleBook(directory + "/rules")
        looks = LookLog(catalog)
    }

    /// A reader keeps the catalog up to date where it may, and otherwise makes one in memory.
    private static func openForReading(
        _ directory: String, _ archive: ArticleArchive, catalogAt path: String,
        _ progress: @Sendable (RebuildProgress) -> Void
    ) async throws(TrackingError) -> Store {
        do {
            let store = Store(directory, archive, try ArticleCatalog(at: path))
            if let current = try? await store.caughtUp(progress) { return current }
        } catch  where error.code != .unusable {
            throw TrackingError(error)
        } catch {
            // It may not be written: what follows does without.
        }
        if let catalog = try? ArticleCatalog(at: path, readOnly: true) {
            let store = Store(directory, archive, catalog)
            if try await store.lag().isEmpty { return store }
        }
        var store = try await Store(directory, archive, openCatalog(at: nil)).caughtUp(progress)
        if FileManager.default.fileExists(atPath: path) {
            store.damage.append(
                "\(path) cannot be used here, nor written: all is read from the repositories, and looks at articles are not shown"
            )
        }
        return store
    }

    static func openCatalog(at path: String?) throws(TrackingError) -> ArticleCatalog {
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

    /// The looks at an article, oldest first; old ones that found the same are one run.
    public func observations(of identity: ArticleIdentity) async throws(TrackingError) -> [ObservationRun] {
        try await catalogued { () async throws(CatalogError) in try await catalog.observations(of: identity) }
    }

    /// Whether the words of an article's last revision were seen at one look only, and a second is waited for.
    public func isProvisional(_ revision: Revision, of identity: ArticleIdentity) async throws(TrackingError)
        -> Bool
    {
        let look = try await observations(of: identity).last {
            $0.outcome == .revised || $0.outcome == .unchanged
        }
        return look?.detail == Observation.provisional && look?.first == revision.observed
    }

    /// The article as it stood in a revision.
    public func article(
        at revision: Revision, of identity: ArticleIdentity
    ) async throws(TrackingError) -> Article {
        try await archived { () async throws(ArchiveError) in
            try await archive.article(at: revision.id, of: identity)
        }
    }

    /// The article as it stood in some revisions of its history, in their order; looked up once for all of them.
    public func articles(
        at revisions: [Revision], of identity: ArticleIdentity
    ) async throws(TrackingError) -> [Article] {
        try await archived { () async throws(ArchiveError) in
            try await archive.articles(at: revisions.map(\.id)[...], of: identity)
        }
    }

    /// The words of an article in some revisions of its history, in their order.
    public func words(
        at revisions: some Sequence<Revision>, of identity: ArticleIdentity
    ) async throws(TrackingError) -> [[Block]] {
        let ids = revisions.map(\.id)[...]
        return try await archived { () async throws(ArchiveError) in
            try await archive.words(at: ids, of: identity)
        }
    }

    /// The bytes a revision was read from.
    public func snapshot(
        at revision: Revision, of identity: ArticleIdentity
    ) async throws(TrackingError) -> Snapshot {
        try await archived { () async throws(ArchiveError) in
            try await archive.snapshot(at: revision.id, of: identity)
        }
    }

    // MARK: The catalog follows the repositories

    struct Lag {
        var changed: [ArticleIdentity] = []
        var gone: [ArticleIdentity] = []
        var damage: [String] = []
        var unreadable: Set<String> = []
        /// The publications that were compared, each with how often its rows had been written to before.
        var compared: [(stamp: PublicationStamp, writes: Int)] = []

        var isEmpty: Bool { changed.isEmpty && gone.isEmpty }
    }

    /// The articles in all repositories that can be read.
    func holdings() async throws(TrackingError) -> (articles: [ArchivedArticle], lag: Lag) {
        var articles: [ArchivedArticle] = []
        var lag = Lag()
        let publications = try await archived { () async throws(ArchiveError) in
            try await archive.publications()
        }
        for publication in publications {
            do { articles += try await archive.articles(of: publication) } catch {
                lag.damage.append("\(publication): \(TrackingError(error).message)")
                lag.unreadable.insert(publication)
            }
        }
        return (articles, lag)
    }

    /// In what the catalog differs from the repositories.
    ///
    /// Only publications are compared whose repositories or rows are not those that were found to agree. The
    /// catalog is read first: what is recorded meanwhile is then seen as new, not as gone.
    ///
    /// - Parameter all: compare all of them.
    func lag(all: Bool = false) async throws(TrackingError) -> Lag {
        var known: [String: Agreement] = [:]
        for agreement in try await catalogued({ () async throws(CatalogError) in
            try await catalog.agreements()
        }) {
            known[agreement.publication] = agreement
        }
        let stamps = try await archived { () async throws(ArchiveError) in try await archive.stamps() }
        var lag = Lag()
        for stamp in stamps {
            let agreement = known.removeValue(forKey: stamp.publication)
            if !all, agreement?.stamp == stamp.text { continue }
            let isAgreed = all ? false : await agrees(agreement)
            if !isAgreed { try await compare(stamp.publication, &lag) }
            lag.compared.append((stamp, agreement?.writes ?? 0))
        }
        for publication in known.keys { try await compare(publication, &lag) }
        return lag
    }

    /// Whether the rows of a publication have the newest revision of each article, and no article more.
    private func agrees(_ agreement: Agreement?) async -> Bool {
        guard let agreement, let sum = try? await archive.sum(of: agreement.publication) else { return false }
        return sum == agreement.tips
    }

    private func compare(_ publication: String, _ lag: inout Lag) async throws(TrackingError) {
        var known = try await catalogued { () async throws(CatalogError) in
            try await catalog.tips(of: publication)
        }
        let articles: [ArchivedArticle]
        do { articles = try await archive.articles(of: publication) } catch {
            lag.damage.append("\(publication): \(TrackingError(error).message)")
            lag.unreadable.insert(publication)
            return
        }
        for article in articles where known.removeValue(forKey: article.identity) != article.tip {
            lag.changed.append(article.identity)
        }
        lag.gone += known.keys
    }

    /// So many articles are not caught up with one after another.
    private static let many = 64

    func caughtUp(
        all: Bool = false, _ progress: @Sendable (RebuildProgress) -> Void = { _ in }
    ) async throws(TrackingError) -> Store {
        let lag = try await lag(all: all)
        var store = self
        store.damage = lag.damage
        if lag.changed.count > Self.many {
            let rebuild = try Rebuild(of: catalog, from: directory)
            let articles = await rebuild.inOrderOfRecording(lag.changed)
            store.damage += try await rebuild.write(articles) {
                progress(RebuildProgress(done: $0, articles: articles.count))
            }
        } else {
            for identity in lag.changed {
                do { try await catalogue(identity) } catch  where error.isAboutRepository {
                    store.damage.append(error.message)
                }
            }
        }
        for identity in lag.gone {
            try await catalogued { () async throws(CatalogError) in try await catalog.remove(identity) }
        }
        // Rows that were written to just now are not noted: the next one to compare them will.
        let agreements = lag.compared.filter {
            $0.stamp.isSettled && !lag.unreadable.contains($0.stamp.publication)
        }.map { Agreement(publication: $0.stamp.publication, writes: $0.writes, stamp: $0.stamp.text) }
        if !agreements.isEmpty { try? await catalog.note(agreements) }
        return store
    }
}
