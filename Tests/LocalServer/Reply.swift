/// What the server sends for one request: a status, header fields, a body, and how well it delivers them.
public struct Reply: Sendable {
    /// How the body goes out.
    public enum Delivery: Sendable {
        /// With its `Content-Length`; the connection stays open for the next request.
        case whole
        /// In chunks of this many bytes (RFC 9112, section 7.1).
        case chunked(Int)
        /// In chunks of this many bytes, breaking off without the last one.
        case brokenChunks(Int)
        /// With the `Content-Length` of the whole body, breaking off after this many bytes.
        case truncated(after: Int)
        /// Without a length; the end of the connection is the end of the body.
        case untilClose
        /// Over and over without a length, until the client goes away or the server stops.
        case endless
        /// The head, and then nothing more until the client goes away or the server stops.
        case stalled
        /// Only the body's bytes, in place of a response; then the connection ends.
        case raw
    }

    /// The status.
    public var status: Int
    /// The header fields to send beside those that say how long the body is.
    public var fields: [(name: String, value: String)]
    /// The body, as it goes over the wire.
    public var body: [UInt8]
    /// How the body goes out.
    public var delivery: Delivery
    /// How long to wait before the first byte.
    public var delay: Duration

    /// Creates a reply from bytes.
    public init(
        status: Int = 200, fields: [(name: String, value: String)] = [], body: [UInt8] = [],
        delivery: Delivery = .whole, delay: Duration = .zero
    ) {
        self.status = status
        self.fields = fields
        self.body = body
        self.delivery = delivery
        self.delay = delay
    }

    /// A page of HTML in UTF-8.
    public static func html(
        _ text: String, status: Int = 200, delivery: Delivery = .whole, delay: Duration = .zero
    ) -> Reply {
        Reply(
            status: status, fields: [("Content-Type", "text/html; charset=utf-8")], body: Array(text.utf8),
            delivery: delivery, delay: delay)
    }

    /// A redirect.
    public static func redirect(to location: String, status: Int = 302) -> Reply {
        Reply(status: status, fields: [("Location", location)])
    }
}
