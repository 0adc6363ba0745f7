import ArticleCatalog
import Articles
import Foundation

/// What lists and the web site ask of a catalog with very many articles.
func measureLists(_ folder: String, articles: Int) async throws {
    let path = folder + "/lists-\(articles).sqlite"
    if !FileManager.default.fileExists(atPath: path) {
        let watch = Stopwatch()
        try await write(articles: articles, to: try ArticleCatalog(at: path + ".new"))
        try FileManager.default.moveItem(atPath: path + ".new", toPath: path)
        print("made \(articles) articles of 4 revisions in \(Int(watch.milliseconds / 1000)) s\n")
    }
    let catalog = try ArticleCatalog(at: path)
    let identity = identity(articles / 2)
    row("over \(articles) articles", "ms", "worst")
    row("---", "---:", "---:")
    func measure(_ name: String, times: Int = 21, _ body: () async throws -> Void) async throws {
        let time = try await repeated(times, body)
        row(name, time.median, time.worst)
    }
    try await measure("all articles", times: 5) { _ = try await catalog.entries() }
    try await measure("one article by name") { _ = try await catalog.entries(named: identity.name) }
    try await measure("its history") { _ = try await catalog.changes(of: identity) }
    var filter = ChangeFilter.edits
    try await measure("the latest 50 changes") {
        _ = try await catalog.changes(filter, after: nil, limit: 50)
    }
    let middle = ChangePosition(
        observed: time(articles / 2, 2), revision: id(0))
    try await measure("50 changes in the middle") {
        _ = try await catalog.changes(filter, after: middle, limit: 50)
    }
    filter.publication = "paper-7.example"
    try await measure("50 changes of one publication in 50") {
        _ = try await catalog.changes(filter, after: nil, limit: 50)
    }
    filter = ChangeFilter()
    filter.isStealth = true
    try await measure("50 stealth edits") { _ = try await catalog.changes(filter, after: nil, limit: 50) }
    filter = .edits
    filter.significance = 0.9
    filter.isHeadlineOnly = true
    try await measure("50 weighty changes of headlines alone") {
        _ = try await catalog.changes(filter, after: nil, limit: 50)
    }
    try await measure("counts of one publication") {
        _ = try await catalog.statistics(of: "paper-7.example")
    }
    try await measure("counts of all", times: 5) { _ = try await catalog.statistics(of: nil) }
    try await measure("tips, as opening a store compares them", times: 5) { _ = try await catalog.tips(of: nil) }
    print()
}

private func id(_ number: Int) -> RevisionID {
    let digits = String(number, radix: 16)
    guard let id = RevisionID(hex: String(repeating: "0", count: 40 - digits.count) + digits) else {
        preconditionFailure("40 hexadecimal digits are an id")
    }
    return id
}

private func identity(_ number: Int) -> ArticleIdentity {
    let digits = String(number)
    return ArticleIdentity(
        publication: "paper-\(number % 50).example", slug: "story-\(number)",
        id: String(repeating: "0", count: 10 - digits.count) + digits)
}

private func time(_ article: Int, _ revision: Int) -> Date {
    Date(timeIntervalSince1970: Double(1_600_000_000 + article * 300 + revision * 5000))
}

private func write(articles: Int, to catalog: ArticleCatalog) async throws {
    var newsroom = Newsroom(seed: 2)
    var records: [ArticleRecord] = []
    for number in 0..<articles {
        var before: PassageList?
        var revisions: [RevisionRecord] = []
        for index in 0..<4 {
            var article = Article(blocks: [
                Block(.headline, newsroom.sentence(9)), Block(.bullet, newsroom.sentence(9)),
            ])
            article.metadata.url = "https://paper-\(number % 50).example/story-\(number)"
            let revision = Revision(
                id: id(number * 4 + index + 1), number: index + 1, kind: index == 0 ? .first : .edit,
                observed: time(number, index), recorded: time(number, index), headline: article.title,
                summary: "headline changed", words: WordCount(inserted: 9, deleted: 9),
                source: article.metadata.url ?? "", extractor: "bench", snapshot: "sha256:\(id(number))")
            let sort = newsroom.random(below: 20)
            let change = RevisionChange(
                parts: sort < 3 ? [.headline] : [.headline, .bullet], reasons: ["wording", "number"],
                significance: Double(newsroom.random(below: 11)) / 10, isStealth: index > 0 && sort % 5 == 0)
            let passages = PassageList(of: article, after: before)
            revisions.append(RevisionRecord(revision, change, article.metadata, from: before, to: passages))
            before = passages
        }
        records.append(ArticleRecord(identity: identity(number), revisions: revisions))
        if records.count == 500 || number == articles - 1 {
            _ = try await catalog.record(records)
            records = []
        }
    }
}
