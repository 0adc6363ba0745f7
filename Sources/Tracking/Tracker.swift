import ArticleArchive
import ArticleCatalog
public import Articles
import Extraction
public import Fetching

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// What came of one look.
public struct Tracked: Sendable, Hashable {
    /// Which article was looked at.
    public var identity: ArticleIdentity
    /// Whether a revision was recorded; otherwise the words stood.
    public var isRecorded: Bool
    /// The revision that was recorded, or the one that stands.
    public var revision: Revision
    /// How many revisions the article has now.
    public var revisions: Int
}

/// The one pipeline: a page comes in, an article comes out of it, it is judged, recorded, and logged.
public struct Tracker: Sendable {
    private let store: Store
    private let fetcher: Fetcher
    private let now: @Sendable () -> Date

    /// Creates a tracker.
    ///
    /// - Parameters:
    ///   - store: opened for recording.
    ///   - fetcher: how pages are fetched.
    ///   - now: the clock.
    public init(store: Store, fetcher: Fetcher, now: @escaping @Sendable () -> Date) {
        self.store = store
        self.fetcher = fetcher
        self.now = now
    }

    /// Takes one look at a source and records what it found.
    ///
    /// - Parameters:
    ///   - address: the article the source belongs to; `nil`: the source's own address, or the one its page gives.
    ///   - observed: when it was seen; `nil`: now.
    /// - Throws: ``TrackingError``. A look that failed is logged too where the article is known.
    public func track(
        _ source: Source, as address: WebAddress? = nil, observed: Date? = nil
    ) async throws(TrackingError) -> Tracked {
        let seen = try await fetch(source, as: address)
        let digest = ArticleArchive.digest(of: seen.page.bytes)
        let expected = try await firstEntry(for: [address, seen.requested, seen.page.address])
        if let expected, observed == nil, let tracked = try await unchangedBytes(digest, of: expected, seen) {
            return tracked
        }
        let reading: Reading
        do { reading = try Extractor.read(seen.page) } catch {
            if let expected {
                try await log(.quarantined, seen, observed, digest, error.description, of: expected.identity)
            }
            throw TrackingError(.unreadable, "\(source.name): \(error.description)")
        }
        var article = reading.article
        let key = key(explicit: address, seen: seen, reading: reading)
        let identity = try await identity(
            of: article, key: key, explicit: address, seen: seen, expected: expected)
        article.metadata.key = identity.key
        article.metadata.url = (address ?? seen.page.address ?? reading.address)?.description
        let sighting = Sighting(
            article: article, snapshot: Snapshot(bytes: seen.page.bytes, mediaType: reading.mediaType),
            observed: observed, now: now(), source: seen.sourceName)
        let tracked = try await record(sighting, of: identity.identity)
        let observedAt = observed ?? (tracked.isRecorded ? tracked.revision.observed : sighting.now)
        try await log(
            tracked.isRecorded ? .revised : .unchanged, seen, observedAt, digest, nil, of: identity.identity)
        return tracked
    }

    // MARK: Looking

    private struct Seen {
        var page: Page
        var requested: WebAddress?
        var sourceName: String
        var status: Int?
    }

    private func fetch(_ source: Source, as address: WebAddress?) async throws(TrackingError) -> Seen {
        switch source {
        case .bytes(let bytes, let name):
            return Seen(page: Page(bytes: bytes, mediaType: nil, address: address), sourceName: name)
        case .file(let path):
            let (bytes, mediaType) = try Source.read(file: path)
            let name = path.split(separator: "/").last.map(String.init) ?? path
            return Seen(page: Page(bytes: bytes, mediaType: mediaType, address: address), sourceName: name)
        case .address(let requested):
            do {
                let response = try await fetcher.fetch(requested)
                let page = Page(
                    bytes: response.body, mediaType: response.head["content-type"], address: response.final)
                return Seen(
                    page: page, requested: requested, sourceName: requested.description,
                    status: response.status)
            } catch {
                let seen = Seen(
                    page: Page(bytes: [], mediaType: nil, address: nil), requested: requested,
                    sourceName: requested.description, status: error.status)
                if let entry = try await firstEntry(for: [address, requested]) {
                    let isGone = error.status == 404 || error.status == 410
                    try await log(
                        isGone ? .missing : .failed, seen, nil, nil, error.description, of: entry.identity)
                }
                throw TrackingError(.unreadable, error.description)
            }
        }
    }

