import ArticleArchive
import ArticleCatalog
import Articles
import Foundation

/// Fifty publications over sixty days: headlines of invented words, edits of every kind and weight.
struct LargeNewsroom {
    let articles: Int
    let revisions: Int
    /// When the last of them was seen.
    let until: Date

    private static let days = 60.0
    private static let publications = 50
    private static let reasons = [
        "wording", "number", "name", "quotation", "correctionNote", "added", "removed",
    ]

    init(articles: Int, revisions: Int, until: Date) {
        self.articles = articles
        self.revisions = revisions
        self.until = until
    }

    /// Writes the catalog by its own interface, some thousand articles a transaction, and the refs beside it.
    func write(to path: String) async throws {
        var random = SplitMix(state: 4)
        _ = try ArticleArchive(at: path, access: .readWrite)
        let catalog = try ArticleCatalog(at: path + "/catalog.sqlite")
        var records: [ArticleRecord] = []
        for number in 0..<articles {
            records.append(record(number, &random))
            if records.count == 4_000 || number == articles - 1 {
                _ = try await catalog.record(records)
                records = []
            }
        }
        try writeRefs(to: path)
        // Files that were written just now are compared at each opening.
        try await Task.sleep(for: .seconds(3))
    }

    private func record(_ number: Int, _ random: inout SplitMix) -> ArticleRecord {
        var before: PassageList?
        var states: [RevisionRecord] = []
        var article = Article(blocks: [
            Block(.headline, sentence(9, &random)), Block(.standfirst, sentence(16, &random)),
        ])
        article.metadata.url = "https://\(publication(number))/story-\(number)"
        // Now and then a language that hardly anybody writes in.
        article.metadata.language = number % 997 == 0 ? "cy" : "en"
        for index in 0..<revisions {
            let changesHeadline = index > 0 && random.next(below: 5) == 0
            if changesHeadline { article.blocks[0].text = sentence(9, &random) }
            if index > 0, !changesHeadline { article.blocks[1].text = sentence(16, &random) }
            let seen = time(number, index)
            let revision = Revision(
                id: id(number * revisions + index + 1), number: index + 1, kind: index == 0 ? .first : .edit,
                observed: seen, recorded: seen, headline: article.title,
                summary: changesHeadline
                    ? "headline changed: +9 −9 words" : "standfirst changed: +16 −16 words",
                words: WordCount(inserted: 9, deleted: 9), source: article.metadata.url ?? "",
                extractor: "bench", snapshot: "sha256:\(id(number))")
            let change = RevisionChange(
                parts: [changesHeadline ? .headline : .standfirst],
                reasons: index == 0 ? [] : [Self.reasons[random.next(below: Self.reasons.count)]],
                significance: index == 0 ? 0 : Double(random.next(below: 11)) / 10,
                isStealth: index > 0 && random.next(below: 8) == 0)
            let passages = PassageList(of: article, after: before)
            states.append(RevisionRecord(revision, change, article.metadata, from: before, to: passages))
            before = passages
        }
        return ArticleRecord(identity: identity(number), revisions: states)
    }

    /// One file of refs a repository.
    private func writeRefs(to path: String) throws {
        var lines: [String: [String]] = [:]
        for number in 0..<articles {
            lines[publication(number), default: []].append(
                "\(id((number + 1) * revisions).hex) refs/heads/\(identity(number).name)")
        }
        for (publication, lines) in lines {
            let repository = path + "/" + publication + ".git"
            for directory in ["/objects/pack", "/refs/heads"] {
                try FileManager.default.createDirectory(
                    atPath: repository + directory, withIntermediateDirectories: true)
            }
            try Data("ref: refs/heads/none\n".utf8).write(to: URL(filePath: repository + "/HEAD"))
            let sorted = lines.sorted { $0.dropFirst(41) < $1.dropFirst(41) }
            let text =
                "# pack-refs with: peeled fully-peeled sorted \n" + sorted.joined(separator: "\n") + "\n"
            try Data(text.utf8).write(to: URL(filePath: repository + "/packed-refs"))
        }
    }

    private func publication(_ number: Int) -> String { "paper-\(number % Self.publications).example" }

    private func identity(_ number: Int) -> ArticleIdentity {
        let digits = String(number)
        return ArticleIdentity(
            publication: publication(number), slug: "story-\(number)",
            id: String(repeating: "0", count: 10 - digits.count) + digits)
    }

    private func id(_ number: Int) -> RevisionID {
        let digits = String(number, radix: 16)
        guard let id = RevisionID(hex: String(repeating: "0", count: 40 - digits.count) + digits) else {
            preconditionFailure("40 hexadecimal digits are an id")
        }
        return id
    }

    /// Articles come evenly; their edits come soon.
    private func time(_ article: Int, _ revision: Int) -> Date {
        let age = Self.days * 86_400 * (1 - Double(article) / Double(articles))
        return until.addingTimeInterval(-age - 40_000 + Double(revision * revision * 3_600))
    }

    private func sentence(_ count: Int, _ random: inout SplitMix) -> String {
        var words = (0..<count).map { _ in word(&random) }
        words[0] = words[0].prefix(1).uppercased() + words[0].dropFirst()
        return words.joined(separator: " ")
    }

    private static let syllables = [
        "ka", "lo", "mer", "sta", "vi", "ron", "del", "su", "pa", "thi", "bru", "nen",
    ]

    /// Often one of a few, seldom one of many: as words are.
    private func word(_ random: inout SplitMix) -> String {
        let reach = 1 << (random.next(below: 11) + 1)
        var rank = random.next(below: reach)
        var word = ""
        repeat {
            word += Self.syllables[rank % Self.syllables.count]
            rank /= Self.syllables.count
        } while rank > 0
        return word
    }
}

/// SplitMix64 (Steele, Lea, Flood, 2014).
struct SplitMix {
    var state: UInt64

    mutating func next(below bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
    }
}
