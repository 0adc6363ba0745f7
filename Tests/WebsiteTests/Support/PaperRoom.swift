import Articles
import Foundation
import ProseDiff
import Rendering
import Synchronization

@testable import Website

/// A reading room whose articles a test makes up.
final class PaperRoom: ReadingRoom {
    struct Story: Sendable {
        var article: TrackedArticle
        var history: [Revision]
        var states: [Article]
        var looks: [ObservationRun] = []
    }

    static let day = 1_772_524_800.0

    private let stories: Mutex<[Story]>
    /// Revisions that are recorded and not announced until a time.
    private let waiting: Set<RevisionID>
    private let due: Date

    init(_ stories: [Story], waiting: Set<RevisionID> = [], until due: Date = .distantFuture) {
        self.stories = Mutex(stories)
        self.waiting = waiting
        self.due = due
    }

    func add(_ story: Story) { stories.withLock { $0.append(story) } }

    /// An article that had some states, an hour apart.
    static func story(
        _ name: String, publication: String = "harbour-courier.example", language: String? = "en",
        at start: Double = day, states: [[Block]], metadata: Metadata = Metadata()
    ) -> Story {
        let identity = ArticleIdentity(publication: publication, slug: name, id: "0123456789")
        var history: [Revision] = []
        for (index, blocks) in states.enumerated() {
            let diff = index > 0 ? ArticleDiff(from: states[index - 1], to: blocks) : nil
            var hash: UInt64 = 0xCBF2_9CE4_8422_2325
            for byte in "\(index) \(name)".utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
            let part = String(hash | 1 << 63, radix: 16)
            let digits = String((part + part + part).prefix(40))
            guard let id = RevisionID(hex: digits) else { continue }
            history.append(
                Revision(
                    id: id, number: index + 1, kind: index == 0 ? .first : .edit,
                    observed: Date(timeIntervalSince1970: start + 3600 * Double(index)),
                    recorded: Date(timeIntervalSince1970: start + 3600 * Double(index)),
                    headline: Article(blocks: blocks).title, summary: diff?.summary ?? "first seen",
                    words: diff?.words ?? WordCount(inserted: 0, deleted: 0),
                    source: metadata.url ?? "a file",
                    extractor: "stet/1", snapshot: "sha256:0"))
        }
        let last = history[history.count - 1]
        let article = TrackedArticle(
            identity: identity, headline: last.headline, revisions: history.count, tip: last.id,
            firstObserved: history[0].observed, lastChange: last.observed, lastLook: last.observed,
            language: language)
        return Story(
            article: article, history: history,
            states: states.map { Article(blocks: $0, metadata: metadata) })
    }

    private func story(_ identity: ArticleIdentity) throws(WebsiteError) -> Story {
        guard let story = stories.withLock({ $0.first { $0.article.identity == identity } }) else {
            throw WebsiteError(.notFound, "no such article")
        }
        return story
    }

    // MARK: ReadingRoom

    func generation() async throws(WebsiteError) -> Int { stories.withLock { $0.count } }

    func changes(
        _ filter: ChangeFilter, after position: ChangePosition?, limit: Int
    ) async throws(WebsiteError) -> [ArticleChange] {
        var all: [ArticleChange] = []
        for story in stories.withLock({ $0 }) { all += try await changes(of: story.article.identity) }
        all = all.filter(filter.passes).sorted { ChangePosition($0) > ChangePosition($1) }
        if let position { all.removeAll { ChangePosition($0) >= position } }
        if let now = filter.announcedAt, now < due { all.removeAll { waiting.contains($0.revision.id) } }
        return Array(all.prefix(limit))
    }

    func changes(of identity: ArticleIdentity) async throws(WebsiteError) -> [ArticleChange] {
        let story = try story(identity)
        var all: [ArticleChange] = []
        for (index, revision) in story.history.enumerated() {
            var change = RevisionChange()
            if index > 0 {
                let document = try await compare(story.history[index - 1], revision, of: identity)
                let hasNewTitle = document.old.article.title != document.new.article.title
                change = RevisionChange(
                    parts: hasNewTitle ? [.headline, .paragraph] : [.paragraph],
                    reasons: document.judgement.reasons.map(\.rawValue),
                    significance: document.judgement.significance, isStealth: true)
            }
            all.append(
                ArticleChange(
                    identity: identity, revision: revision, change: change,
                    before: index > 0 ? story.history[index - 1].id : nil,
                    headlineBefore: index > 0 ? story.history[index - 1].headline : nil,
                    language: story.article.language))
        }
        return all
    }

    func articles(
        of publication: String?, after identity: ArticleIdentity?, limit: Int
    ) async throws(WebsiteError) -> [TrackedArticle] {
        var all = stories.withLock { $0.map(\.article) }.filter {
            publication == nil || $0.identity.publication == publication
        }.sorted { $0.place < $1.place }
        if let identity { all.removeAll { $0.place <= identity.publication + "/" + identity.name } }
        return Array(all.prefix(limit))
    }

    func mostRevised(
        in publication: String?, limit: Int
    ) async throws(WebsiteError) -> [TrackedArticle] {
        try await articles(of: publication, after: nil, limit: limit)
    }

