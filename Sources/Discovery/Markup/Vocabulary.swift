/// Which vocabulary each prefix stands for at a place in a document (Namespaces in XML 1.0).
struct Vocabulary {
    private var prefixes: [String: String] = [:]

    /// With the declarations on a tag.
    func declaring(_ attributes: [(name: String, value: String)]) -> Vocabulary {
        var result = self
        for (name, value) in attributes where name.hasPrefix("xmlns") {
            let prefix = name == "xmlns" ? "" : String(name.dropFirst(6))
            guard result.prefixes.count < 64 else { break }
            let address = value.lowercased().filter { !$0.isWhitespace }
            result.prefixes[prefix] = Self.usual[address] ?? (prefix.isEmpty ? "" : prefix)
        }
        return result
    }

    /// A tag's name with the usual prefix of its vocabulary; feeds' own vocabularies have none.
    ///
    /// A prefix that nobody declared counts as what people mean by it.
    func canonical(_ name: String) -> String {
        let parts = name.split(separator: ":", maxSplits: 1)
        guard parts.count == 2 else {
            let prefix = prefixes[""] ?? ""
            return prefix.isEmpty ? name : prefix + ":" + name
        }
        let prefix = prefixes[String(parts[0])] ?? (Self.own.contains(parts[0]) ? "" : String(parts[0]))
        return prefix.isEmpty ? String(parts[1]) : prefix + ":" + parts[1]
    }

    private static let own: Set<Substring> = ["atom", "atom10", "atom03", "rss"]

    private static let usual: [String: String] = [
        "http://www.w3.org/2005/atom": "", "http://purl.org/atom/ns#": "",
        "http://purl.org/rss/1.0/": "", "http://my.netscape.com/rdf/simple/0.9/": "",
        "http://channel.netscape.com/rdf/simple/0.9/": "",
        "http://my.netscape.com/publish/formats/rss-0.91.dtd": "",
        "http://backend.userland.com/rss": "", "http://backend.userland.com/rss2": "",
        "http://backend.userland.com/rss091": "", "http://backend.userland.com/rss092": "",
        "http://blogs.law.harvard.edu/tech/rss": "", "http://example.com/newformat#": "",
        "http://example.com/necho": "", "http://purl.org/echo/": "", "uri/of/echo/namespace#": "",
        "http://purl.org/pie/": "", "http://purl.org/net/rss1.1#": "",
        "http://hacks.benhammersley.com/rss/streaming/": "",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
        "http://purl.org/dc/elements/1.1/": "dc", "http://purl.org/dc/elements/1.0/": "dc",
        "http://purl.org/dc/terms/": "dcterms",
        "http://purl.org/rss/1.0/modules/content/": "content",
        "http://search.yahoo.com/mrss/": "media", "http://search.yahoo.com/mrss": "media",
        "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
        "http://www.w3.org/1999/xhtml": "xhtml",
        "http://www.google.com/schemas/sitemap-news/0.9": "news",
        "http://www.sitemaps.org/schemas/sitemap/0.9": "", "http://www.google.com/schemas/sitemap/0.84": "",
        "http://www.google.com/schemas/sitemap-image/1.1": "image",
        "http://www.google.com/schemas/sitemap-video/1.1": "video",
    ]
}
