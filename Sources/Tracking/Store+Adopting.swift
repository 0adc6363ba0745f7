import ArticleArchive
import ArticleCatalog
import Articles

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension Store {
    /// Takes over the revisions that another store has, with their times, kinds and snapshots.
    ///
    /// An article belongs to the one that is known by one of its addresses here, or else to one of the same name.
    /// What is here already is not taken again. Articles that are not known here are recorded several at a time.
    ///
    /// - Parameter progress: is told how many articles are done, of how many.
    /// - Returns: how many revisions came, and how many were here already or said what stood.
    /// - Throws: ``TrackingError``; what was taken over by then stays, and is not taken again.
    public func adopt(
        from other: Store, progress: (_ done: Int, _ all: Int) -> Void = { _, _ in }
    ) async throws(TrackingError) -> (recorded: Int, unchanged: Int) {
        let entries = try await other.entries()
        let intake = Intake(to: self)
        do {
            let counts = try await withThrowingTaskGroup(of: (counts: Counts, revisions: Int).self) { group in
                var (counts, done) = (Counts(), 0)
                var atWork = (articles: 0, revisions: 0)
                // By these the catalog does not know them yet.
                var taken: Set<ArticleKey> = []
                func wait(for articles: Int, _ revisions: Int = .max) async throws {
                    while atWork.articles > articles || atWork.revisions > revisions,
                        let part = try await group.next()
                    {
                        counts += part.counts
                        atWork = (atWork.articles - 1, atWork.revisions - part.revisions)
                        done += 1
                        progress(done, entries.count)
                    }
                }
                for entry in entries {
                    let keys = try await Self.keys(of: entry, in: other)
                    if !taken.isDisjoint(with: keys) {
                        try await wait(for: 0)
                        try await intake.finish()
                        taken = []
                    }
                    let identity = try await home(of: entry, keys)
                    let standing = try await archived { () async throws(ArchiveError) in
                        try await archive.history(of: identity)
                    }
                    if standing.isEmpty, try await isForgotten(identity) {
                        counts.unchanged += entry.revisions
                        done += 1
                        progress(done, entries.count)
                        continue
                    }
                    // Others may belong to an article that is known: one at a time.
                    if !standing.isEmpty { try await wait(for: 0) }
                    taken.formUnion(keys)
                    try await wait(for: Self.together - 1, Self.revisionsTogether)
                    group.addTask {
                        (
                            try await adopt(entry, from: other, as: identity, over: standing, by: intake),
                            entry.revisions
                        )
                    }
                    atWork = (atWork.articles + 1, atWork.revisions + entry.revisions)
                    if !standing.isEmpty { try await wait(for: 0) }
                }
                try await wait(for: 0)
                return counts
            }
            try await intake.finish()
            return (counts.recorded, counts.unchanged)
        } catch {
            throw error as? TrackingError ?? TrackingError(.store, "\(error)")
        }
    }

    /// Whether an article was taken down here: it does not come back from elsewhere.
    private func isForgotten(_ identity: ArticleIdentity) async throws(TrackingError) -> Bool {
        try await archived { () async throws(ArchiveError) in
            try await !archive.tombstones(of: identity).isEmpty
        }
    }

    /// How many articles are read at a time, each with all its pages.
    private static let together = 8
    /// Where those that are being read have more revisions than this, the next one waits.
    private static let revisionsTogether = 200

    private struct Counts {
        var recorded = 0
        var unchanged = 0

        static func += (total: inout Counts, part: Counts) {
            total.recorded += part.recorded
            total.unchanged += part.unchanged
        }
    }

    private func adopt(
        _ entry: TrackedArticle, from other: Store, as identity: ArticleIdentity, over standing: [Revision],
        by intake: Intake
    ) async throws(TrackingError) -> Counts {
        let theirs = try await other.history(of: entry.identity)
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
        guard came > 0 else { return Counts(unchanged: theirs.count) }
        let chain = rechained(links, preferring: identity)
        if standing.isEmpty {
            try await intake.record(chain.drafts, of: identity)
        } else {
            try await write(chain.drafts, of: identity, over: standing)
        }
        let recorded = max(0, chain.drafts.count - standing.count)
        return Counts(recorded: recorded, unchanged: theirs.count - recorded)
    }

    /// What the addresses of another store's article come down to.
    private static func keys(
        of entry: TrackedArticle, in other: Store
    ) async throws(TrackingError) -> [ArticleKey] {
        try await other.addresses(of: entry.identity).compactMap { seen in
            seen.address.flatMap { try? WebAddress($0) }.map { ArticleKey($0) }
        }
    }

    /// The article that another store's article is here.
    private func home(
        of entry: TrackedArticle, _ keys: [ArticleKey]
    ) async throws(TrackingError) -> ArticleIdentity {
        if try await self.entry(of: entry.identity) != nil { return entry.identity }
        for key in keys {
            let found = try await catalogued { () async throws(CatalogError) in
                try await catalog.entries(withKey: key)
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
