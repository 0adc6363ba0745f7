import Articles
import Discovery
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite("Feeds")
struct FeedTests {
    private let address: WebAddress

    init() throws { address = try WebAddress("https://harbour.example/feeds/news.xml") }

    private func read(_ text: String) throws -> Feed { try Feed(Array(text.utf8), from: address) }

    @Test("RSS gives address, id, title and time")
    func rss() throws {
        let feed = try read(
            """
            <?xml version="1.0"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
            <title>Harbour &amp; Coast</title><link>https://harbour.example/</link>
            <atom:link rel="self" href="https://harbour.example/feeds/news.xml"/>
            <atom:link rel="hub" href="https://hub.example/"/>
            <item><title>Ferry &lt;b&gt;late&lt;/b&gt; &amp;amp; full</title><link>/news/ferry-late</link>
            <guid isPermaLink="false">h-17</guid><pubDate>Tue, 29 Mar 2022 18:05:00 +0800</pubDate></item>
            <item><guid>https://harbour.example/news/second</guid></item>
            </channel></rss>
            """)
        #expect(feed.format == .rss && feed.title == "Harbour & Coast")
        #expect(feed.home?.description == "https://harbour.example/")
        #expect(feed.hubs.map(\.description) == ["https://hub.example/"])
        let first = try #require(feed.entries.first)
        #expect(first.address?.description == "https://harbour.example/news/ferry-late")
        #expect(first.id == "h-17" && first.title == "Ferry late & full")
        #expect(first.published == Timestamp.parse("2022-03-29T10:05:00Z"))
        #expect(feed.entries.last?.address?.description == "https://harbour.example/news/second")
    }

    @Test("Atom's links, ids and xml:base are followed")
    func atom() throws {
        let feed = try read(
            """
            <a:feed xmlns:a="http://www.w3.org/2005/Atom" xml:base="https://coast.example/a/"><a:title>C</a:title>
            <a:link rel="next" href="older"/>
            <a:entry><a:link rel="enclosure" href="sound.mp3"/><a:link href="one"/><a:id>tag:coast.example,2022:1</a:id>
            <a:title type="html">Tide &amp;lt; 3 m</a:title><a:updated>2022-03-29T10:05:00.5Z</a:updated></a:entry>
            </a:feed>
            """)
        #expect(feed.format == .atom && feed.next?.description == "https://coast.example/a/older")
        let entry = try #require(feed.entries.first)
        #expect(entry.address?.description == "https://coast.example/a/one")
        #expect(entry.id == "tag:coast.example,2022:1" && entry.title == "Tide < 3 m")
        #expect(entry.updated == Timestamp.parse("2022-03-29T10:05:00Z"))
    }

    @Test("JSON Feed is read, and one wrong field does not spoil the others")
    func json() throws {
        let feed = try read(
            """
            {"version": "https://jsonfeed.org/version/1.1", "title": "Harbour", "home_page_url": "/", "items": [
            {"id": 7, "url": "/news/seven", "title": "Seven", "date_modified": "2022-03-29T18:05:00+08:00"},
            {"id": "https://harbour.example/news/eight", "title": ["no"], "date_published": 5}, null]}
            """)
        #expect(feed.format == .json && feed.entries.count == 3)
        #expect(feed.entries[0].id == "7" && feed.entries[0].address?.path == "/news/seven")
        #expect(feed.entries[0].updated == Timestamp.parse("2022-03-29T10:05:00Z"))
        #expect(feed.entries[1].address?.path == "/news/eight" && feed.entries[1].title == nil)
    }

    @Test("entities that a feed declares are neither loaded nor expanded")
    func entities() throws {
        let laughs = (1...9).map { "<!ENTITY a\($0) \"\(String(repeating: "&a\($0 - 1);", count: 10))\">" }
        let feed = try read(
            """
            <?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "ha"> \(laughs.joined()) <!-- ]> -->
            <!ENTITY file SYSTEM "file:///etc/passwd"><!ENTITY % more SYSTEM "http://127.0.0.1/x"> %more; ]>
            <rss><channel><item><title>&a9; &file; &eacute;</title><link>https://harbour.example/1</link></item>
            </channel></rss>
            """)
        #expect(feed.entries.map(\.title) == ["&a9; &file; é"])
    }

