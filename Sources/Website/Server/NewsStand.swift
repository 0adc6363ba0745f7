import HTTPTypes
import Hummingbird
import NIOCore
import ServiceLifecycle

/// Tells open pages that something was recorded, as server-sent events (HTML Standard, section 9.2).
actor NewsStand {
    private var streams: [Int: AsyncStream<ByteBuffer>.Continuation] = [:]
    private var last = 0
    private var isClosed = false
    private static let most = 2_000

    /// How many streams are open.
    var listeners: Int { streams.count }

    /// A response that lasts until the client or the server ends it.
    func response() -> Response {
        guard streams.count < Self.most, !isClosed else {
            return Response(status: .serviceUnavailable, headers: [.retryAfter: "60"])
        }
        last += 1
        let number = last
        // A client that does not read is told of the latest event only: memory stays bounded.
        let (stream, continuation) = AsyncStream.makeStream(
            of: ByteBuffer.self, bufferingPolicy: .bufferingNewest(4))
        continuation.onTermination = { _ in Task { await self.remove(number) } }
        streams[number] = continuation
        continuation.yield(ByteBuffer(string: ": stet\nretry: 5000\n\n"))
        return Response(
            status: .ok, headers: [.contentType: "text/event-stream", .cacheControl: "no-store"],
            body: ResponseBody { writer in
                // The server waits for its streams before other services hear that it ends.
                for await event in stream.cancelOnGracefulShutdown() { try await writer.write(event) }
                try await writer.finish(nil)
            })
    }

    private func remove(_ number: Int) { streams[number] = nil }

    /// Sends an event to all; its words must be one line.
    func announce(_ name: String, id: String, _ words: String) {
        send("event: \(name)\nid: \(id)\ndata: \(words)\n\n")
    }

    /// Keeps streams open through proxies, and finds those that are gone.
    func beat() { send(": \n\n") }

    private func send(_ text: String) {
        let event = ByteBuffer(string: text)
        for stream in streams.values { stream.yield(event) }
    }

    /// Ends all streams.
    func close() {
        isClosed = true
        for stream in streams.values { stream.finish() }
        streams = [:]
    }
}
