import ArticleArchive
import ArticleCatalog
import Articles
import Extraction
import Fetching

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension Tracker {
    func log(
        _ outcome: Observation.Outcome, _ seen: Seen, _ observed: Date?, _ digest: String?, _ detail: String?,
        of identity: ArticleIdentity
    ) async throws(TrackingError) {
        let observation = Observation(
            time: observed ?? now(), outcome: outcome, source: place(of: seen, outcome), status: seen.status,
            snapshot: digest, detail: detail,
            validators: Observation.Validators(
                tag: seen.head["ETag"], lastModified: seen.head["Last-Modified"]),
            milliseconds: seen.milliseconds)
        try await catalogued { () async throws(CatalogError) in
            try await store.looks.log(observation, of: identity)
        }
    }

    /// Where an article was seen: at the address that answered.
    ///
    /// So it is known there when the one that was asked is gone. What answered with something else says nothing
    /// of it, and no site's front page does.
    private func place(of seen: Seen, _ outcome: Observation.Outcome) -> String {
        guard outcome == .unchanged || outcome == .revised, seen.requested != nil,
            let final = seen.page.address, final.path.utf8.count > 1
        else { return seen.sourceName }
        return final.description
    }

    /// The server says that nothing changed since the validators it gave: so does the log.
    func same(_ seen: Seen, as address: WebAddress?) async throws(TrackingError) -> Recording {
        guard let standing = try await standing(at: seen.addresses(explicit: address)) else {
            let error = TrackingError(
                .unreadable,
                "\(seen.sourceName): the server says that nothing changed, but nothing is known; look again")
            return .refused(error, .failed, nil)
        }
        return try await same(seen, as: standing)
    }

    /// The same, where it is known what stands.
    func same(_ seen: Seen, as standing: StandingArticle) async throws(TrackingError) -> Recording {
        try await log(.unchanged, seen, nil, nil, nil, of: standing.identity)
        return .tracked(Tracked(standing))
    }

    /// What a look that brought nothing home is worth: a page that is gone for the second time in a row has
    /// vanished, and that is a revision; anything else is logged.
    func recordOrLog(
        _ failure: FailedLook, as address: WebAddress?
    ) async throws(TrackingError) -> Recording {
        let seen = failure.seen
        let outcome: Observation.Outcome = failure.isGone ? .missing : .failed
        guard !failure.isCancelled,
            let entry = try await standing(at: seen.addresses(explicit: address))
        else { return .refused(failure.error, outcome, nil) }
        if failure.isGone, let tracked = try await vanished(entry, seen) {
            try await log(.revised, seen, tracked.revision.observed, nil, nil, of: entry.identity)
            return .tracked(tracked)
        }
        try await log(outcome, seen, nil, nil, failure.error.message, of: entry.identity)
        return .refused(failure.error, outcome, entry.identity)
    }

    /// The revision that says an article is gone; `nil` at the first such look, and where that is known.
    private func vanished(_ entry: StandingArticle, _ seen: Seen) async throws(TrackingError) -> Tracked? {
        let looks = try await store.observations(of: entry.identity)
        let history = try await store.history(of: entry.identity)
        guard looks.last?.outcome == .missing, let latest = history.last, latest.kind != .vanished,
            let status = seen.status
        else { return nil }
        let time = now()
        let draft = Draft(
            content: .recorded(latest.id), observed: max(latest.observed, Timestamp.wholeSeconds(time)),
            recorded: time, kind: .vanished, summary: "gone, the server answered \(status) twice",
            words: WordCount(inserted: 0, deleted: 0), source: seen.sourceName, extractor: latest.extractor)
        guard let written = try await write([draft], of: entry.identity, after: latest.id, history),
            let revision = written.last
        else { return nil }
        let full = history + written
        try await store.catalogue(entry.identity, full)
        return Tracked(
            identity: entry.identity, isRecorded: true, revision: revision, revisions: full.count)
    }

    /// Keeps a page for a person to look at, and logs the look.
    func quarantine(
        _ seen: Seen, words: String?, _ observed: Date?, _ digest: String, _ reason: String,
        of identity: ArticleIdentity
    ) async throws(TrackingError) {
        try store.quarantine.keep(
            seen, words: words, as: identity, observed: observed ?? now(), reason: reason)
        try await log(.quarantined, seen, observed, digest, reason, of: identity)
    }
}
