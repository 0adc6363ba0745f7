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

extension Tracked {
    /// The words stood.
    init(_ standing: StandingArticle) {
        self.init(
            identity: standing.identity, isRecorded: false, revision: standing.latest,
            revisions: standing.latest.number)
    }
}

/// What became of what a look brought home.
enum Recording {
    /// The words stand, or were recorded.
    case tracked(Tracked)
    /// Nothing was recorded: why, what the log says, and of which article where it is known.
    case refused(TrackingError, Observation.Outcome, ArticleIdentity?)

    /// What stands now.
    func get() throws(TrackingError) -> Tracked {
        switch self {
        case .tracked(let tracked): tracked
        case .refused(let error, _, _): throw error
        }
    }
}

/// The one pipeline: a page comes in, an article comes out of it, it is judged, recorded, and logged.
public struct Tracker: Sendable {
    let store: Store
    let fetcher: Fetcher
    let now: @Sendable () -> Date
    /// How long to wait before each further page of an article.
    let pause: Duration

    /// Creates a tracker.
    ///
    /// - Parameters:
    ///   - store: opened for recording.
    ///   - fetcher: how pages are fetched.
    ///   - pause: how long to wait before each further page of an article that goes over several.
    ///   - now: the clock.
    public init(
        store: Store, fetcher: Fetcher, pause: Duration = .seconds(1), now: @escaping @Sendable () -> Date
    ) {
        self.store = store
        self.fetcher = fetcher
        self.now = now
        self.pause = pause
    }

    /// Takes one look at a source and records what it found.
    ///
    /// - Parameters:
    ///   - address: the article the source belongs to; `nil`: the source's own address, or the one its page gives.
    ///   - observed: when it was seen; `nil`: now. What is read from the web is seen now.
    ///   - isAccepted: record what may not be the article any more; see ``Doubt``.
    ///   - claims: what is known about it besides.
    /// - Throws: ``TrackingError``. A look that failed is logged too where the article is known.
    public func track(
        _ source: Source, as address: WebAddress? = nil, observed: Date? = nil, isAccepted: Bool = false,
        claims: Claims = Claims()
    ) async throws(TrackingError) -> Tracked {
        try check(observed, of: source)
        let haul = try await look(at: source, as: address)
        return try await take(haul, as: address, observed: observed, isAccepted: isAccepted, claims: claims)
            .get()
    }

    /// Judges, records and logs what a look brought home.
    ///
    /// - Parameter isWatched: whether another look is taken soon where the words are new.
    func take(
        _ haul: Haul, as address: WebAddress?, observed: Date?, isAccepted: Bool, isWatched: Bool = false,
        claims: Claims = Claims()
    ) async throws(TrackingError) -> Recording {
        switch haul {
        case .nothing(let failure):
            return try await recordOrLog(failure, as: address)
        case .same(let seen):
            return try await same(seen, as: address)
        case .page(let seen):
            let digest = ArticleArchive.digest(of: seen.page.bytes)
            let expected = try await standing(at: seen.addresses(explicit: address))
            if let expected, observed == nil,
                let tracked = try await unchangedBytes(digest, of: expected, seen)
            {
                return .tracked(tracked)
            }
            return try await record(
                seen, as: address, of: expected, observed: observed, isAccepted: isAccepted,
                isWatched: isWatched, claims: claims)
        }
    }

    /// Records a page that was quarantined, for the time it was seen: a person said it is the article.
    ///
    /// - Throws: ``TrackingError`` with code `unreadable` where nothing can be read in it.
    public func accept(_ page: QuarantinedPage) async throws(TrackingError) -> Tracked {
        let bytes = try store.quarantine.bytes(of: page)
        let entries = try await store.entries()
        guard
            let entry = entries.first(where: {
                $0.identity.publication == page.publication && $0.identity.name == page.article
            }), let latest = try await store.history(of: entry.identity).last
        else {
            throw TrackingError(.notFound, "\(page.article) of \(page.publication) is not tracked any more")
        }
        let seen = Seen(page: page.page(bytes), sourceName: page.source, status: page.status)
        let key = try await store.article(at: latest, of: entry.identity).metadata.key
        let tracked = try await record(
            seen, as: seen.page.address,
            of: StandingArticle(identity: entry.identity, latest: latest, key: key),
            observed: page.observed, isAccepted: true
        ).get()
        store.quarantine.remove(page.id)
        return tracked
    }

