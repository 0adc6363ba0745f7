import Articles
import Extraction
import Testing

@Suite("Saved forms of pages")
struct SavedFormTests {
    private func archive(_ page: String, encoding: String, body: String) -> String {
        """
        From: <Saved by Blink>\r
        Snapshot-Content-Location: https://courier.example/news/lighthouse\r
        Subject: A page\r
        MIME-Version: 1.0\r
        Content-Type: multipart/related;\r
        \ttype="text/html";\r
        \tboundary="----X--1"\r
        \r
        ------X--1\r
        Content-Type: image/png\r
        Content-Transfer-Encoding: base64\r
        \r
        iVBORw0KGgo=\r
        ------X--1\r
        Content-Type: text/html; charset=utf-8\r
        Content-Transfer-Encoding: \(encoding)\r
        Content-Location: https://courier.example/news/lighthouse\r
        \r
        \(body)\r
        ------X--1--\r

        """
    }

    private func quotedPrintable(_ text: String) -> String {
        let escaped = text.utf8.map { byte in
            byte == 0x3D || byte >= 0x80
                ? "=" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
                : String(Unicode.Scalar(byte))
        }
        return stride(from: 0, to: escaped.count, by: 70).map {
            escaped[$0..<min(escaped.count, $0 + 70)].joined()
        }.joined(separator: "=\r\n")
    }

    @Test("a web archive is read as the page in it, with or without a media type", arguments: [true, false])
    func archive(isNamed: Bool) throws {
        let page = Fixtures.lighthousePage()
        let bytes = Array(archive(page, encoding: "quoted-printable", body: quotedPrintable(page)).utf8)
        let reading = try Extractor.read(Page(bytes: bytes, mediaType: isNamed ? "multipart/related" : nil))
        #expect(try reading.article.blocks == readPage(page).article.blocks)
        #expect(reading.mediaType == "multipart/related")
        #expect(reading.address?.description == "https://courier.example/news/lighthouse-green")
        let bare = page.replacing("rel=\"canonical\"", with: "rel=x")
        let saved = Array(archive(bare, encoding: "8bit", body: bare).utf8)
        #expect(
            try Extractor.read(Page(bytes: saved)).address?.description
                == "https://courier.example/news/lighthouse")
    }

    @Test("an archive in an archive is not opened, and one without a page is refused")
    func nested() {
        let opening =
            "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html\n\n"
        let nested = String(repeating: opening, count: 3000)
        #expect(errorReading(Page(bytes: Array(nested.utf8))) != nil)
        let empty = archive("", encoding: "8bit", body: "").replacing("text/html; c", with: "text/css; c")
        #expect(errorReading(Page(bytes: Array(empty.utf8), mediaType: "multipart/related")) != nil)
    }

    @Test("Markdown is read without its marks")
    func markdown() throws {
        let text = """
            ---
            title: Ignored, since there is a heading
            ---
            # The *ferry* stays

            The [harbour council](https://harbour.example/council) voted on **Tuesday** to keep the night ferry running until spring, in a hall with 3 * 4 rows.

            ![The hall](hall.jpg)

            ## What it costs

            > We lose 1,200 crowns a night.

            - snake_case_names stay as they are
            - `code` loses its ticks
            """
        let reading = try readPaste(text)
        #expect(
            reading.article.blocks == [
                Block(.headline, "The ferry stays"),
                Block(
                    .paragraph,
                    "The harbour council voted on Tuesday to keep the night ferry running until spring, in a hall with 3 * 4 rows."
                ),
                Block(.subheading, "What it costs"), Block(.quote, "We lose 1,200 crowns a night."),
                Block(.listItem, "snake_case_names stay as they are"),
                Block(.listItem, "code loses its ticks"),
            ])
    }

    @Test("text with one star in it is no Markdown")
    func noMarkdown() throws {
        let line =
            "The vote was *not* close, said the chair of the council, and added [sic] that it never had been."
        let reading = try readPaste("A headline for the vote\n\n\(line)\n\n\(Fixtures.ferryParagraphs[0])")
        #expect(reading.texts(.paragraph).first == line)
    }

    @Test("data pushed in pieces is put together, texts of their own and references followed")
    func flight() throws {
        let body = Fixtures.ferryParagraphs.map { "<p>\($0)</p>" }.joined()
        let push = { (text: String) in
            "<script>self.__next_f.push([1,\"\(text.replacing("\"", with: "\\\""))\"])</script>"
        }
        let record = "7:{\"article\":{\"headline\":\"\(Fixtures.ferryHeadline)\",\"content\":\"$9\"}}\\n"
        let half = body.count / 2
        let pieces =
            push(record) + push("9:T\(String(body.utf8.count, radix: 16)),") + push(String(body.prefix(half)))
            + push(String(body.dropFirst(half)))
        let page =
            "<html><head><title>\(Fixtures.ferryHeadline)</title></head><body><div id=app></div><script>(self.__next_f=self.__next_f||[]).push([0])</script>\(pieces)</body></html>"
        let reading = try readPage(page)
        #expect(reading.source == .embeddedState)
        #expect(reading.article.headline == Fixtures.ferryHeadline)
        #expect(reading.texts(.paragraph) == Fixtures.ferryParagraphs)
    }
}
