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
        slugSource = PercentEncoding.decode(address.path.split(separator: "/").last ?? "")
    }

    /// The key of text that was pasted without an address, known by its title.
    public init(pastedTitle title: String) {
        description = Self.pasted + ":" + NormalForm.text(title)
        publication = Self.pasted
        slugSource = ""
    }

    /// The identity to give a new article.
    ///
    /// - Parameters:
    ///   - headline: used for the slug where the address has no words.
    ///   - attempt: 0, and one more each time the id turned out to be another article's.
    public func identity(headline: String, attempt: Int = 0) -> ArticleIdentity {
        let fromAddress = Slug.make(from: Self.withoutExtension(slugSource))
        let slug = fromAddress.contains("-") ? fromAddress : Slug.make(from: headline)
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

    /// A host as a directory name: no colon or bracket, and short enough for a file system.
    private static func safePublication(host: String, port: Int?) -> String {
        let name = host + (port.map { "_\($0)" } ?? "")
        let safe = name.map { $0.isASCII && ($0.isLetter || $0.isNumber || "-._".contains($0)) ? $0 : "_" }
        let result = String(safe)
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

/// Query parameters that say where a reader came from and nothing about the page.
enum TrackingParameters {
    static let prefixes = [
        "utm_", "mc_", "at_", "pk_", "mtm_", "hsa_", "ns_", "stm_", "vero_", "oly_", "_hs",
    ]
    static let names: Set<String> = [
        "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "twclid", "ttclid",
        "igshid", "igsh", "li_fat_id", "cmpid", "cmp", "ocid", "xtor", "icid", "ito", "smid", "smtyp",
        "ref", "ref_src", "ref_url", "referrer", "partner", "mkt_tok", "trk", "ncid", "sr_share",
        "spm", "__twitter_impression", "guccounter", "guce_referrer", "guce_referrer_sig", "_ga", "_gl",
    ]
}

/// The readable part of an article's name.
enum Slug {
    /// The longest slug, in bytes.
    static let maximumLength = 60

    /// Lower-case ASCII letters and digits with hyphens between, cut at a word; empty where there are none.
    static func make(from text: String) -> String {
        var words: [String] = []
        var word = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "a"..."z", "0"..."9": word.unicodeScalars.append(scalar)
            case "A"..."Z": word += String(scalar).lowercased()
            case "'", "’": continue
            default:
                if let plain = LatinFolding.plain(scalar) {
                    word += plain
                } else if !word.isEmpty {
                    words.append(word)
                    word = ""
                }
            }
        }
        if !word.isEmpty { words.append(word) }
        var slug = ""
        for word in words {
            let longer = slug.isEmpty ? String(word.prefix(maximumLength)) : slug + "-" + word
            if longer.utf8.count > maximumLength { break }
            slug = longer
        }
        return slug
    }
}

/// Letters with marks as plain letters, for slugs only.
enum LatinFolding {
    /// The plain lower-case letters for a Latin letter with a mark; empty for a combining mark; else `nil`.
    static func plain(_ scalar: Unicode.Scalar) -> String? {
        if (0x0300...0x036F).contains(scalar.value) { return "" }
        let lower = scalar.properties.lowercaseMapping
        guard let letter = lower.unicodeScalars.first else { return nil }
        return table[letter]
    }

    private static let table: [Unicode.Scalar: String] = {
        let rows = [
            ("a", "àáâãåāăą"), ("ae", "äæ"), ("c", "çćĉċč"), ("d", "ďđð"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"),
            ("h", "ĥħ"), ("i", "ìíîïĩīĭįı"), ("j", "ĵ"), ("k", "ķ"), ("l", "ĺļľŀł"), ("n", "ñńņňŉ"),
            ("o", "òóôõøōŏő"), ("oe", "öœ"), ("r", "ŕŗř"), ("s", "śŝşšș"), ("ss", "ß"), ("t", "ţťŧț"),
            ("th", "þ"), ("u", "ùúûũūŭůűų"), ("ue", "ü"), ("w", "ŵ"), ("y", "ýÿŷ"), ("z", "źżž"),
        ]
        var table: [Unicode.Scalar: String] = [:]
        for (plain, letters) in rows {
            for letter in letters.unicodeScalars { table[letter] = plain }
        }
        return table
    }()
}

/// Short ids that depend on nothing but their text.
enum StableID {
    private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

    /// Ten characters of Crockford base 32.
    ///
    /// They are 50 bits of FNV-1a (64 bits; Fowler, Noll, Vo), mixed once more with the 64-bit finaliser of
    /// MurmurHash3. Not proof against intent: who hands out ids checks for collisions.
    static func make(from text: String) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text.utf8 {
            hash ^= UInt64(byte)
            hash &*= 0x0000_0100_0000_01B3
        }
        hash ^= hash >> 33
        hash &*= 0xFF51_AFD7_ED55_8CCD
        hash ^= hash >> 33
        hash &*= 0xC4CE_B9FE_1A85_EC53
        hash ^= hash >> 33
        let characters = (0..<10).map {
            alphabet[Int(truncatingIfNeeded: hash >> (59 - 5 * UInt64($0))) & 31]
        }
        return String(decoding: characters, as: UTF8.self)
    }
}
