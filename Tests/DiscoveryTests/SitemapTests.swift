import Articles
import ByteCompression
import Discovery
import Testing

@Suite("Sitemaps")
struct SitemapTests {
    private let address: WebAddress

    init() throws { address = try WebAddress("https://www.harbour.example/sitemaps/news.xml") }

    private let news = """
        <?xml version="1.0" encoding="UTF-8"?>
        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
          xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
        <url><loc> https://harbour.example/news/ferry?a=1&amp;b=2 </loc><lastmod>2022-03-29T18:05+08:00</lastmod>
        <image:image><image:loc>https://harbour.example/x.jpg</image:loc><image:title>No</image:title></image:image>
        <news:news><news:publication><news:name>Harbour</news:name><news:language>en</news:language></news:publication>
        <news:publication_date>2022-03-29</news:publication_date><news:title>Ferry &amp; tide</news:title></news:news></url>
        <url><loc>https://elsewhere.example/news/ferry</loc></url>
        <url><loc>javascript:alert(1)</loc></url>
        </urlset>
        """

    @Test("a news sitemap tells of articles of its own site")
    func articles() throws {
        let sitemap = try Sitemap(Array(news.utf8), from: address)
        #expect(sitemap.pages.count == 1 && sitemap.sitemaps.isEmpty)
        let page = try #require(sitemap.pages.first)
        #expect(page.address.description == "https://harbour.example/news/ferry?a=1&b=2")
        #expect(page.modified == Timestamp.parse("2022-03-29T10:05:00Z"))
        #expect(page.news?.title == "Ferry & tide" && page.news?.publication == "Harbour")
        #expect(page.news?.language == "en" && page.news?.published == Timestamp.parse("2022-03-29"))
    }

    @Test("a compressed sitemap is the same as a plain one")
    func compressed() throws {
        let plain = Array(news.utf8)
        #expect(try Sitemap(Gzip.compressed(plain), from: address) == Sitemap(plain, from: address))
        let error = #expect(throws: DiscoveryError.self) {
            try Sitemap(Array(Gzip.compressed(plain).dropLast(10)), from: address)
        }
        #expect(error?.code == .damaged)
        let bomb = try Gzip.compressed([UInt8](repeating: 0x20, count: Sitemap.maximumBytes + 1))
        #expect(throws: DiscoveryError.self) { try Sitemap(bomb, from: address) }
    }

    @Test("an index names sitemaps")
    func index() throws {
        let text = """
            <sitemapindex><sitemap><loc>/sitemaps/1.xml.gz</loc><lastmod>2022-03-29</lastmod></sitemap>
            <sitemap><loc>https://news.harbour.example/2.xml</loc></sitemap></sitemapindex>
            """
        let sitemap = try Sitemap(Array(text.utf8), from: address)
        #expect(
            sitemap.sitemaps.map(\.address.description) == [
                "https://www.harbour.example/sitemaps/1.xml.gz", "https://news.harbour.example/2.xml",
            ])
        #expect(sitemap.sitemaps.first?.modified == Timestamp.parse("2022-03-29"))
    }

    @Test("a list of addresses is a sitemap, other text is none")
    func list() throws {
        let text = "https://harbour.example/a\r\n\r\n# more\nhttps://harbour.example/b\nnonsense\n"
        #expect(try Sitemap(Array(text.utf8), from: address).pages.map(\.address.path) == ["/a", "/b"])
        for text in ["No list", "<html><p>No</p></html>", "<rss/>"] {
            #expect(throws: DiscoveryError.self) { try Sitemap(Array(text.utf8), from: address) }
        }
    }
}
