/// An `http` or `https` address, parsed and tidied so that two spellings of one address are one value.
///
/// Follows RFC 3986, section 6.2.2 and 6.2.3 (case, percent-encoding and path-segment normalisation, default
/// port), and reads the sloppy spellings browsers accept (WHATWG URL: white space around, tabs and line breaks
/// inside, backslashes, characters that should have been percent-encoded, host names in Unicode). The
/// fragment and any user name or password are dropped.
public struct WebAddress: Sendable, Hashable, CustomStringConvertible {
    /// `http` or `https`.
    public let scheme: String
    /// The host in lower case; names outside ASCII in their `xn--` form; no final dot.
    public let host: String
    /// The port where it is not the scheme's own.
    public let port: Int?
    /// The path, beginning with `/`.
    public let path: String
    /// The query without its `?`.
    public let query: String?

    /// The longest address accepted, in bytes.
    public static let maximumLength = 8192

    /// Parses an address.
    ///
    /// - Throws: ``AddressError`` where it is not an `http` or `https` address with a host.
    public init(_ text: String) throws(AddressError) {
        guard text.utf8.count <= Self.maximumLength else {
            throw AddressError(address: String(text.prefix(60)) + "…", reason: .tooLong)
        }
        let cleaned = WebAddress.clean(text)
        guard let colon = cleaned.firstIndex(of: ":"), cleaned[colon...].hasPrefix("://") else {
            throw AddressError(address: text, reason: .notAbsolute)
        }
        let scheme = cleaned[..<colon].lowercased()
        guard scheme == "http" || scheme == "https" else {
            throw AddressError(address: text, reason: .unsupportedScheme(scheme))
        }
        let afterScheme = cleaned[colon...].dropFirst(3)
        let authority = afterScheme.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        let withoutFragment = afterScheme[authority.endIndex...].prefix { $0 != "#" }
        let rawPath = withoutFragment.prefix { $0 != "?" }
        let rawQuery = withoutFragment[rawPath.endIndex...].dropFirst()

        let (rawHost, port) = try WebAddress.split(authority: authority, of: text)
        guard let host = HostName.normalised(rawHost) else {
            throw AddressError(address: text, reason: .badHost)
        }
        self.scheme = scheme
        self.host = host
        self.port = port == (scheme == "https" ? 443 : 80) ? nil : port
        self.path = PercentEncoding.normalise(WebAddress.removeDotSegments(rawPath), in: .path)
        self.query = rawQuery.isEmpty ? nil : PercentEncoding.normalise(String(rawQuery), in: .query)
    }

    /// The address as text, in normal form.
    public var description: String {
        scheme + "://" + hostAndPort + path + (query.map { "?" + $0 } ?? "")
    }

    /// The host, and `:port` where it is not the scheme's own.
    public var hostAndPort: String { host + (port.map { ":\($0)" } ?? "") }

    /// Whether text looks like a web address rather than the name of a file.
    public static func isLikely(_ text: String) -> Bool {
        guard let colon = text.firstIndex(of: ":"), text[colon...].hasPrefix("://") else { return false }
        return text[..<colon].allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
    }

    private static func clean(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where ![0x09, 0x0A, 0x0D].contains(scalar.value) {
            scalars.append(scalar)
        }
        let isPadding = { (scalar: Unicode.Scalar) in scalar.value <= 0x20 || scalar.value == 0xA0 }
        var trimmed = scalars.drop(while: isPadding)
        while let last = trimmed.last, isPadding(last) { trimmed.removeLast() }
        let query = trimmed.firstIndex { $0 == "?" || $0 == "#" } ?? trimmed.endIndex
        let head = trimmed[..<query].map { $0 == "\\" ? "/" : $0 }
        return String(String.UnicodeScalarView(head)) + String(Substring(trimmed[query...]))
    }

    private static func split(
        authority: Substring, of text: String
    ) throws(AddressError) -> (host: Substring, port: Int?) {
        let hostAndPort = authority.lastIndex(of: "@").map { authority[$0...].dropFirst() } ?? authority
        guard let colon = hostAndPort.lastIndex(of: ":"), !hostAndPort[colon...].contains("]") else {
            return (hostAndPort, nil)
        }
        let digits = hostAndPort[colon...].dropFirst()
        guard !digits.isEmpty else { return (hostAndPort[..<colon], nil) }
        guard digits.allSatisfy({ $0.isASCII && $0.isNumber }), let port = Int(digits),
            (1...65535).contains(port)
        else { throw AddressError(address: text, reason: .badPort) }
        return (hostAndPort[..<colon], port)
    }

    /// RFC 3986, section 5.2.4, with `%2e` read as a dot (WHATWG URL, "single-dot path segment").
    private static func removeDotSegments(_ path: Substring) -> String {
        var kept: [Substring] = []
        let segments = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        for (offset, segment) in segments.enumerated() {
            let isLast = offset == segments.count - 1
            switch segment.lowercased().split(separator: "%2e", omittingEmptySubsequences: false)
                .joined(separator: ".")
            {
            case ".":
                if isLast { kept.append("") }
            case "..":
                if !kept.isEmpty { kept.removeLast() }
                if isLast { kept.append("") }
            default:
                kept.append(segment)
            }
        }
        return "/" + kept.joined(separator: "/")
    }
}

/// Why text is not a web address Stet can use.
public struct AddressError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong.
    public enum Reason: Sendable, Hashable {
        /// There is no `scheme://`.
        case notAbsolute
        /// The scheme is neither `http` nor `https`.
        case unsupportedScheme(String)
        /// The host is missing or no host name.
        case badHost
        /// The port is not a number from 1 to 65535.
        case badPort
        /// The address is longer than ``WebAddress/maximumLength``.
        case tooLong
    }

    /// The text as given.
    public let address: String
    /// What is wrong with it.
    public let reason: Reason

    /// What is wrong and what to write instead.
    public var description: String {
        switch reason {
        case .notAbsolute:
            "'\(address)' is not a web address: write it in full, beginning with https://"
        case .unsupportedScheme(let scheme):
            "'\(address)': only http and https addresses can be read, not \(scheme)"
        case .badHost:
            "'\(address)' has no usable host name"
        case .badPort:
            "'\(address)': the port must be a number from 1 to 65535"
        case .tooLong:
            "'\(address)' is longer than \(WebAddress.maximumLength) bytes"
        }
    }
}
