public import Articles
import ProseDiff
public import Rendering
import Synchronization
import Tracking

/// A reading room over a store's own questions.
///
/// What other processes record is seen within a second. Kept in memory are counts, and words that were read lately.
public final class StoreReadingRoom: ReadingRoom {
    private let outlook: Outlook
    private let directory: String
    private let days: Tally<[PublicationStatistics.Bin]>
    private let counts = Mutex<[String: Tally<PublicationStatistics>]>([:])
    private let countEvery: Duration
    private let listed = Mutex<(generation: Int, publications: [String])?>(nil)
    /// What stands in a commit never changes.
    private let states = RecentlyAsked<RevisionID, Article>(bytes: mostBytesKept)

    /// How many bytes of words one request may have compared.
    private static let mostBytes = 4_000_000
    /// How many bytes of words are kept.
    private static let mostBytesKept = 12_000_000
    /// So many looks at the catalog's file later, what was counted is counted again.
    private static let looksUntilRecount = 30
    /// Counts of so many publications are kept.
    private static let mostCounts = 1_000

    /// Opens a store for reading.
    ///
    /// - Parameter interval: how long a look at the catalog's file counts as fresh. While something is recorded
    ///   all the time, counts may be thirty times as old.
    public init(
        _ directory: String, lookingEvery interval: Duration = .seconds(1)
    ) async throws(WebsiteError) {
        self.directory = directory
        let signature = Outlook.signature(of: directory)
        let store = try await Self.opened(directory)
        let outlook = Outlook(directory, store, signature, lookingEvery: interval)
        self.outlook = outlook
        damage = store.damage
        countEvery = interval * Self.looksUntilRecount
        days = Tally(
            atMostEvery: countEvery, state: { outlook.recordings }, changed: { outlook.renew() },
            count: { () async throws(WebsiteError) in
                try await reading { () async throws(TrackingError) in
                    try await outlook.store.editsByDay()
                }
            })
    }

    private static func opened(_ directory: String) async throws(WebsiteError) -> Store {
        try await reading { () async throws(TrackingError) in try await Store.open(directory, for: .reading) }
    }

    /// What is wrong with single repositories, a line each.
    public let damage: [String]

    // MARK: Keeping up

    /// Another number as soon as anything was recorded; looks at the catalog’s file.
    public func generation() async throws(WebsiteError) -> Int { try await sight().generation }

    private func sight() async throws(WebsiteError) -> Outlook.Sight {
        let sight = outlook.look()
        guard sight.isToBeOpened else { return sight }
        do throws(WebsiteError) {
            return outlook.goOn(with: try await Self.opened(directory))
        } catch {
            outlook.goOnAsBefore()
            throw error
        }
    }

    /// Asks the store; what is not ours to keep is not kept.
    private func ask<T: Sendable>(
        _ question: (Store) async throws(TrackingError) -> T
    ) async throws(WebsiteError) -> T {
        let store = try await sight().store
        do { return try await question(store) } catch { throw WebsiteError(error) }
    }

    // MARK: Lists

    /// The changes that a filter lets through, newest first.
    public func changes(
        _ filter: ChangeFilter, after position: ChangePosition?, limit: Int
    ) async throws(WebsiteError) -> [ArticleChange] {
        try await ask { (store) async throws(TrackingError) in
            try await store.changes(filter, after: position, limit: limit)
        }
    }

    /// The revisions of an article with what each changed, oldest first.
    public func changes(of identity: ArticleIdentity) async throws(WebsiteError) -> [ArticleChange] {
        try await ask { (store) async throws(TrackingError) in try await store.changes(of: identity) }
    }

    /// The tracked articles, newest change first.
    public func articles(
        of publication: String?, after identity: ArticleIdentity?, limit: Int
    ) async throws(WebsiteError) -> [TrackedArticle] {
        try await ask { (store) async throws(TrackingError) in
            try await store.entries(of: publication, after: identity, limit: limit)
        }
    }

    /// One article, by publication and `<slug>-<id>`.
    public func article(_ publication: String, _ name: String) async throws(WebsiteError) -> TrackedArticle {
        let identity = ArticleIdentity(publication: publication, name: name)
        let entry = try await ask { (store) async throws(TrackingError) in
            if let identity { try await store.entry(of: identity) } else { nil as TrackedArticle? }
        }
        guard let entry else { throw WebsiteError(.notFound, Phrase.Trouble.noArticle) }
        return entry
    }

    /// The revisions of an article, oldest first.
    public func history(of identity: ArticleIdentity) async throws(WebsiteError) -> [Revision] {
        try await ask { (store) async throws(TrackingError) in try await store.history(of: identity) }
    }

    /// The publications by name.
    public func publications() async throws(WebsiteError) -> [String] {
        let generation = try await generation()
        if let listed = listed.withLock({ $0 }), listed.generation == generation {
            return listed.publications
        }
        let publications = try await ask { (store) async throws(TrackingError) in
            try await store.publications()
        }
        listed.withLock { $0 = (generation, publications) }
        return publications
    }

    /// The articles with the most revisions, the most first; O(articles).
    public func mostRevised(
        in publication: String?, limit: Int
    ) async throws(WebsiteError) -> [TrackedArticle] {
        try await ask { (store) async throws(TrackingError) in
            try await store.mostRevised(in: publication, limit: limit)
        }
    }