    /// Bytes equal to those of the last look: nothing is parsed.
    private func unchangedBytes(
        _ digest: String, of entry: TrackedArticle, _ seen: Seen
    ) async throws(TrackingError) -> Tracked? {
        let history = try await store.history(of: entry.identity)
        guard let latest = history.last, latest.extractor == Extractor.version, latest.snapshot == digest
        else {
            return nil
        }
        try await log(.unchanged, seen, nil, digest, nil, of: entry.identity)
        return Tracked(
            identity: entry.identity, isRecorded: false, revision: latest, revisions: history.count)
    }

    private func log(
        _ outcome: Observation.Outcome, _ seen: Seen, _ observed: Date?, _ digest: String?, _ detail: String?,
        of identity: ArticleIdentity
    ) async throws(TrackingError) {
        let observation = Observation(
            time: observed ?? now(), outcome: outcome, source: seen.sourceName, status: seen.status,
            snapshot: digest, detail: detail)
        try await catalogued { () async throws(CatalogError) in
            try await store.catalog.log(observation, of: identity)
        }
    }

    // MARK: Which article

    private func firstEntry(for addresses: [WebAddress?]) async throws(TrackingError) -> TrackedArticle? {
        for address in addresses.compactMap({ $0 }) {
            let found = try await catalogued { () async throws(CatalogError) in
                try await store.catalog.entries(withKey: ArticleKey(address))
            }
            if let entry = found.first { return entry }
        }
        return nil
    }

    private func key(explicit: WebAddress?, seen: Seen, reading: Reading) -> ArticleKey {
        if let address = explicit ?? reading.address ?? seen.page.address { return ArticleKey(address) }
        return ArticleKey(pastedTitle: reading.article.title)
    }

    /// The identity the article has, or gets now.
    private func identity(
        of article: Article, key: ArticleKey, explicit: WebAddress?, seen: Seen, expected: TrackedArticle?
    ) async throws(TrackingError) -> (identity: ArticleIdentity, key: String) {
        if let expected { return try await known(expected, by: key) }
        let known = try await catalogued { () async throws(CatalogError) in
            try await store.catalog.entries(withKey: key)
        }
        if let entry = known.first { return try await self.known(entry, by: key) }
        if key.publication == ArticleKey.pasted, let entry = try await store.entry(resembling: article) {
            return try await self.known(entry, by: key)
        }
        for attempt in 0..<100 {
            let candidate = key.identity(headline: article.headline ?? "", attempt: attempt)
            let taken = try await catalogued { () async throws(CatalogError) in
                try await store.catalog.entries(withID: candidate.id)
            }
            if taken.isEmpty { return (candidate, key.description) }
        }
        throw TrackingError(
            .store, "no free id for '\(key)': the catalog is damaged; move catalog.sqlite away")
    }

    /// An article keeps the key it was first recorded under.
    private func known(
        _ entry: TrackedArticle, by key: ArticleKey
    ) async throws(TrackingError) -> (identity: ArticleIdentity, key: String) {
        let latest = try await archived { () async throws(ArchiveError) in
            try await store.archive.article(at: entry.tip, of: entry.identity)
        }
        return (entry.identity, latest.metadata.key ?? key.description)
    }

    // MARK: Recording

    /// Judges and records; judges anew when another process was faster.
    private func record(
        _ sighting: Sighting, of identity: ArticleIdentity
    ) async throws(TrackingError) -> Tracked {
        let judge = Judge(archive: store.archive, identity: identity)
        for _ in 0..<8 {
            let history = try await archived { () async throws(ArchiveError) in
                try await store.archive.history(of: identity)
            }
            let verdict = try await archived { () async throws(ArchiveError) in
                try await judge.verdict(on: sighting, history: history)
            }
            switch verdict {
            case .stands(let revision):
                return Tracked(
                    identity: identity, isRecorded: false, revision: revision, revisions: history.count)
            case .changed(let base, let drafts, let seen):
                do {
                    let written = try await store.archive.record(
                        drafts, of: identity, after: base, expecting: history.last?.id)
                    let kept = base.flatMap { base in history.firstIndex { $0.id == base } }
                    let full = (kept.map { Array(history[...$0]) } ?? []) + written
                    try await store.note(full, of: identity, metadata: sighting.article.metadata)
                    return Tracked(
                        identity: identity, isRecorded: true, revision: written[seen], revisions: full.count)
                } catch let error as ArchiveError where error.code == .moved {
                    continue
                } catch {
                    throw error as? TrackingError ?? (error as? ArchiveError).map(TrackingError.init)
                        ?? TrackingError(.store, "\(error)")
                }
            }
        }
        throw TrackingError(.store, "\(identity.name) keeps being changed by another process; try again")
    }
}
