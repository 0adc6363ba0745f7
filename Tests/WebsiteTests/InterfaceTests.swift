import Articles
import Foundation
import HTTPTypes
import Testing

@testable import Website

@Suite("The interface for programs")
struct InterfaceTests {
    private let browser = Browser(PaperRoom([seaWall]))

    private func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test("the OpenAPI document has every route, and every answer has the keys it promises")
    func complete() async throws {
        let document = try object(try await browser.get("/api/v1/openapi.json").body)
        #expect(document["openapi"] as? String == "3.1.0")
        let paths = try #require(document["paths"] as? [String: [String: Any]])
        #expect(Set(paths.keys) == Set(Site.interface.map(\.path)))
        let components = try #require(document["components"] as? [String: Any])
        let schemas = try #require(components["schemas"] as? [String: [String: Any]])
        let values = [
            "{publication}": "harbour-courier.example", "{name}": "sea-wall-0123456789", "{revision}": "2",
            "{from}": "1", "{to}": "2",
        ]
        for (path, methods) in paths {
            var address = "/api/v1" + path
            for (name, value) in values { address = address.replacing(name, with: value) }
            let reply = try await browser.get(address + "?q=wall")
            #expect(reply.status == 200, "\(path)")
            let get = try #require(methods["get"] as? [String: Any])
            let answers = try #require(get["responses"] as? [String: Any])
            let done = try #require(answers["200"] as? [String: Any])
            let content = try #require(done["content"] as? [String: [String: Any]])
            let schema = try #require(content["application/json"]?["schema"] as? [String: String])
            let name = try #require(schema["$ref"]?.split(separator: "/").last.map { String($0) })
            let answer = try object(reply.body)
            let required = try #require(schemas[name]?["required"] as? [String])
            for key in required { #expect(answer[key] != nil, "\(key) of \(path)") }
            let properties = schemas[name]?["properties"] as? [String: Any] ?? [:]
            if name != "Document" {
                for key in answer.keys {
                    #expect(properties[key] != nil, "\(key) of \(path) is not described")
                }
            }
        }
    }

    @Test("errors are problem documents with the status they had")
    func problems() async throws {
        for (path, status) in [
            ("changes?limit=0", 400), ("changes?after=x", 400), ("search?q=wall&after=x", 400),
            ("changes?headline=2", 400), ("articles/a/b", 404), ("nothing", 404),
            ("changes?to=", 400), ("articles?after=", 400), ("search?gone=AAA", 400),
            ("changes?stealth=yes", 400),
        ] {
            let reply = try await browser.get("/api/v1/" + path)
            #expect(reply.status == status)
            #expect(reply.headers[.contentType] == "application/problem+json")
            let problem = try object(reply.body)
            #expect(problem["status"] as? Int == status)
            #expect(problem["detail"] is String)
        }
    }

    @Test("each phrase of the provenance names its revision and what it replaced")
    func provenance() async throws {
        let reply = try await browser.get(
            "/api/v1/articles/harbour-courier.example/sea-wall-0123456789/provenance")
        let report = try object(reply.body)
        let blocks = try #require(report["blocks"] as? [[String: Any]])
        let parts = blocks.flatMap { $0["parts"] as? [[String: Any]] ?? [] }
        let number = try #require(parts.first { $0["text"] as? String == "2,100" })
        #expect(number["origin"] as? Int == 2)
        let departed = try #require(report["departed"] as? [[String: Any]])
        let place = try #require(number["replaced"] as? Int)
        #expect(departed[place]["text"] as? String == "1,900")
    }

    @Test("feeds have an entry for each change, with the words that changed")
    func feed() async throws {
        let reply = try await browser.get("/feed.atom")
        let feed = try StrictMarkup(reply.body)
        #expect(feed.tags.count { $0.name == "entry" } == 2)
        #expect(feed.text.contains("<del>1,900</del>"))
        let ids = feed.tags.filter { $0.name == "link" && $0.attributes["rel"] == "alternate" }
        #expect(ids.allSatisfy { $0.attributes["href"]?.hasPrefix("https://stet.example.org/") ?? false })
    }

    @Test("a page, a feed and an embedding say that an article went, though no word changed")
    func gone() async throws {
        var story = seaWall
        let last = try #require(story.history.last)
        story.states[2] = story.states[1]
        story.history[2].kind = .vanished
        story.history[2].summary = "gone, the server answered 410 twice"
        let browser = Browser(PaperRoom([story]))
        let path = Link.compare(story.article.identity, story.history[1], last)
        let page = try StrictMarkup(try await browser.get(path).body)
        let description = page.tags.first { $0.attributes["name"] == "description" }?.attributes["content"]
        #expect(description?.hasSuffix(": gone, the server answered 410 twice") ?? false)
        let feed = try StrictMarkup(try await browser.get("/feed.atom").body)
        #expect(feed.text.contains("<p>gone, the server answered 410 twice</p>"))
        let reply = try await browser.get("/oembed?url=" + Link.escaped("https://stet.example.org" + path))
        let title = try #require(object(reply.body)["title"] as? String)
        #expect(title == "Sea wall ‘met guidance’: gone, the server answered 410 twice")
    }

    @Test("what waits for a second look is in no list of changes, and in its article's history")
    func announced() async throws {
        let id = try #require(seaWall.history.last).id
        let place = "harbour-courier.example/sea-wall-0123456789"
        let lists = ["/", "/p/harbour-courier.example", "/feed.atom", "/api/v1/changes"]
        let histories = ["/a/" + place, "/api/v1/articles/" + place]
        for (isWaiting, path) in (lists + histories).flatMap({ path in [(true, path), (false, path)] }) {
            let browser = Browser(PaperRoom([seaWall], waiting: isWaiting ? [id] : []))
            let reply = try await browser.get(path)
            #expect(reply.status == 200, "\(path)")
            let isTold = reply.body.contains(id.hex.prefix(10))
            #expect(isTold == !(isWaiting && lists.contains(path)), "\(path)")
        }
    }

    @Test("oEmbed says what is behind the address of a comparison")
    func embed() async throws {
        let path = Link.compare(seaWall.article.identity, seaWall.history[0], seaWall.history[1])
        let reply = try await browser.get("/oembed?url=" + Link.escaped("https://stet.example.org" + path))
        let title = try #require(object(reply.body)["title"] as? String)
        #expect(title.hasPrefix("Sea wall ‘met guidance’: headline ") && title.hasSuffix("+3 −3 words"))
        #expect(try await browser.get("/oembed?url=https://elsewhere.example/").status == 404)
    }

    @Test("metrics count what was answered")
    func metrics() async throws {
        _ = try await browser.get("/about")
        _ = try await browser.get("/nothing")
        let text = try await browser.get("/metrics").body
        #expect(text.contains("stet_http_requests_total{status=\"200\"} 1"))
        #expect(text.contains("stet_http_requests_total{status=\"404\"} 1"))
        #expect(text.contains("stet_http_request_seconds_count 2"))
    }
}
