import Articles
import Foundation
import HTTPTypes
import Testing

@testable import Website

@Suite("Hostile words and clients")
struct SafetyTests {
    /// Hostile strings, in every place a page has for words: 10,000 where `STET_HOSTILE` is set, else fewer.
    private static let strings = Array(
        HostileText(
            seed: 11,
            count: ProcessInfo.processInfo.environment["STET_HOSTILE"] == nil ? 1_600 : 10_000))
    private static let perStory = 200

    private func room(_ part: Int) -> PaperRoom {
        let strings = Self.strings[part * Self.perStory..<(part + 1) * Self.perStory]
        let kinds = Block.Kind.allCases
        var blocks = strings.prefix(100).enumerated().map { Block(kinds[$0 % kinds.count], $1) }
        let first = blocks
        for (index, text) in strings.dropFirst(100).enumerated() {
            blocks[index % 100].text = index % 3 == 0 ? text : blocks[index % 100].text + " " + text
        }
        var metadata = Metadata()
        metadata.url = strings.first.map { "https://" + $0 }
        metadata.canonicalURL = "javascript:alert(1)"
        metadata.language = strings.last
        metadata.modified = strings.first
        var story = PaperRoom.story(
            "a", language: strings.last, states: [first, blocks, first], metadata: metadata)
        story.looks = strings.prefix(5).map {
            ObservationRun(
                Observation(time: story.history[0].observed, outcome: .failed, source: $0, detail: $0))
        }
        for index in story.history.indices {
            story.history[index].summary = strings.dropFirst(index).first ?? ""
        }
        return PaperRoom([story])
    }

    @Test("ten thousand hostile strings stay text and attribute values, each one alone")
    func escaping() throws {
        let strings = Array(HostileText(seed: 12, count: 10_000))
        for string in strings {
            let markup = try StrictMarkup(("<p title=\"\(string)\">\(string)</p>" as Markup).text)
            let isAlone =
                markup.tags.count == 1 && markup.text == markup.tags[0].attributes["title"]
                && markup.tags[0].attributes.count == 1
            if !isAlone { Issue.record("\(string.debugDescription)") }
        }
    }

    @Test("no hostile string becomes markup on any page, feed or answer", arguments: 0..<50)
    func strings(part: Int) async throws {
        guard (part + 1) * Self.perStory <= Self.strings.count else { return }
        let browser = Browser(room(part))
        let place = "/a/harbour-courier.example/a-0123456789"
        let phrase = Link.escaped(Self.strings[part])
        let pages = [
            "/", place, place + "/compare/1/2", "/search?q=\(phrase)", "/p/harbour-courier.example",
            place + "/at/2",
        ]
        for path in pages {
            var page = try await browser.get(path)
            if let location = page.headers[.location] { page = try await browser.get(location) }
            #expect(page.status == 200)
            let markup = try StrictMarkup(page.body)
            #expect(markup.tags.compactMap(fault).isEmpty, "on \(path)")
            #expect(markup.tags.count { $0.name == "script" } == 1)
        }
        for path in ["/feed.atom", place + "/feed.atom", "/search/feed.atom?q=\(phrase)"] {
            let feed = try await browser.get(path)
            #expect(feed.status == 200)
            _ = try StrictMarkup(feed.body)
            #expect(!feed.body.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" && $0 != "\t" })
        }
        for path in ["changes", "articles", "search?q=\(phrase)"] {
            let answer = try await browser.get("/api/v1/\(path)")
            #expect(answer.status == 200)
            _ = try JSONSerialization.jsonObject(with: Data(answer.body.utf8))
        }
    }

    private static let known: Set = [
        "html", "head", "meta", "title", "link", "script", "body", "a", "header", "div", "nav", "form",
        "label",
        "span", "input", "button", "main", "footer", "p", "h1", "h2", "h3", "ol", "ul", "li", "article",
        "time",
        "bdi", "details", "summary", "select", "option", "figure", "figcaption", "svg", "rect", "line",
        "circle",
        "g", "text", "section", "blockquote", "ins", "del", "small", "kbd", "fieldset", "legend", "i", "b",
        "q",
        "wbr", "mark", "dl", "dt", "dd", "table", "thead", "tbody", "tr", "th", "td", "pre", "code",
    ]