    /// The articles in which a phrase stands or stood, the latest tracked first; none where it has no word.
    public func search(_ query: SearchQuery) async throws(WebsiteError) -> [SearchHit] {
        try await ask { (store) async throws(TrackingError) in
            do throws(TrackingError) {
                return try await store.search(query)
            } catch {
                // There is no word in it.
                guard error.code == .usage else { throw error }
                return []
            }
        }
    }

    /// The edits by day of UTC; an index of all revisions is read for it, once for all who ask meanwhile.
    public func editsByDay() async throws(WebsiteError) -> [PublicationStatistics.Bin] {
        _ = try await sight()
        return try await days.value()
    }

    /// What can be counted of a publication; O(revisions), once for all who ask meanwhile.
    public func statistics(of publication: String) async throws(WebsiteError) -> PublicationStatistics {
        _ = try await sight()
        let counted = counts.withLock { counts in
            if let counted = counts[publication] { return counted }
            if counts.count >= Self.mostCounts { counts.removeAll() }
            let new = tally(of: publication)
            counts[publication] = new
            return new
        }
        return try await counted.value()
    }

    private func tally(of publication: String) -> Tally<PublicationStatistics> {
        let outlook = outlook
        return Tally(
            atMostEvery: countEvery, state: { outlook.recordings }, changed: { outlook.renew() },
            count: { () async throws(WebsiteError) in
                try await reading { () async throws(TrackingError) in
                    try await outlook.store.statistics(of: publication)
                }
            })
    }

    // MARK: Words

    /// The revision with a number, the beginning of a commit id, `first`, `latest` or a time.
    public func revision(
        named name: String, in history: [Revision], of identity: ArticleIdentity
    ) async throws(WebsiteError) -> Revision {
        try await ask { (store) async throws(TrackingError) in
            do throws(TrackingError) {
                return try await store.revision(named: name, in: history, of: identity)
            } catch {
                // In an address, what names no revision names nothing that is there.
                guard error.code == .usage else { throw error }
                throw TrackingError(.notFound, error.message)
            }
        }
    }

    /// The words of a revision.
    public func article(
        at revision: Revision, of identity: ArticleIdentity
    ) async throws(WebsiteError) -> Article {
        if let state = states[revision.id] { return state }
        let state = try await ask { (store) async throws(TrackingError) in
            try await store.article(at: revision, of: identity)
        }
        states.keep(state, of: state.bytesKept, at: revision.id)
        return state
    }

    /// The words of some revisions; they are not kept.
    public func words(
        at revisions: ArraySlice<Revision>, of identity: ArticleIdentity
    ) async throws(WebsiteError) -> [[Block]] {
        try await ask { (store) async throws(TrackingError) in
            try await store.words(at: revisions, of: identity)
        }
    }

    /// Two revisions and what lies between them; refuses words of more than four megabytes.
    public func compare(
        _ old: Revision, _ new: Revision, of identity: ArticleIdentity
    ) async throws(WebsiteError) -> DiffDocument {
        let (before, after) = try await articles(old, new, of: identity)
        let bytes = (before.blocks + after.blocks).reduce(0) { $0 + $1.text.utf8.count }
        guard bytes <= Self.mostBytes else {
            throw WebsiteError(
                .tooLarge,
                Phrase.Trouble.longRevisions
            )
        }
        return DiffDocument(
            identity: identity, old: ArticleState(revision: old, article: before),
            new: ArticleState(revision: new, article: after),
            diff: ArticleDiff(from: before.blocks, to: after.blocks, deadline: .seconds(1)))
    }

    /// The words of two revisions; where neither is in memory they are read at one go.
    private func articles(
        _ old: Revision, _ new: Revision, of identity: ArticleIdentity
    ) async throws(WebsiteError) -> (Article, Article) {
        if let before = states[old.id] { return (before, try await article(at: new, of: identity)) }
        if let after = states[new.id] { return (try await article(at: old, of: identity), after) }
        let found = try await ask { (store) async throws(TrackingError) in
            try await store.articles(at: [old, new], of: identity)
        }
        for (revision, state) in zip([old, new], found) {
            states.keep(state, of: state.bytesKept, at: revision.id)
        }
        return (found[0], found[1])
    }

    /// The looks at an article, oldest first; those that found the same may be one run.
    public func observations(of identity: ArticleIdentity) async throws(WebsiteError) -> [ObservationRun] {
        try await ask { (store) async throws(TrackingError) in try await store.observations(of: identity) }
    }

    /// The addresses an article was seen at, the latest first.
    public func addresses(of identity: ArticleIdentity) async throws(WebsiteError) -> [SeenAddress] {
        try await ask { (store) async throws(TrackingError) in try await store.addresses(of: identity) }
    }

    /// The bytes a revision was read from.
    public func snapshot(
        at revision: Revision, of identity: ArticleIdentity
    ) async throws(WebsiteError) -> Snapshot {
        try await ask { (store) async throws(TrackingError) in
            try await store.snapshot(at: revision, of: identity)
        }
    }
}

extension Article {
    /// About how many bytes of memory it takes.
    var bytesKept: Int {
        blocks.reduce(500 + metadata.bytesKept) { $0 + $1.text.utf8.count + 80 }
    }
}

extension Metadata {
    /// How many bytes the page's words about its article have, which may be longer than the article.
    fileprivate var bytesKept: Int {
        let words = [
            key, url, canonicalURL, ampURL, socialTitle, searchTitle, pageTitle, description, published,
            modified, language, section, siteName, publisherID, image,
        ]
        return words.reduce(0) { $0 + ($1?.utf8.count ?? 0) } + authors.reduce(0) { $0 + $1.utf8.count + 16 }
    }
}
