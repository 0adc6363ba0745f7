public import Articles

/// What a server sent for an address, as received but decompressed.
public struct Response: Sendable, Hashable {
    /// One step of the way from the address asked for to the one that answered.
    public struct Redirect: Sendable, Hashable {
        /// The address that redirected.
        public let address: WebAddress
        /// How: 301 and 308 are for good, other statuses for now (RFC 9110, section 15.4).
        public let status: Int
    }

    /// The address asked for.
    public let requested: WebAddress
    /// The address that answered, after redirects.
    public let final: WebAddress
    /// The addresses that redirected, in order; empty where the first one answered.
    public let redirects: [Redirect]
    /// The status, from 200 to 299.
    public let status: Int
    /// The header fields of the answer; `Content-Length` and `Content-Encoding` are those of the compressed body.
    public let head: ResponseHead
    /// The body, decompressed and otherwise undecoded.
    public let body: [UInt8]
    /// The protocol's version: `1.0`, `1.1`, `2` or `3`.
    public let httpVersion: String

    /// The `Content-Type` as the server gave it, `application/octet-stream` where it gave none.
    public var mediaType: String { head["Content-Type"] ?? "application/octet-stream" }

    /// The body and its media type, as an article's archive keeps them.
    public var snapshot: Snapshot { Snapshot(bytes: body, mediaType: mediaType) }
}
