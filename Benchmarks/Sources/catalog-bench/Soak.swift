import ArticleArchive
import ArticleCatalog
import Articles
import Foundation
import Glibc
import Tracking

/// A hundred thousand operations on one store, with the descriptors and the memory that the process has.
struct Soak {
    private let archive: ArticleArchive
    private let store: Store
    private var newsroom = Newsroom(seed: 3)
    private var articles: [(identity: ArticleIdentity, article: Article, tip: RevisionID)] = []
    private var time = 1_600_000_000.0

    init(in path: String) async throws {
        try? FileManager.default.removeItem(atPath: path)
        archive = try ArticleArchive(at: path, access: .readWrite)
        store = try await Store.open(path, for: .recording)
    }

    /// One operation in four records, the others read, list, search; each two-thousandth packs or opens anew.
    mutating func run(_ operations: Int) async throws {
        print("| operations | descriptors | memory | articles |\n|---:|---:|---:|---:|")
        let marks = Set([1, 5, 10, 20].map { operations * $0 / 20 } + [operations / 4, operations * 3 / 4])
        for operation in 1...operations {
            try await step(operation)
            guard marks.contains(operation) else { continue }
            print(
                "| \(operation) | \(Self.descriptors) | \(String(format: "%.1f", Self.megabytes)) MB | \(articles.count) |")
            fflush(nil)
        }
    }

    private mutating func step(_ operation: Int) async throws {
        guard let some = articles.indices.randomElement(using: &newsroom), operation % 4 != 0 else {
            return try await record()
        }
        let known = articles[some]
        if operation % 2000 == 1 {
            // Only one may maintain a store at a time, and recording does so by itself.
            await archive.settle()
            _ = try await store.maintain { _, _, _ in }
        } else if operation % 2000 == 2 {
            // Rows that lag behind are written by who opens the store.
            _ = try await Store.open(store.directory, for: .recording)
        } else {
            switch operation % 12 {
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

    private mutating func record() async throws {
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

    private static var descriptors: Int {
        (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd"))?.count ?? 0
    }

    /// What is resident and not mapped from a file.
    private static var megabytes: Double {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("RssAnon:") }
        return (line?.split(separator: " ").dropFirst().first).flatMap { Double($0) }.map { $0 / 1024 } ?? 0
    }
}

extension Newsroom: RandomNumberGenerator {
    mutating func next() -> UInt64 { UInt64(random(below: Int.max)) << 1 }
}
