import Articles

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// JSON Feed 1.1 (jsonfeed.org/version/1.1), field by field: one that is wrong does not spoil the others.
enum JSONFeed {
    static func read(_ bytes: [UInt8], from address: WebAddress) -> Feed? {
        guard let document = try? JSONDecoder().decode(Document.self, from: Data(bytes)),
            document.version?.contains("jsonfeed.org") == true || document.items != nil
        else { return nil }
        var feed = Feed(format: .json, hubs: [], entries: [])
        feed.title = document.title.map(PlainText.collapsed)
        feed.home = document.home_page_url.flatMap { try? WebAddress($0, relativeTo: address) }
        feed.next = document.next_url.flatMap { try? WebAddress($0, relativeTo: address) }
        feed.hubs = (document.hubs ?? []).compactMap { try? WebAddress($0.url ?? "", relativeTo: address) }
        feed.entries = (document.items ?? []).prefix(Feed.maximumEntries).map { item in
            var entry = Feed.Entry()
            entry.id = item.id
            let link = item.url ?? item.external_url ?? item.id.flatMap { WebAddress.isLikely($0) ? $0 : nil }
            entry.address = link.flatMap { try? WebAddress($0, relativeTo: address) }
            entry.title = item.title.map(PlainText.collapsed)
            entry.published = item.date_published.flatMap(LooseDate.parse)
            entry.updated = item.date_modified.flatMap(LooseDate.parse)
            return entry
        }
        return feed
    }

    private struct Document: Decodable {
        var version: String?
        var title: String?
        var home_page_url: String?
        var next_url: String?
        var hubs: [Hub]?
        var items: [Item]?

        init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: FieldName.self)
            version = fields.text("version")
            title = fields.text("title")
            home_page_url = fields.text("home_page_url")
            next_url = fields.text("next_url")
            hubs = try? fields.decode([Hub].self, forKey: FieldName(stringValue: "hubs"))
            items = try? fields.decode([Item].self, forKey: FieldName(stringValue: "items"))
        }
    }

    private struct Hub: Decodable {
        var url: String?

        init(from decoder: any Decoder) throws {
            url = (try? decoder.container(keyedBy: FieldName.self))?.text("url")
        }
    }

    private struct Item: Decodable {
        var id: String?
        var url: String?
        var external_url: String?
        var title: String?
        var date_published: String?
        var date_modified: String?

        init(from decoder: any Decoder) throws {
            guard let fields = try? decoder.container(keyedBy: FieldName.self) else { return }
            id = fields.text("id")
            url = fields.text("url")
            external_url = fields.text("external_url")
            title = fields.text("title")
            date_published = fields.text("date_published")
            date_modified = fields.text("date_modified")
        }
    }
}

private struct FieldName: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}

extension KeyedDecodingContainer where K == FieldName {
    /// A string, or a number as a string (ids of version 1.0 may be numbers).
    fileprivate func text(_ name: String) -> String? {
        let key = FieldName(stringValue: name)
        if let text = try? decode(String.self, forKey: key) { return text }
        return (try? decode(Int.self, forKey: key)).map { String($0) }
    }
}
