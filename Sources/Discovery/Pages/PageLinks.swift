public import Articles

/// The links of a web page and the feeds it announces.
public struct PageLinks: Sendable, Hashable {
    /// A link in the page's text.
    public struct Link: Sendable, Hashable {
        /// Where it leads.
        public var address: WebAddress
        /// Its words; empty for a picture alone.
        public var words: String
    }

    /// A feed that the page announces in its head.
    public struct FeedLink: Sendable, Hashable {
        /// Where it stands.
        public var address: WebAddress
        /// What the page calls it.
        public var title: String?
    }

    /// The links in page order, each address once with the most words it is linked by.
    public private(set) var links: [Link] = []
    /// The feeds announced by `<link rel="alternate">` (RSS Advisory Board, "RSS Autodiscovery"), best first: a
    /// feed of comments comes last.
    public private(set) var feeds: [FeedLink] = []

    /// The longest page read, in bytes.
    public static let maximumBytes = 20_000_000
    /// The most links taken.
    public static let maximumLinks = 20_000
    private static let longestWords = 400

    /// Reads the links of a page, without those in scripts and styles.
    ///
    /// What is longer than ``maximumBytes`` is read up to there.
    ///
    /// - Parameters:
    ///   - mediaType: the `Content-Type` it came with, for its charset.
    ///   - address: where it came from; a `<base>` on the page counts.
    public init(_ bytes: [UInt8], mediaType: String? = nil, from address: WebAddress) {
        let text = TextDecoding.utf8(Array(bytes.prefix(Self.maximumBytes)), mediaType: mediaType)
        var reader = MarkupReader(text, as: .html)
        var base = address
        var places: [WebAddress: Int] = [:]
        var open: Int?
        while let token = reader.next() {
            switch token {
            case .open(let tag) where tag.name == "base":
                base = tag["href"].flatMap { try? WebAddress($0, relativeTo: address) } ?? base
            case .open(let tag) where tag.name == "link": note(tag, base: base)
            case .open(let tag) where tag.name == "a":
                open = nil
                guard let href = tag["href"], !href.hasPrefix("#"), links.count < Self.maximumLinks,
                    let target = try? WebAddress(href, relativeTo: base)
                else { continue }
                if places[target] == nil {
                    places[target] = links.count
                    links.append(Link(address: target, words: ""))
                }
                open = places[target]
                words = ""
            case .text(let part): if open != nil, words.utf8.count < Self.longestWords { words += part }
            case .open: if open != nil { words += " " }
            case .close("a"):
                if let place = open {
                    let tidy = PlainText.collapsed(words)
                    if tidy.count > links[place].words.count { links[place].words = tidy }
                }
                open = nil
            case .close: continue
            }
        }
        feeds = feeds.filter { !Self.isOfComments($0) } + feeds.filter(Self.isOfComments)
    }

    private var words = ""

    private mutating func note(_ tag: MarkupToken.Tag, base: WebAddress) {
        let relations = (tag["rel"] ?? "").lowercased().split(whereSeparator: \.isWhitespace)
        let type = (tag["type"] ?? "").lowercased().prefix { $0 != ";" }.filter { !$0.isWhitespace }
        guard relations.contains("alternate") || relations.contains("feed"), Self.feedTypes.contains(type),
            let href = tag["href"], let target = try? WebAddress(href, relativeTo: base),
            feeds.count < 100, !feeds.contains(where: { $0.address == target })
        else { return }
        feeds.append(FeedLink(address: target, title: tag["title"].map(PlainText.collapsed)))
    }

    private static func isOfComments(_ feed: FeedLink) -> Bool {
        feed.address.path.lowercased().contains("comment")
            || feed.title?.lowercased().contains("comment") == true
    }

    private static let feedTypes: Set<String> = [
        "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json",
        "application/json", "text/xml", "application/xml", "application/x-rss+xml",
    ]
}
