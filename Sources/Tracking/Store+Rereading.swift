import ArticleArchive
import ArticleCatalog
public import Articles
public import ProseDiff

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// What another reading of an article's latest snapshot gives.
public struct Rereading: Sendable {
    /// The revision that stood, and its words.
    public var old: (revision: Revision, article: Article)
    /// The revision that was recorded, or would be, and its words.
    public var new: (revision: Revision, article: Article)
    /// What our own reading changed.
    public var diff: ArticleDiff
}

extension Store {
    /// Reads the latest snapshot of an article again, by what this extractor knows, the rules say and was learnt
    /// by now, and records a `technical` revision where the words it finds are others.
    ///
    /// Earlier revisions keep the reading they had.
    ///
    /// - Parameters:
    ///   - isTrial: record nothing.
    ///   - time: when it is recorded.
    /// - Returns: `nil` where the same words are found, or another process was faster.
    public func reread(
        _ entry: TrackedArticle, isTrial: Bool, at time: Date
    ) async throws(TrackingError) -> Rereading? {
        let judge = Judge(
            archive: archive, identity: entry.identity, reader: reader(of: entry.identity.publication))
        let history = try await history(of: entry.identity)
        guard let latest = history.last else { return nil }
        let standing = try await article(at: latest, of: entry.identity)
        guard let found = try await judge.reread(latest, standing: standing) else { return nil }
        let diff = diff(from: standing, to: found.article)
        var revision = latest
        revision.kind = .technical
        revision.number += 1
        if !isTrial {
            let draft = found.draft(recorded: time)
            let written: [Revision]
            do throws(ArchiveError) {
                written = try await archive.record(
                    [draft], of: entry.identity, after: latest.id, expecting: latest.id)
            } catch {
                if error.code == .moved { return nil }
                throw TrackingError(error)
            }
            try await catalogue(entry.identity, history + written)
            revision = written.last ?? revision
        }
        return Rereading(old: (latest, standing), new: (revision, found.article), diff: diff)
    }
}