    /// What is wrong with a tag; an expectation for each of some hundred thousand would take minutes.
    private func fault(_ tag: StrictMarkup.Tag) -> String? {
        guard Self.known.contains(tag.name) else { return "<\(tag.name)>" }
        for (name, value) in tag.attributes {
            guard name.utf8.allSatisfy({ $0 < 0x80 }), !name.lowercased().hasPrefix("on") else { return name }
            if name == "href" || name == "src" || name == "action" {
                let isFine = ["/", "#", "https://", "http://"].contains { value.hasPrefix($0) }
                guard isFine, !value.hasPrefix("//") else { return value }
            }
            guard tag.name != "script" || name == "src" || name == "defer" else { return "<script \(name)>" }
        }
        return nil
    }

    @Test("every answer says what a browser may do with it")
    func headers() async throws {
        let browser = Browser(PaperRoom([seaWall]))
        for path in [
            "/", "/nothing", "/api/v1/changes", "/feed.atom", Asset.script.path, "/metrics", "/api/v1/x",
        ] {
            let reply = try await browser.get(path)
            let policy = reply.headers[.contentSecurityPolicy] ?? ""
            #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"))
            #expect(policy.contains("script-src 'self';") && !policy.contains("script-src 'unsafe"))
            #expect(reply.headers[.xContentTypeOptions] == "nosniff")
            let referrer = try #require(HTTPField.Name("Referrer-Policy"))
            #expect(reply.headers[referrer] == "no-referrer")
            #expect(reply.headers[.contentType] != nil)
        }
    }

    @Test("a page as received is text in a sandbox, never a page of this site")
    func snapshot() async throws {
        let reply = try await Browser(PaperRoom([seaWall])).get(
            "/a/harbour-courier.example/sea-wall-0123456789/snapshot/1")
        #expect(reply.body == "<script>alert(1)</script>")
        #expect(reply.headers[.contentType] == "text/plain")
        #expect(reply.headers[.contentSecurityPolicy]?.hasPrefix("sandbox;") ?? false)
        #expect(reply.headers[.xContentTypeOptions] == "nosniff")
    }

    @Test("a client that asks too often is told when to come back")
    func courtesy() async throws {
        let browser = Browser(PaperRoom([seaWall]), requestsPerSecond: 2)
        for _ in 0..<10 { #expect(try await browser.get("/about").status == 200) }
        let reply = try await browser.get("/about")
        #expect(reply.status == 429)
        #expect(reply.headers[.retryAfter] == "1")
    }

    @Test("what a browser has already is not sent again")
    func etag() async throws {
        let browser = Browser(PaperRoom([seaWall]))
        let tag = try #require(try await browser.get("/").headers[.eTag])
        let again = try await browser.get("/", [.ifNoneMatch: tag])
        #expect(again.status == 304 && again.body.isEmpty)
        #expect(try await browser.get("/", [.ifNoneMatch: "\"other\", W/" + tag]).status == 304)
        #expect(try await browser.get("/", [.ifNoneMatch: "\"other\""]).status == 200)
        #expect(
            try await browser.get(Asset.styles.path).headers[.cacheControl]?.contains("immutable") ?? false)
    }

    @Test("what a page does not have is refused", arguments: ["TRACE", "PUT", "DELETE", "PATCH", "POST"])
    func methods(name: String) async throws {
        let browser = Browser(PaperRoom([seaWall]))
        let method = try #require(HTTPRequest.Method(name))
        for path in ["/", "/api/v1/changes", "/nothing"] {
            let reply = try await browser.ask(method, path, "")
            #expect(reply.status == 405 && reply.headers[.allow] == "GET, HEAD")
        }
    }

    @Test("a phrase has at most as many characters as the description of the API says")
    func longPhrase() async throws {
        let browser = Browser(PaperRoom([seaWall]))
        let phrase = String(repeating: "%F0%9F%8C%8A", count: 200)
        #expect(try await browser.get("/api/v1/search?q=\(phrase)").status == 200)
        #expect(try await browser.get("/api/v1/search?q=\(phrase)a").status == 400)
    }
}
