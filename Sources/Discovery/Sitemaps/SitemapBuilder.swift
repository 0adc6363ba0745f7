import Articles

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Puts a sitemap together from its tags as they come.
struct SitemapBuilder {
    private let address: WebAddress
    private var sitemap = Sitemap(pages: [], sitemaps: [])
    private var text = ""
    private var location: WebAddress?
    private var modified: Date?
    private var news: Sitemap.News?

    private static let longestText = 8_192

    init(_ address: WebAddress) {
        self.address = address
    }

    /// One address a line.
    func list(_ bytes: [UInt8]) -> Sitemap? {
        var result = sitemap
        var strangers = 0
        for line in bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
            guard result.pages.count < Sitemap.maximumPages else { break }
            let text = PlainText.collapsed(String(decoding: line.prefix(Self.longestText), as: UTF8.self))
            if text.isEmpty || text.hasPrefix("#") { continue }
            guard WebAddress.isLikely(text), let page = try? WebAddress(text) else {
                strangers += 1
                // A text that is no list shows it soon.
                if strangers > 10, result.pages.isEmpty { return nil }
                continue
            }
            if isOurs(page) { result.pages.append(Sitemap.Page(address: page)) }
        }
        return result.pages.isEmpty && strangers > 0 ? nil : result
    }

    /// `urlset` and `sitemapindex`.
    func markup(_ bytes: [UInt8]) -> Sitemap? {
        var builder = self
        var reader = MarkupReader(bytes, as: .xml)
        var isSitemap = false
        while builder.sitemap.pages.count + builder.sitemap.sitemaps.count < Sitemap.maximumPages,
            let token = reader.next()
        {
            switch token {
            case .text(let part): if builder.text.utf8.count < Self.longestText { builder.text += part }
            case .open(let tag):
                let name = Self.local(tag.name)
                isSitemap = isSitemap || name == "urlset" || name == "sitemapindex"
                if tag.name.hasPrefix("image:") || tag.name.hasPrefix("video:") { continue }
                if name == "url" || name == "sitemap" { builder.forget() }
                if name == "news", builder.news == nil { builder.news = Sitemap.News() }
                builder.text = ""
            case .close(let name): builder.close(name)
            }
            if !isSitemap, case .open(let tag) = token, tag.name == "html" { return nil }
        }
        return isSitemap ? builder.sitemap : nil
    }

    private mutating func close(_ name: String) {
        defer { text = "" }
        guard !name.hasPrefix("image:"), !name.hasPrefix("video:") else { return }
        let isNews = name.hasPrefix("news:") || name.hasPrefix("n:")
        let value = PlainText.collapsed(text)
        switch Self.local(name) {
        case "loc": location = try? WebAddress(value, relativeTo: address)
        case "lastmod": modified = LooseDate.parse(value)
        case "publication_date": news?.published = LooseDate.parse(value)
        case "title" where isNews: news?.title = PlainText.ofHTML(value)
        case "name" where isNews: news?.publication = value
        case "language" where isNews: news?.language = value
        case "url":
            if let location, isOurs(location) {
                sitemap.pages.append(Sitemap.Page(address: location, modified: modified, news: news))
            }
            forget()
        case "sitemap":
            if let location, isOurs(location) {
                sitemap.sitemaps.append(Sitemap.Part(address: location, modified: modified))
            }
            forget()
        default: break
        }
    }

    private mutating func forget() {
        (location, modified, news) = (nil, nil, nil)
    }

    private static func local(_ name: String) -> Substring {
        name.lastIndex(of: ":").map { name[name.index(after: $0)...] } ?? name[...]
    }

    /// Whether a page is of the sitemap's site: the same host, or both within the same two last labels.
    private func isOurs(_ page: WebAddress) -> Bool { Site(page) == Site(address) }
}
