public import Articles

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// What Stet asks of a catalog: the index of a store, and its observation log.
///
/// ``ArticleCatalog`` keeps one in a file; an engine for many machines would be a second one. The values are
/// those of `Articles`; no query language crosses this border.
///
/// What a catalog says of articles, revisions and words is derived from the repositories by ``record(_:)`` and
/// can be made again; the observation log and what people said about lines are not.
public protocol Catalog: Sendable {
    /// Whether what others write to the store's catalog is seen.
    var followsFile: Bool { get }
    /// All tracked articles, newest change first.
    func entries() async throws(CatalogError) -> [TrackedArticle]
    /// Some of the tracked articles, newest change first.
    ///
    /// - Parameters:
    ///   - publication: only its; `nil` for all.
    ///   - identity: the article to go on after, where it stands now; nothing follows one that is not tracked.
    ///   - limit: the most to give.
    func entries(
        of publication: String?, after identity: ArticleIdentity?, limit: Int
    ) async throws(CatalogError) -> [TrackedArticle]
    /// The article, where it is tracked.
    func entry(of identity: ArticleIdentity) async throws(CatalogError) -> TrackedArticle?
    /// The articles whose id, slug, `<slug>-<id>` or `<publication>/<slug>-<id>` this is, newest change first.
    func entries(named name: String) async throws(CatalogError) -> [TrackedArticle]
    /// The articles of which a name fits, newest change first, and how many there are; in O(articles).
    ///
    /// - Parameters:
    ///   - fits: is asked about `<publication>/<slug>-<id>`, the headline, and the keys of the addresses.
    ///   - limit: the most to give.
    func entries(
        whose fits: @escaping @Sendable (String) -> Bool, limit: Int
    ) async throws(CatalogError) -> (entries: [TrackedArticle], count: Int)
    /// The articles ever seen under an address with this key, newest change first.
    func entries(withKey key: ArticleKey) async throws(CatalogError) -> [TrackedArticle]
    /// The article that was seen under the first of some keys under which any was, the one with the newest change
    /// where there are several.
    func standing(at keys: [ArticleKey]) async throws(CatalogError) -> StandingArticle?
    /// The articles with the most revisions, the most first.
    func mostRevised(in publication: String?, limit: Int) async throws(CatalogError) -> [TrackedArticle]
    /// The publications, in byte order.
    func publications() async throws(CatalogError) -> [String]
    /// The latest revision of every article of a publication, as far as the catalog knows; `nil` for all.
    func tips(of publication: String?) async throws(CatalogError) -> [ArticleIdentity: RevisionID]
    /// With which state of its repositories the rows of each publication agreed that ever had any.
    func agreements() async throws(CatalogError) -> [Agreement]
    /// Notes states of repositories with which the rows agree, except for rows that were written to meanwhile.
    func note(_ agreements: [Agreement]) async throws(CatalogError)
    /// The addresses of an article with the time it was seen at each, the latest first.
    func addresses(of identity: ArticleIdentity) async throws(CatalogError) -> [SeenAddress]

    /// The revisions of an article, oldest first; empty where it is not tracked.
    func history(of identity: ArticleIdentity) async throws(CatalogError) -> [Revision]
    /// The revisions of an article in which each block of a state stood, compared in normal form; `nil` where the
    /// article is not known.
    func earlierStates(
        of identity: ArticleIdentity, with state: Article
    ) async throws(CatalogError) -> EarlierStates?
    /// The revisions of an article with what each changed, oldest first; empty where it is not tracked.
    func changes(of identity: ArticleIdentity) async throws(CatalogError) -> [ArticleChange]
    /// The changes that a filter lets through, newest first.
    ///
    /// - Parameters:
    ///   - filter: which.
    ///   - position: what to go on after, for the next page.
    ///   - limit: the most to give.
    func changes(
        _ filter: ChangeFilter, after position: ChangePosition?, limit: Int
    ) async throws(CatalogError) -> [ArticleChange]
    /// The edits of all publications by day of UTC, ascending.
    func editsByDay() async throws(CatalogError) -> [PublicationStatistics.Bin]
    /// What can be counted of a publication; `nil` for all.
    func statistics(of publication: String?) async throws(CatalogError) -> PublicationStatistics
    /// The articles in which a phrase stands or stood, the latest tracked first.
    func search(_ query: SearchQuery) async throws(CatalogError) -> [SearchHit]

    /// What is known of some lines at a publication: those that stood in several articles, and those ruled on.
    func lines(withForms forms: [Int64], in publication: String) async throws(CatalogError) -> [RecurringLine]
    /// The lines that stood in several articles of a publication, those in most first, and those ruled on.
    func recurringLines(in publication: String) async throws(CatalogError) -> [RecurringLine]
    /// Keeps what a person says about a line: whether it is boilerplate, or `nil` to leave it to the rules.
    func rule(
        _ form: Int64, text: String, in publication: String, isBoilerplate: Bool?, at time: Date
    ) async throws(CatalogError)

    /// Makes the rows of articles say what their repositories say, all or none.
    ///
    /// - Returns: the articles whose earlier revisions are not those that the record goes on from, and that
    ///   were left as they are.
    func record(_ records: [ArticleRecord]) async throws(CatalogError) -> [ArticleIdentity]
    /// Takes an article that its repository no longer has out of the lists; its observations stay.
    func remove(_ identity: ArticleIdentity) async throws(CatalogError)
    /// Brings to the disk what was written so far.
    func settle() async throws(CatalogError)
    /// Forgets everything that can be made again.
    func clear() async throws(CatalogError)
    /// Overwrites what was removed, so that no word of it is left; in time proportional to the whole.
    func scrub() async throws(CatalogError)
    /// The articles whose rows are not those that recording them anew would write, each with what is wrong.
    func disagreements(
        with records: [ArticleRecord]
    ) async throws(CatalogError) -> [(article: ArticleIdentity, message: String)]
    /// What is wrong with the catalog in itself, a line each; in time proportional to the whole.
    func damage() async throws(CatalogError) -> [String]

    /// Logs looks, all or none; where one was taken at an address, the article is found under that address from
    /// now on.
    ///
    /// What this returned from survives the death of the machine; that is what it costs, whatever their number.
    func log(_ looks: [(look: Observation, identity: ArticleIdentity)]) async throws(CatalogError)
    /// Hands looks at one article over to another, for their revisions turned out to belong there.
    ///
    /// - Parameters:
    ///   - key: the address whose looks are meant; `nil` for all.
    ///   - times: when those revisions stood. A look at a file or a paste, which has no address, goes with the
    ///     revision that stood then.
    func moveLooks(
        from origin: ArticleIdentity, to target: ArticleIdentity, at key: ArticleKey?,
        standing times: [Range<Date>]
    ) async throws(CatalogError)
    /// The looks at an article, oldest first.
    func observations(of identity: ArticleIdentity) async throws(CatalogError) -> [ObservationRun]
}

extension Catalog {
    /// Logs one look; see ``log(_:)``.
    public func log(_ observation: Observation, of identity: ArticleIdentity) async throws(CatalogError) {
        try await log([(observation, identity)])
    }
}