    @Test("a feed in a legacy encoding is read by its declaration, and by its media type first")
    func encodings() throws {
        var latin = Array("<?xml version='1.0' encoding='iso-8859-1'?><rss><channel><item><title>Caf".utf8)
        latin += [0xE9] + Array("</title></item></channel></rss>".utf8)
        #expect(try Feed(latin, from: address).entries.first?.title == "Café")
        #expect(
            try Feed(latin, mediaType: "text/xml; charset=windows-1251", from: address).entries.first?.title
                == "Cafй")
        var bytes: [UInt8] = [0xFE, 0xFF]
        for unit in "<rss><channel><item><title>Café</title></item></channel></rss>".utf16 {
            bytes += [UInt8(unit >> 8), UInt8(unit & 0xFF)]
        }
        #expect(try Feed(bytes, from: address).entries.first?.title == "Café")
    }

    @Test("what is no feed is refused, and so is what is too long")
    func refusals() throws {
        for text in ["", "hello", "<html><body>No feed</body></html>", "{}", "[1]", "<urlset/>"] {
            let error = #expect(throws: DiscoveryError.self) { try read(text) }
            #expect(error?.code == .notAFeed)
            #expect(error?.description.contains("\n") == false)
        }
        let long = [UInt8](repeating: 0x20, count: Feed.maximumBytes + 1)
        #expect(throws: DiscoveryError.self) { try Feed(long, from: address) }
    }

    @Test("deep, endless and cut-off markup comes to an end", .timeLimit(.minutes(1)))
    func hostile() throws {
        let deep = "<rss><channel>" + String(repeating: "<item>", count: 20_000)
        #expect(try read(deep).entries.count <= 64)
        let many = "<rss><channel>" + String(repeating: "<item><link>/a</link></item>", count: 10_100)
        #expect(try read(many).entries.count == Feed.maximumEntries)
        for end in [
            "<", "<!", "<!--", "<![CDATA[", "<!DOCTYPE [", "<a b", "<a b=", "<a b='", "</", "&", "&#", "<?",
        ] {
            #expect(try read("<rss><channel><item><title>T</title></item>" + end).entries.count == 1)
        }
        let attributes =
            "<rss " + (0..<5_000).map { "a\($0)='x' " }.joined() + "><channel><item/></channel></rss>"
        #expect(try read(attributes).entries.count == 1)
    }

    @Test("any bytes at all make a feed or an error")
    func noise() {
        var generator = Seeded(seed: 6)
        let pieces = [
            "<rss>", "<item>", "</item>", "<title>", "</title>", "<link href='", "'/>", "&amp;", "&#x", ";",
            "<![CDATA[",
            "]]>", "<!--", "-->", "\u{0}", "é", "<entry xml:base='//x'>", "2022-03-29", "<pubDate>",
            "xmlns:a='b'",
        ]
        for _ in 0..<2_000 {
            var bytes = (0..<Int.random(in: 0..<30, using: &generator)).flatMap { _ in
                Array(pieces[Int.random(in: 0..<pieces.count, using: &generator)].utf8)
            }
            if !bytes.isEmpty, Bool.random(using: &generator) {
                bytes[Int.random(in: 0..<bytes.count, using: &generator)] = .random(
                    in: 0...255, using: &generator)
            }
            _ = try? Feed(bytes, from: address)
            _ = try? Sitemap(bytes, from: address)
            _ = PageLinks(bytes, from: address)
        }
    }

    @Test(
        "times are read as they are written",
        arguments: [
            ("Thu, 01 Jan 2004 19:48:21 GMT", "2004-01-01T19:48:21Z"),
            ("01 Jan 04 19:48 EST", "2004-01-02T00:48:00Z"),
            ("Thu Jan  1 19:48:21 2004", "2004-01-01T19:48:21Z"),
            ("2003-12-31T10:14:55Z", "2003-12-31T10:14:55Z"),
            ("2003-12", "2003-12-01T00:00:00Z"), ("2003", "2003-01-01T00:00:00Z"),
            ("20031231", "2003-12-31T00:00:00Z"),
            ("2003-12-31 10:14:55 +0100", "2003-12-31T09:14:55Z"),
            ("January 5, 2022 7:05 PM", "2022-01-05T19:05:00Z"),
            ("Wed, 5 Jan 2022 07:05:00 GMT+08:00", "2022-01-04T23:05:00Z"),
            ("05-Jan-2022", "2022-01-05T00:00:00Z"),
            ("Wed, 05 Jan 2022", "2022-01-05T00:00:00Z"),
        ])
    func times(_ text: String, _ wanted: String) throws {
        let feed = try read("<rss><channel><item><pubDate>\(text)</pubDate></item></channel></rss>")
        #expect(feed.entries.first?.published == Timestamp.parse(wanted))
    }
}

/// A small generator with a seed (Sebastiano Vigna, "SplitMix64").
struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
