import Foundation
import LocalServer
import Testing

@Suite("Bad input")
struct BadInputTests {
    /// One line on standard error that names the program, and nothing on standard output.
    private func expectComplaint(
        _ outcome: Workspace.Outcome, _ status: Int32, _ words: String...,
        location: SourceLocation = #_sourceLocation
    ) {
        #expect(outcome.status == status, "\(outcome.error)", sourceLocation: location)
        #expect(outcome.output.isEmpty, sourceLocation: location)
        #expect(outcome.error.hasPrefix("stet: "), sourceLocation: location)
        #expect(outcome.error.split(separator: "\n").count == 1, "\(outcome.error)", sourceLocation: location)
        for word in words {
            #expect(outcome.error.contains(word), "\(outcome.error)", sourceLocation: location)
        }
    }

    @Test("files that are no articles are refused, and nothing is recorded")
    func files() async throws {
        let work = try Workspace()
        let refused = try [
            work.write("", to: "empty.html"),
            work.write(
                [0x7F, 0x45, 0x4C, 0x46, 0, 1, 2, 3] + [UInt8](repeating: 0, count: 500), to: "program"),
            work.write("<html><body><nav><a href=/>Home</a></nav></body></html>", to: "index.html"),
            work.write([UInt8](repeating: 0x20, count: 21 << 20), to: "big.html"),
            work.folder.path + "/missing.html",
        ]
        for path in refused { expectComplaint(try await work.stet("track", path), 3) }
        expectComplaint(try await work.stet("track", "-"), 3, "standard input")
        #expect(try await work.done("list").contains("No article is tracked yet"))
    }

    @Test("one bad source does not keep the good ones from being recorded")
    func mixed() async throws {
        let work = try Workspace()
        let good = try work.write(Ferry().page, to: "good.html")
        let outcome = try await work.stet("track", work.folder.path + "/missing.html", good)
        #expect(outcome.status == 3)
        #expect(outcome.output.contains("recorded as revision 1"))
        #expect(outcome.error.contains("missing.html"))
    }

    @Test("broken UTF-8 and null bytes in a page do not stop it")
    func brokenText() async throws {
        let work = try Workspace()
        var bytes = Array(Ferry().page.utf8)
        let middle = bytes.count / 2
        bytes.insert(contentsOf: [0xFF, 0xC3, 0x28, 0x00, 0xF0, 0x9F], at: middle)
        #expect(try await work.done("track", work.write(bytes, to: "broken.html")).contains("revision 1"))
    }

    @Test("an address of this computer is refused, and the option that allows it is named")
    func privateAddress() async throws {
        let work = try Workspace()
        for address in [
            "http://127.0.0.1/", "http://localhost:8080/", "http://[::1]/", "http://169.254.169.254/",
        ] {
            expectComplaint(try await work.stet("track", address), 3, "--allow-private")
        }
    }

    @Test("servers that fail are errors that name the address")
    func servers() async throws {
        let work = try Workspace()
        let origin = try OriginServer(["/gone": Reply(status: 410), "/busy": Reply(status: 503)])
        expectComplaint(
            try await work.stet("track", "--allow-private", origin.address("/gone")), 3, "/gone", "410")
        expectComplaint(
            try await work.stet("track", "--allow-private", origin.address("/busy")), 3, "/busy", "503")
        expectComplaint(try await work.stet("track", "https://nosuchhost.invalid/a"), 3, "nosuchhost.invalid")
        expectComplaint(try await work.stet("track", "ftp://example.org/a"), 2, "http and https")
    }

    @Test("a page that turns into something else makes no revision")
    func blockPage() async throws {
        let work = try Workspace()
        let origin = try OriginServer(["/a": .html(Ferry().page)])
        try await work.done("track", "--allow-private", origin.address("/a"))
        origin.serve("/a", .html("<html><head><title>Just a moment...</title></head><body></body></html>"))
        #expect(try await work.stet("track", "--allow-private", origin.address("/a")).status == 3)
        origin.serve("/a", Reply(status: 404))
        #expect(try await work.stet("track", "--allow-private", origin.address("/a")).status == 3)
        #expect(try await Log(work.done("log", "ferries", "--json")).kinds == ["first"])
    }

    @Test("a store that cannot be used is an error of its own, and stays as it was")
    func stores() async throws {
        let work = try Workspace()
        let page = try work.write(Ferry().page, to: "a.html")
        try work.write("this is a file", to: "file")
        expectComplaint(try await work.stet("track", page, "--repos", work.folder.path + "/file"), 5)
        expectComplaint(try await work.stet("track", page, "--repos", "/proc/nowhere"), 5)
        try await work.done("track", page)
        try work.write("stet store 99\n", to: "repos/format")
        expectComplaint(try await work.stet("track", page), 5, "update Stet")
        expectComplaint(try await work.stet("list"), 5, "update Stet")
        try work.write("stet store 1\n", to: "repos/format")
        try await work.done("list")
    }

    @Test("a truncated repository is reported, not believed")
    func truncated() async throws {
        let work = try Workspace()
        try await work.done("track", work.write(Ferry().page, to: "a.html"))
        let packs = work.repos.appending(path: "harbour-courier.example.git/objects/pack")
        for name in try FileManager.default.contentsOfDirectory(atPath: packs.path)
        where name.hasSuffix(".pack") {
            let path = packs.appending(path: name).path
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
            let bytes = try Data(contentsOf: URL(filePath: path))
            try bytes.prefix(bytes.count / 2).write(to: URL(filePath: path))
        }
        expectComplaint(try await work.stet("show", "ferries"), 5)
        expectComplaint(
            try await work.stet("track", work.write(Ferry(headline: "Other words").page, to: "b.html")), 5)
    }

