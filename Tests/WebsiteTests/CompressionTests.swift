import ByteCompression
import HTTPTypes
import Testing

@testable import Website

@Suite("Compressed answers")
struct CompressionTests {
    private let browser = Browser(PaperRoom([seaWall]))

    @Test(
        "text is compressed for clients that take it, and says the same",
        arguments: ["/", "/feed.atom", "/api/v1/openapi.json", Asset.styles.path])
    func compressed(path: String) async throws {
        let plain = try await browser.get(path)
        let small = try await browser.get(path, [.acceptEncoding: "br, gzip;q=0.5"])
        #expect(plain.headers[.contentEncoding] == nil && small.headers[.contentEncoding] == "gzip")
        #expect(plain.headers[.vary] == "Accept-Encoding" && small.headers[.vary] == "Accept-Encoding")
        #expect(try Gzip.decompressed(small.bytes) == plain.bytes)
        #expect(small.bytes.count < plain.bytes.count)
        #expect(try await browser.get(path, [.acceptEncoding: "gzip"]).bytes == small.bytes)
        #expect(try await browser.get(path).bytes == plain.bytes)
    }

    @Test("each representation has a name of its own, and is not sent again to who has it")
    func names() async throws {
        let plain = try #require(try await browser.get("/").headers[.eTag])
        let small = try #require(try await browser.get("/", [.acceptEncoding: "gzip"]).headers[.eTag])
        #expect(plain != small)
        let again = try await browser.get("/", [.acceptEncoding: "gzip", .ifNoneMatch: small])
        #expect(again.status == 304 && again.bytes.isEmpty && again.headers[.contentEncoding] == nil)
        #expect(again.headers[.eTag] == small && again.headers[.vary] == "Accept-Encoding")
        #expect(try await browser.get("/", [.acceptEncoding: "gzip", .ifNoneMatch: plain]).status == 200)
        #expect(try await browser.get("/", [.ifNoneMatch: small]).status == 200)
    }

    @Test(
        "who refuses gzip does not get it", arguments: ["identity", "gzip;q=0", "br", "gzip; q=0.0, *", ""])
    func refused(encodings: String) async throws {
        let reply = try await browser.get("/", [.acceptEncoding: encodings])
        #expect(reply.headers[.contentEncoding] == nil && reply.body.hasPrefix("<!DOCTYPE"))
    }

    @Test("what is short, or an error, is sent as it is")
    func short() async throws {
        for path in ["/healthz", "/nothing"] {
            let reply = try await browser.get(path, [.acceptEncoding: "gzip"])
            #expect(reply.headers[.contentEncoding] == nil && reply.headers[.vary] == nil)
        }
    }
}
