import Foundation
import LocalServer
import Testing

@Suite("stet list, log, show and diff")
struct ReadingTests {
    private func tracked() async throws -> Workspace {
        let work = try Workspace()
        var ferry = Ferry()
        try await work.done("track", work.write(ferry.page, to: "1.html"), "--at", "2026-03-01T08:00Z")
        ferry.headline = ferry.headline.replacing("nine weeks", with: "ten weeks")
        ferry.paragraphs[1] = ferry.paragraphs[1].replacing("only bakery", with: "oldest bakery")
        try await work.done("track", work.write(ferry.page, to: "2.html"), "--at", "2026-03-01T09:30Z")
        ferry.paragraphs.append(
            "A spokesman declined to say whether the winter boats would be crewed from the mainland.")
        try await work.done("track", work.write(ferry.page, to: "3.html"), "--at", "2026-03-02T10:00Z")
        return work
    }

    @Test("list names publication, headline, revisions, last change and last look")
    func list() async throws {
        let work = try await tracked()
        let list = try await work.done("list")
        for part in ["harbour-courier.example", "ten weeks", "3 revisions", "2026-03-02 10:00Z"] {
            #expect(list.contains(part), "\(part)")
        }
        #expect(try await work.done("list", "--json").contains("\"format\" : \"stet-list/1\""))
    }

    @Test("an empty store says how to begin")
    func emptyStore() async throws {
        let work = try Workspace()
        #expect(try await work.done("list").contains("stet track"))
        #expect(try await work.done("list", "--json").contains("\"articles\" : ["))
        #expect(!FileManager.default.fileExists(atPath: work.repos.path))
    }

    @Test("log names number, time, kind, words, parts, headline and commit, as git has them")
    func log() async throws {
        let work = try await tracked()
        let log = try await work.done("log", "ferries")
        for part in ["2026-03-01 08:00Z", "first", "edit", "+2 −2", "headline", "ten weeks"] {
            #expect(log.contains(part), "\(part)")
        }
        let commits = try await Log(work.done("log", "ferries", "--json")).commits
        let branch = try await work.git(
            "harbour-courier.example", "for-each-ref", "--format=%(refname:short)", "refs/heads"
        )
        .output.trimmingCharacters(in: .whitespacesAndNewlines)
        let fromGit = try await work.git("harbour-courier.example", "log", "--reverse", "--format=%H", branch)
            .output
        #expect(fromGit.split(separator: "\n").map(String.init) == commits)
        let dates = try await work.git("harbour-courier.example", "log", "--reverse", "--format=%at", branch)
            .output
        #expect(dates.split(separator: "\n").first == "1772352000")
    }

    @Test("show gives the article as it stood, by number, name, time or commit")
    func show() async throws {
        let work = try await tracked()
        let second = try await Log(work.done("log", "ferries", "--json")).commits[1]
        for name in ["2", "-2", "2026-03-01T23:00Z", "2026-03-01", String(second.prefix(8))] {
            let shown = try await work.done("show", "ferries", name)
            #expect(shown.contains("ten weeks") && !shown.contains("declined to say"), "\(name)")
        }
        #expect(try await work.done("show", "ferries", "first").contains("nine weeks"))
        #expect(try await work.done("show", "ferries").contains("declined to say"))
        #expect(try await work.stet("show", "ferries", "2026-02-01").status == 4)
        #expect(try await work.stet("show", "ferries", "9").status == 4)
        #expect(try await work.stet("show", "ferries", "yesterday").status == 2)
    }

    @Test("diff folds what did not change, and --full shows it")
    func fold() async throws {
        let work = try await tracked()
        let folded = try await work.done("diff", "ferries")
        #expect(folded.contains("unchanged") && !folded.contains("US$1.2m") && folded.contains("declined"))
        #expect(try await work.done("diff", "ferries", "--full").contains("US$1.2m"))
    }

