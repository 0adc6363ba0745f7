import Articles
import Fetching
import Foundation
import LocalServer
import Synchronization
import Testing
import Tracking

@Suite("Which article a page is")
final class IdentityTests {
    private let folder = FileManager.default.temporaryDirectory.appending(
        path: "identity-\(UUID().uuidString)"
    ).path
    private let watch = Timepiece()

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    private static let ferries = """
        <p>The last boat had left the quay on 14 September, two hours before a storm tore the ramp away.</p>
        <p>The operator carried 4,310 passengers a week last winter, a third of them late in the evening.</p>
        <p>Engineers will close the ramp for inspection every second Tuesday until the end of March.</p>
        """
    private static let budget = """
        <p>Councillors argued until midnight about libraries, playgrounds and the price of school meals.</p>
        <p>The mayor wants to borrow eleven million for a bridge that nobody has drawn yet, said her deputy.</p>
        <p>A vote is planned for Thursday; the opposition asks for a referendum among all residents first.</p>
        """

    private func page(_ headline: String, _ body: String = ferries, head: String = "") -> String {
        "<html><head><title>\(headline)</title>\(head)</head><body><article><h1>\(headline)</h1>\(body)</article></body></html>"
    }

    private func canonical(_ address: String) -> String { "<link rel=\"canonical\" href=\"\(address)\">" }

    private func identifier(_ id: String, published: String? = nil) -> String {
        "<meta name=\"articleid\" content=\"\(id)\">"
            + (published.map { "<meta property=\"article:published_time\" content=\"\($0)\">" } ?? "")
    }

    /// Tracks pages as they answered at addresses, one a minute; the articles they are, numbered as they came.
    private func articles(_ pages: [(address: String, html: String)]) async throws -> [Int] {
        let tracker = Tracker(
            store: try await Store.open(folder, for: .recording), fetcher: Fetcher(userAgent: "Stet-tests"),
            now: { [watch] in watch.tick(60) })
        var known: [ArticleIdentity] = []
        var numbers: [Int] = []
        for (address, html) in pages {
            let source = Source.capture(Array(html.utf8), mediaType: "text/html", of: try WebAddress(address))
            let identity = try await tracker.track(source).identity
            if !known.contains(identity) { known.append(identity) }
            numbers.append(known.firstIndex(of: identity) ?? -1)
        }
        return numbers
    }