    /// Reads, judges, records and logs what was seen.
    private func record(
        _ seen: Seen, as address: WebAddress?, of expected: StandingArticle?, observed: Date?,
        isAccepted: Bool, isWatched: Bool = false, claims: Claims = Claims()
    ) async throws(TrackingError) -> Recording {
        let digest = ArticleArchive.digest(of: seen.page.bytes)
        let reader = reader(of: expected, seen)
        var reading: Reading
        if claims.isVouched, let plain = Extractor.readPlainly(seen.page) {
            reading = plain
        } else {
            switch try reader.read(seen.page, at: observed ?? now()) {
            case .success(let read): reading = read
            case .failure(let error):
                // A person says that these words are the article.
                if isAccepted, let plain = Extractor.readPlainly(seen.page) {
                    reading = plain
                    break
                }
                return try await refused(seen, observed, digest, error, of: expected, isAccepted: isAccepted)
            }
        }
        let key = key(explicit: address, seen: seen, reading: reading)
        let identity = try await identity(
            of: reading.article, key: key, own: seen.addresses(explicit: address), expected: expected)
        // Of a file it may be known only now whose page it is, and that there are rules for it.
        let own = store.reader(of: identity.identity.publication)
        if own.publication != reader.publication, try own.rules(at: observed ?? now()) != nil,
            case .success(let ruled) = try own.read(seen.page, at: observed ?? now())
        {
            reading = ruled
        }
        var article = reading.article
        article.metadata.key = identity.key
        article.metadata.url = (address ?? seen.page.address ?? reading.address)?.description
        let sighting = Sighting(
            article: article, verdict: reading.verdict,
            snapshot: Snapshot(bytes: seen.page.bytes, mediaType: reading.mediaType),
            observed: observed, now: now(), source: seen.sourceName, isAccepted: isAccepted,
            isTechnical: claims.isTechnical)
        switch try await recorded(sighting, of: identity.identity) {
        case .doubtful(let doubt):
            let words = article.blocks.map { NormalForm.text($0.text) }.joined(separator: "\n")
            try await quarantine(seen, words: words, observed, digest, doubt.reason, of: identity.identity)
            return .refused(
                TrackingError(
                    .unreadable,
                    "\(seen.sourceName): not recorded, for it may not be the article any more: \(doubt.reason); look at it with 'stet quarantine'"
                ), .quarantined, identity.identity)
        case .tracked(let tracked):
            let time = observed ?? (tracked.isRecorded ? tracked.revision.observed : sighting.now)
            let isProvisional = isWatched && tracked.isRecorded && tracked.revision.kind == .edit
            try await log(
                tracked.isRecorded ? .revised : .unchanged, seen, time, digest,
                isProvisional ? Observation.provisional : nil, of: identity.identity)
            return .tracked(tracked)
        }
    }

    /// How a page is read: as those of its article's publication, or of the host it was found at.
    private func reader(of expected: StandingArticle?, _ seen: Seen) -> PageReader {
        let publication =
            expected?.identity.publication ?? seen.page.address.map { ArticleKey($0).publication }
        return store.reader(of: publication ?? "")
    }

    /// Nothing could be read: the page waits for a person where an article was expected.
    private func refused(
        _ seen: Seen, _ observed: Date?, _ digest: String, _ error: ExtractionError,
        of expected: StandingArticle?, isAccepted: Bool
    ) async throws(TrackingError) -> Recording {
        if let expected, !isAccepted {
            try await quarantine(
                seen, words: nil, observed, digest, error.description, of: expected.identity)
        }
        let prefix = seen.page.address == nil ? "\(seen.sourceName): " : ""
        return .refused(
            TrackingError(.unreadable, prefix + error.description), .quarantined, expected?.identity)
    }

