import Articles
import Extraction
import Testing

@Suite("Embedded state")
struct EmbeddedStateTests {
    private var paragraphNodes: String {
        Fixtures.ferryParagraphs.map { text in
            let half = text.index(text.startIndex, offsetBy: text.count / 2)
            return """
                {"type":"p","children":[{"type":"text","data":"\(text[..<half])"},{"type":"a","attribs":{"href":"/x"},\
                "children":[{"type":"text","data":"\(text[half...].prefix(5))"}]},\
                {"type":"text","data":"\(text[half...].dropFirst(5))"}]}
                """
        }.joined(separator: ",{\"type\":\"inline-ad-slot\",\"data\":\"Advertisement\"},")
    }

    private var related: String {
        """
        {"type":"h3","children":[{"type":"a","children":[{"type":"text","data":"Ten boats to see before they sink"}]}]}
        """
    }

    @Test(
        "a cache with typed nodes gives headline, bullets, caption and paragraphs, without related headlines")
    func cache() throws {
        let bullets = Fixtures.ferryBullets.map {
            "{\"type\":\"li\",\"children\":[{\"type\":\"text\",\"data\":\"\($0)\"}]}"
        }
        let page = """
            <html><head><title>Night ferry</title></head><body><div id=root></div>
            <script>window.__STATE__={"service":{"article:1":{"headline":"\(Fixtures.ferryHeadline)",
            "subHeadline":{"type":"json","json":[{"type":"ul","children":[\(bullets.joined(separator: ","))]}]},
            "publishedDate":1709280900000,"updatedDate":1709284500000,
            "authors":[{"type":"id","id":"author:7"}],"images":[{"type":"id","id":"image:3"}],
            "body({\\"v\\":2})":{"type":"json","json":[\(paragraphNodes),\(related)]}},
            "author:7":{"name":"Ada Quill"},"image:3":{"title":"\(Fixtures.ferryCaptions[1])"},
            "article:2":{"headline":"Ten boats to see before they sink","body":null}}};</script></body></html>
            """
        let reading = try readPage(page)
        #expect(reading.texts(.headline) == [Fixtures.ferryHeadline])
        #expect(reading.texts(.bullet) == Fixtures.ferryBullets)
        #expect(reading.texts(.caption) == [Fixtures.ferryCaptions[1]])
        #expect(reading.texts(.paragraph) == Fixtures.ferryParagraphs)
        #expect(reading.article.blocks.count == 9)
        #expect(reading.article.metadata.authors == ["Ada Quill"])
        #expect(reading.article.metadata.published == "2024-03-01T08:15:00Z")
        #expect(reading.article.metadata.modified == "2024-03-01T09:15:00Z")
    }

    @Test("a string of markup in a data script is read like a page")
    func markupString() throws {
        let body = Fixtures.ferryParagraphs.map { "\\u003cp\\u003e\($0)\\u003c/p\\u003e" }.joined()
        let page = """
            <html><body><div id=__next></div><script id="__NEXT_DATA__" type="application/json">
            {"props":{"pageProps":{"story":{"title":"\(Fixtures.ferryHeadline)","contentHtml":"\(body)"}}},
            "filler":"\(String(repeating: "x", count: 2000))"}</script></body></html>
            """
        let reading = try readPage(page)
        #expect(reading.texts(.headline) == [Fixtures.ferryHeadline])
        #expect(reading.texts(.paragraph) == Fixtures.ferryParagraphs)
    }

    @Test("the markup is preferred where it holds the article")
    func markupFirst() throws {
        let state = "<script>window.x={\"title\":\"Another headline\",\"body\":[\(paragraphNodes)]}</script>"
        let reading = try readPage(Fixtures.lighthousePage().replacing("</body>", with: state + "</body>"))
        #expect(reading.article.headline == "Lighthouse to be painted green after a vote by two streets")
    }

    @Test("JSON-LD gives the body where nothing else does")
    func linkedData() throws {
        let body = Fixtures.ferryParagraphs.joined(separator: "\\n")
        let page = """
            <html><head><script type="application/ld+json">/*<![CDATA[*/{"@type":"http://schema.org/NewsArticle",
            "headline":"\(Fixtures.ferryHeadline)","author":"{\\"name\\":\\"Ada Quill\\"}","articleBody":"\(body)",}/*]]>*/</script>
            </head><body><div id=app></div></body></html>
            """
        let reading = try readPage(page)
        #expect(reading.texts(.headline) == [Fixtures.ferryHeadline])
        #expect(reading.texts(.paragraph) == Fixtures.ferryParagraphs)
        #expect(reading.article.metadata.authors == ["Ada Quill"])
    }

    @Test("broken JSON never hides the markup")
    func brokenJSON() throws {
        for broken in [
            "{", "{\"a\":", "[[[[", "{\"a\":\"\\u12\"}", "{\"@type\":\"NewsArticle\",\"headline\":3}",
        ] {
            let script = "<script type=\"application/ld+json\">\(broken)</script>"
            let page = Fixtures.lighthousePage().replacing("<style>", with: script + "<style>")
            #expect(try readPage(page).article.metadata.published == "2024-03-01T08:15:00+01:00")
        }
    }
}
