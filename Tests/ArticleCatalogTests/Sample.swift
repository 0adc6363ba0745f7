import ArticleCatalog
import Articles
import Foundation
import GRDB

/// An invented article whose revisions are written by hand.
enum Sample {
    static let identity = ArticleIdentity(publication: "example.org", slug: "a-b", id: "0123456789")
    static let zero = id(0)

    static func identity(_ number: Int, publication: String = "example.org") -> ArticleIdentity {
        let digits = String(number)
        return ArticleIdentity(
            publication: publication, slug: "story-\(digits)",
            id: String(repeating: "0", count: 10 - digits.count) + digits)
    }

    /// A commit id that stands for a number.
    static func id(_ number: Int) -> RevisionID {
        let digits = String(number, radix: 16)
        guard let id = RevisionID(hex: String(repeating: "0", count: 40 - digits.count) + digits) else {
            preconditionFailure("40 hexadecimal digits are an id")
        }
        return id
    }

    /// An article with some revisions of one paragraph each.
    static func record(revisions: Int, slug: String = "a-b") -> ArticleRecord {
        record(
            of: ArticleIdentity(publication: "example.org", slug: slug, id: "0123456789"),
            (1...revisions).map { [Block(.headline, "Headline \($0)"), Block(.paragraph, "Words of \($0)")] })
    }

    /// An article with these states, seen a thousand seconds apart.
    static func record(
        of identity: ArticleIdentity = identity, _ states: [[Block]], seed: Int = 0
    ) -> ArticleRecord {
        var before: PassageList?
        var revisions: [RevisionRecord] = []
        for (index, blocks) in states.enumerated() {
            var article = Article(blocks: blocks)
            article.metadata.key = "example.org/a"
            article.metadata.url = "https://example.org/b?utm_source=mail"
            article.metadata.language = "en"
            let revision = revision(index + 1, seed: seed + index + 1, headline: article.title)
            let change =
                index == 0
                ? RevisionChange()
                : RevisionChange(
                    parts: [.headline, .paragraph], reasons: ["wording"], significance: 0.7, isStealth: true)
            let passages = PassageList(of: article, after: before)
            revisions.append(RevisionRecord(revision, change, article.metadata, from: before, to: passages))
            before = passages
        }
        return ArticleRecord(identity: identity, revisions: revisions)
    }

    static func revision(_ number: Int, seed: Int, headline: String) -> Revision {
        Revision(
            id: id(seed), number: number, kind: number == 1 ? .first : .edit,
            observed: time(number), recorded: time(number) + 1, headline: headline,
            summary: "1 paragraph changed", words: WordCount(inserted: seed, deleted: 1),
            source: "https://example.org/a", extractor: "stet-1", snapshot: "sha256:\(id(seed))")
    }

    /// When the sample's revision of a number was observed.
    static func time(_ number: Int) -> Date { Date(timeIntervalSince1970: Double(1000 * number)) }
}

extension ArticleRecord {
    /// The revisions without what each changed.
    var history: [Revision] { revisions.map(\.revision) }

    /// What is left to say where the first revisions are known.
    func after(_ number: Int) -> ArticleRecord {
        ArticleRecord(
            identity: identity, after: number > 0 ? revisions[number - 1].revision : nil,
            revisions: Array(revisions[number...]))
    }
}

/// A directory of its own for one test.
final class Folder: Sendable {
    private let folder = FileManager.default.temporaryDirectory.appending(
        path: "catalog-\(UUID().uuidString)")

    init() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    var catalog: String { folder.appending(path: "catalog.sqlite").path }

    /// All that is derived, in words that do not depend on the order in which it was written.
    func dump() throws -> [String] {
        try DatabaseQueue(path: catalog).write { database in
            var lines: [String] = []
            for query in [
                """
                SELECT publication, slug, id, headline, language, tip, revisions, firstObserved, lastChange, lastLook
                FROM article WHERE tip IS NOT NULL
                """,
                "SELECT slug, address.* FROM address JOIN article ON article.number = address.article",
                "SELECT slug, revision.* FROM revision JOIN article ON article.number = revision.article",
                """
                SELECT slug, kind, text, first, until FROM passage LEFT JOIN standing ON passage = passage.number
                JOIN article ON article.number = passage.number >> 24
                """,
            ] {
                for row in try Row.fetchAll(database, sql: query) {
                    let columns = row.filter { $0.0 != "article" && $0.0 != "number" }
                    lines.append(columns.map { "\($0.0)=\($0.1)" }.joined(separator: " "))
                }
            }
            try database.execute(
                sql: "INSERT INTO passage_words (passage_words, rank) VALUES ('integrity-check', 1)")
            return lines.sorted()
        }
    }
}
