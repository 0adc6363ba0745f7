/// An address as written, in its parts (RFC 3986, section 3 and appendix B), with a browser's patience.
///
/// Works on bytes: a slash with a combining mark after it is one `Character`, and not a slash any more.
struct AddressReference {
    /// `http` or `https`: as written, else the base's.
    let scheme: String
    /// What stands between the scheme's slashes and the path; `nil` where it is the base's.
    ///
    /// Browsers do not count the slashes: `https:/a.example` and `https:///a.example` are `https://a.example`.
    let authority: Authority?
    /// The path as written.
    let path: [UInt8]
    /// The query as written, without `?`; `nil` where there is none.
    let query: [UInt8]?

    /// Whether nothing but a fragment was written: the base itself is meant.
    var isSameDocument: Bool { authority == nil && path.isEmpty && query == nil }

    init(_ text: String, base: WebAddress?) throws(AddressError) {
        var rest = Self.cleaned(text)[...]
        let name = Self.schemeName(rest)
        if let name { rest = rest.dropFirst(name.utf8.count + 1) }
        let hasSlashes = rest.starts(with: "//".utf8)
        guard let scheme = name ?? base?.scheme,
            name == nil || hasSlashes || base != nil || Self.isOurs(scheme)
        else { throw AddressError(address: text, reason: .notAbsolute) }
        guard Self.isOurs(scheme) else {
            throw AddressError(address: text, reason: .unsupportedScheme(scheme))
        }
        self.scheme = scheme
        if hasSlashes || scheme != base?.scheme {
            let authority = rest.drop { $0 == UInt8(ascii: "/") }.prefix { !Self.endsAuthority($0) }
            self.authority = Authority(text: authority)
            rest = rest[authority.endIndex...]
        } else {
            authority = nil
        }
        rest = rest.prefix { $0 != UInt8(ascii: "#") }
        let path = rest.prefix { $0 != UInt8(ascii: "?") }
        self.path = Array(path)
        query = path.endIndex == rest.endIndex ? nil : Array(rest[path.endIndex...].dropFirst())
    }

    /// The path merged with that of the base (RFC 3986, section 5.2.3).
    func path(relativeTo base: String) -> [UInt8] {
        if path.isEmpty { return Array(base.utf8) }
        if path.first == UInt8(ascii: "/") { return path }
        let directory = base.utf8.lastIndex(of: UInt8(ascii: "/")).map { base.utf8[...$0] }
        return (directory.map(Array.init) ?? []) + path
    }

    static func isSchemeByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
            true
        default: false
        }
    }

    private static func isOurs(_ scheme: String) -> Bool { scheme == "http" || scheme == "https" }

    private static func schemeName(_ bytes: ArraySlice<UInt8>) -> String? {
        let name = bytes.prefix(while: isSchemeByte)
        guard let first = name.first, first >= UInt8(ascii: "A"),
            name.endIndex < bytes.endIndex, bytes[name.endIndex] == UInt8(ascii: ":")
        else { return nil }
        return String(decoding: name, as: UTF8.self).lowercased()
    }

    private static func endsAuthority(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
    }

    /// Without line breaks, tabs and padding; backslashes before the query are slashes.
    private static func cleaned(_ text: String) -> [UInt8] {
        let isPadding = { (scalar: Unicode.Scalar) in scalar.value <= 0x20 || scalar.value == 0xA0 }
        var trimmed = text.unicodeScalars.drop(while: isPadding)
        while let last = trimmed.last, isPadding(last) { trimmed.removeLast() }
        var bytes = Substring(trimmed).utf8.filter { $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
        for index in bytes.indices {
            if bytes[index] == UInt8(ascii: "?") || bytes[index] == UInt8(ascii: "#") { break }
            if bytes[index] == UInt8(ascii: "\\") { bytes[index] = UInt8(ascii: "/") }
        }
        return bytes
    }
}
