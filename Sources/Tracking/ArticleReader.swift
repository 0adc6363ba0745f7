import ArticleArchive
import ArticleCatalog
import Articles

/// Reads what the catalog is to say of articles out of their repositories.
struct ArticleReader: Sendable {
    let archive: ArticleArchive

    /// How many states are in memory together.
    private static let atATime = 32

    /// What a repository says of an article, from some revision of its history on.
    ///
    /// - Parameter kept: how many revisions of the history the catalog has already.
    func record(
        of identity: ArticleIdentity, _ history: [Revision], keeping kept: Int
    ) async throws(ArchiveError) -> ArticleRecord {
        var base: (revision: Revision, state: Article)?
        if kept > 0, kept < history.count {
            let revision = history[kept - 1]
            base = (revision, try await archive.article(at: revision.id, of: identity))
        }
        var reader = RevisionReader(after: base)
        var revisions: [RevisionRecord] = []
        revisions.reserveCapacity(history.count - kept)
        var rest = history[kept...]
        while !rest.isEmpty {
            let some = rest.prefix(Self.atATime)
            rest = rest.dropFirst(Self.atATime)
            let states = try await archive.articles(at: some.map(\.id)[...], of: identity)
            for (revision, state) in zip(some, states) { revisions.append(reader.record(revision, state)) }
        }
        return ArticleRecord(
            identity: identity, after: kept > 0 ? history[kept - 1] : nil, revisions: revisions)
    }

    /// All that a repository says of an article.
    func record(of identity: ArticleIdentity) async throws(ArchiveError) -> ArticleRecord {
        try await record(of: identity, archive.history(of: identity), keeping: 0)
    }
}
