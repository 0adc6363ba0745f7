import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded
import Synchronization

@testable import Website

/// Asks the site without a network between.
struct Browser: Sendable {
    struct Reply {
        var status: Int
        var headers: HTTPFields
        var body: String
        var bytes: [UInt8]
    }

    let site: Site
    private let responder: RouterResponder<SiteContext>

    init(
        _ room: any ReadingRoom, requestsPerSecond: Int = 0,
        review: (desk: any ReviewDesk, password: String)? = nil,
        clock: @escaping @Sendable () -> Date = { Date(timeIntervalSince1970: PaperRoom.day + 86400) }
    ) {
        var settings = SiteSettings(
            address: "https://stet.example.org", release: "1.2.3", clock: clock)
        settings.requestsPerSecond = requestsPerSecond
        site = Site(
            room: room, settings: settings,
            review: review.map { Review(desk: $0.desk, door: ReviewDoor(password: $0.password)) })
        responder = site.router().buildResponder()
    }

    func get(_ path: String, _ headers: HTTPFields = [:]) async throws -> Reply {
        try await ask(.get, path, "", headers)
    }

    func post(_ path: String, _ form: String, _ headers: HTTPFields) async throws -> Reply {
        try await ask(.post, path, form, headers)
    }

    func ask(
        _ method: HTTPRequest.Method, _ path: String, _ body: String, _ headers: HTTPFields = [:]
    ) async throws -> Reply {
        let request = Request(
            head: HTTPRequest(
                method: method, scheme: "http", authority: "stet.example.org", path: path,
                headerFields: headers),
            body: RequestBody(buffer: ByteBuffer(string: body)))
        let context = SiteContext(
            source: ApplicationRequestContextSource(
                channel: NIOAsyncTestingChannel(),
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }))
        let response = try await responder.respond(to: request, context: context)
        let writer = Sink()
        try await response.body.write(writer)
        let bytes = writer.bytes.withLock { Array($0.readableBytesView) }
        return Reply(
            status: response.status.code, headers: response.headers,
            body: String(decoding: bytes, as: UTF8.self), bytes: bytes)
    }
}

/// Keeps what is written.
private final class Sink: ResponseBodyWriter, Sendable {
    let bytes = Mutex(ByteBuffer())

    func write(_ buffer: ByteBuffer) async throws {
        bytes.withLock { _ = $0.writeImmutableBuffer(buffer) }
    }

    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
