import ArticleArchive
import ArticleCatalog
import Articles
import Foundation
import Tracking

/// What is asked of a store with very many articles, within a process and by whole ones.
///
/// Its refs and rows are there, its objects are not: nothing that is measured here reads one.
func measureLists(_ path: String, articles: Int, stet: String?) async throws {
    if try await !isComplete(path) {
        try? FileManager.default.removeItem(atPath: path)
        let watch = Stopwatch()
        _ = try ArticleArchive(at: path, access: .readWrite)
        try await write(articles: articles, to: try ArticleCatalog(at: path + "/catalog.sqlite"))
        try writeRefs(articles: articles, to: path)
        try Data().write(to: URL(filePath: path + "/complete"))
        Table.note("made \(articles) articles in \(Int(watch.milliseconds / 1000)) s")
        // Files that were written just now are compared at each opening.
        try await Task.sleep(for: .seconds(3))
    }
    let watch = Stopwatch()
    _ = try await Store.open(path, for: .reading)
    Table.row("opening \(articles) articles, all compared", watch.milliseconds)
    let opening = try await repeated { _ = try await Store.open(path, for: .reading) }
    Table.row("opening \(articles) articles", opening.median, worst: opening.worst, limit: 50)
    let process = try WholeProcess(["/proc/self/exe", "--open", path])
    Table.row("… in a process of its own, from start to end", process.milliseconds, limit: 50)
    Table.row("… its memory", process.megabytes, "MB", limit: 30)
    let identity = identity(articles / 2)
    if let stet {
        for (name, arguments) in [
            ("`stet log` of one of them", ["log", identity.name]), ("`stet search`", ["search", "kalomer"]),
        ] {
            let process = try WholeProcess([stet] + arguments + ["--repos", path])
            Table.row(name + ", the whole process", process.milliseconds, limit: 50)
            Table.row("… its memory", process.megabytes, "MB", limit: 30)
        }
        let list = try WholeProcess([stet, "list", "--repos", path], times: 3)
        Table.row("`stet list` of all, the whole process", list.milliseconds)
        Table.row("… its memory", list.megabytes, "MB")
    }
    let catalog = try ArticleCatalog(at: path + "/catalog.sqlite")
    func measure(
        _ name: String, times: Int = 21, limit: Double? = nil, _ body: () async throws -> Void
    ) async throws {
        let time = try await repeated(times, body)
        Table.row(name, time.median, worst: time.worst, limit: limit)
    }
    try await measure("one article by name") { _ = try await catalog.entries(named: identity.name) }
    try await measure("its history", limit: 10) { _ = try await catalog.changes(of: identity) }
    try await measure("50 articles, newest change first") {
        _ = try await catalog.entries(of: nil, after: nil, limit: 50)
    }
    var filter = ChangeFilter.edits
    try await measure("the latest 50 changes") {
        _ = try await catalog.changes(filter, after: nil, limit: 50)
    }
    let middle = ChangePosition(observed: time(articles / 2, 1), revision: id(0))
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
}

/// Whether a store was made by an earlier run, and its rows are there: a catalog of an older layout has none.
private func isComplete(_ path: String) async throws -> Bool {
    guard FileManager.default.fileExists(atPath: path + "/complete") else { return false }
    let catalog = try ArticleCatalog(at: path + "/catalog.sqlite")
    return try await !catalog.entries(of: nil, after: nil, limit: 1).isEmpty
}

private let revisionsOfEach = 2

/// Repositories with refs and without objects.
private func writeRefs(articles: Int, to path: String) throws {
    var lines: [String: [String]] = [:]
    for number in 0..<articles {
        let identity = identity(number)
        lines[identity.publication, default: []].append(
            "\(id((number + 1) * revisionsOfEach).hex) refs/heads/\(identity.name)")
    }
    for (publication, lines) in lines {
        let repository = path + "/" + publication + ".git"
        for directory in ["/objects/pack", "/refs/heads"] {
            try FileManager.default.createDirectory(
                atPath: repository + directory, withIntermediateDirectories: true)
        }
        try Data("ref: refs/heads/none\n".utf8).write(to: URL(filePath: repository + "/HEAD"))
        let sorted = lines.sorted { $0.dropFirst(41) < $1.dropFirst(41) }
        let text = "# pack-refs with: peeled fully-peeled sorted \n" + sorted.joined(separator: "\n") + "\n"
        try Data(text.utf8).write(to: URL(filePath: repository + "/packed-refs"))
    }
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
        var states: [RevisionRecord] = []
        for index in 0..<revisionsOfEach {
            var article = Article(blocks: [
                Block(.headline, newsroom.sentence(9)), Block(.bullet, newsroom.sentence(9)),
            ])
            article.metadata.url = "https://paper-\(number % 50).example/story-\(number)"
            let revision = Revision(
                id: id(number * revisionsOfEach + index + 1), number: index + 1,
                kind: index == 0 ? .first : .edit,
                observed: time(number, index), recorded: time(number, index), headline: article.title,
                summary: "headline changed", words: WordCount(inserted: 9, deleted: 9),
                source: article.metadata.url ?? "", extractor: "bench", snapshot: "sha256:\(id(number))")
            let sort = newsroom.random(below: 20)
            let change = RevisionChange(
                parts: sort < 3 ? [.headline] : [.headline, .bullet], reasons: ["wording", "number"],
                significance: Double(newsroom.random(below: 11)) / 10, isStealth: index > 0 && sort % 5 == 0)
            let passages = PassageList(of: article, after: before)
            states.append(RevisionRecord(revision, change, article.metadata, from: before, to: passages))
            before = passages
        }
        records.append(ArticleRecord(identity: identity(number), revisions: states))
        if records.count == 4000 || number == articles - 1 {
            _ = try await catalog.record(records)
            records = []
        }
    }
}