    func article(_ publication: String, _ name: String) async throws(WebsiteError) -> TrackedArticle {
        guard let identity = ArticleIdentity(publication: publication, name: name) else {
            throw WebsiteError(.notFound, "no such article")
        }
        return try story(identity).article
    }

    func history(of identity: ArticleIdentity) async throws(WebsiteError) -> [Revision] {
        try story(identity).history
    }

    func revision(
        named name: String, in history: [Revision], of identity: ArticleIdentity
    ) async throws(WebsiteError) -> Revision {
        let found =
            name == "latest"
            ? history.last : history.first { String($0.number) == name || $0.id.hex.hasPrefix(name) }
        guard let found else { throw WebsiteError(.notFound, "no such revision") }
        return found
    }

    func article(at revision: Revision, of identity: ArticleIdentity) async throws(WebsiteError) -> Article {
        try story(identity).states[revision.number - 1]
    }

    func words(at revisions: ArraySlice<Revision>, of identity: ArticleIdentity)
        async throws(WebsiteError) -> [[Block]]
    {
        let story = try story(identity)
        return revisions.map { story.states[$0.number - 1].blocks }
    }

    func editsByDay() async throws(WebsiteError) -> [PublicationStatistics.Bin] {
        let edits = stories.withLock { $0 }.reduce(0) { $0 + $1.history.count - 1 }
        return [PublicationStatistics.Bin(value: Int(Self.day) / 86400, edits: edits)]
    }

    func compare(
        _ old: Revision, _ new: Revision, of identity: ArticleIdentity
    ) async throws(WebsiteError) -> DiffDocument {
        let before = try await article(at: old, of: identity)
        let after = try await article(at: new, of: identity)
        return DiffDocument(
            identity: identity, old: ArticleState(revision: old, article: before),
            new: ArticleState(revision: new, article: after),
            diff: ArticleDiff(from: before.blocks, to: after.blocks))
    }

    func observations(of identity: ArticleIdentity) async throws(WebsiteError) -> [ObservationRun] {
        try story(identity).looks
    }

    func addresses(of identity: ArticleIdentity) async throws(WebsiteError) -> [SeenAddress] { [] }

    func snapshot(at revision: Revision, of identity: ArticleIdentity) async throws(WebsiteError) -> Snapshot
    {
        Snapshot(bytes: Array("<script>alert(1)</script>".utf8), mediaType: "text/html")
    }

    func publications() async throws(WebsiteError) -> [String] {
        Set(stories.withLock { $0.map(\.article.identity.publication) }).sorted()
    }

    func statistics(of publication: String) async throws(WebsiteError) -> PublicationStatistics {
        let stories = stories.withLock { $0 }
        let edits = stories.reduce(0) { $0 + $1.history.count - 1 }
        return PublicationStatistics(
            articles: stories.count, editedArticles: stories.count { $0.history.count > 1 },
            revisions: edits + stories.count, edits: edits, stealthEdits: edits,
            hours: [PublicationStatistics.Bin(value: 1, edits: edits)],
            days: [PublicationStatistics.Bin(value: Int(Self.day) / 86400, edits: edits)])
    }

    /// Looks for letters rather than words, one interval for each block in which they stood.
    func search(_ query: SearchQuery) async throws(WebsiteError) -> [SearchHit] {
        let wanted = NormalForm.text(query.phrase).lowercased()
        let hits = stories.withLock { $0 }.compactMap { story -> SearchHit? in
            var standings: [SearchHit.Standing] = []
            for (index, state) in story.states.enumerated() {
                guard
                    let block = state.blocks.first(where: {
                        NormalForm.text($0.text).lowercased().contains(wanted)
                    })
                else { continue }
                let number = index + 1
                let until = story.history.indices.contains(number) ? story.history[number].observed : nil
                if let last = standings.last, last.last == index {
                    standings[standings.count - 1].last = number
                    standings[standings.count - 1].until = until
                    continue
                }
                standings.append(
                    SearchHit.Standing(
                        first: number, last: number, from: story.history[index].observed, until: until,
                        excerpt: Excerpt(
                            kind: block.kind,
                            pieces: [
                                Excerpt.Piece("… ", isMatch: false), Excerpt.Piece(block.text, isMatch: true),
                            ])))
            }
            let hit = SearchHit(article: story.article, standings: standings)
            return standings.isEmpty || query.isGone && hit.isStanding ? nil : hit
        }.sorted { $0.article.place < $1.article.place }
        let after = query.after.map { $0.publication + "/" + $0.name }
        return Array(hits.filter { hit in after.map { hit.article.place > $0 } ?? true }.prefix(query.limit))
    }
}

extension ChangeFilter {
    /// Whether a change is let through, as the catalog would decide.
    fileprivate func passes(_ change: ArticleChange) -> Bool {
        let observed = change.revision.observed
        return publication.map { $0 == change.identity.publication } ?? true
            && kinds?.contains(change.revision.kind) ?? true
            && significance.map { $0 <= change.change.significance } ?? true
            && (!isStealth || change.change.isStealth)
            && (!touchesHeadline || change.change.parts.contains(.headline))
            && (!isHeadlineOnly || change.change.parts == [.headline])
            && language.map { change.language?.hasPrefix($0) ?? false } ?? true
            && since.map { $0 <= observed } ?? true && until.map { observed < $0 } ?? true
    }
}
