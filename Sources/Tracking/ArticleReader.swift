import ArticleArchive
import ArticleCatalog
import Articles
import Extraction

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
        var before: (revision: Revision, state: Article)?
        var passages: PassageList?
        if kept > 0, kept < history.count {
            let base = history[kept - 1]
            let state = try await archive.article(at: base.id, of: identity)
            before = (base, state)
            passages = PassageList(of: state)
        }
        var revisions: [RevisionRecord] = []
        revisions.reserveCapacity(history.count - kept)
        var rest = history[kept...]
        while !rest.isEmpty {
            let some = rest.prefix(Self.atATime)
            rest = rest.dropFirst(Self.atATime)
            let states = try await archive.articles(at: some.map(\.id)[...], of: identity)
            for (revision, state) in zip(some, states) {
                let change = RevisionChange(of: revision, state, after: before)
                let own = PassageList(of: state, after: passages)
                var record = RevisionRecord(revision, change, state.metadata, from: passages, to: own)
                record.lines = LearnedBoilerplate.lines(
                    of: state, after: before?.state, isEdit: revision.kind == .edit)
                revisions.append(record)
                before = (revision, state)
                passages = own
            }
        }
        return ArticleRecord(
            identity: identity, after: kept > 0 ? history[kept - 1] : nil, revisions: revisions)
    }

    /// All that a repository says of an article.
    func record(of identity: ArticleIdentity) async throws(ArchiveError) -> ArticleRecord {
        try await record(of: identity, archive.history(of: identity), keeping: 0)
    }
}
