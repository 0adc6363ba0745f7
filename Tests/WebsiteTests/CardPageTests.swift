import Articles
import Foundation
import HTTPTypes
import Testing

@testable import Website

@Suite("Pictures on the site")
struct CardPageTests {
    private let browser = Browser(PaperRoom([seaWall]))
    private let place = "/a/harbour-courier.example/sea-wall-0123456789"
    private var comparison: String {
        place + "/compare/\(seaWall.history[0].id.short)/\(seaWall.history[1].id.short)"
    }

    @Test("a comparison names its picture, and says in words what it shows")
    func named() async throws {
        let markup = try StrictMarkup(try await browser.get(comparison).body)
        func content(_ name: String) -> String? {
            markup.tags.first { ($0.attributes["property"] ?? $0.attributes["name"]) == name }?.attributes[
                "content"]
        }
        #expect(content("og:image") == "https://stet.example.org\(comparison)/card.png")
        #expect(content("twitter:card") == "summary_large_image")
        #expect(content("og:image:alt")?.contains("removed “1,900”, added “2,100”") ?? false)
        #expect(content("twitter:image:alt") == content("og:image:alt"))
    }

    @Test("each picture is sent to other sites too, and never runs", arguments: Site.cards.map(\.name))
    func sent(name: String) async throws {
        let reply = try await browser.get("\(comparison)/\(name)")
        #expect(reply.status == 200)
        #expect(reply.headers[.contentType] == (name.hasSuffix("svg") ? "image/svg+xml" : "image/png"))
        #expect(reply.headers[.contentSecurityPolicy]?.hasPrefix("sandbox;") ?? false)
        #expect(reply.headers[.accessControlAllowOrigin] == "*")
        #expect(reply.bytes.starts(with: name.hasSuffix("svg") ? Array("<?xml".utf8) : [0x89, 0x50]))
        let tag = try #require(reply.headers[.eTag])
        #expect(try await browser.get("\(comparison)/\(name)", [.ifNoneMatch: tag]).status == 304)
    }

    @Test("numbers lead to the picture that stays")
    func permalink() async throws {
        let reply = try await browser.get(place + "/compare/1/2/card.png")
        #expect(reply.status == 302 && reply.headers[.location] == comparison + "/card.png")
        #expect(try await browser.get(place + "/compare/1/99/card.png").status == 404)
    }

    @Test(
        "oEmbed gives a photo that fits, or a link",
        arguments: [("", "photo", 1200), ("&maxwidth=800", "photo", 600), ("&maxheight=100", "link", nil)])
    func embed(size: String, type: String, width: Int?) async throws {
        let reply = try await browser.get("/oembed?url=https://stet.example.org\(comparison)\(size)")
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(reply.bytes)) as? [String: Any])
        #expect(json["type"] as? String == type)
        #expect(json["width"] as? Int == width)
        #expect(
            (json["url"] as? String)?.hasPrefix("https://stet.example.org\(comparison)/card")
                ?? (width == nil))
        #expect((json["thumbnail_url"] == nil) == (width == nil))
        #expect(try await browser.get("/oembed?url=\(comparison)&maxwidth=x").status == 400)
    }
}
