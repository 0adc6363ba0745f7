import ArticleCatalog
import Articles
import Foundation
import Testing

@Suite("Searching the catalog")
struct SearchTests {
    private let catalog: ArticleCatalog

    init() throws { catalog = try ArticleCatalog(at: nil) }

    private func record(_ states: [String]..., of identity: ArticleIdentity = Sample.identity) async throws {
        let blocks = states.map { [Block(.headline, "Ferries")] + $0.map { Block(.paragraph, $0) } }
        _ = try await catalog.record([Sample.record(of: identity, blocks)])
    }

    /// Each interval as `first–last`, and whether it goes on.
    private func standings(_ phrase: String) async throws -> [String] {
        try await catalog.search(SearchQuery(phrase)).flatMap(\.standings).map {
            "\($0.first)–\($0.last)" + ($0.until == nil ? "…" : "")
        }
    }

    @Test("knows in which revisions a phrase stood, through edits around it")
    func intervals() async throws {
        try await record(
            ["The winter timetable stays."], ["The winter timetable stays, said Rao."], ["It goes."],
            ["The winter timetable is back."], ["The winter timetable is back."])
        #expect(try await standings("winter timetable") == ["1–2", "4–5…"])
        #expect(try await standings("it goes") == ["3–3"])
        #expect(try await standings("timetable winter").isEmpty)
        #expect(try await standings("winter") == ["1–2", "4–5…"])
        #expect(try await standings("ferries") == ["1–5…"])
        let hit = try #require(try await catalog.search(SearchQuery("winter timetable")).first)
        #expect(hit.standings.map(\.from) == [Sample.time(1), Sample.time(4)])
        #expect(hit.standings.map(\.until) == [Sample.time(3), nil])
        #expect(hit.isStanding && hit.article.identity == Sample.identity)
    }

