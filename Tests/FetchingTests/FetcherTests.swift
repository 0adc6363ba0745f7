import Articles
import Fetching
import LocalServer
import Testing

@Suite("Fetching a page")
struct FetcherTests {
    private let fetcher = Fetcher(userAgent: "Stet-tests (+https://stet.example)", allowsPrivate: true)

    @Test("gives the bytes, the head and the address as the server sent them")
    func page() async throws {
        let origin = try OriginServer(["/story": .html("<p>Ferries resume at dawn.</p>")])
        let response = try await fetcher.fetch(WebAddress(origin.address("/story?page=2")))
        #expect(response.body == Array("<p>Ferries resume at dawn.</p>".utf8))
        #expect(response.status == 200)
        #expect(response.httpVersion == "1.1")
        #expect(response.requested.description == origin.address("/story?page=2"))
        #expect(response.final == response.requested)
        #expect(response.redirects.isEmpty)
        #expect(response.mediaType == "text/html; charset=utf-8")
        #expect(response.snapshot == Snapshot(bytes: response.body, mediaType: response.mediaType))
    }

    @Test("says who asks and nothing else about the reader")
    func requestHead() async throws {
        let origin = try OriginServer(["/": Reply(fields: [("Set-Cookie", "id=1"), ("Set-Cookie", "b=2")])])
        let first = try await fetcher.fetch(WebAddress(origin.address()))
        _ = try await fetcher.fetch(WebAddress(origin.address()))
        #expect(first.head.values(of: "set-cookie") == ["id=1", "b=2"])
        for request in origin.requests {
            #expect(request["User-Agent"] == "Stet-tests (+https://stet.example)")
            #expect(request["Accept"]?.hasPrefix("text/html") == true)
            #expect(request["Accept-Encoding"]?.contains("gzip") == true)
            for name in ["Cookie", "Referer", "Authorization", "Proxy-Authorization"] {
                #expect(request[name] == nil)
            }
        }
        #expect(origin.requests.count == 2)
    }

    @Test("finds header fields whatever their letter case", arguments: ["content-TYPE", "Content-Type"])
    func fieldNames(name: String) async throws {
        let origin = try OriginServer(["/": Reply(fields: [(name, "text/html;charset=Big5")])])
        let response = try await fetcher.fetch(WebAddress(origin.address()))
        #expect(response.head["CONTENT-type"] == "text/html;charset=Big5")
        #expect(response.mediaType == "text/html;charset=Big5")
        #expect(response.head["Content-Typ"] == nil)
    }

    @Test("calls a body without a type a stream of bytes")
    func noMediaType() async throws {
        let origin = try OriginServer(["/": Reply(body: [0, 1, 2])])
        let response = try await fetcher.fetch(WebAddress(origin.address()))
        #expect(response.mediaType == "application/octet-stream")
        #expect(response.body == [0, 1, 2])
    }

    @Test("puts chunks together, and takes the end of a connection for the end of a page without a length")
    func deliveries() async throws {
        let text = String(repeating: "The harbour office confirmed the times. ", count: 500)
        let origin = try OriginServer([
            "/chunked": .html(text, delivery: .chunked(777)), "/close": .html(text, delivery: .untilClose),
            "/empty": .html(""), "/none": Reply(status: 204),
        ])
        #expect(try await fetcher.fetch(WebAddress(origin.address("/chunked"))).body == Array(text.utf8))
        #expect(try await fetcher.fetch(WebAddress(origin.address("/close"))).body == Array(text.utf8))
        #expect(try await fetcher.fetch(WebAddress(origin.address("/empty"))).body.isEmpty)
        #expect(try await fetcher.fetch(WebAddress(origin.address("/none"))).status == 204)
    }
}
