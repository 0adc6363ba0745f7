import ArticleArchive
import ArticleCatalog
import Articles
import Foundation
import Tracking

/// A store with invented articles, and what can be done with it.
struct Stage {
    let archive: ArticleArchive
    private let store: Store
    private(set) var articles: [(identity: ArticleIdentity, article: Article, tip: RevisionID)] = []
    private var time = 1_600_000_000.0

    /// Makes an empty one.
    init(at path: String) async throws {
        try? FileManager.default.removeItem(atPath: path)
        archive = try ArticleArchive(at: path, access: .readWrite)
        store = try await Store.open(path, for: .recording)
    }

    /// Asks for something that depends on a number.
    func ask(_ number: Int, _ newsroom: inout Newsroom) async throws {
        guard let known = articles.randomElement(using: &newsroom) else { return }
        if number % 2000 == 1 {
            // Only one may maintain a store at a time, and recording does so by itself.
            await archive.settle()
            _ = try await store.maintain { _, _, _ in }
        } else if number % 2000 == 2 {
            // Rows that lag behind are written by who opens the store.
            _ = try await Store.open(store.directory, for: .recording)
        } else {
            switch number % 12 {
            case 1, 5: _ = try await archive.article(at: known.tip, of: known.identity)
            case 2: _ = try await archive.snapshot(at: known.tip, of: known.identity)
            case 3, 7: _ = try await archive.history(of: known.identity)
            case 6: _ = try await store.search(SearchQuery("ferry"))
            case 9: _ = try await store.changes(of: known.identity)
            case 10: _ = try await store.entries(of: known.identity.publication, limit: 20)
            default: _ = try await archive.tip(of: known.identity)
            }
        }
    }

    /// Records a new article, or a revision of one where there are enough.
    mutating func record(_ newsroom: inout Newsroom) async throws {
        time += 60
        let isNew = articles.count < 400
        let index = isNew ? articles.count : newsroom.random(below: articles.count)
        let digits = String(index)
        let identity = ArticleIdentity(
            publication: "paper-\(index % 5).example", slug: "story-\(index)",
            id: String(repeating: "0", count: 10 - digits.count) + digits)
        let article = isNew ? newsroom.article() : newsroom.edited(articles[index].article)
        let tip = isNew ? nil : articles[index].tip
        let draft = Draft(
            content: .observed(article, Snapshot(bytes: Array("<html>".utf8), mediaType: "text/html")),
            observed: Date(timeIntervalSince1970: time), recorded: Date(timeIntervalSince1970: time),
            kind: isNew ? .first : .edit, summary: "", words: WordCount(inserted: 3, deleted: 3),
            source: "https://\(identity.publication)/\(identity.slug)", extractor: "soak")
        let revision = try await archive.record([draft], of: identity, after: tip, expecting: tip)
        guard let new = revision.last?.id else { return }
        if isNew {
            articles.append((identity, article, new))
        } else {
            articles[index] = (identity, article, new)
        }
    }
}

extension Newsroom: RandomNumberGenerator {
    mutating func next() -> UInt64 { UInt64(random(below: Int.max)) << 1 }
}
