import Articles
import Fetching
import LocalServer
import Testing

@Suite("What cannot be read")
struct FailureTests {
    private let fetcher = Fetcher(userAgent: "Stet-tests", allowsPrivate: true)
    private let hasty = Fetcher(
        userAgent: "Stet-tests", limits: FetchLimits(timeout: .milliseconds(150)), allowsPrivate: true)

    @Test(
        "with an error status says the status, what it means and what to try",
        arguments: [
            (404, "404 Not Found"), (410, "taken down for good"), (401, "not open to everybody"),
            (403, "turns programs away"), (429, "ask less often"), (451, "legal reasons"),
            (500, "try again later"), (599, "the server answered 599;"), (418, "check the address"),
        ])
    func statuses(status: Int, words: String) async throws {
        let origin = try OriginServer(["/": .html("<p>No.</p>", status: status)])
        let error = try await fetcher.failure(of: origin.address())
        #expect(error?.code == .status(status))
        #expect(error?.status == status)
        #expect(error?.address.description == origin.address("/"))
        #expect(error?.description.contains(words) == true)
    }

    @Test("for now says when the server wants to be asked again")
    func retryAfter() async throws {
        let origin = try OriginServer([
            "/": Reply(status: 503, fields: [("retry-after", "120")], body: Array("busy".utf8))
        ])
        let error = try await fetcher.failure(of: origin.address())
        #expect(error?.code == .status(503))
        #expect(error?.head?["Retry-After"] == "120")
        #expect(error?.description.contains("503 Service Unavailable (Retry-After: 120)") == true)
    }

    @Test("never brings control characters of the server's to a terminal")
    func hostileWords() async throws {
        let escape = "\u{1B}]0;owned\u{7}\u{202E}soon\u{9B}2J" + String(repeating: "x", count: 5000)
        let origin = try OriginServer([
            "/": Reply(status: 503, fields: [("Retry-After", escape)]),
            "/to": .redirect(to: "ftp://x/\(escape)"),
        ])
        for path in ["/", "/to"] {
            let text = try #require(try await fetcher.failure(of: origin.address(path))).description
            #expect(text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
            #expect(text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .format })
            #expect(text.contains("owned"))
            #expect(text.utf8.count < 600)
        }
    }

    @Test("in time is given up, whether the head or the body does not come", .timeLimit(.minutes(1)))
    func timeouts() async throws {
        let origin = try OriginServer([
            "/head": .html("<p>Late.</p>", delay: .seconds(5)), "/body": .html("", delivery: .stalled),
        ])
        for path in ["/head", "/body"] {
            let error = try await hasty.failure(of: origin.address(path))
            #expect(error?.code == .timedOut)
        }
    }

    @Test("in time counts from the first address on, redirects included")
    func timeoutOverRedirects() async throws {
        let origin = try OriginServer()
        for hop in 0..<10 {
            origin.serve("/\(hop)") { _ in
                var reply = Reply.redirect(to: "/\(hop + 1)")
                reply.delay = .milliseconds(50)
                return reply
            }
        }
        #expect(try await hasty.failure(of: origin.address("/0"))?.code == .timedOut)
        #expect(origin.requests.count < 6)
    }

    @Test(
        "within the limit of bytes is given up while it comes", arguments: [Reply.Delivery.endless, .whole])
    func tooLarge(delivery: Reply.Delivery) async throws {
        let small = Fetcher(
            userAgent: "Stet-tests", limits: FetchLimits(maximumBytes: 10_000), allowsPrivate: true)
        let page = [UInt8](repeating: 0x61, count: 10_001)
        let origin = try OriginServer(["/": Reply(body: page, delivery: delivery)])
        let error = try await small.failure(of: origin.address())
        #expect(error?.code == .tooLarge)
        #expect(error?.description.contains("longer than 10000 bytes") == true)
    }

    @Test("is read when it is just as long as allowed")
    func justRight() async throws {
        let small = Fetcher(
            userAgent: "Stet-tests", limits: FetchLimits(maximumBytes: 10_000), allowsPrivate: true)
        let page = [UInt8](repeating: 0x61, count: 10_000)
        let origin = try OriginServer([
            "/": Reply(body: page), "/chunked": Reply(body: page, delivery: .chunked(999)),
        ])
        #expect(try await small.fetch(WebAddress(origin.address())).body.count == 10_000)
        #expect(try await small.fetch(WebAddress(origin.address("/chunked"))).body.count == 10_000)
    }

    @Test(
        "to its end is an error and not a page",
        arguments: [Reply.Delivery.truncated(after: 10), .truncated(after: 0), .brokenChunks(8)])
    func incomplete(delivery: Reply.Delivery) async throws {
        let origin = try OriginServer([
            "/": .html("<p>Half of a sentence is no news.</p>", delivery: delivery)
        ])
        let error = try await fetcher.failure(of: origin.address())
        #expect(error?.code == .incomplete)
        #expect(error?.description.contains("incomplete") == true)
    }

    @Test("because it is not HTTP says so")
    func notHTTP() async throws {
        let origin = try OriginServer([
            "/ssh": Reply(body: Array("SSH-2.0-OpenSSH_9.2\r\n".utf8), delivery: .raw),
            "/nothing": Reply(delivery: .raw),
            "/chunks": Reply(
                body: Array("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzzzz\r\n".utf8),
                delivery: .raw),
        ])
        #expect(try await fetcher.failure(of: origin.address("/ssh"))?.code == .badResponse)
        #expect(try await fetcher.failure(of: origin.address("/nothing"))?.code == .connectionLost)
        let codes: [FetchError.Code?] = [.connectionLost, .badResponse]
        #expect(codes.contains(try await fetcher.failure(of: origin.address("/chunks"))?.code))
    }

    @Test("because the head does not end is given up")
    func endlessHead() async throws {
        let line = "X-Filler: " + String(repeating: "y", count: 1000) + "\r\n"
        let head = "HTTP/1.1 200 OK\r\n" + String(repeating: line, count: 2000)
        let origin = try OriginServer(["/": Reply(body: Array(head.utf8), delivery: .raw)])
        #expect(try await fetcher.failure(of: origin.address())?.code == .badResponse)
    }

    @Test("because nothing listens there is refused")
    func refused() async throws {
        let origin = try OriginServer()
        let address = origin.address()
        origin.stop()
        let error = try await fetcher.failure(of: address)
        #expect(error?.code == .refused)
        #expect(error?.head == nil)
        #expect(error?.status == nil)
    }

    @Test("because the host does not exist says so")
    func unknownHost() async throws {
        let error = try await fetcher.failure(of: "http://nosuchhost.invalid/story")
        #expect(error?.code == .hostNotFound)
        #expect(
            error?.description.hasPrefix("http://nosuchhost.invalid/story: the host was not found") == true)
    }

    @Test("because the server does not speak TLS says so")
    func noTLS() async throws {
        let origin = try OriginServer()
        let error = try await fetcher.failure(of: "https://127.0.0.1:\(origin.port)/")
        #expect(error?.code == .tls)
    }
}
