import ArticleArchive
import ArticleCatalog
import Articles

/// Reads what the catalog is to say of articles out of their repositories.
struct ArticleReader: Sendable {
    let archive: ArticleArchive

    /// What a repository says of an article, from some revision of its history on.
    ///
    /// - Parameter kept: how many revisions of the history the catalog has already.
    func record(
        of identity: ArticleIdentity, _ history: [Revision], keeping kept: Int
    ) async throws(ArchiveError) -> ArticleRecord {
        var before: (revision: Revision, state: Article)?
        if kept > 0, kept < history.count {
            let base = history[kept - 1]
            before = (base, try await archive.article(at: base.id, of: identity))
        }
        var revisions: [RevisionRecord] = []
        revisions.reserveCapacity(history.count - kept)
        for revision in history[kept...] {
            let state = try await archive.article(at: revision.id, of: identity)
            let change = RevisionChange(of: revision, state, after: before)
            revisions.append(RevisionRecord(revision, change, from: before?.state, to: state))
            before = (revision, state)
        }
        return ArticleRecord(
            identity: identity, after: kept > 0 ? history[kept - 1] : nil, revisions: revisions)
    }

    /// All that a repository says of an article.
    func record(of identity: ArticleIdentity) async throws(ArchiveError) -> ArticleRecord {
        try await record(of: identity, archive.history(of: identity), keeping: 0)
    }
}
