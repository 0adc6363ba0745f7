import ArticleArchive
import ArticleCatalog
import Articles
import Extraction

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
            time: observed ?? now(), outcome: outcome, source: seen.sourceName, status: seen.status,
            snapshot: digest, detail: detail, validators: seen.validators,
            milliseconds: seen.milliseconds)
        try await catalogued { () async throws(CatalogError) in
            try await store.catalog.log(observation, of: identity)
        }
    }

    /// What a look that brought nothing home is worth: a page that is gone for the second time in a row has
    /// vanished, and that is a revision; anything else is logged.
    func recordOrLog(
        _ failure: FailedLook, as address: WebAddress?
    ) async throws(TrackingError) -> Tracked {
        let seen = failure.seen
        guard let entry = try await firstEntry(for: seen.addresses(explicit: address)) else {
            throw failure.error
        }
        if failure.isGone, let tracked = try await vanished(entry, seen) {
            try await log(.revised, seen, tracked.revision.observed, nil, nil, of: entry.identity)
            return tracked
        }
        try await log(
            failure.isGone ? .missing : .failed, seen, nil, nil, failure.error.message, of: entry.identity)
        throw failure.error
    }

    /// The revision that says an article is gone; `nil` at the first such look, and where that is known.
    private func vanished(_ entry: TrackedArticle, _ seen: Seen) async throws(TrackingError) -> Tracked? {
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
