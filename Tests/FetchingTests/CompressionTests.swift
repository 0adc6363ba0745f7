import Articles
import Fetching
import LocalServer
import Testing

@Suite("Compressed bodies")
struct CompressionTests {
    private let fetcher = Fetcher(
        userAgent: "Stet-tests", limits: FetchLimits(maximumBytes: 100_000), allowsPrivate: true)
    private static let text = Array("The bridge was closed at noon — nobody said why.".utf8)

    private static let encoded: [(name: String, body: [UInt8])] = [
        ("gzip", Compressed.gzip(text)), ("deflate", Compressed.zlib(text)), ("br", Compressed.brotli(text)),
        ("zstd", Compressed.zstandard(text)),
    ]

    @Test("come out decompressed, in every encoding that was offered", arguments: encoded)
    func encodings(name: String, body: [UInt8]) async throws {
        let reply = Reply(fields: [("Content-Encoding", name)], body: body)
        let origin = try OriginServer(["/": reply])
        let response = try await fetcher.fetch(WebAddress(origin.address()))
        #expect(response.body == Self.text)
        #expect(origin.requests.first?["Accept-Encoding"]?.contains(name) == true)
        #expect(response.head["Content-Encoding"] == name)
    }

    @Test("are held to the limit after decompression")
    func bomb() async throws {
        let bomb = Compressed.bomb(expandingTo: 1_000_000)
        #expect(bomb.count < 10_000)
        let origin = try OriginServer(["/": Reply(fields: [("Content-Encoding", "gzip")], body: bomb)])
        let error = try await fetcher.failure(of: origin.address())
        #expect(error?.code == .tooLarge)
        #expect(error?.description.contains("100000 bytes") == true)
    }

    @Test("are held to a ratio as well")
    func ratio() async throws {
        let bomb = Compressed.bomb(expandingTo: 15_000_000)
        let origin = try OriginServer(["/": Reply(fields: [("Content-Encoding", "gzip")], body: bomb)])
        let strict = Fetcher(
            userAgent: "Stet-tests", limits: FetchLimits(maximumRatio: 50), allowsPrivate: true)
        let error = try await strict.failure(of: origin.address())
        #expect(error?.code == .tooLarge)
        #expect(error?.description.contains("50 times") == true)
    }

    @Test("that cannot be decompressed are no page")
    func garbage() async throws {
        let origin = try OriginServer([
            "/garbage": Reply(fields: [("Content-Encoding", "gzip")], body: Self.text),
            "/unknown": Reply(fields: [("Content-Encoding", "rot13")], body: Self.text),
        ])
        #expect(try await fetcher.failure(of: origin.address("/garbage"))?.code == .badResponse)
        #expect(try await fetcher.failure(of: origin.address("/unknown"))?.code == .badResponse)
    }
}
