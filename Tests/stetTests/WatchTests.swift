import Articles
import Foundation
import LocalServer
import Testing

@Suite("stet watch")
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
}
