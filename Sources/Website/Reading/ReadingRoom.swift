public import Articles
public import Rendering

/// All that the site asks of a store.
///
/// Everything is read-only, newest first where there is an order in time, and safe to call from many requests at
/// once. Lists come in pages: a page names the key behind which the next one begins, so that what is recorded
/// meanwhile neither repeats nor hides a row.
public protocol ReadingRoom: Sendable {
    /// A number that is another one as soon as anything was recorded.
    func generation() async throws(WebsiteError) -> Int
    /// What changed, newest first.
    func changes(
        _ filter: ChangeFilter, after key: ChangeKey?, limit: Int
    ) async throws(WebsiteError) -> ChangePage
    /// The tracked articles, newest change first.
    ///
    /// - Parameters:
    ///   - publication: only those of one publication.
    ///   - key: the last article of the page before: `publication/name`.
    func articles(
        of publication: String?, after key: String?, limit: Int
    ) async throws(WebsiteError) -> [TrackedArticle]
    /// One article, by publication and `<slug>-<id>`.
    func article(_ publication: String, _ name: String) async throws(WebsiteError) -> TrackedArticle
    /// The revisions of an article, oldest first.
    func history(of identity: ArticleIdentity) async throws(WebsiteError) -> [Revision]
    /// The revision with a number, the beginning of a commit id, `first`, `latest` or a time.
    func revision(
        named name: String, in history: [Revision], of identity: ArticleIdentity
    ) async throws(WebsiteError) -> Revision
    /// The words of a revision.
    func article(at revision: Revision, of identity: ArticleIdentity) async throws(WebsiteError) -> Article
    /// Two revisions and what lies between them.
    func compare(
        _ old: Revision, _ new: Revision, of identity: ArticleIdentity
    ) async throws(WebsiteError) -> DiffDocument
    /// The looks at an article, oldest first.
    func observations(of identity: ArticleIdentity) async throws(WebsiteError) -> [Observation]
    /// The bytes a revision was read from.
    func snapshot(at revision: Revision, of identity: ArticleIdentity) async throws(WebsiteError) -> Snapshot
    /// The publications by name.
    func publications() async throws(WebsiteError) -> [String]
    /// How a publication edits; `nil` for all publications together.
    func statistics(of publication: String?) async throws(WebsiteError) -> EditStatistics
    /// Where a phrase stood, latest first.
    func search(_ phrase: String, after key: ChangeKey?, limit: Int) async throws(WebsiteError) -> SearchPage
}
