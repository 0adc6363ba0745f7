public import Articles
import Glibc
import ProseDiff
public import Rendering
import Tracking

/// A reading room over a store's own questions; keeps nothing in memory but counts.
///
/// What other processes record is seen within a second: the catalog's file tells when there is something new.
public actor StoreReadingRoom: ReadingRoom {
    private let directory: String
    private let interval: Duration
    private var store: Store
    private var counter = 0
    /// How often something was found recorded; pages are also made again where counts were.
    private var recordings = 0
    private var lastLook: ContinuousClock.Instant?
    private var signature: [Int] = []
    private var listed: (generation: Int, publications: [String])?
    /// By publication, "" for all.
    private var counts: [String: Count] = [:]
    /// When counts that were given are too old.
    private var recountAt: ContinuousClock.Instant?

    private typealias Counting = Task<Result<PublicationStatistics, WebsiteError>, Never>

    private struct Count {
        /// What ``recordings`` was.
        var recordings: Int
        var time: ContinuousClock.Instant
        var statistics: Counting
        var isBeingRenewed = false
    }

    /// How many bytes of words one request may have compared.
    private static let mostBytes = 4_000_000
    /// So many looks at the catalog's file later, what was counted is counted again.
    private static let looksUntilRecount = 30

    /// Opens a store for reading.
    ///
    /// - Parameter interval: how long a look at the catalog's file counts as fresh. While something is recorded
    ///   all the time, counts may be thirty times as old.
    public init(
        _ directory: String, lookingEvery interval: Duration = .seconds(1)
    ) async throws(WebsiteError) {
        self.directory = directory
        self.interval = interval
        store = try await reading { () async throws(TrackingError) in
            try await Store.open(directory, for: .reading)
        }
    }

    /// What is wrong with single repositories, a line each.
    public var damage: [String] { store.damage }

    // MARK: Keeping up

    /// Another number as soon as anything was recorded; looks at the catalog’s file.
    public func generation() async throws(WebsiteError) -> Int {
        let now = ContinuousClock.now
        if let lastLook, lastLook.duration(to: now) < interval { return counter }
        lastLook = now
        if let time = recountAt, time <= now {
            recountAt = nil
            counter += 1
        }
        let signature = Self.signature(of: directory + "/catalog.sqlite")
        guard signature != self.signature || counter == 0 else { return counter }
        self.signature = signature
        counter += 1
        recordings += 1
        do throws(TrackingError) {
            // A store that did not exist has no file to read from.
            if try await store.entries(of: nil, limit: 1).isEmpty {
                store = try await Store.open(directory, for: .reading)
            }
        } catch {
            self.signature = []
            throw WebsiteError(error)
        }
        return counter
    }

    /// Sizes and times of the catalog's files: another list as soon as anything was written.
    private static func signature(of path: String) -> [Int] {
        [path, path + "-wal"].flatMap { path -> [Int] in
            var status = stat()
            guard stat(path, &status) == 0 else { return [0, 0, 0] }
            return [Int(status.st_size), status.st_mtim.tv_sec, status.st_mtim.tv_nsec]
        }
    }

    /// Asks the store; what is not ours to keep is not kept.
    private func ask<T: Sendable>(
        _ question: (Store) async throws(TrackingError) -> T
    ) async throws(WebsiteError) -> T {
        _ = try await generation()
        do { return try await question(store) } catch { throw WebsiteError(error) }
    }

    // MARK: Lists

    /// The changes that a filter lets through, newest first.
    public func changes(
        _ filter: ChangeFilter, after position: ChangePosition?, limit: Int
    ) async throws(WebsiteError) -> [ArticleChange] {
        try await ask { (store) async throws(TrackingError) in
            try await store.changes(filter, after: position, limit: limit)
        }
    }

    /// The revisions of an article with what each changed, oldest first.
    public func changes(of identity: ArticleIdentity) async throws(WebsiteError) -> [ArticleChange] {
        try await ask { (store) async throws(TrackingError) in try await store.changes(of: identity) }
    }

    /// The tracked articles, newest change first.
    public func articles(
        of publication: String?, after identity: ArticleIdentity?, limit: Int
    ) async throws(WebsiteError) -> [TrackedArticle] {
        try await ask { (store) async throws(TrackingError) in
            try await store.entries(of: publication, after: identity, limit: limit)
        }
    }

    /// One article, by publication and `<slug>-<id>`.
    public func article(_ publication: String, _ name: String) async throws(WebsiteError) -> TrackedArticle {
        let identity = ArticleIdentity(publication: publication, name: name)
        let entry = try await ask { (store) async throws(TrackingError) in
            if let identity { try await store.entry(of: identity) } else { nil as TrackedArticle? }
        }
        guard let entry else { throw WebsiteError(.notFound, Phrase.Trouble.noArticle) }
        return entry
    }

    /// The revisions of an article, oldest first.
    public func history(of identity: ArticleIdentity) async throws(WebsiteError) -> [Revision] {
        try await ask { (store) async throws(TrackingError) in try await store.history(of: identity) }
    }

    /// The publications by name.
    public func publications() async throws(WebsiteError) -> [String] {
        let generation = try await generation()
        if let listed, listed.generation == generation { return listed.publications }
        let publications = try await ask { (store) async throws(TrackingError) in
            try await store.publications()
        }
        listed = (generation, publications)
        return publications
    }

    /// The articles with the most revisions, the most first; O(articles).
    public func mostRevised(
        in publication: String?, limit: Int
    ) async throws(WebsiteError) -> [TrackedArticle] {
        try await ask { (store) async throws(TrackingError) in
            try await store.mostRevised(in: publication, limit: limit)
        }
    }

    /// The articles in which a phrase stands or stood, the latest tracked first; none where it has no word.
    public func search(_ query: SearchQuery) async throws(WebsiteError) -> [SearchHit] {
        try await ask { (store) async throws(TrackingError) in
            do throws(TrackingError) {
                return try await store.search(query)
            } catch {
                // There is no word in it.
                guard error.code == .usage else { throw error }
                return []
            }
        }
    }

    /// What can be counted of a publication; O(revisions), once for all who ask meanwhile.
    ///
    /// Only who asks first waits: later, what was counted before is given until it is counted again.
    public func statistics(of publication: String?) async throws(WebsiteError) -> PublicationStatistics {
        _ = try await generation()
        let name = publication ?? ""
        guard let count = counts[name] else {
            let counting = counting(publication)
            counts[name] = Count(recordings: recordings, time: .now, statistics: counting)
            let result = await counting.value
            if case .failure = result { counts[name] = nil }
            return try result.get()
        }
        let expiry = count.time + interval * Self.looksUntilRecount
        if count.recordings != recordings, !count.isBeingRenewed {
            if expiry > .now {
                recountAt = recountAt ?? expiry
            } else {
                counts[name]?.isBeingRenewed = true
                Task { await renew(publication) }
            }
        }
        return try await count.statistics.value.get()
    }

    /// Counts again; pages with these counts are made again where that gave something else.
    private func renew(_ publication: String?) async {
        let name = publication ?? ""
        let (recordings, time) = (recordings, ContinuousClock.now)
        let counting = counting(publication)
        let result = await counting.value
        let former = await counts[name]?.statistics.value
        guard case .success(let statistics) = result else {
            counts[name] = nil
            return
        }
        counts[name] = Count(recordings: recordings, time: time, statistics: counting)
        if (try? former?.get()) != statistics { counter += 1 }
    }

    private func counting(_ publication: String?) -> Counting {
        let store = store
        return Task {
            do throws(TrackingError) {
                return .success(try await store.statistics(of: publication))
            } catch { return .failure(WebsiteError(error)) }
        }
    }

    // MARK: Words

    /// The revision with a number, the beginning of a commit id, `first`, `latest` or a time.
    public func revision(
        named name: String, in history: [Revision], of identity: ArticleIdentity
    ) async throws(WebsiteError) -> Revision {
        try await ask { (store) async throws(TrackingError) in
            do throws(TrackingError) {
                return try await store.revision(named: name, in: history, of: identity)
            } catch {
                // In an address, what names no revision names nothing that is there.
                guard error.code == .usage else { throw error }
                throw TrackingError(.notFound, error.message)
            }
        }
    }

    /// The words of a revision.
    public func article(
        at revision: Revision, of identity: ArticleIdentity
    ) async throws(WebsiteError) -> Article {
        try await ask { (store) async throws(TrackingError) in
            try await store.article(at: revision, of: identity)
        }
    }

    /// Two revisions and what lies between them; refuses words of more than four megabytes.
    public nonisolated func compare(
        _ old: Revision, _ new: Revision, of identity: ArticleIdentity
    ) async throws(WebsiteError) -> DiffDocument {
        let before = try await article(at: old, of: identity)
        let after = try await article(at: new, of: identity)
        let bytes = (before.blocks + after.blocks).reduce(0) { $0 + $1.text.utf8.count }
        guard bytes <= Self.mostBytes else {
            throw WebsiteError(
                .tooLarge,
                Phrase.Trouble.longRevisions
            )
        }
        return DiffDocument(
            identity: identity, old: ArticleState(revision: old, article: before),
            new: ArticleState(revision: new, article: after),
            diff: ArticleDiff(from: before.blocks, to: after.blocks, deadline: .seconds(1)))
    }

    /// The looks at an article, oldest first; those that found the same may be one run.
    public func observations(of identity: ArticleIdentity) async throws(WebsiteError) -> [ObservationRun] {
        try await ask { (store) async throws(TrackingError) in try await store.observations(of: identity) }
    }

    /// The addresses an article was seen at, the latest first.
    public func addresses(of identity: ArticleIdentity) async throws(WebsiteError) -> [SeenAddress] {
        try await ask { (store) async throws(TrackingError) in try await store.addresses(of: identity) }
    }

    /// The bytes a revision was read from.
    public func snapshot(
        at revision: Revision, of identity: ArticleIdentity
    ) async throws(WebsiteError) -> Snapshot {
        try await ask { (store) async throws(TrackingError) in
            try await store.snapshot(at: revision, of: identity)
        }
    }
}