    private func check(_ observed: Date?, of source: Source) throws(TrackingError) {
        guard let observed else { return }
        if case .address = source {
            throw TrackingError(
                .usage, "\(source.name): what is read from the web now was not observed at another time")
        }
        guard observed.timeIntervalSince1970 >= 0, observed <= now().addingTimeInterval(300) else {
            throw TrackingError(
                .usage,
                "\(source.name): it cannot have been observed at \(Timestamp.iso8601(observed)), only from 1970 to now"
            )
        }
    }

    /// Bytes equal to those of the last look: nothing is parsed.
    private func unchangedBytes(
        _ digest: String, of standing: StandingArticle, _ seen: Seen
    ) async throws(TrackingError) -> Tracked? {
        let latest = standing.latest
        guard latest.kind != .vanished, latest.snapshot == digest,
            latest.extractor
                == (try store.reader(of: standing.identity.publication).name(at: latest.observed))
        else { return nil }
        try await log(.unchanged, seen, nil, digest, nil, of: standing.identity)
        return Tracked(standing)
    }

    // MARK: Recording

    private enum Judged {
        case tracked(Tracked)
        case doubtful(Doubt)
    }

    /// Judges and records; judges anew when another process was faster.
    private func recorded(
        _ sighting: Sighting, of identity: ArticleIdentity
    ) async throws(TrackingError) -> Judged {
        let judge = Judge(
            archive: store.archive, identity: identity, reader: store.reader(of: identity.publication)
        ) { [store] revision async throws(TrackingError) in
            try await store.isProvisional(revision, of: identity)
        }
        for _ in 0..<8 {
            let history = try await archived { () async throws(ArchiveError) in
                try await store.archive.history(of: identity)
            }
            if history.isEmpty, !sighting.isAccepted { try await refuseForgotten(identity) }
            let verdict = try await judge.verdict(on: sighting, history: history)
            switch verdict {
            case .stands(let revision):
                return .tracked(
                    Tracked(
                        identity: identity, isRecorded: false, revision: revision, revisions: history.count))
            case .doubtful(let doubt):
                return .doubtful(doubt)
            case .changed(let base, let drafts, let seen):
                guard let written = try await write(drafts, of: identity, after: base, history) else {
                    continue
                }
                let kept = base.flatMap { base in history.firstIndex { $0.id == base } }
                let full = (kept.map { Array(history[...$0]) } ?? []) + written
                let revision = written[seen ?? written.count - 1]
                do {
                    try await store.catalogue(identity, full)
                } catch {
                    throw TrackingError(
                        .store,
                        "recorded as revision \(revision.number) of \(identity.name), but \(error.message)")
                }
                return .tracked(
                    Tracked(
                        identity: identity, isRecorded: seen != nil, revision: revision, revisions: full.count
                    ))
            }
        }
        throw TrackingError(.store, "\(identity.name) keeps being changed by another process; try again")
    }

    /// What was taken down as a whole does not come back by looking again.
    private func refuseForgotten(_ identity: ArticleIdentity) async throws(TrackingError) {
        let tombstones = try await archived { () async throws(ArchiveError) in
            try await store.archive.tombstones(of: identity)
        }
        guard let last = tombstones.last else { return }
        throw TrackingError(
            .unreadable,
            "\(identity.name) was taken down at \(Timestamp.iso8601(last.time)) (\(last.reason)) and is not recorded again; 'stet track --accept' would"
        )
    }

    /// The revisions written; `nil` where the history was another by then.
    func write(
        _ drafts: [Draft], of identity: ArticleIdentity, after base: RevisionID?, _ history: [Revision]
    ) async throws(TrackingError) -> [Revision]? {
        do throws(ArchiveError) {
            return try await store.archive.record(
                drafts, of: identity, after: base, expecting: history.last?.id)
        } catch {
            if error.code == .moved { return nil }
            throw TrackingError(error)
        }
    }
}
