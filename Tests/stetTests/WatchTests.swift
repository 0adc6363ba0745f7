import Articles
import Foundation
import LocalServer
import Testing

@Suite("stet watch", .timeLimit(.minutes(2)))
struct WatchTests {
    private let work: Workspace
    private let origin: OriginServer

    init() throws {
        work = try Workspace()
        origin = try OriginServer()
        let ferries = origin.address("/news/ferries-return")
        origin.serve("/news/ferries-return", .html(Ferry().page))
        origin.serve(
            "/feed.xml",
            Reply(
                fields: [("Content-Type", "application/rss+xml")],
                body: Array(
                    "<rss version=\"2.0\"><channel><title>News</title><item><link>\(ferries)</link></item></channel></rss>"
                        .utf8)))
    }

    private func settle(_ sources: String) throws {
        try work.write(
            "allow-private: true\nhosts: {default: {delay: 1ms}}\nsources:\n\(sources)", to: "repos/stet.yaml"
        )
    }

    @Test("watches what stet.yaml names, tells why, and stops when it is not named any more")
    func settings() async throws {
        try settle("  - feed: \(origin.address("/feed.xml"))\n")
        let output = try await work.done("watch", "--once")
        #expect(output.contains("revised \(origin.address("/news/ferries-return"))"))
        #expect(try await work.done("log", "ferries").contains("1 revision"))
        #expect(
            try await work.done("watch", "why", "ferries").contains("found in \(origin.address("/feed.xml"))")
        )
        #expect(try await work.done("watch", "list", "--articles").contains("feed     http"))
        let again = try await work.done("watch", "--once", "--json")
        #expect(again.isEmpty && origin.count("/news/ferries-return") == 1)

        try settle("  - page: \(origin.address("/"))\n")
        try await work.stet("watch", "--once", "--quiet")
        let list = try await work.done("watch", "list", "--json")
        #expect(!list.contains("feed.xml") && list.contains("\"articles\" : 1"))
    }

    @Test("names the line of stet.yaml that is wrong, and watches nothing")
    func mistake() async throws {
        try settle("  - feed: \(origin.address("/feed.xml"))\n  - fed: x\n")
        let outcome = try await work.stet("watch", "--once")
        #expect(outcome.status == 2 && outcome.error.contains("line 5"))
        #expect(origin.requests.isEmpty)
    }

    @Test("finds out what is added, and says what is wrong")
    func add() async throws {
        let feed = origin.address("/feed.xml")
        #expect(try await work.stet("watch").status == 4)
        #expect(try await work.stet("watch", "add", feed).error.contains("--allow-private"))
        #expect(try await work.done("watch", "add", feed, "--allow-private") == "\(feed): watched (feed)\n")
        #expect(try await work.done("watch", "add", feed, "--allow-private").contains("already"))
        #expect(try await work.stet("watch", "add", "nonsense").status == 2)
        #expect(try await work.done("watch", "remove", feed).contains("not watched any more"))
        #expect(try await work.stet("watch", "remove", feed).status == 4)
        #expect(try await work.stet("watch", "why", "ferries").status == 4)
    }

    @Test("what was taken off the list stays off, though its feed names it, until it is added again")
    func remove() async throws {
        let (feed, ferries) = (origin.address("/feed.xml"), origin.address("/news/ferries-return"))
        try await work.done("watch", "add", feed, "--allow-private")
        try await work.done("watch", "--once", "--allow-private", "--delay", "0")
        try await work.done("watch", "remove", ferries)
        try await work.done("watch", "remove", feed)
        try await work.done("watch", "add", feed, "--allow-private")
        let output = try await work.done("watch", "--once", "--allow-private", "--delay", "0")
        #expect(output.contains("1 articles") && origin.count("/news/ferries-return") == 1)
        #expect(try await work.stet("watch", "why", ferries).status == 4)
        try await work.done("watch", "add", ferries, "--as", "article")
        #expect(try await work.done("watch", "why", ferries).contains("next look"))

        try settle("  - feed: \(feed)\n")
        try await work.done("watch", "--once", "--quiet")
        let refused = try await work.stet("watch", "remove", feed)
        #expect(refused.status == 2 && refused.error.contains("stet.yaml"), "\(refused.error)")

        try await work.done("forget", "ferries", "--reason", "asked by the author", "--yes")
        #expect(try await work.stet("watch", "why", ferries).status == 4)
    }

    @Test("one process at a time looks at what is on the list")
    func lock() async throws {
        origin.serve("/news/slow", .html(Ferry().page, delivery: .stalled))
        try settle("  - article: \(origin.address("/news/slow"))\n")
        try work.write("", to: "events")
        let process = try work.start(["watch"], output: "events")
        defer { process.terminate() }
        while origin.count("/news/slow") == 0 { try await Task.sleep(for: .milliseconds(5)) }
        let second = try await work.stet("watch", "--once")
        #expect(second.status == 5 && second.error.contains("process \(process.processIdentifier)"))
        #expect(origin.count("/news/slow") == 1)
        #expect(try await work.done("watch", "list").contains("1 article watched"))
        kill(process.processIdentifier, SIGKILL)
        while process.isRunning { try await Task.sleep(for: .milliseconds(5)) }
        origin.serve("/news/slow", .html(Ferry().page))
        #expect(try await work.stet("watch", "--once").status == 0)
    }

    @Test("draws a table on a terminal, in place, in colours unless none are wanted")
    func terminal() async throws {
        try settle("  - article: \(origin.address("/news/ferries-return"))\n")
        try await work.shell(
            "TERM=xterm script -qec \"stty cols 100; $STET watch --once\" screen >/dev/null")
        let screen = try work.read("screen")
        #expect(screen.contains("revisions today") && screen.contains("\u{1B}[2m"))
        #expect(screen.contains("\u{1B}[2A\u{1B}[J") && screen.contains(" revised http"))
        #expect(screen.contains("1 revision, 0 quarantined, 0 failed"))
        origin.serve("/news/ferries-stop", .html(Ferry(headline: "Night ferries stop again").page))
        try settle("  - article: \(origin.address("/news/ferries-stop"))\n")
        try await work.shell(
            "NO_COLOR=1 TERM=xterm script -qec \"stty cols 100; $STET watch --once\" plain >/dev/null")
        let plain = try work.read("plain")
        #expect(plain.contains("revisions today") && !plain.contains("\u{1B}[2m"))
    }

    @Test("reads its settings again on SIGHUP, and ends on SIGTERM though a server stalls")
    func signals() async throws {
        origin.serve("/news/slow", .html(Ferry().page, delivery: .stalled))
        try settle("  - article: \(origin.address("/news/ferries-return"))\n")
        try work.write("", to: "events")
        let process = try work.start(["watch"], output: "events")
        defer { process.terminate() }
        while try !work.read("events").contains("ferries-return") {
            try await Task.sleep(for: .milliseconds(5))
        }
        try settle("  - article: \(origin.address("/news/slow"))\n")
        kill(process.processIdentifier, SIGHUP)
        while origin.count("/news/slow") == 0 { try await Task.sleep(for: .milliseconds(5)) }
        let told = ContinuousClock.now
        kill(process.processIdentifier, SIGTERM)
        while process.isRunning { try await Task.sleep(for: .milliseconds(5)) }
        // Far less than the half minute that a request may take.
        #expect(ContinuousClock.now - told < .seconds(15))
        #expect(process.terminationStatus == 0)
    }
}
