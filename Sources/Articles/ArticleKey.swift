/// What decides that two pages are one article.
///
/// For a page with an address: host and path and what remains of the query, so that `http` and `https`, `www.`
/// and mobile twins, tracking parameters and fragments make no difference. For pasted text without an
/// address: its headline in normal form at the first sight of it.
///
/// Addresses that differ in anything else are two articles here; that a redirect or a canonical address joins
/// them is decided by who reads the page.
public struct ArticleKey: Sendable, Hashable, CustomStringConvertible {
    /// The publication of text that was pasted without an address.
    public static let pasted = "pasted"

    /// The key as text, as kept in the metadata.
    public let description: String
    /// The publication it belongs to.
    public let publication: String
    private let slugSource: String

    /// The key of a page with an address.
    public init(_ address: WebAddress) {
        let host = Self.withoutTwinPrefix(address.host)
        let port = address.port.map { ":\($0)" } ?? ""
        let query = address.query.flatMap(Self.withoutTracking).map { "?" + $0 } ?? ""
        description = host + port + address.path + query
        publication = Self.safePublication(host: host, port: address.port)
        slugSource = PercentEncoding.decode(address.path.utf8.split(separator: UInt8(ascii: "/")).last ?? [])
    }

    /// The key of text that was pasted without an address, known by its title.
    public init(pastedTitle title: String) {
        description = Self.pasted + ":" + NormalForm.text(title)
        publication = Self.pasted
        slugSource = ""
    }

    /// The key of what a publication gives an id; `nil` where it is too short or too plain to be one.
    ///
    /// No address has such a key, so an article is found by it only where it is asked for. It proves nothing by
    /// itself: publishers give ids twice.
    public init?(identifier: String, of publication: String) {
        let letters = identifier.filter { $0.isLetter || $0.isNumber }
        guard (5...80).contains(letters.count), letters.contains(where: \.isNumber), Set(letters).count >= 3,
            identifier.count <= 100, !identifier.contains(where: \.isNewline)
        else { return nil }
        description = "#" + publication + "#" + identifier
        self.publication = publication
        slugSource = ""
    }

    /// Whether it is the key of text that was pasted without an address.
    public var isPasted: Bool { publication == Self.pasted }

    /// The identity to give a new article.
    ///
    /// - Parameters:
    ///   - headline: used for the slug where the address has no words.
    ///   - attempt: 0, and one more each time the id turned out to be another article's.
    public func identity(headline: String, attempt: Int = 0) -> ArticleIdentity {
        let fromAddress = Slug.make(from: Self.withoutExtension(slugSource))
        let hasWords = fromAddress.contains("-") && !Self.isNumber(fromAddress)
        let slug = hasWords ? fromAddress : Slug.make(from: headline)
        let chosen = [slug, fromAddress, "article"].first { !$0.isEmpty && !Self.isNumber($0) } ?? "article"
        let seed = attempt == 0 ? description : description + "\n\(attempt)"
        return ArticleIdentity(publication: publication, slug: chosen, id: StableID.make(from: seed))
    }

    private static func withoutTwinPrefix(_ host: String) -> String {
        for prefix in ["www.", "m.", "mobile.", "amp."] where host.hasPrefix(prefix) {
            let rest = host.dropFirst(prefix.count)
            if rest.contains("."), !rest.split(separator: ".").allSatisfy(isNumber) { return String(rest) }
        }
        return host
    }

    private static func withoutTracking(_ query: String) -> String? {
        let kept = query.split(separator: "&").filter { parameter in
            let name = parameter.prefix { $0 != "=" }.lowercased()
            return !TrackingParameters.names.contains(name)
                && !TrackingParameters.prefixes.contains { name.hasPrefix($0) }
        }
        return kept.isEmpty ? nil : kept.joined(separator: "&")
    }

    /// A host as a directory name: no colon or bracket, no option, short enough for a file system, and never
    /// the name that pastes have.
    private static func safePublication(host: String, port: Int?) -> String {
        let name = host + (port.map { "_\($0)" } ?? "")
        let safe = name.map { $0.isASCII && ($0.isLetter || $0.isNumber || "-._".contains($0)) ? $0 : "_" }
        var result = String(safe)
        if result == pasted || result.hasPrefix("-") { result = "_" + result }
        return result.utf8.count <= 200 ? result : result.prefix(180) + "-" + StableID.make(from: result)
    }

    private static func withoutExtension(_ segment: String) -> String {
        for ending in [".html", ".htm", ".php", ".aspx", ".amp"] where segment.lowercased().hasSuffix(ending)
        {
            return String(segment.dropLast(ending.count))
        }
        return segment
    }

    private static func isNumber(_ text: some StringProtocol) -> Bool {
        text.allSatisfy { $0.isNumber || $0 == "-" }
    }
}
