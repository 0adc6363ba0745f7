import Articles
import Fetching
import LocalServer
import Testing

@Suite("Redirects")
struct RedirectTests {
    private let fetcher = Fetcher(userAgent: "Stet-tests", allowsPrivate: true)

    @Test("are followed, absolute or relative, and the way is kept")
    func followed() async throws {
        let origin = try OriginServer(["/news/story": .html("<p>Here.</p>")])
        origin.serve("/old", .redirect(to: origin.address("/news/moved?x=1"), status: 301))
        origin.serve("/news/moved", .redirect(to: "./sub/../story#comments", status: 307))
        let response = try await fetcher.fetch(WebAddress(origin.address("/old")))
        #expect(response.requested.path == "/old")
        #expect(response.final.description == origin.address("/news/story"))
        #expect(response.redirects.map(\.status) == [301, 307])
        #expect(response.redirects.map(\.address.path) == ["/old", "/news/moved"])
        #expect(response.redirects.last?.address.query == "x=1")
        #expect(response.body == Array("<p>Here.</p>".utf8))
        #expect(response.head["Location"] == nil)
    }

    @Test("are followed as often as allowed and not once more", arguments: [(10, true), (11, false)])
    func many(hops: Int, arrives: Bool) async throws {
        let origin = try OriginServer(["/0": .html("<p>At last.</p>")])
        for hop in 1...hops { origin.serve("/\(hop)", .redirect(to: "/\(hop - 1)")) }
        if arrives {
            let response = try await fetcher.fetch(WebAddress(origin.address("/\(hops)")))
            #expect(response.redirects.count == hops)
        } else {
            let error = try await fetcher.failure(of: origin.address("/\(hops)"))
            #expect(error?.code == .tooManyRedirects)
            #expect(error?.description.contains("more than 10 times") == true)
            #expect(origin.count("/0") == 0)
        }
    }

    @Test("that lead in a circle end")
    func circle() async throws {
        let origin = try OriginServer(["/a": .redirect(to: "/b"), "/b": .redirect(to: "/a")])
        #expect(try await fetcher.failure(of: origin.address("/a"))?.code == .tooManyRedirects)
        #expect(origin.requests.count == 11)
    }

    @Test(
        "to anything but http and https are refused, and the error says where they led",
        arguments: ["file:///etc/passwd", "ftp://127.0.0.1/x", "gopher://127.0.0.1/_x", "dict://127.0.0.1/d"])
    func otherSchemes(location: String) async throws {
        let origin = try OriginServer(["/": .redirect(to: location)])
        let error = try await fetcher.failure(of: origin.address())
        #expect(error?.code == .redirectRefused)
        #expect(error?.description.contains(location) == true)
    }

    @Test("to what is no address are refused", arguments: ["http://", "http://a b/", "https://[::zz]/"])
    func nonsense(location: String) async throws {
        let origin = try OriginServer(["/": .redirect(to: location)])
        #expect(try await fetcher.failure(of: origin.address())?.code == .redirectRefused)
    }

    @Test("without a place to go to are an answer like any other that is no page")
    func withoutLocation() async throws {
        let origin = try OriginServer([
            "/": Reply(status: 302), "/choices": .html("<p>Choose</p>", status: 300),
        ])
        #expect(try await fetcher.failure(of: origin.address())?.code == .status(302))
        #expect(try await fetcher.failure(of: origin.address("/choices"))?.status == 300)
    }

    @Test("hand no cookie on to the next request")
    func cookies() async throws {
        let origin = try OriginServer(["/b": .html("<p>B</p>")])
        origin.serve("/a", Reply(status: 302, fields: [("Location", "/b"), ("Set-Cookie", "id=1; Path=/")]))
        _ = try await fetcher.fetch(WebAddress(origin.address("/a")))
        #expect(origin.requests.last?.path == "/b")
        #expect(origin.requests.last?["Cookie"] == nil)
    }

    @Test("cannot carry more bytes than a page may")
    func endlessBody() async throws {
        let fetcher = Fetcher(
            userAgent: "Stet-tests", limits: FetchLimits(maximumBytes: 1000, timeout: .seconds(5)),
            allowsPrivate: true)
        let origin = try OriginServer(["/b": .html("<p>B</p>")])
        var reply = Reply.redirect(to: "/b")
        reply.body = [UInt8](repeating: 0x61, count: 4096)
        reply.delivery = .endless
        origin.serve("/a", reply)
        let address = try WebAddress(origin.address("/a"))
        do throws(FetchError) {
            #expect(try await fetcher.fetch(address).final.path == "/b")
        } catch {
            #expect(error.code == .tooLarge)
        }
    }
}
