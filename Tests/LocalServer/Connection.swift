/// One connection: reads requests and delivers replies, well or badly as told.
struct Connection {
    private let socket: Socket

    init(_ socket: Socket) {
        self.socket = socket
    }

    /// Waits for the next request head; `nil` at the end of the connection and for what is no HTTP.
    func nextRequest() -> Request? {
        var received: [UInt8] = []
        while !received.suffix(4).elementsEqual("\r\n\r\n".utf8) {
            guard received.count < 65536, socket.receive(into: &received), isLetter(received.first) else {
                return nil
            }
        }
        return Request(head: String(decoding: received, as: UTF8.self))
    }

    /// Sends a reply; false where the connection is to end after it.
    func send(_ reply: Reply, to request: Request) -> Bool {
        if reply.delay > .zero, !socket.pause(milliseconds: Int32(reply.delay / .milliseconds(1))) {
            return false
        }
        let wantsBody = request.method != "HEAD" && reply.status != 204 && reply.status != 304
        let body = wantsBody ? reply.body : []
        switch reply.delivery {
        case .whole:
            return socket.send(head(of: reply, length: .bytes(reply.body.count)) + body)
        case .chunked(let size):
            return socket.send(
                head(of: reply, length: .chunked) + chunks(of: body, size: size) + "0\r\n\r\n".utf8)
        case .brokenChunks(let size):
            _ = socket.send(head(of: reply, length: .chunked) + chunks(of: body, size: size))
        case .truncated(let count):
            _ = socket.send(head(of: reply, length: .bytes(reply.body.count)) + body.prefix(count))
        case .untilClose:
            _ = socket.send(head(of: reply, length: .untilClose) + body)
        case .endless:
            guard socket.send(head(of: reply, length: .untilClose)), !body.isEmpty else { return false }
            while socket.send(body) {}
        case .stalled:
            guard socket.send(head(of: reply, length: .untilClose)) else { return false }
            _ = socket.pause(milliseconds: -1)
        case .raw:
            _ = socket.send(reply.body)
        }
        return false
    }

    private func isLetter(_ byte: UInt8?) -> Bool {
        byte.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) } ?? false
    }

    private enum Length {
        case bytes(Int)
        case chunked
        case untilClose
    }

    private func head(of reply: Reply, length: Length) -> [UInt8] {
        var lines = ["HTTP/1.1 \(reply.status) Status"]
        lines += reply.fields.map { "\($0.name): \($0.value)" }
        switch length {
        case .bytes(let count): lines.append("Content-Length: \(count)")
        case .chunked: lines.append("Transfer-Encoding: chunked")
        case .untilClose: lines.append("Connection: close")
        }
        return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
    }

    private func chunks(of body: [UInt8], size: Int) -> [UInt8] {
        var result: [UInt8] = []
        var rest = body[...]
        while !rest.isEmpty {
            let chunk = rest.prefix(max(1, size))
            result += Array((String(chunk.count, radix: 16) + "\r\n").utf8) + chunk + Array("\r\n".utf8)
            rest = rest.dropFirst(chunk.count)
        }
        return result
    }
}