    @Test("shows the words as they stood last, not as they stood before")
    func lastWords() async throws {
        let states = (1...9).map { ["The winter timetable stays, said \($0)."] }
        let blocks = (states + [["It goes."]]).map { $0.map { Block(.paragraph, $0) } }
        _ = try await catalog.record([Sample.record(blocks)])
        let hit = try #require(try await catalog.search(SearchQuery("winter")).first)
        #expect(hit.standings.map(\.last) == [9])
        #expect(
            hit.standings[0].excerpt.pieces.map(\.text).joined() == "The winter timetable stays, said 9.")
    }

    @Test("an interval of one passage inside that of another is no end of it")
    func nested() async throws {
        try await record(["Boats sail.", "All boats"], ["Boats sail."], ["Boats sail.", "Two boats"], ["-"])
        #expect(try await standings("boats") == ["1–3"])
    }

    @Test(
        "letter case, accents, typography and punctuation make no difference",
        arguments: [
            "café noir", "CAFE\u{301} NOIR", "cafe, noir!", "“Café—noir”", "ca\u{AD}fé noir", "café no*",
        ])
    func folding(phrase: String) async throws {
        try await record(["At the Café\u{A0}Noir, “we don’t talk”."], ["Gone."])
        #expect(try await standings(phrase) == ["1–1"])
        #expect(try await standings("don't talk") == ["1–1"])
    }

    @Test(
        "finds words in scripts without spaces, and nothing that only has the same characters",
        arguments: [
            ("東京", "渡し船は東京湾で再開した。", true), ("京東", "渡し船は東京湾で再開した。", false),
            ("再開した", "渡し船は東京湾で再開した。", true), ("渡船", "渡船恢復服務", true),
            ("เรือ", "เรือข้ามฟากกลับมา", true), ("ข้ามฟาก", "เรือข้ามฟากกลับมา", true),
            ("서울", "서울에서 배가 돌아왔다", true), ("हिन्दी", "यह हिन्दी है", true),
            ("Tokyo", "At 東京Tokyo湾", true), ("ກັບ", "ເຮືອຂ້າມຟາກກັບມາ", true),
        ])
    func scripts(phrase: String, text: String, isFound: Bool) async throws {
        try await record([text])
        let hits = try await catalog.search(SearchQuery(phrase))
        #expect(hits.isEmpty != isFound)
        if let excerpt = hits.first?.standings.first?.excerpt {
            #expect(excerpt.pieces.map(\.text).joined() == text)
            #expect(excerpt.pieces.filter(\.isMatch).map(\.text) == [phrase])
        }
    }

    @Test("shows the words around the match, marked")
    func excerpts() async throws {
        let before = String(repeating: "The harbour was quiet. ", count: 20)
        let after = String(repeating: " Nobody spoke of it again.", count: 20)
        try await record([before + "A storm came, and a second storm." + after])
        let hit = try #require(try await catalog.search(SearchQuery("storm")).first)
        let excerpt = hit.standings[0].excerpt
        #expect(excerpt.kind == .paragraph)
        #expect(excerpt.pieces.filter(\.isMatch).map(\.text) == ["storm", "storm"])
        let text = excerpt.pieces.map(\.text).joined()
        #expect(text.hasPrefix("…") && text.hasSuffix("…") && text.count < 220)
        #expect(text.contains("A storm came, and a second storm. Nobody"))
    }

    @Test("only what is gone, only one publication, and page after page")
    func narrowing() async throws {
        for number in 1...9 {
            let publication = number % 3 == 0 ? "three.org" : "example.org"
            let last = number % 2 == 0 ? "It left." : "The ferry left."
            try await record(["The ferry"], [last], of: Sample.identity(number, publication: publication))
        }
        var query = SearchQuery("ferry")
        query.isGone = true
        let gone = try await catalog.search(query)
        #expect(gone.map(\.article.identity.slug) == ["story-8", "story-6", "story-4", "story-2"])
        #expect(gone.allSatisfy { !$0.isStanding && $0.standings.map(\.last) == [1] })
        query.publication = "three.org"
        #expect(try await catalog.search(query).map(\.article.identity.slug) == ["story-6"])
        query = SearchQuery("ferry")
        query.limit = 4
        var pages: [[String]] = []
        repeat {
            let page = try await catalog.search(query)
            pages.append(page.map(\.article.identity.slug))
            query.after = page.last?.article.identity
        } while query.after != nil
        #expect(pages.map(\.count) == [4, 4, 1, 0])
        #expect(pages.joined().map(\.last) == ["9", "8", "7", "6", "5", "4", "3", "2", "1"])
    }

    @Test(
        "what looks like a query language is only words",
        arguments: [
            "ferry OR boat", "NOT boat", "\"ferry", "ferry\"", "text:ferry", "ferry NEAR boat", "(ferry", "*",
            "**", "^ferry", "-ferry", "ferry; DROP TABLE passage", "\0", "a\0b", "\"\"", "{ferry", "+ferry",
            String(repeating: "ferry ", count: 10_000), "\u{2061}ferry\u{2062}",
        ])
    func hostileQueries(phrase: String) async throws {
        try await record(["The ferry."])
        _ = try await catalog.search(SearchQuery(phrase))
        #expect(try await standings("the ferry") == ["1–1…"])
        #expect(try await standings("ferry OR boat").isEmpty)
    }

    @Test("hostile texts are found by their words, and their marks are no matches")
    func hostileTexts() async throws {
        let long = String(repeating: "lorem ipsum dolor sit amet ", count: 200_000) + "needle"
        let texts = [
            "a\0needle\u{7}b", "\u{2061}fake\u{2062} needle \u{200B}",
            "needle" + String(repeating: "\u{301}", count: 10_000),
            long, "\"needle\" OR 1=1; --", "\u{FFFE}needle\u{10FFFF}",
        ]
        try await record(texts, texts, ["gone"])
        #expect(try await standings("needle") == ["1–2"])
        for excerpt in try await catalog.search(SearchQuery("needle")).flatMap(\.standings).map(\.excerpt) {
            #expect(!excerpt.pieces.contains { $0.isMatch && $0.text.contains("fake") })
        }
        try await record([long], ["needle"])
        let hit = try #require(try await catalog.search(SearchQuery("amet needle")).first)
        #expect(hit.standings[0].excerpt.pieces.last?.text == "amet needle")
    }
}
