public import Articles
import Glibc
import ProseDiff
public import Rendering
import Tracking

/// A reading room over a store's own questions: what it lists is kept in memory, words are read when asked for.
///
/// What other processes record is seen within a second: the catalog's file tells when to look.
public actor StoreReadingRoom: ReadingRoom {
    private let directory: String
    private let interval: Duration
    private var store: Store
    private var shelf = Shelf()
    private var judgements: [RevisionID: (judgement: Judgement, isStealth: Bool)] = [:]
    /// By publication, "" for all; as long as nothing is recorded.
    private var counted: [String: (generation: Int, statistics: EditStatistics)] = [:]
    private var lastLook: ContinuousClock.Instant?
    private var signature: [Int] = []

    /// How many revisions one request may have compared to find those that pass a filter.
    private static let mostJudged = 400
    private static let mostJudgementsKept = 100_000
    /// How many bytes of words one request may have compared.
    private static let mostBytes = 4_000_000

    /// Opens a store for reading.
    ///
    /// - Parameter interval: how long a look at the catalog's file counts as fresh.
    public init(
        _ directory: String, lookingEvery interval: Duration = .seconds(1)
    ) async throws(WebsiteError) {
        self.directory = directory
        self.interval = interval
        store = try await reading { () async throws(TrackingError) in
            try await Store.open(directory, for: .reading)
        }
        try await refresh()
    }

    /// What is wrong with single repositories, a line each.
    public var damage: [String] { store.damage }

    // MARK: Keeping up

    private func refresh() async throws(WebsiteError) {
        if let lastLook, lastLook.duration(to: .now) < interval { return }
        lastLook = .now
        let signature = Self.signature(of: directory + "/catalog.sqlite")
        guard signature != self.signature || shelf.generation == 0 else { return }
        if shelf.articles.isEmpty {
            let directory = directory
            store = try await reading { () async throws(TrackingError) in
                try await Store.open(directory, for: .reading)
            }
        }
        let store = store
        let articles = try await reading { () async throws(TrackingError) in try await store.entries() }
        var changed: [String: [Revision]] = [:]
        for article in articles where shelf.volumes[article.place]?.article.tip != article.tip {
            changed[article.place] = try await reading { () async throws(TrackingError) in
                try await store.history(of: article.identity)
            }
        }
        shelf.update(articles, changed: changed)
        self.signature = signature
    }

    /// Sizes and times of the catalog's files: another list as soon as anything was written.
    private static func signature(of path: String) -> [Int] {
        [path, path + "-wal"].flatMap { path -> [Int] in
            var status = stat()
            guard stat(path, &status) == 0 else { return [0, 0, 0] }
            return [Int(status.st_size), status.st_mtim.tv_sec, status.st_mtim.tv_nsec]
        }
    }

    // MARK: Lists

    /// Another number as soon as anything was recorded; looks at the catalog’s file.
    public func generation() async throws(WebsiteError) -> Int {
        try await refresh()
        return shelf.generation
    }

    /// What changed, newest first; compares the words of those it lists.
    public func changes(
        _ filter: ChangeFilter, after key: ChangeKey?, limit: Int
    ) async throws(WebsiteError) -> ChangePage {
        try await refresh()
        var page = ChangePage(changes: [])
        var judged = 0
        for key in shelf.keys(after: key) {
            guard var change = shelf.change(key), filter.mayPass(change) else { continue }
            if page.changes.count == limit {
                page.next = page.changes.last?.key
                return page
            }
            if judgements[change.revision.id] == nil, change.before != nil { judged += 1 }
            if filter.asksForWords, judged > Self.mostJudged {
                page.isCutShort = true
                page.next = key
                return page
            }
            change = try await self.judged(change)
            if filter.passes(change) { page.changes.append(change) }
        }
        return page
    }

    /// The tracked articles, newest change first.
    public func articles(
        of publication: String?, after key: String?, limit: Int
    ) async throws(WebsiteError) -> [TrackedArticle] {
        try await refresh()
        var articles = shelf.articles[...]
        if let key, let index = articles.firstIndex(where: { $0.place == key }) {
            articles = articles[(index + 1)...]
        }
        return Array(
            articles.lazy.filter { publication == nil || $0.identity.publication == publication }
                .prefix(limit))
    }

    /// One article, by publication and `<slug>-<id>`.
    public func article(_ publication: String, _ name: String) async throws(WebsiteError) -> TrackedArticle {
        try await refresh()
        guard let volume = shelf.volumes[publication + "/" + name] else {
            throw WebsiteError(.notFound, "No article is tracked under this name.")
        }
        return volume.article
    }

    /// The revisions of an article, oldest first.
    public func history(of identity: ArticleIdentity) async throws(WebsiteError) -> [Revision] {
        try await refresh()
        return shelf.volumes[identity.publication + "/" + identity.name]?.history ?? []
    }

    /// The publications by name.
    public func publications() async throws(WebsiteError) -> [String] {
        try await refresh()
        return shelf.publications
    }

    // MARK: Words

    /// The revision with a number, the beginning of a commit id, `first`, `latest` or a time.
    public func revision(
        named name: String, in history: [Revision], of identity: ArticleIdentity
    ) async throws(WebsiteError) -> Revision {
        let store = store
        return try await reading { () async throws(TrackingError) in
            try await store.revision(named: name, in: history, of: identity)
        }
    }

    /// The words of a revision.
    public func article(
        at revision: Revision, of identity: ArticleIdentity
    ) async throws(WebsiteError) -> Article {
        let store = store
        return try await reading { () async throws(TrackingError) in
            try await store.article(at: revision, of: identity)
        }
    }

    /// Two revisions and what lies between them; refuses words of more than four megabytes.
    public nonisolated func compare(
        _ old: Revision, _ new: Revision, of identity: ArticleIdentity
    ) async throws(WebsiteError) -> DiffDocument {
        let before = try await article(at: old, of: identity)
        let after = try await article(at: new, of: identity)
        let bytes = (before.blocks + after.blocks).reduce(0) { $0 + $1.text.utf8.count }
        guard bytes <= Self.mostBytes else {
            throw WebsiteError(
                .tooLarge,
                "These two revisions are too long to be compared on a page; 'stet diff' compares them on the command line."
            )
        }
        return DiffDocument(
            identity: identity, old: ArticleState(revision: old, article: before),
            new: ArticleState(revision: new, article: after),
            diff: ArticleDiff(from: before.blocks, to: after.blocks, deadline: .seconds(1)))
    }

    /// The looks at an article, oldest first; of a run of looks that found the same its two ends.
    public func observations(of identity: ArticleIdentity) async throws(WebsiteError) -> [Observation] {
        let store = store
        let runs = try await reading { () async throws(TrackingError) in
            try await store.observations(of: identity)
        }
        return runs.flatMap { run in
            [(run.first, run.firstSnapshot), (run.last, run.snapshot)].prefix(run.looks > 1 ? 2 : 1).map {
                Observation(
                    time: $0.0, outcome: run.outcome, source: run.source, status: run.status,
                    snapshot: $0.1, detail: run.detail)
            }
        }
    }

    /// The bytes a revision was read from.
    public func snapshot(
        at revision: Revision, of identity: ArticleIdentity
    ) async throws(WebsiteError) -> Snapshot {
        let store = store
        return try await reading { () async throws(TrackingError) in
            try await store.snapshot(at: revision, of: identity)
        }
    }

    /// The change with its judgement; a revision that cannot be read keeps nobody from the others.
    private func judged(_ change: Change) async throws(WebsiteError) -> Change {
        guard let before = change.before else { return change }
        var change = change
        if judgements[change.revision.id] == nil,
            let document = try? await compare(before, change.revision, of: change.identity)
        {
            if judgements.count >= Self.mostJudgementsKept { judgements.removeAll() }
            judgements[change.revision.id] = (document.judgement, document.isStealth)
        }
        change.judgement = judgements[change.revision.id]?.judgement
        change.isStealth = judgements[change.revision.id]?.isStealth ?? false
        return change
    }

    // MARK: Counting and searching

    /// How a publication edits; O(revisions), and compares the latest hundred edits.
    public func statistics(of publication: String?) async throws(WebsiteError) -> EditStatistics {
        try await refresh()
        let generation = shelf.generation
        if let known = counted[publication ?? ""], known.generation == generation { return known.statistics }
        var count = EditCount()
        for article in shelf.articles
        where publication == nil || article.identity.publication == publication {
            count.add(article, shelf.volumes[article.place]?.history ?? [])
        }
        var statistics = count.finish()
        var filter = ChangeFilter()
        filter.publication = publication
        let latest = try await changes(filter, after: nil, limit: 100).changes.filter { $0.judgement != nil }
        statistics.examinedEdits = latest.count
        statistics.stealthEdits = latest.count { $0.isStealth }
        if counted.count > shelf.publications.count { counted = [:] }
        counted[publication ?? ""] = (generation, statistics)
        return statistics
    }

    /// Where a phrase stood in headlines, latest first; O(revisions).
    public func search(
        _ phrase: String, after key: ChangeKey?, limit: Int
    ) async throws(WebsiteError) -> SearchPage {
        try await refresh()
        let wanted = NormalForm.text(phrase).lowercased()
        guard !wanted.isEmpty else { return SearchPage(hits: []) }
        var hits: [SearchPage.Hit] = []
        for article in shelf.articles {
            let history = shelf.volumes[article.place]?.history ?? []
            hits += HeadlineSearch.hits(of: wanted, in: history, of: article)
        }
        hits.sort { $0.key > $1.key }
        if let key { hits.removeAll { $0.key >= key } }
        let page = Array(hits.prefix(limit))
        return SearchPage(hits: page, next: hits.count > limit ? page.last?.key : nil)
    }
}
