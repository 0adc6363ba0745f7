import Articles

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A feed in XML: what RSS, RDF, Atom and CDF call things, put on one scale.
struct MarkupFeed {
    let tree: MarkupTree

    /// The longest title and id taken, in characters.
    private static let maximumText = 4_000

    func read() -> Feed? {
        let items = tree.elements.indices.filter {
            ["item", "entry"].contains(tree.elements[$0].name)
        }
        guard let (format, channel) = formatAndChannel(), format != .cdf || !items.isEmpty || channel != nil
        else { return nil }
        var feed = Feed(format: format, hubs: [], entries: [])
        if let channel { describe(&feed, by: channel) }
        feed.entries = items.prefix(Feed.maximumEntries).map(entry)
        return feed
    }

    private func formatAndChannel() -> (Feed.Format, Int?)? {
        for index in tree.elements.indices.prefix(64) {
            let element = tree.elements[index]
            let channel = tree.children(of: index).first { tree.elements[$0].name == "channel" }
            switch element.name {
            case "rss": return (.rss, channel)
            case "rdf:rdf", "rdf": return (.rdf, channel)
            case "feed": return (.atom, index)
            case "channel": return (element["href"] != nil || element["base"] != nil ? .cdf : .rss, index)
            case "html", "xhtml:html", "urlset", "sitemapindex": return nil
            default: continue
            }
        }
        return nil
    }

    private func describe(_ feed: inout Feed, by channel: Int) {
        let parts = tree.children(of: channel)
        feed.title = first("title", in: parts).flatMap(title)
        feed.home = link(in: parts, of: channel).flatMap { resolved($0.text, at: $0.element) }
        feed.updated = date(
            ["updated", "modified", "lastbuilddate", "pubdate", "dc:date", "dcterms:modified"], in: parts)
        for part in parts where tree.elements[part].name == "link" {
            let element = tree.elements[part]
            guard let href = element["href"], let target = resolved(href, at: part) else { continue }
            switch element["rel"]?.lowercased() {
            case "hub": feed.hubs.append(target)
            case "next": feed.next = feed.next ?? target
            default: continue
            }
        }
    }

    private func entry(_ item: Int) -> Feed.Entry {
        let parts = tree.children(of: item)
        var entry = Feed.Entry()
        entry.title =
            first("title", in: parts).flatMap(title)
            ?? first("dc:title", in: parts).flatMap(title) ?? first("media:title", in: parts).flatMap(title)
        let guid = last(["id", "guid"], in: parts)
        let named = guid.map { text(of: $0) } ?? tree.elements[item]["rdf:about"]
        entry.id = named
        let link = link(in: parts, of: item)
        entry.address = link.flatMap { resolved($0.text, at: $0.element) }
        if link == nil, let guid, let named, !named.isEmpty, isPermalink(guid) {
            entry.address = resolved(named, at: guid)
        }
        entry.published =
            date(["published", "issued", "pubdate", "dcterms:issued"], in: parts)
            ?? date(["created", "dcterms:created"], in: parts)
        entry.updated =
            date(["updated", "modified", "dcterms:modified", "dc:date"], in: parts)
            ?? tree.elements[item]["lastmod"].flatMap(LooseDate.parse)
        return entry
    }

    /// The `link` that leads to the page: the alternate one of Atom, the text of RSS, the `href` of CDF.
    private func link(in parts: [Int], of item: Int) -> (text: String, element: Int)? {
        if let href = tree.elements[item]["href"] { return (href, item) }
        var other: (String, Int)?
        for part in parts where tree.elements[part].name == "link" {
            let element = tree.elements[part]
            let relation = element["rel"]?.lowercased() ?? "alternate"
            guard relation == "alternate" else { continue }
            let text = element["href"] ?? text(of: part)
            guard !text.isEmpty else { continue }
            let type = element["type"]?.lowercased() ?? "text/html"
            if type.contains("html") { return (text, part) }
            other = other ?? (text, part)
        }
        return other
    }

    /// An id is an address unless it says that it is none.
    private func isPermalink(_ guid: Int) -> Bool {
        tree.elements[guid]["ispermalink"].map { $0.lowercased() == "true" } ?? true
    }

    private func title(_ element: Int) -> String? {
        let type = (tree.elements[element]["type"] ?? "").lowercased()
        let mode = tree.elements[element]["mode"]?.lowercased()
        let raw = String(tree.text(of: element).prefix(Self.maximumText))
        let plain: String
        if mode == "base64", let data = Data(base64Encoded: raw.filter { !$0.isWhitespace }) {
            let text = String(decoding: data, as: UTF8.self)
            plain = type.contains("html") ? PlainText.ofHTML(text) : PlainText.collapsed(text)
        } else if tree.hasElements(element) || type == "text" || type == "text/plain" || type == "xhtml"
            || type == "application/xhtml+xml"
        {
            plain = PlainText.collapsed(raw)
        } else if type.contains("html") || PlainText.looksLikeHTML(raw) {
            plain = PlainText.ofHTML(raw)
        } else {
            plain = PlainText.collapsed(raw)
        }
        return plain.isEmpty ? nil : plain
    }

    private func first(_ name: String, in parts: [Int]) -> Int? {
        parts.first { tree.elements[$0].name == name }
    }

    private func last(_ names: [String], in parts: [Int]) -> Int? {
        parts.last { names.contains(tree.elements[$0].name) }
    }

    private func text(of element: Int) -> String {
        let text = tree.text(of: element).prefix(Self.maximumText)
        return String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }

    private func date(_ names: [String], in parts: [Int]) -> Date? {
        parts.reversed().lazy.filter { names.contains(tree.elements[$0].name) }
            .compactMap { LooseDate.parse(text(of: $0)) }.first
    }

    /// The address a reference means at an element (RFC 3986, section 5.1; XML Base).
    private func resolved(_ reference: String, at element: Int) -> WebAddress? {
        try? WebAddress(reference, relativeTo: tree.elements[element].base)
    }
}
