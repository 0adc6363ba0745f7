import ArticleArchive
import ArticleCatalog
public import Articles

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension Store {
    /// Takes over the revisions that another store has of an article, with their times, kinds and snapshots.
    ///
    /// They belong to the article that is known by one of its addresses here, or else to one of the same name.
    /// What is here already is not taken again.
    ///
    /// - Returns: how many revisions came, and how many were here already or said what stood.
    public func adopt(
        _ entry: TrackedArticle, from other: Store
    ) async throws(TrackingError) -> (recorded: Int, unchanged: Int) {
        let theirs = try await other.history(of: entry.identity)
        let identity = try await home(of: entry, from: other)
        let standing = try await archived { () async throws(ArchiveError) in
            try await archive.history(of: identity)
        }
        var links: [Rechaining.Link] = []
        for (index, revision) in standing.enumerated() {
            links.append(
                Rechaining.Link(
                    revision: revision, origin: identity, before: index > 0 ? standing[index - 1].id : nil,
                    article: try await article(at: revision, of: identity), content: .recorded(revision.id),
                    source: revision.source))
        }
        // The same look at the same page by the same reader: the same revision.
        func mark(_ revision: Revision) -> [String] {
            [Timestamp.iso8601(revision.observed), revision.snapshot, revision.extractor]
        }
        var known = Set(standing.map(mark))
        var came = 0
        for (index, revision) in theirs.enumerated() {
            if revision.kind != .vanished, !known.insert(mark(revision)).inserted { continue }
            let state = try await other.article(at: revision, of: entry.identity)
            let snapshot = try await other.snapshot(at: revision, of: entry.identity)
            came += 1
            links.append(
                Rechaining.Link(
                    revision: revision, origin: entry.identity,
                    before: index > 0 ? theirs[index - 1].id : nil,
                    article: state, content: .observed(state, snapshot), source: revision.source))
        }
        guard came > 0 else { return (0, theirs.count) }
        let chain = rechained(links, preferring: identity)
        try await write(chain.drafts, of: identity, over: standing)
        let recorded = max(0, chain.drafts.count - standing.count)
        return (recorded, theirs.count - recorded)
    }

    /// The article that another store's article is here.
    private func home(
        of entry: TrackedArticle, from other: Store
    ) async throws(TrackingError) -> ArticleIdentity {
        if try await self.entry(of: entry.identity) != nil { return entry.identity }
        for seen in try await other.addresses(of: entry.identity) {
            guard let text = seen.address, let address = try? WebAddress(text) else { continue }
            let found = try await catalogued { () async throws(CatalogError) in
                try await catalog.entries(withKey: ArticleKey(address))
            }
            if let first = found.first { return first.identity }
        }
        let taken = try await catalogued { () async throws(CatalogError) in
            try await catalog.entries(named: entry.identity.id)
        }
        guard !taken.contains(where: { $0.identity.id == entry.identity.id }) else {
            throw TrackingError(
                .store, "\(entry.identity.name) cannot be taken over: its id is another article's here")
        }
        return entry.identity
    }
}
