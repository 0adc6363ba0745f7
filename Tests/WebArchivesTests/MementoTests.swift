import Articles
import Testing
import WebArchives

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite("Lists of captures")
struct MementoTests {
    private let archive: WebAddress

    init() throws { archive = try WebAddress("https://archive.example/timemap/link/https://h.example/a") }

    @Test("a TimeMap's links are read, commas in times and addresses included")
    func timeMap() throws {
        let text = """
            <https://h.example/a,b?x=1>; rel="original",
            <https://archive.example/timegate/https://h.example/a>; rel="timegate",
            </timemap/link/https://h.example/a>; rel="self"; type="application/link-format"; from="Tue, 29 Mar 2022 10:05:00 GMT",
            </timemap/2>; rel="timemap",
            <https://archive.example/20220330000000/https://h.example/a>; rel="last memento"; datetime="Wed, 30 Mar 2022 00:00:00 GMT",
            <https://archive.example/20220329100500/https://h.example/a>;rel="first memento";datetime="Tue, 29 Mar 2022 10:05:00 GMT"
            """
        let map = try TimeMap(Array(text.utf8), from: archive)
        #expect(map.original == "https://h.example/a,b?x=1")
        #expect(map.timeGate?.path == "/timegate/https://h.example/a")
        #expect(map.parts.map(\.path) == ["/timemap/2"])
        #expect(
            map.mementos.map(\.date) == [
                Timestamp.parse("2022-03-29T10:05:00Z"), Timestamp.parse("2022-03-30"),
            ])
    }

    @Test("what is no TimeMap is refused, and any bytes at all come to an end")
    func noTimeMap() {
        for text in ["", "<html>no", "not found"] {
            #expect(throws: WebArchiveError.self) { try TimeMap(Array(text.utf8), from: archive) }
        }
        for text in ["<a>;", "<a>;rel", "<a>;rel=", "<a>;rel=\"", "<a>;;;,,,<b>", "<><><>"] {
            _ = try? TimeMap(Array(text.utf8), from: archive)
        }
    }

    @Test(
        "an index says the same in each of its forms",
        arguments: [
            #"[["urlkey","timestamp","original","mimetype","statuscode","digest","length"],["k","20220330","http://h.example/a","warc/revisit","-","D1","9"],["k","20220329100500","http://h.example/a","text/html","200","D1","99"],[],["resume+key"]]"#,
            """
            {"urlkey": "k", "timestamp": "20220329100500", "url": "http://h.example/a", "mime": "text/html", "status": "200", "digest": "D1"}
            {"urlkey": "k", "timestamp": "20220330000000", "url": "http://h.example/a", "mime": "warc/revisit", "status": "-", "digest": "D1"}
            """,
            """
            !meta {"format": "cdxj"}
            example,h)/a 20220329100500 {"url": "http://h.example/a", "mime": "text/html", "status": 200, "digest": "D1"}
            example,h)/a 20220330000000 {"url": "http://h.example/a", "mime": "warc/revisit", "digest": "D1"}
            """,
            """
             CDX N b a m s k r M S V g
            k 20220330000000 http://h.example/a warc/revisit - D1 - - 9 1 x.warc.gz
            k 20220329100500 http://h.example/a text/html 200 D1 - - 9 1 x.warc.gz
            """,
            "k 20220329100500 http://h.example/a text/html 200 D1 9\nk 20220330000000 http://h.example/a warc/revisit - D1 9\n",
        ])
    func index(_ text: String) throws {
        let index = CaptureIndex(Array(text.utf8))
        #expect(index.captures.count == 2 && index.unreadable == 0)
        #expect(
            index.captures.map(\.date) == [
                Timestamp.parse("2022-03-29T10:05:00Z"), Timestamp.parse("2022-03-30"),
            ])
        #expect(index.captures.map(\.status) == [200, nil] && index.captures.map(\.digest) == ["D1", "D1"])
        #expect(index.captures.map(\.mediaType) == ["text/html", "warc/revisit"])
        #expect(index.resumeKey == (text.contains("resume") ? "resume+key" : nil))
        let raw = try index.captures.first?.rawAddress(in: WebAddress("https://web.archive.example/web"))
        #expect(raw?.description == "https://web.archive.example/web/20220329100500id_/http://h.example/a")
    }

    @Test("lines that cannot be read are counted")
    func unreadable() {
        #expect(CaptureIndex(Array("<html>\nk 2022x http://h.example/ - -\n{]\n".utf8)).unreadable == 3)
        #expect(CaptureIndex(Array("[[1,2]]".utf8)).captures.isEmpty)
        #expect(CaptureIndex([]).captures.isEmpty)
    }
}
