public import Articles
public import Rendering

/// All that the site asks of a store.
///
/// Everything is read-only, newest first where there is an order in time, and safe to call from many requests at
/// once. Lists are read on from their last row, so that what is recorded meanwhile neither repeats nor hides one.
public protocol ReadingRoom: Sendable {
    /// A number that is another one as soon as anything was recorded.
    func generation() async throws(WebsiteError) -> Int
    /// The changes that a filter lets through, newest first.
    func changes(
        _ filter: ChangeFilter, after position: ChangePosition?, limit: Int
    ) async throws(WebsiteError) -> [ArticleChange]
    /// The revisions of an article with what each changed, oldest first.
    func changes(of identity: ArticleIdentity) async throws(WebsiteError) -> [ArticleChange]
    /// The tracked articles, newest change first.
    ///
    /// - Parameters:
    ///   - publication: only those of one publication.
    ///   - identity: the last article of the page before.
    ///   - limit: the most to give.
    func articles(
        of publication: String?, after identity: ArticleIdentity?, limit: Int
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
    /// The words of an article in some revisions of its history, in their order.
    func words(at revisions: ArraySlice<Revision>, of identity: ArticleIdentity)
        async throws(WebsiteError) -> [[Block]]
    /// Two revisions and what lies between them.
    func compare(
        _ old: Revision, _ new: Revision, of identity: ArticleIdentity
    ) async throws(WebsiteError) -> DiffDocument
    /// The looks at an article, oldest first; those that found the same may be one run.
    func observations(of identity: ArticleIdentity) async throws(WebsiteError) -> [ObservationRun]
    /// The addresses an article was seen at, the latest first.
    func addresses(of identity: ArticleIdentity) async throws(WebsiteError) -> [SeenAddress]
    /// The bytes a revision was read from.
    func snapshot(at revision: Revision, of identity: ArticleIdentity) async throws(WebsiteError) -> Snapshot
    /// The publications by name.
    func publications() async throws(WebsiteError) -> [String]
    /// The edits by day of UTC, counted from 1970-01-01, ascending. May be a little older than the rest.
    func editsByDay() async throws(WebsiteError) -> [PublicationStatistics.Bin]
    /// What can be counted of a publication. May be a little older than the rest.
    func statistics(of publication: String) async throws(WebsiteError) -> PublicationStatistics
    /// The articles with the most revisions, the most first.
    func mostRevised(in publication: String?, limit: Int) async throws(WebsiteError) -> [TrackedArticle]
    /// The articles in which a phrase stands or stood, the latest tracked first; none where it has no word.
    func search(_ query: SearchQuery) async throws(WebsiteError) -> [SearchHit]
}