    @Test("diff compares any two revisions, and says by its status whether they differ")
    func anyTwo() async throws {
        let work = try await tracked()
        let all = try await work.done("diff", "ferries", "first", "latest")
        #expect(
            all.contains("[-nine-] {+ten+}") && all.contains("[-only-] {+oldest+}")
                && all.contains("declined"))
        #expect(try await work.stet("diff", "ferries", "1", "2", "--exit-code").status == 1)
        #expect(try await work.stet("diff", "ferries", "2", "2", "--exit-code").status == 0)
        #expect(
            try await work.stet("diff", "ferries", "1", "2", "--exit-code", "--only", "kicker").status == 0)
        #expect(try await work.stet("diff", "ferries", "1", "2", "--only", "chorus").status == 2)
        #expect(try await work.stet("diff", "ferries", "1", "2", "--min-significance", "7").status == 2)
        #expect(try await work.stet("diff", "ferries", "1", "2", "--exit-code", "--quiet").output.isEmpty)
    }

    @Test("diff writes a page that contains the words as marked")
    func page() async throws {
        let work = try await tracked()
        let path = work.folder.path + "/diff.html"
        try await work.done("diff", "ferries", "--html", path, "--steps")
        let page = try work.read("diff.html")
        #expect(page.contains(/<del[^>]*>nine<\/del>/) && page.contains(/<ins[^>]*>ten<\/ins>/))
        #expect(!page.contains("<script"))
        #expect(try await work.stet("diff", "ferries", "--html", "/nowhere/at/all.html").status == 3)
    }

    @Test("diff in JSON rebuilds both texts, block by block")
    func json() async throws {
        let work = try await tracked()
        let diff = try await JSONDecoder().decode(
            Diff.self, from: Data(work.done("diff", "ferries", "1", "2", "--json").utf8))
        #expect(diff.format == "stet-diff/1")
        for (side, revision) in [(\Diff.Run.old, "1"), (\Diff.Run.new, "2")] {
            var texts: [Int: String] = [:]
            for run in diff.changes.flatMap(\.runs) {
                if let range = run[keyPath: side] { texts[range.block, default: ""] += run.text }
            }
            let shown = try await JSONDecoder().decode(
                Shown.self, from: Data(work.done("show", "ferries", revision, "--json").utf8))
            #expect(shown.blocks.map(\.text) == texts.sorted { $0.key < $1.key }.map(\.value))
        }
    }

    private struct Diff: Decodable {
        struct Range: Decodable { let block: Int }
        struct Run: Decodable {
            let text: String
            let old: Range?
            let new: Range?
        }
        struct Change: Decodable { let runs: [Run] }
        let format: String
        let changes: [Change]
    }

    private struct Shown: Decodable {
        struct Block: Decodable { let text: String }
        let blocks: [Block]
    }

    @Test("diff side by side has both states in their columns")
    func sideBySide() async throws {
        let work = try await tracked()
        let lines = try await work.done("diff", "ferries", "1", "2", "--side-by-side").split(separator: "\n")
        let row = try #require(lines.first { $0.contains("nine") && $0.contains("│") })
        let columns = row.split(separator: "│")
        #expect(columns.count == 2 && columns[0].contains("[-nine-]") && columns[1].contains("{+ten+}"))
    }

    @Test("colours are for terminals, and for those who ask")
    func colours() async throws {
        let work = try await tracked()
        #expect(!(try await work.done("diff", "ferries").contains("\u{1B}")))
        #expect(try await work.done("diff", "ferries", "--color", "always").contains("\u{1B}["))
        #expect(
            try await work.stet("diff", "ferries", environment: ["CLICOLOR_FORCE": "1"]).output.contains(
                "\u{1B}["))
        let both = try await work.stet(
            "diff", "ferries", environment: ["CLICOLOR_FORCE": "1", "NO_COLOR": "1"])
        #expect(!both.output.contains("\u{1B}"))
    }

    @Test("names that fit several articles list them; names that fit none say so")
    func names() async throws {
        let work = try await tracked()
        let other = Ferry(headline: "Day ferries keep their timetable").page
            .replacing("news/night-ferries-return", with: "news/day-ferries-stay")
        try await work.done("track", work.write(other, to: "other.html"))
        let ambiguous = try await work.stet("log", "ferries")
        #expect(ambiguous.status == 2)
        #expect(
            ambiguous.error.contains("night-ferries-return-") && ambiguous.error.contains("day-ferries-stay-")
        )
        #expect(try await work.done("log", "day-ferries").contains("Day ferries keep"))
        #expect(
            try await work.done("log", "http://harbour-courier.example/news/day-ferries-stay?fbclid=1")
                .contains(
                    "Day"))
        #expect(try await work.stet("log", "trains").status == 4)
        #expect(try await work.stet("log", "https://elsewhere.example/").status == 4)
    }

    @Test("a diff says that the article went and that it came back")
    func presence() async throws {
        let work = try Workspace()
        let origin = try OriginServer(["/a": .html(Ferry().page)])
        func look() async throws { try await work.stet("track", "--allow-private", origin.address("/a")) }
        try await look()
        origin.serve("/a", Reply(status: 404))
        for _ in 1...2 { try await look() }
        #expect(try await work.done("diff", "ferries").contains("\ngone, the server answered 404 twice\n"))
        #expect(
            try await work.done("diff", "ferries", "--json").contains("gone, the server answered 404 twice"))
        #expect(try await work.stet("diff", "ferries", "--exit-code").status == 1)
        origin.serve("/a", .html(Ferry().page))
        try await look()
        #expect(try await work.done("diff", "ferries").contains("\nreturned; no words changed\n"))
        #expect(
            try await work.done("diff", "ferries", "--html", "-").contains(">returned; no words changed<"))
        #expect(try await work.stet("diff", "ferries", "1", "3", "--exit-code").status == 0)
    }
}
