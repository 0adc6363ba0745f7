import ArticleArchive
import Articles
import Foundation

/// Articles that nobody wrote, the same in every run.
struct Invented {
    private static let syllables = [
        "ba", "ter", "lo", "mi", "ran", "ke", "sul", "ver", "ti", "no", "pra", "du", "el", "gos", "hi", "wen",
    ]

    let identity: ArticleIdentity
    private var seed: UInt64
    private var paragraphs: [[String]]
    private var texts: [String]
    private var minute: Int

    /// An article of a number of words, in paragraphs of 40.
    init(number: Int, words: Int, publication: String = "bench.example") {
        let digits = String(number)
        identity = ArticleIdentity(
            publication: publication, slug: "invented-article-number", id: "a" + digits)
        seed = UInt64(number) &* 0x9E37_79B9_7F4A_7C15 | 1
        paragraphs = []
        texts = []
        minute = number % 1_000
        paragraphs = (0..<(words + 39) / 40).map { _ in (0..<40).map { _ in word() } }
        texts = paragraphs.map { $0.joined(separator: " ") + "." }
    }

    /// The article as it stands next: some words of one paragraph are others.
    mutating func revise() -> Draft {
        change()
        return draft(of: texts)
    }

    /// Writes some revisions into a file, to be read where making them up must not count.
    mutating func write(_ revisions: Int, to file: String) throws {
        let states = (0..<revisions).map { _ in
            change()
            return texts.joined(separator: "\n")
        }
        try states.joined(separator: "\u{C}").write(toFile: file, atomically: false, encoding: .utf8)
    }

    /// The revisions that were written into a file.
    static func drafts(of number: Int, from file: String) throws -> (
        identity: ArticleIdentity, drafts: [Draft]
    ) {
        var article = Self(number: number, words: 0)
        let bytes = [UInt8](try Data(contentsOf: URL(filePath: file)))
        let drafts = bytes.split(separator: UInt8(ascii: "\u{C}")).map { state in
            article.minute += 7
            let lines = state.split(separator: UInt8(ascii: "\n"))
            return article.draft(of: lines.map { String(decoding: $0, as: UTF8.self) })
        }
        return (article.identity, drafts)
    }

    private mutating func change() {
        minute += 7
        let index = Int(next() % UInt64(paragraphs.count))
        for _ in 0..<5 { paragraphs[index][Int(next() % 40)] = word() }
        texts[index] = paragraphs[index].joined(separator: " ") + "."
    }

    private func draft(of texts: [String]) -> Draft {
        var metadata = Metadata()
        metadata.url = "https://bench.example/\(identity.name)"
        metadata.authors = ["Ada Quill"]
        let article = Article(
            blocks: [Block(.headline, "Invented article \(identity.id)")]
                + texts.map { Block(.paragraph, $0) },
            metadata: metadata)
        var page = Array("<html><body><h1>Invented</h1>\n".utf8)
        for text in texts {
            page += "<p>".utf8
            page += text.utf8
            page += "</p>\n".utf8
        }
        page += "</body></html>\n".utf8
        let observed = Date(timeIntervalSince1970: 1_700_000_000 + Double(minute * 60))
        return Draft(
            content: .observed(article, Snapshot(bytes: page, mediaType: "text/html")),
            observed: observed, recorded: observed, kind: .edit, summary: "1 paragraph changed, +5 −5 words",
            words: WordCount(inserted: 5, deleted: 5), source: "https://bench.example/\(identity.name)",
            extractor: "bench-1")
    }

    private mutating func word() -> String {
        (0..<Int(1 + next() % 3)).map { _ in Self.syllables[Int(next() % 16)] }.joined()
    }

    private mutating func next() -> UInt64 {
        seed ^= seed << 13
        seed ^= seed >> 7
        seed ^= seed << 17
        return seed >> 11
    }
}
