import Foundation
import Testing

@Suite("stet search, observations, reindex and list --stealth")
struct AskingTests {
    private func tracked() async throws -> Workspace {
        let work = try Workspace()
        var ferry = Ferry()
        try await work.done("track", work.write(ferry.page, to: "1.html"), "--at", "2026-03-01T08:00Z")
        ferry.paragraphs[1] = ferry.paragraphs[1].replacing("only bakery", with: "oldest bakery")
        try await work.done("track", work.write(ferry.page, to: "2.html"), "--at", "2026-03-01T09:30Z")
        try await work.done("track", work.write(ferry.page, to: "2.html"), "--at", "2026-03-01T10:00Z")
        ferry.paragraphs[2] = ferry.paragraphs[2].replacing("4,310", with: "4,130")
        let corrected = ferry.page.replacing(
            "<meta property=\"og:type\"",
            with:
                "<meta property=\"article:modified_time\" content=\"2026-03-02T09:00:00Z\"><meta property=\"og:type\""
        )
        try await work.done("track", work.write(corrected, to: "3.html"), "--at", "2026-03-02T10:00Z")
        return work
    }

    @Test("search says when a phrase stood, with the words around it")
    func search() async throws {
        let work = try await tracked()
        let gone = try await work.done("search", "only", "bakery")
        for part in [
            "2026-03-01 08:00Z – 2026-03-01 09:30Z", "revision 1", "who runs the island’s only bakery",
        ] {
            #expect(gone.contains(part), "\(part)")
        }
        #expect(
            try await work.done("search", "Oldest Bakery").contains(
                "since 2026-03-01 09:30Z, revisions 2–3, still"))
        #expect(try await work.done("search", "marit", "--gone").contains("gone from no article"))
        #expect(try await work.done("search", "only bakery", "--gone").contains("island’s"))
        #expect(
            try await work.done("search", "bak*", "--color", "always").contains("\u{1B}[1;7mbakery\u{1B}[m"))
        #expect(try await work.done("search", "trains").contains("never"))
        let json = try await work.done("search", "only bakery", "--json")
        for part in ["\"isStanding\" : false", "\"until\" : \"2026-03-01T09:30:00Z\"", "\"isMatch\" : true"] {
            #expect(json.contains(part), "\(part)")
        }
    }

    @Test("search of no words, or a number of articles that is none, is wrong usage")
    func wrongSearch() async throws {
        let work = try await tracked()
        for words in [["…"], ["*"], [""], ["ferry", "--limit", "0"], []] {
            #expect(try await work.stet(["search"] + words).status == 2, "\(words)")
        }
    }

    @Test("list --stealth names the edit that nobody owned up to, and not the other")
    func stealth() async throws {
        let work = try await tracked()
        let list = try await work.done("list", "--stealth")
        #expect(list.contains("2026-03-01 09:30Z, stealth edit, revision 2"))
        #expect(!list.contains("revision 3") && !list.contains("revision 1,"))
        #expect(try await work.done("log", "ferries").contains("stealth edit"))
        let log = try await work.done("log", "ferries", "--json")
        #expect(log.contains("\"stealth\" : true") && log.contains("\"number\""))
        #expect(try await Workspace().done("list", "--stealth").contains("No stealth edit"))
    }

    @Test("observations lists every look, and where the article was seen")
    func observations() async throws {
        let work = try await tracked()
        let looks = try await work.done("observations", "ferries")
        let lines = looks.split(separator: "\n").filter { $0.hasPrefix("2026-") }
        #expect(lines.map { $0.contains("revised") } == [true, true, false, true])
        #expect(
            looks.contains("4 looks") && looks.contains("harbour-courier.example/news/night-ferries-return"))
        #expect(try await work.stet("observations", "trains").status == 4)
    }

    @Test("reindex makes the catalog again as it was, also where it is gone, and says what it cannot read")
    func reindex() async throws {
        let work = try await tracked()
        func answers() async throws -> [String] {
            [
                try await work.done("list"), try await work.done("log", "ferries", "--json"),
                try await work.done("search", "bakery"), try await work.done("observations", "ferries"),
            ]
        }
        let before = try await answers()
        #expect(try await work.done("reindex") == "indexed 1 article\n")
        #expect(try await answers() == before)
        try FileManager.default.removeItem(at: work.repos.appending(path: "catalog.sqlite"))
        #expect(try await work.done("reindex", "--quiet").isEmpty)
        #expect(Array(try await answers()[1...2]) == Array(before[1...2]))
        let head = work.repos.appending(path: "harbour-courier.example.git/HEAD")
        try FileManager.default.removeItem(at: head)
        let outcome = try await work.stet("reindex")
        #expect(outcome.status == 5 && outcome.error.contains("harbour-courier.example"))
    }

    @Test("reindex puts a damaged catalog aside")
    func damagedCatalog() async throws {
        let work = try await tracked()
        let before = try await work.done("log", "ferries", "--json")
        let catalog = work.repos.appending(path: "catalog.sqlite")
        try Data(repeating: 7, count: 50_000).write(to: catalog)
        let refused = try await work.stet("list")
        #expect(refused.status == 5 && refused.error.contains("stet reindex"))
        let outcome = try await work.stet("reindex")
        #expect(outcome.status == 0 && outcome.error.contains("catalog.sqlite.damaged-1"))
        #expect(try await work.done("log", "ferries", "--json") == before)
        #expect(try Data(contentsOf: work.repos.appending(path: "catalog.sqlite.damaged-1")).count == 50_000)
    }
}
