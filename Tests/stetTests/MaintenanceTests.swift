import Foundation
import Testing

@Suite("stet check, maintain, backup, restore and forget")
struct MaintenanceTests {
    private func tracked() async throws -> Workspace {
        let work = try Workspace()
        var ferry = Ferry()
        try await work.done("track", work.write(ferry.page, to: "1.html"), "--at", "2026-03-01T08:00Z")
        ferry.paragraphs[1] = ferry.paragraphs[1].replacing("only bakery", with: "notorious bakery")
        try await work.done("track", work.write(ferry.page, to: "2.html"), "--at", "2026-03-01T09:30Z")
        ferry.paragraphs[1] = ferry.paragraphs[1].replacing("notorious bakery", with: "oldest bakery")
        try await work.done("track", work.write(ferry.page, to: "3.html"), "--at", "2026-03-02T10:00Z")
        return work
    }

    @Test("a store is sound before and after it is packed")
    func maintained() async throws {
        let work = try await tracked()
        #expect(try await work.done("check").contains("3 revisions of 1 article and"))
        let before = try await work.done("log", "ferries")
        #expect(try await work.done("maintain").contains("3 packs before, 1 now"))
        #expect(try await work.done("maintain", "--json").contains("\"packsAfter\" : 1"))
        #expect(try await work.done("log", "ferries") == before)
        #expect(try await work.done("check", "--json").contains("\"sound\" : true"))
    }

    @Test("damage gives status 5, what could be repaired status 1, and then all is well")
    func repaired() async throws {
        let work = try await tracked()
        let packs = work.repos.appending(path: "harbour-courier.example.git/objects/pack")
        for name in try FileManager.default.contentsOfDirectory(atPath: packs.path)
        where name.hasSuffix(".idx") {
            try FileManager.default.removeItem(at: packs.appending(path: name))
        }
        let damaged = try await work.stet("check")
        #expect(damaged.status == 5)
        #expect(damaged.output.contains("has no index"))
        #expect(try await work.stet("check", "--repair").status == 1)
        #expect(try await work.stet("check").status == 0)
        #expect(try await work.done("show", "ferries").contains("oldest bakery"))
    }

    @Test("of a broken disk every command says the first it cannot read, and how much more there is")
    func broken() async throws {
        let work = try Workspace()
        let page = Ferry().page
        for number in 0..<13 {
            let own = page.replacing("night-ferries-return", with: "night-ferries-\(number)")
            try await work.done("track", work.write(own, to: "\(number).html"))
        }
        try FileManager.default.removeItem(
            at: work.repos.appending(path: "harbour-courier.example.git/objects/pack"))
        try FileManager.default.removeItem(at: work.repos.appending(path: "catalog.sqlite"))
        let outcome = try await work.stet("list")
        #expect(outcome.error.split(separator: "\n").count == 11)
        #expect(outcome.error.contains("\nstet: 3 more cannot be read; 'stet check' names them all\n"))
    }

    @Test("a backup is a store, and the store is made from it again")
    func backup() async throws {
        let work = try await tracked()
        let copy = work.repos.path + "-copy"
        #expect(try await work.done("backup", copy).contains("1 repository, 3 packs copied"))
        #expect(try await work.done("backup", copy, "--json").contains("\"kept\": 3"))
        let before = try await work.done("log", "ferries")
        #expect(try await work.done("log", "ferries", "--repos", copy) == before)
        #expect(try await work.stet("restore", copy).status == 2)

        // What people set is as precious as what was recorded.
        try await work.done("watch", "add", "https://paper.example/ferries", "--as", "article")
        let settings = "contact: desk@paper.example\n"
        try Data(settings.utf8).write(to: work.repos.appending(path: "stet.yaml"))
        let rules = work.repos.appending(path: "rules")
        try FileManager.default.createDirectory(at: rules, withIntermediateDirectories: true)
        for name in ["paper.example.yaml", "old.example.yaml"] {
            try Data("headline: h1\n".utf8).write(to: rules.appending(path: name))
        }
        try await work.done("backup", copy)
        try FileManager.default.removeItem(at: rules.appending(path: "old.example.yaml"))
        try await work.done("backup", copy)
        let again = work.repos.path + "-again"
        try await work.done("restore", copy, "--repos", again)
        #expect(try await work.done("log", "ferries", "--repos", again) == before)
        #expect(try await work.done("watch", "list", "--repos", again).contains("1 article watched"))
        #expect(try String(contentsOfFile: again + "/stet.yaml", encoding: .utf8) == settings)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: again + "/rules") == ["paper.example.yaml"])
        #expect(try await work.stet("restore", copy + "-none", "--repos", again + "2").status == 4)
        try FileManager.default.createDirectory(atPath: again + "3", withIntermediateDirectories: true)
        try Data(settings.utf8).write(to: URL(filePath: again + "3/stet.yaml"))
        let kept = try await work.stet("restore", copy, "--repos", again + "3")
        #expect(kept.status == 2 && kept.error.contains("stet.yaml"), "\(kept.error)")
        // In a directory that is none of ours nothing goes.
        let foreign = copy + "-foreign"
        try FileManager.default.createDirectory(atPath: foreign + "/rules", withIntermediateDirectories: true)
        try Data("x".utf8).write(to: URL(filePath: foreign + "/rules/house.yaml"))
        try await work.done("backup", foreign)
        #expect(FileManager.default.fileExists(atPath: foreign + "/rules/house.yaml"))
        for command in ["check", "maintain", "reindex", "export"] {
            #expect(try await work.stet(command, "--repos", again + "-none").status == 5)
        }
        #expect(try await work.stet("backup", copy + "2", "--repos", again + "-none").status == 5)
        #expect(!FileManager.default.fileExists(atPath: again + "-none"))
    }

    @Test("what is forgotten is asked for, and gone from every file of the store")
    func forgotten() async throws {
        let work = try await tracked()
        #expect(try await work.stet("forget", "ferries", "2", "--reason", "order 17").status == 2)
        #expect(try await work.done("show", "ferries", "2").contains("notorious"))
        let said = try await work.done("forget", "ferries", "2", "--reason", "order 17", "--yes")
        #expect(said.contains("taken down: revision 2"))
        #expect(try await work.done("log", "ferries", "--json").contains("\"number\" : 2"))
        #expect(try await !work.done("log", "ferries", "--json").contains("\"number\" : 3"))
        #expect(try await work.done("show", "ferries", "2").contains("oldest bakery"))
        #expect(try await work.done("check").contains("sound"))
        let report = try await work.done("forget", "ferries", "--reason", "order 18", "--yes", "--json")
        #expect(report.contains("\"reason\" : \"order 18\""))
        #expect(try await work.stet("log", "ferries").status == 4)
        // Gone is gone, also where the page is seen again; who wants it says so.
        let page = try work.write(Ferry().page, to: "4.html")
        let again = try await work.stet("track", page)
        #expect(again.status == 3 && again.error.contains("was taken down at"))
        #expect(again.error.contains("order 18"))
        try await work.done("track", page, "--accept")
        #expect(try await work.stet("log", "ferries").status == 0)
    }
}
