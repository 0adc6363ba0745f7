import Foundation
import Testing

@Suite("stet merge and stet split")
struct MoveTests {
    private let one = "https://courier.example/news/ferries-return"
    private let two = "https://courier.example/news/ferries-are-back"

    private func twins() async throws -> Workspace {
        let work = try Workspace()
        for (hour, headline, address) in [
            (1, "Ferries return", one), (2, "Ferries are back", two), (3, "Ferries return late", one),
        ] {
            let page = try work.write(Ferry(headline: headline).page, to: "\(hour).html")
            try await work.done("track", page, "--url", address, "--at", "2022-03-29T0\(hour):00Z", "--quiet")
        }
        return work
    }

    @Test("say what would be, do nothing unasked, make two articles one, and take them apart again")
    func thereAndBack() async throws {
        let work = try await twins()
        let before = try await work.done("log", one)
        let trial = try await work.done("merge", one, two, "--dry-run")
        #expect(trial.hasPrefix("would move 1 revision of courier.example/ferries-are-back-"))
        #expect(
            trial.contains("   2  2022-03-29 02:00Z  edit       Ferries are back  (was ferries-are-back-"))
        let unasked = try await work.stet("merge", one, two)
        #expect(unasked.status == 2 && unasked.error.contains("--dry-run"))
        #expect(try await work.done("log", one) == before)

        let report = try await work.done("merge", one, two, "--yes", "--json")
        #expect(report.contains(#""format" : "stet-move/1""#) && report.contains(#""moved" : 1"#))
        let merged = try await work.done("log", two)
        #expect(merged.contains("3  2022-03-29 03:00Z") && merged.contains("Ferries are back"))
        #expect(try await work.done("list").contains("ferries-are-back") == false)
        #expect(try await work.done("show", "ferries-are-back").contains("Ferries return late"))
        try await work.done("check")

        let split = try await work.done("split", one, two, "--yes")
        #expect(split.contains("Left of ferries-return-"))
        #expect(try await work.done("log", two).contains("Ferries are back"))
        func rows(_ text: String) -> [Substring] { text.split(separator: "\n").filter { $0.contains("Z  ") } }
        #expect(try await rows(work.done("log", one)).count == rows(before).count)
        try await work.done("check")
        try await work.done("reindex")
        #expect(try await work.stet("split", one, two, "--yes").status == 2)
        #expect(try await work.stet("merge", one, one, "--yes").status == 2)
        #expect(try await work.stet("merge", one, "nowhere", "--yes").status == 4)
    }

    @Test("make the watch list follow")
    func watchList() async throws {
        let work = try await twins()
        try await work.done("watch", "add", one, two, "--as", "article")
        try await work.done("merge", one, two, "--yes", "--quiet")
        try await work.done("split", one, two, "--yes", "--quiet")
        let list = try await work.done("watch", "list", "--articles")
        #expect(list.contains("ferries-return") && list.contains("ferries-are-back"))
    }
}
