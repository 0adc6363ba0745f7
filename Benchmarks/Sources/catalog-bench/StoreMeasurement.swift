import ArticleArchive
import ArticleCatalog
import Articles
import Foundation
import Tracking

/// A rebuild from repositories, and searches over what it made.
func measureStore(_ path: String, articles: Int, revisions: Int) async throws {
    if !FileManager.default.fileExists(atPath: path + "/complete") {
        try? FileManager.default.removeItem(atPath: path)
        let watch = Stopwatch()
        try await write(articles: articles, revisions: revisions, to: path)
        try Data().write(to: URL(filePath: path + "/complete"))
        Table.note(
            "made \(articles) articles of \(revisions) revisions in \(Int(watch.milliseconds / 1000)) s")
    }
    for ending in ["", "-wal", "-shm"] {
        try? FileManager.default.removeItem(atPath: path + "/catalog.sqlite" + ending)
    }
    let count = "\(articles * revisions) revisions"
    var watch = Stopwatch()
    var store = try await Store.open(path, for: .recording)
    Table.row("a catalog that was lost, made of \(count)", watch.milliseconds / 1000, "s", limit: 20)
    Table.row("… time of the processors", watch.processorMilliseconds / 1000, "s")
    watch = Stopwatch()
    for line in try await store.reindex() { print(line) }
    Table.row("`reindex` of \(count)", watch.milliseconds / 1000, "s", limit: 20)
    Table.row("… time of the processors", watch.processorMilliseconds / 1000, "s")
    let size = try FileManager.default.attributesOfItem(atPath: path + "/catalog.sqlite")[.size] as? Int ?? 0
    Table.row("… the catalog", Double(size) / 1_000_000, "MB")

    store = try await Store.open(path, for: .reading)
    for (phrase, isGone) in [
        ("thisulo", false), ("kalomer", false), ("ferry", false), ("the", false), ("of the", false),
        ("the ferry of", false), ("thisu*", false), ("thisulo", true), ("ferry", true), ("nowhere", false),
    ] {
        var query = SearchQuery(phrase)
        query.isGone = isGone
        let hits = try await store.search(query).count
        let time = try await repeated { _ = try await store.search(query) }
        let name = "search `\(phrase)`" + (isGone ? ", gone" : "")
        Table.row("\(name) (\(hits) hits)", time.median, worst: time.worst, limit: 30)
    }
}

private func write(articles: Int, revisions: Int, to path: String) async throws {
    let archive = try ArticleArchive(at: path, access: .readWrite)
    var newsroom = Newsroom(seed: 1)
    let page = Snapshot(bytes: Array("<html>".utf8), mediaType: "text/html")
    for number in 0..<articles {
        var article = newsroom.article()
        article.metadata.url = "https://paper-\(number % 20).example/story-\(number)"
        var drafts: [Draft] = []
        for revision in 0..<revisions {
            if revision > 0 { article = newsroom.edited(article) }
            let time = Date(timeIntervalSince1970: Double(1_600_000_000 + number * 3000 + revision * 5000))
            drafts.append(
                Draft(
                    content: .observed(article, page), observed: time, recorded: time,
                    kind: revision == 0 ? .first : .edit, summary: "2 paragraphs changed",
                    words: WordCount(inserted: 6, deleted: 6), source: article.metadata.url ?? "",
                    extractor: "bench"))
        }
        let digits = String(number)
        let identity = ArticleIdentity(
            publication: "paper-\(number % 20).example", slug: "story-\(number)",
            id: String(repeating: "0", count: 10 - digits.count) + digits)
        _ = try await archive.record(drafts, of: identity, after: nil, expecting: nil)
    }
}
