/// An `http` or `https` address, parsed and tidied so that two spellings of one address are one value.
///
/// Follows RFC 3986, section 6.2.2 and 6.2.3 (case, percent-encoding and path-segment normalisation, default
/// port), and reads the sloppy spellings browsers accept (WHATWG URL: white space around, tabs and line breaks
/// inside, backslashes, characters that should have been percent-encoded, host names in Unicode, numeric
/// addresses). The fragment and any user name or password are dropped. Parsing the ``description`` gives the
/// same address again.
public struct WebAddress: Sendable, Hashable, CustomStringConvertible {
    /// `http` or `https`.
    public let scheme: String
    /// The host in lower case; names outside ASCII in their `xn--` form; no final dot; IPv6 in brackets.
    public let host: String
    /// The port where it is not the scheme's own.
    public let port: Int?
    /// The path, beginning with `/`.
    public let path: String
    /// The query without its `?`; `nil` where it is empty.
    public let query: String?

    /// The longest address accepted, in bytes, as given and as tidied.
    public static let maximumLength = 8192

    /// Parses an address.
    ///
    /// - Throws: ``AddressError`` where it is not an `http` or `https` address with a host.
    public init(_ text: String) throws(AddressError) {
        try self.init(text, base: nil)
    }

    /// Parses an address as it stands on a page, which may be relative (RFC 3986, section 5.2).
    ///
    /// - Throws: ``AddressError`` where it leads to something that is not an `http` or `https` address.
    public init(_ reference: String, relativeTo base: WebAddress) throws(AddressError) {
        try self.init(reference, base: base)
    }

    private init(_ text: String, base: WebAddress?) throws(AddressError) {
        guard text.utf8.count <= Self.maximumLength else {
            throw AddressError(address: text, reason: .tooLong)
        }
        let reference = try AddressReference(text, base: base)
        scheme = reference.scheme
        let path: [UInt8]
        if let authority = reference.authority {
            let port: Int?
            (host, port) = try authority.hostAndPort(of: text)
            self.port = port == (scheme == "https" ? 443 : 80) ? nil : port
            path = reference.path
        } else if let base {
            (host, port) = (base.host, base.port)
            path = reference.path(relativeTo: base.path)
        } else {
            throw AddressError(address: text, reason: .notAbsolute)
        }
        self.path = PercentEncoding.normalise(DotSegments.removed(from: path), in: .path)
        let query = reference.query ?? (reference.isSameDocument ? base?.query.map { Array($0.utf8) } : nil)
        self.query = query.flatMap { $0.isEmpty ? nil : PercentEncoding.normalise($0, in: .query) }
        guard description.utf8.count <= Self.maximumLength else {
            throw AddressError(address: text, reason: .tooLong)
        }
    }

    /// The address as text, in normal form.
    public var description: String {
        scheme + "://" + hostAndPort + path + (query.map { "?" + $0 } ?? "")
    }

    /// The host, and `:port` where it is not the scheme's own.
    public var hostAndPort: String { host + (port.map { ":\($0)" } ?? "") }

    /// Whether text looks like a web address rather than the name of a file.
    public static func isLikely(_ text: String) -> Bool {
        let name = text.utf8.prefix { AddressReference.isSchemeByte($0) }
        return !name.isEmpty && text.utf8.dropFirst(name.count).starts(with: "://".utf8)
    }
}