    @Test("a catalog that is lost or lags is made again from the repositories")
    func lostCatalog() async throws {
        let work = try Workspace()
        try await work.done("track", work.write(Ferry().page, to: "a.html"), "--at", "2026-03-01")
        let catalog = work.repos.appending(path: "catalog.sqlite")
        let saved = try Data(contentsOf: catalog)
        try await work.done(
            "track", work.write(Ferry(headline: "Other words entirely").page, to: "b.html"), "--at",
            "2026-03-02")
        let log = try await work.done("log", "ferries", "--json")
        try saved.write(to: catalog)
        #expect(try await work.done("log", "ferries", "--json") == log)
        try FileManager.default.removeItem(at: catalog)
        let again = try await work.stet("log", "ferries", "--json")
        #expect(again.output == log && again.status == 0)
        #expect(again.error.contains("made again from the repositories; the log of looks was in it"))
        #expect(try await work.done("log", "ferries", "--json") == log)
    }

    @Test("names of files do nothing to the terminal")
    func hostileNames() async throws {
        let work = try Workspace()
        try work.write(Ferry().page, to: "captures/a\u{1B}]0;owned\u{7}\nb\u{202E}.html")
        try work.write("", to: "captures/b\u{1B}[2J.html")
        let outcome = try await work.stet("track", work.folder.path + "/captures")
        #expect(
            outcome.output.split(separator: "\n").count == 1
                && outcome.error.split(separator: "\n").count == 1)
        for text in [outcome.output, outcome.error] {
            #expect(!text.unicodeScalars.contains { [0x1B, 0x07, 0x202E].contains($0.value) })
        }
    }

    @Test("a link to a file is read, at the file's own time")
    func link() async throws {
        let work = try Workspace()
        let file = try work.write(Ferry().page, to: "real.html")
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 86400)], ofItemAtPath: file)
        let link = work.folder.path + "/link.html"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file)
        try await work.done("track", link, "--at", "mtime")
        #expect(try await work.done("log", "ferries").contains("1970-01-02"))
    }

    @Test("an answer that cannot be written is an error")
    func fullOutput() async throws {
        let work = try Workspace()
        try await work.done("track", work.write(Ferry().page, to: "a.html"))
        #expect(try await work.stet("diff", "ferries", "1", "1", "--html", "/dev/full").status == 3)
    }

    @Test("options that go with nothing, and values that say nothing, are wrong usage")
    func idleOptions() async throws {
        let work = try Workspace()
        try await work.done("track", work.write(Ferry().page, to: "a.html"))
        for (arguments, word) in [
            (["list", "--limit", "0"], "from 1"), (["list", "--limit", "3"], "--stealth"),
            (["export", "--format", "warc", "--only", "headline"], "jsonl and csv"),
            (["forget", "ferries", "--reason", " ", "--yes"], "why"),
        ] {
            let outcome = try await work.stet(arguments)
            #expect(outcome.status == 2 && outcome.output.isEmpty, "\(arguments)")
            #expect(outcome.error.contains(word), "\(outcome.error)")
            #expect(outcome.error.contains("Usage: stet \(arguments[0])"), "\(outcome.error)")
        }
        expectComplaint(
            try await work.stet("import", "memento", "https://example.org/a", "--until", "tomorrow"), 2,
            "--until 'tomorrow'")
        #expect(try await work.done("log", "ferries").contains("1 revision"))
    }

    @Test("a pager that cannot be run keeps nobody from the answer")
    func missingPager() async throws {
        let work = try Workspace()
        try await work.done("track", work.write(Ferry().page, to: "a.html"))
        try await work.shell("PAGER=nosuchpager script -qec \"$STET log ferries\" screen >/dev/null")
        #expect(try work.read("screen").contains("1 revision"))
        try await work.shell(
            "PAGER='sed s/revision/state/' script -qec \"$STET log ferries\" screen >/dev/null")
        let paged = try work.read("screen")
        #expect(paged.contains("1 state") && !paged.contains("1 revision"))
    }

    @Test("a file that is no web archive is refused")
    func noArchive() async throws {
        let work = try Workspace()
        let table = try work.write("name,words\nferry,12\n", to: "table.csv")
        let outcome = try await work.stet("import", table)
        #expect(outcome.status == 3 && outcome.output.isEmpty)
        #expect(outcome.error.contains("table.csv: it is no web archive"), "\(outcome.error)")
        expectComplaint(
            try await work.stet("import", try work.write("", to: "empty.warc")), 3, "no web archive")
    }

    @Test("a search names the publication in which nothing was found, and refuses one that is not tracked")
    func searchedPublication() async throws {
        let work = try Workspace()
        try await work.done("track", work.write(Ferry().page, to: "a.html"))
        expectComplaint(
            try await work.stet("search", "ferries", "--publication", "nosuch.example"), 4, "nosuch.example")
        let found = try await work.done(
            "search", "trams", "--publication", "harbour-courier.example")
        #expect(found == "These words never stood in an article of harbour-courier.example.\n")
    }

    @Test("wrong usage says what is right")
    func usage() async throws {
        let work = try Workspace()
        for arguments in [
            ["nonsense"], ["track"], ["log"], ["diff", "a", "--color", "sometimes"],
            ["list", "--frobnicate"],
        ] {
            let outcome = try await work.stet(arguments)
            #expect(outcome.status == 2, "\(arguments)")
            #expect(outcome.error.contains("Usage: "), "\(arguments)")
        }
        for time in ["yesterday", "2026-02-30"] {
            expectComplaint(try await work.stet("track", "a.html", "--at", time), 2, "--at")
        }
        expectComplaint(try await work.stet("track", "a.html", "--url", "example.org"), 2, "https://")
    }
}
