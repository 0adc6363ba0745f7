import Articles
import Extraction
import Testing

@Suite("Charsets")
struct CharsetTests {
    private func page(_ bytes: [UInt8], meta: String = "", mediaType: String? = "text/html") -> Page {
        let head = Array(
            "<html><head>\(meta)</head><body><h1>Harbour council keeps the night ferry</h1><p>".utf8)
        let tail = Array((" " + Fixtures.ferryParagraphs[0] + "</p></body></html>").utf8)
        return Page(bytes: head + bytes + tail, mediaType: mediaType)
    }

    private func firstWord(_ page: Page) throws -> String {
        let text = try #require(try Extractor.read(page).article.blocks.last).text
        return String(text.prefix { $0 != " " })
    }

    @Test(
        "the media type's charset decides",
        arguments: [
            ("iso-8859-1", [0x93, 0xE9, 0x94], "“é”"), ("windows-1251", [0xCF, 0xF0, 0xE8], "При"),
            ("gb2312", [0xD6, 0xD0, 0xB9, 0xFA], "中国"), ("big5", [0xA4, 0xA4, 0xA4, 0xE5], "中文"),
            ("shift_jis", [0x93, 0xFA, 0x96, 0x7B], "日本"), ("euc-jp", [0xC6, 0xFC, 0xCB, 0xDC], "日本"),
            ("euc-kr", [0xC7, 0xD1, 0xB1, 0xDB], "한글"), ("koi8-r", [0xF0, 0xD2, 0xC9], "При"),
        ] as [(String, [UInt8], String)])
    func header(charset: String, bytes: [UInt8], word: String) throws {
        #expect(try firstWord(page(bytes, mediaType: "text/html; charset=\"\(charset)\"")) == word)
    }

    @Test("a byte order mark wins over the media type, and the media type over a meta element")
    func order() throws {
        let markup = "<meta charset=koi8-r><h1>Harbour council</h1><p>é \(Fixtures.ferryParagraphs[0])</p>"
        let marked = Page(
            bytes: [0xEF, 0xBB, 0xBF] + Array(markup.utf8), mediaType: "text/html; charset=windows-1251")
        #expect(try firstWord(marked) == "é")
        let declared = page(
            [0xCF, 0xF0, 0xE8], meta: "<meta charset=koi8-r>", mediaType: "text/html; charset=cp1251")
        #expect(try firstWord(declared) == "При")
    }

    @Test(
        "a meta element decides where nothing else does, in either spelling",
        arguments: [
            "<meta charset=windows-1251>",
            "<META content='text/html; charset=windows-1251' http-equiv=Content-Type>",
        ])
    func meta(element: String) throws {
        #expect(try firstWord(page([0xCF, 0xF0, 0xE8], meta: element)) == "При")
    }

    @Test("undeclared bytes are UTF-8 where they can be, else what the language suggests, else windows-1252")
    func guess() throws {
        #expect(try firstWord(page(Array("é".utf8))) == "é")
        #expect(try firstWord(page([0x93, 0xE9, 0x94])) == "“é”")
        let russian = page([0xCF, 0xF0, 0xE8])
        let bytes = Array("<html lang=ru>".utf8) + russian.bytes.dropFirst(6)
        #expect(try firstWord(Page(bytes: bytes, mediaType: "text/html")) == "При")
    }

    @Test("broken UTF-8 becomes replacement characters and the rest is read")
    func broken() throws {
        let broken = page([0x61, 0xFF, 0xC3, 0x28, 0x62], mediaType: "text/html; charset=utf-8")
        #expect(try firstWord(broken) == "a\u{FFFD}\u{FFFD}(b")
    }

    @Test(
        "broken bytes in any encoding become replacement characters and the rest is read",
        arguments: [
            "shift_jis", "euc-jp", "gb18030", "big5", "euc-kr", "iso-2022-jp", "windows-1251", "windows-1255",
            "utf-16le", "koi8-r",
        ])
    func brokenLegacy(charset: String) throws {
        var generator = SeededGenerator(seed: 7)
        for length in [1, 2, 3, 40, 70_000] {
            let noise = (0..<length).map { _ in UInt8.random(in: 0x20...0xFF, using: &generator) }
            let broken = page(noise + Array("<p>".utf8), mediaType: "text/html; charset=" + charset)
            guard let reading = try? Extractor.read(broken) else { continue }
            #expect(reading.mediaType == "text/html; charset=" + charset)
        }
        let cut = page([0x81], mediaType: "text/html; charset=" + charset)
        if charset != "utf-16le", charset != "iso-2022-jp" {
            #expect(
                try Extractor.read(cut).article.blocks.last?.text.contains("harbour council voted") == true)
        }
    }
}
