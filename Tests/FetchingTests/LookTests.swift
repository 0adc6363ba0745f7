import Articles
import Fetching
import LocalServer
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite("Looking again")
struct LookTests {
    private let fetcher = Fetcher(userAgent: "Stet-tests", allowsPrivate: true)
    private static let tag = "W/\"a b\\c\""

    /// A server that knows its page by tag and by time.
    private func conditional(_ origin: OriginServer, _ path: String, tag: String = LookTests.tag) {
        origin.serve(path) { request in
            let isSame =
                request["If-None-Match"] == tag && request["If-Modified-Since"] == "yesterday, about noon"
            let fields = [("ETag", tag), ("Last-Modified", "yesterday, about noon")]
            return isSame
                ? Reply(status: 304, fields: fields) : Reply(fields: fields, body: Array("<p>Here.</p>".utf8))
        }
    }

    @Test("sends validators back as they were received, and unchanged pages are not sent again")
    func unchanged() async throws {
        let origin = try OriginServer()
        conditional(origin, "/a")
        let address = try WebAddress(origin.address("/a"))
        guard case .page(let first) = try await fetcher.look(at: address, validators: nil) else {
            Issue.record("the first look brings the page")
            return
        }
        #expect(first.validators?.entityTag == Self.tag)
        let second = try await fetcher.look(at: address, validators: first.validators)
        guard case .unchanged(let final, let head) = second else {
            Issue.record("\(second)")
            return
        }
        #expect(final == address && head["ETag"] == Self.tag)
        origin.serve("/a", .html("<p>New.</p>"))
        guard case .page(let third) = try await fetcher.look(at: address, validators: first.validators) else {
            Issue.record("a changed page is sent")
            return
        }
        #expect(third.body == Array("<p>New.</p>".utf8) && third.validators == nil)
    }

    @Test("follows redirects to the address the validators are of")
    func redirected() async throws {
        let origin = try OriginServer(["/old": .redirect(to: "/a")])
        conditional(origin, "/a")
        let address = try WebAddress(origin.address("/old"))
        let first = try await fetcher.fetch(address)
        #expect(first.validators?.address == origin.address("/a"))
        guard
            case .unchanged(let final, _) = try await fetcher.look(at: address, validators: first.validators)
        else {
            Issue.record("the page is unchanged")
            return
        }
        #expect(final.path == "/a")
    }

    @Test("believes no server about a page of another address")
    func elsewhere() async throws {
        let origin = try OriginServer(["/old": .redirect(to: "/a")])
        conditional(origin, "/a")
        conditional(origin, "/b")
        let address = try WebAddress(origin.address("/old"))
        let first = try await fetcher.fetch(address)
        origin.serve("/old", .redirect(to: "/b"))
        guard case .page(let second) = try await fetcher.look(at: address, validators: first.validators)
        else {
            Issue.record("another page is read")
            return
        }
        #expect(second.final.path == "/b")
        #expect(origin.requests.last?["If-None-Match"] == nil)
    }

    @Test("validators that cannot be sent back as they are, are none")
    func unusable() throws {
        let address = try WebAddress("https://h.example/")
        for value in ["", "a\u{FFFD}", "a\r\nX: 1", String(repeating: "a", count: 2_000)] {
            #expect(Validators(ResponseHead([.init(name: "etag", value: value)]), of: address) == nil)
        }
        #expect(Validators(ResponseHead([.init(name: "LAST-MODIFIED", value: "é")]), of: address) != nil)
    }

    @Test(
        "a server's word on when to come back is read in both forms",
        arguments: [
            ("120", 120.0), ("0", 0), ("Tue, 14 Nov 2023 22:13:30 GMT", 10),
            ("99999999999999999999", 3_155_760_000),
            ("-5", nil), ("soon", nil), ("", nil), ("1.5", nil),
        ] as [(String, Double?)])
    func retryAfter(_ value: String, _ seconds: Double?) {
        let now = Date(timeIntervalSince1970: 1_700_000_000)
        let head = ResponseHead([.init(name: "retry-after", value: value)])
        #expect(head.retryAfter(at: now) == seconds.map { now.addingTimeInterval($0) })
    }

    @Test(
        "how long an answer may be used is read",
        arguments: [
            ("public, max-age=600", 600), ("max-age=\"60\"", 60), ("no-store, max-age=60", 0),
            ("private", nil),
            ("max-age=-1", 0), ("s-maxage=60", nil),
        ] as [(String, Int?)])
    func maximumAge(_ value: String, _ seconds: Int?) {
        #expect(ResponseHead([.init(name: "Cache-Control", value: value)]).maximumAge == seconds)
    }
}
