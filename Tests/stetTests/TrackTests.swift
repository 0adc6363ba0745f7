import Foundation
import LocalServer
import Testing

@Suite("stet track")
struct TrackTests {
    private let address = "https://www.harbour-courier.example/news/night-ferries-return"

    @Test("records a pasted article, and finds it unchanged when only boilerplate changed")
    func paste() async throws {
        let work = try Workspace()
        var ferry = Ferry()
        let first = try await work.done("track", work.write(ferry.paste, to: "a.txt"), "--url", address)
        #expect(first.contains("recorded as revision 1 of harbour-courier.example/night-ferries-return-"))
        ferry.readingTime = 5
        ferry.comments = 57
        let second = try await work.done("track", work.write(ferry.paste, to: "b.txt"), "--url", address)
        #expect(second.contains("unchanged since revision 1"))
        #expect(try await work.git("harbour-courier.example", "rev-list", "--count", "--all").output == "1\n")
    }

    @Test("shows just the one word that was changed", arguments: ["headline", "bullet", "paragraph"])
    func oneWord(place: String) async throws {
        let work = try Workspace()
        var ferry = Ferry()
        try await work.done("track", work.write(ferry.paste, to: "a.txt"), "--url", address)
        let (old, new) =
            switch place {
            case "headline": ("timetable", "schedule")
            case "bullet": ("Thursday", "Friday")
            default: ("bakery", "brewery")
            }
        ferry.headline = ferry.headline.replacing(old, with: new)
        ferry.bullets = ferry.bullets.map { $0.replacing(old, with: new) }
        ferry.paragraphs = ferry.paragraphs.map { $0.replacing(old, with: new) }
        let tracked = try await work.done("track", work.write(ferry.paste, to: "b.txt"), "--url", address)
        #expect(tracked.contains("revision 2") && tracked.contains("+1 −1 word"))
        let diff = try await work.done("diff", "ferries")
        #expect(diff.contains("[-\(old)-] {+\(new)+}"))
        #expect(
            diff.components(separatedBy: "[-").count == 2 && diff.components(separatedBy: "{+").count == 2)
    }

    @Test("shows swapped bullets as moved, not as rewritten")
    func swappedBullets() async throws {
        let work = try Workspace()
        var ferry = Ferry()
        try await work.done("track", work.write(ferry.paste, to: "a.txt"), "--url", address)
        ferry.bullets.reverse()
        try await work.done("track", work.write(ferry.paste, to: "b.txt"), "--url", address)
        let diff = try await work.done("diff", "night-ferries")
        #expect(diff.contains("moved"))
        #expect(!diff.contains("[-") && !diff.contains("{+"))
    }

    @Test("takes pastes without an address for one article as long as they share most of their words")
    func pasteWithoutAddress() async throws {
        let work = try Workspace()
        var ferry = Ferry()
        try await work.done("track", "-", input: ferry.paste)
        ferry.headline = "Night boats are back at Sorrel Island"
        let second = try await work.done("track", "-", input: ferry.paste)
        #expect(second.contains("recorded as revision 2"))
        let other = Ferry(
            headline: "School reopens", bullets: [],
            paragraphs: ["Forty pupils returned on Monday morning to a new roof."])
        #expect(try await work.done("track", "-", input: other.paste).contains("recorded as revision 1"))
    }

    @Test("reads a page from a server, and logs a look at an unchanged one")
    func fetched() async throws {
        let work = try Workspace()
        let origin = try OriginServer(["/news/ferries": .html(Ferry().page)])
        let url = origin.address("/news/ferries")
        #expect(try await work.done("track", "--allow-private", url).contains("recorded as revision 1"))
        #expect(
            try await work.done("track", "--allow-private", url + "?utm_source=feed").contains("unchanged"))
        var edited = Ferry()
        edited.paragraphs[2] = edited.paragraphs[2].replacing("4,310", with: "4,130")
        origin.serve("/news/ferries", .html(edited.page))
        #expect(try await work.done("track", "--allow-private", url).contains("recorded as revision 2"))
        #expect(try await work.done("diff", url).contains("[-4,310-] {+4,130+}"))
    }

    @Test("takes a directory of saved pages in name order, each at its own time")
    func directory() async throws {
        let work = try Workspace()
        var ferry = Ferry()
        for day in 1...3 {
            let path = try work.write(ferry.page, to: "captures/\(day).html")
            let time = Date(timeIntervalSince1970: Double(day * 86400))
            try FileManager.default.setAttributes([.modificationDate: time], ofItemAtPath: path)
            ferry.paragraphs[0] += " Day \(day)."
        }
        let tracked = try await work.done("track", work.folder.path + "/captures", "--at", "mtime")
        #expect(tracked.split(separator: "\n").count == 3)
        let log = try await work.done("log", "night-ferries-return")
        #expect(log.contains("1970-01-02") && log.contains("1970-01-04"))
    }

    @Test("puts an observation of the past where it belongs, and every id printed before still resolves")
    func backdated() async throws {
        let work = try Workspace()
        var ferry = Ferry()
        let states = try ["first", "second", "third"].map { word in
            ferry.headline = "Night ferries return, \(word) report"
            return try work.write(ferry.page, to: word + ".html")
        }
        try await work.done("track", states[0], "--at", "2026-03-01")
        try await work.done("track", states[2], "--at", "2026-03-03")
        let printed = try await Log(work.done("log", "night-ferries-return", "--json")).commits
        try await work.done("track", states[1], "--at", "2026-03-02")
        let log = try await Log(work.done("log", "night-ferries-return", "--json"))
        #expect(
            log.headlines.map { $0.split(separator: " ").dropLast().last } == ["first", "second", "third"])
        for (commit, word) in zip(printed, ["first", "third"]) {
            #expect(try await work.done("show", "ferries", commit).contains("\(word) report"))
            #expect(
                try await work.git("harbour-courier.example", "cat-file", "-t", commit).output == "commit\n")
        }
        #expect(try await work.git("harbour-courier.example", "fsck", "--strict").status == 0)
    }

    @Test("calls a return to older words a revert")
    func revert() async throws {
        let work = try Workspace()
        var ferry = Ferry()
        try await work.done("track", work.write(ferry.page, to: "a.html"))
        ferry.headline = "Ferries gone for good"
        try await work.done("track", work.write(ferry.page, to: "b.html"))
        try await work.done("track", work.write(Ferry().page, to: "c.html"))
        let log = try await Log(work.done("log", "night-ferries-return", "--json"))
        #expect(log.kinds == ["first", "edit", "revert"])
    }

    @Test("processes that see the same pages at once lose none and leave every state in the history")
    func twoProcesses() async throws {
        let work = try Workspace()
        let pages = try (0..<6).map { number in
            try work.write(Ferry(headline: "Ferries report number \(number)").page, to: "\(number).html")
        }
        for page in pages.prefix(1) { try await work.done("track", page) }
        try await withThrowingTaskGroup(of: Int32.self) { group in
            for _ in 0..<3 {
                group.addTask {
                    try await work.stet("track", pages[1], pages[2], pages[3], pages[4], pages[5]).status
                }
            }
            for try await status in group { #expect(status == 0) }
        }
        let log = try await Log(work.done("log", "night-ferries-return", "--json"))
        for (before, after) in zip(log.headlines, log.headlines.dropFirst()) { #expect(before != after) }
        #expect(Set(log.headlines).count == 6)
        #expect(try await work.git("harbour-courier.example", "fsck", "--strict").status == 0)
    }
}

/// The parts of `stet log --json` that tests ask for.
struct Log {
    let commits: [String]
    let headlines: [String]
    let kinds: [String]

    init(_ json: String) throws {
        let report = try JSONDecoder().decode(Report.self, from: Data(json.utf8))
        commits = report.revisions.map(\.commit)
        headlines = report.revisions.map(\.headline)
        kinds = report.revisions.map(\.kind)
    }

    private struct Report: Decodable {
        struct Entry: Decodable {
            let commit: String
            let headline: String
            let kind: String
        }
        let revisions: [Entry]
    }
}