    @Test(
        "twins of an address are one article",
        arguments: [
            ("https://a.example/news/ferries-return", "http://a.example/news/ferries-return"),
            ("https://a.example/news/ferries-return", "https://www.a.example/news/ferries-return"),
            ("https://a.example/news/ferries-return", "https://m.a.example/news/ferries-return"),
            (
                "https://a.example/news/ferries-return",
                "https://a.example/news/ferries-return?utm_source=x#top"
            ),
            ("https://a.example/news?id=7001", "https://a.example/news?fbclid=abc&id=7001"),
        ])
    func twins(_ one: String, _ other: String) async throws {
        #expect(
            try await articles([(one, page("Ferries return")), (other, page("Ferries return"))]) == [0, 0])
    }

    @Test("what differs in anything else is two articles, whatever their words")
    func others() async throws {
        let html = page("Ferries return")
        #expect(
            try await articles([
                ("https://a.example/news?id=7001", html), ("https://a.example/news?id=7002", html),
                ("https://b.example/news?id=7001", html), ("https://a.example/News", html),
            ]) == [0, 1, 2, 3])
    }

    @Test("a canonical address, og:url or the page an AMP page belongs to joins two addresses")
    func canonical() async throws {
        let place = "https://a.example/news/ferries-return"
        let social = "<meta property=\"og:url\" content=\"\(place)\">"
        #expect(
            try await articles([
                (place, page("Ferries return")),
                ("https://a.example/n/9", page("Ferries return", head: canonical(place))),
                ("https://a.example/n/10", page("Ferries return", head: social)),
                ("https://a.example/news/ferries-return/amp", page("Ferries", head: canonical(place))),
                ("https://amp.a.example/news/ferries-return", page("Ferries return")),
            ]) == [0, 0, 0, 0, 0])
    }

    @Test("a redirect joins two addresses, and each is known with its times")
    func redirect() async throws {
        let origin = try OriginServer(["/new/ferries": .html(page("Ferries return"))])
        origin.serve("/old/ferries", .redirect(to: "/new/ferries", status: 301))
        let store = try await Store.open(folder, for: .recording)
        let tracker = Tracker(
            store: store, fetcher: Fetcher(userAgent: "Stet-tests", allowsPrivate: true),
            now: { [watch] in watch.tick(0) })
        let old = try await tracker.track(.address(WebAddress(origin.address("/old/ferries"))))
        _ = watch.tick(86_400)
        let new = try await tracker.track(.address(WebAddress(origin.address("/new/ferries"))))
        #expect(old.identity == new.identity)
        let places = try await store.addresses(of: old.identity)
        #expect(places.first?.address == origin.address("/new/ferries"))
        #expect(places.first.map { $0.last.timeIntervalSince($0.first) } == 86_400)
        #expect(places.last?.address == origin.address("/old/ferries"))
        #expect(places.last.map { $0.last.timeIntervalSince($0.first) } == 0)
    }

    @Test(
        "a canonical address that is a front page's, a section's, another site's or none joins nothing",
        arguments: [
            "/", "https://a.example", "https://a.example/news", "https://a.example/news/", "", " ", "#",
            "https://b.example/news/ferries-return", "javascript:void(0)",
        ])
    func misled(_ address: String) async throws {
        let head = canonical(address)
        let pages = [
            ("https://a.example/news/local/ferries-return", page("Ferries return", head: head)),
            ("https://a.example/news/local/budget-vote", page("Budget vote", Self.budget, head: head)),
            ("https://a.example/news/local/ferries-stop", page("Ferries stop", head: head)),
        ]
        #expect(try await articles(pages) == [0, 1, 2])
        #expect(try await articles(pages) == [0, 1, 2])
    }

    @Test("a page that names another article's address as its own is not that article")
    func otherArticle() async throws {
        let place = "https://a.example/news/ferries-return"
        let pages = [
            (place, page("Ferries return", head: canonical(place))),
            ("https://a.example/news/budget-vote", page("Budget vote", Self.budget, head: canonical(place))),
        ]
        #expect(try await articles(pages) == [0, 1])
        #expect(try await articles(pages) == [0, 1])
    }

    @Test(
        "the publisher's id joins two addresses where the time of publication is the same, or both contain it"
    )
    func publisherIdentifier() async throws {
        let dated = identifier("3181234", published: "2026-01-05T08:00:00Z")
        #expect(
            try await articles([
                ("https://a.example/politics/ferries-return", page("Ferries return", head: dated)),
                ("https://a.example/harbour/ferries-return-late", page("Ferries return late", head: dated)),
                (
                    "https://a.example/g/20261234d/ferries",
                    page("Ferries stop", head: identifier("20261234d"))
                ),
                ("https://a.example/g/20261234d/boats", page("Boats stop", head: identifier("20261234d"))),
            ]) == [0, 0, 1, 1])
    }

    @Test(
        "an id that is another site's, plain, a template's, or with other words or another time joins nothing"
    )
    func plainIdentifiers() async throws {
        let dated = identifier("3181234", published: "2026-01-05T08:00:00Z")
        let later = identifier("3181234", published: "2026-01-06T08:00:00Z")
        let one = identifier("1", published: "2026-01-05T08:00:00Z")
        let template = identifier("tpl-4711")
        #expect(
            try await articles([
                ("https://a.example/x/ferries-return", page("Ferries return", head: dated)),
                ("https://b.example/x/ferries-return", page("Ferries return", head: dated)),
                ("https://a.example/x/budget-vote", page("Budget vote", Self.budget, head: dated)),
                ("https://c.example/x/ferries-return", page("Ferries return", head: dated)),
                ("https://c.example/x/ferries-stop", page("Ferries stop", head: later)),
                ("https://d.example/1/ferries-return", page("Ferries return", head: one)),
                ("https://d.example/1/ferries-stop", page("Ferries stop", head: one)),
                ("https://e.example/x/ferries-return", page("Ferries return", head: template)),
                ("https://e.example/x/ferries-stop", page("Ferries stop", head: template)),
            ]) == [0, 1, 2, 3, 4, 5, 6, 7, 8])
    }

    @Test("an id is found again in a catalog that was made again")
    func reindexed() async throws {
        let dated = identifier("3181234", published: "2026-01-05T08:00:00Z")
        let first = ("https://a.example/politics/ferries-return", page("Ferries return", head: dated))
        _ = try await articles([first])
        try FileManager.default.removeItem(atPath: folder + "/catalog.sqlite")
        let second = ("https://a.example/harbour/ferries", page("Ferries return late", head: dated))
        #expect(try await articles([second, first]) == [0, 0])
    }

    @Test("text without an address and without a headline is no other such text")
    func emptyKeys() async throws {
        let store = try await Store.open(folder, for: .recording)
        let tracker = Tracker(
            store: store, fetcher: Fetcher(userAgent: "Stet-tests"),
            now: { Date(timeIntervalSince1970: 1_700_000_000) })
        func track(_ text: String) async throws -> ArticleIdentity {
            try await tracker.track(.bytes(Array(text.utf8), name: "text")).identity
        }
        let ferries = Self.ferries.replacing("<p>", with: "").replacing("</p>", with: "\n")
        let budget = Self.budget.replacing("<p>", with: "").replacing("</p>", with: "\n")
        let first = try await track(ferries)
        #expect(try await track(budget) != first)
        #expect(try await track(ferries) == first)
    }
}

private final class Timepiece: Sendable {
    private let time = Mutex(1_700_000_000.0)

    /// The time after so many seconds more.
    func tick(_ seconds: Double) -> Date {
        time.withLock { time in
            time += seconds
            return Date(timeIntervalSince1970: time)
        }
    }
}
