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
        var looks: [Observation] = []
    }

    static let day = 1_772_524_800.0

    private let stories: Mutex<[Story]>

    init(_ stories: [Story]) { self.stories = Mutex(stories) }

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
        _ filter: Website.ChangeFilter, after key: ChangeKey?, limit: Int
    ) async throws(WebsiteError) -> ChangePage {
        var all: [Change] = []
        for story in stories.withLock({ $0 }) {
            for (index, revision) in story.history.enumerated() {
                var change = Change(
                    identity: story.article.identity, revision: revision,
                    before: index > 0 ? story.history[index - 1] : nil, language: story.article.language)
                if let before = change.before {
                    let document = try await compare(before, revision, of: change.identity)
                    change.judgement = document.judgement
                    change.isStealth = document.isStealth
                }
                if filter.mayPass(change), filter.passes(change) { all.append(change) }
            }
        }
        all.sort { $0.key > $1.key }
        if let key { all.removeAll { $0.key >= key } }
        let page = Array(all.prefix(limit))
        return ChangePage(changes: page, next: all.count > limit ? page.last?.key : nil)
    }

    func articles(
        of publication: String?, after key: String?, limit: Int
    ) async throws(WebsiteError) -> [TrackedArticle] {
        var all = stories.withLock { $0.map(\.article) }.filter {
            publication == nil || $0.identity.publication == publication
        }.sorted { $0.place < $1.place }
        if let key { all.removeAll { $0.place <= key } }
        return Array(all.prefix(limit))
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

    func observations(of identity: ArticleIdentity) async throws(WebsiteError) -> [Observation] {
        try story(identity).looks
    }

    func snapshot(at revision: Revision, of identity: ArticleIdentity) async throws(WebsiteError) -> Snapshot
    {
        Snapshot(bytes: Array("<script>alert(1)</script>".utf8), mediaType: "text/html")
    }

    func publications() async throws(WebsiteError) -> [String] {
        Set(stories.withLock { $0.map(\.article.identity.publication) }).sorted()
    }

    func statistics(of publication: String?) async throws(WebsiteError) -> EditStatistics {
        var count = EditCount()
        for story in stories.withLock({ $0 }) { count.add(story.article, story.history) }
        return count.finish()
    }

    func search(
        _ phrase: String, after key: ChangeKey?, limit: Int
    ) async throws(WebsiteError) -> SearchPage {
        let wanted = NormalForm.text(phrase).lowercased()
        let hits = stories.withLock { $0 }.flatMap {
            HeadlineSearch.hits(of: wanted, in: $0.history, of: $0.article)
        }
        return SearchPage(hits: Array(hits.prefix(limit)))
    }
}
