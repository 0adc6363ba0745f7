public import ArticleArchive
import ArticleCatalog
public import Articles

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension Store {
    /// Packs refs and objects of all repositories; see ``ArticleArchive/ArticleArchive/maintain(progress:)``.
    public func maintain(
        progress: @Sendable (_ repository: String, _ done: Int, _ all: Int) -> Void
    ) async throws(TrackingError) -> MaintenanceReport {
        try await archived { () async throws(ArchiveError) in try await archive.maintain(progress: progress) }
    }

    /// Waits until the maintenance is done that recording made necessary.
    public func settle() async { await archive.settle() }

    /// The revisions whose words would go with some of an article's, in their order; `nil` means all.
    public func doomed(
        _ revisions: [Revision]?, of identity: ArticleIdentity
    ) async throws(TrackingError) -> [Revision] {
        let history = try await history(of: identity)
        let ids = try await archived { () async throws(ArchiveError) in
            try await archive.doomed(revisions.map { Set($0.map(\.id)) }, of: identity)
        }
        return history.filter { ids.contains($0.id) }
    }

    /// Takes revisions of an article down, or all; no word of them is left in the store.
    public func forget(
        _ revisions: [Revision]?, of identity: ArticleIdentity, reason: String, at time: Date
    ) async throws(TrackingError) -> Tombstone {
        let doomed = try await doomed(revisions, of: identity)
        let tombstone = try await archived { () async throws(ArchiveError) in
            try await archive.forget(
                revisions.map { Set($0.map(\.id)) }, of: identity, reason: reason, at: time)
        }
        try await forget(doomed, leftByOriginsOf: identity, reason: reason, at: time)
        try await catalogue(anew: identity)
        try await catalogued { () async throws(CatalogError) in try await catalog.scrub() }
        for page in quarantine.pages() where page.article == identity.name { quarantine.remove(page.id) }
        return tombstone
    }

    /// Takes down what articles from which revisions came have left of them: the words are there too.
    private func forget(
        _ doomed: [Revision], leftByOriginsOf identity: ArticleIdentity, reason: String, at time: Date
    ) async throws(TrackingError) {
        for origin in try await origins(of: identity) {
            try await archived { () async throws(ArchiveError) in
                let left = try await archive.superseded(prefix: "", of: origin)
                let isWhole = try await archive.tip(of: origin) == nil
                let theirs = left.filter { isWhole || $0.exactCounterpart(in: doomed) != nil }
                guard !theirs.isEmpty else { return }
                _ = try await archive.forget(
                    isWhole ? nil : Set(theirs.map(\.id)), of: origin, reason: reason, at: time)
            }
            try await catalogue(anew: origin)
        }
    }

    /// Makes the catalog's rows of an article again, or takes them away where it is gone.
    private func catalogue(anew identity: ArticleIdentity) async throws(TrackingError) {
        let tip = try await archived { () async throws(ArchiveError) in try await archive.tip(of: identity) }
        try await catalogued { () async throws(CatalogError) in try await catalog.remove(identity) }
        if tip != nil { try await catalogue(identity) }
    }
}
