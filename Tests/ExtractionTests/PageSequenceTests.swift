import Articles
import Testing

@testable import Extraction

@Suite("Articles over several pages")
struct PageSequenceTests {
    private let first = "https://paper.example/news/ferries-return"

    private func page(_ number: Int, of address: String, next: String?, headline: String = "Ferries return")
        throws -> Page
    {
        let link = next.map { "<a rel=\"next\" href=\"\($0)\">Next</a>" } ?? ""
        let words = ["quay", "crane", "tower", "market", "bridge", "chapel"][number % 6]
        let markup = """
            <html><body><article><h1>\(headline)</h1><p class=standfirst>Boats sail again, says the operator of the line.</p>
            <p>At the \(words) the last boat had left on 14 September, two hours before a storm tore the ramp away.</p>
            <p>Those of the \(words) carried 4,310 passengers a week last winter, a third of them late in the evening.</p>
            </article>\(link)</body></html>
            """
        return Page(
            bytes: Array(markup.utf8), mediaType: "text/html; charset=utf-8", address: try WebAddress(address)
        )
    }

    @Test("are joined from their archive: the headline once, every body, and the same bytes each time")
    func joined() throws {
        var sequence = PageSequence(try page(0, of: first, next: "?page=2"))
        #expect(sequence.next?.description == first + "?page=2")
        let hasSecond = try sequence.append(page(1, of: first + "?page=2", next: "?page=3"))
        #expect(hasSecond)
        let hasThird = try sequence.append(page(2, of: first + "?page=3", next: nil))
        #expect(hasThird)
        #expect(sequence.next == nil && sequence.pages.count == 3)
        let archive = sequence.joined
        #expect(archive.bytes == sequence.joined.bytes && archive.mediaType == "multipart/related")
        let reading = try Extractor.read(archive)
        #expect(reading.article.blocks.count { $0.kind == .headline } == 1)
        #expect(reading.article.blocks.count { $0.kind == .paragraph } == 6)
        #expect(reading.article.blocks.last?.text.hasPrefix("Those of the tower") == true)
        #expect(reading.nextPage == nil && reading.mediaType.hasPrefix("multipart/related"))
    }

    @Test("a page alone stays what it is, also with another article after it")
    func alone() throws {
        let blog = try page(0, of: first, next: "/news/another-day-at-the-quay")
        let sequence = PageSequence(blog)
        #expect(sequence.next == nil && sequence.joined.bytes == blog.bytes)
        var wrong = PageSequence(try page(0, of: first, next: "?page=2"))
        let isWrong = try wrong.append(
            page(1, of: first + "?page=2", next: nil, headline: "Gulls have left the town"))
        #expect(!isWrong)
        #expect(wrong.joined.mediaType == "text/html; charset=utf-8")
    }

    @Test("end after ten pages, and where they lead in a circle")
    func bounded() throws {
        var sequence = PageSequence(try page(0, of: first, next: "?page=2"))
        var number = 2
        while let next = sequence.next {
            let isTaken = try sequence.append(page(number, of: next.description, next: "?page=\(number + 1)"))
            #expect(isTaken)
            number += 1
        }
        #expect(sequence.pages.count == PageSequence.most)
        var circle = PageSequence(try page(0, of: first, next: "?page=2"))
        let isTaken = try circle.append(page(1, of: first + "?page=2", next: "?page=2"))
        #expect(isTaken)
        #expect(circle.next == nil)
        var back = PageSequence(try page(0, of: first, next: "?page=2"))
        let isBack = try back.append(page(1, of: first, next: "?page=3"))
        #expect(!isBack && back.next == nil)
    }

    @Test(
        "an address is the next page's by its number alone",
        arguments: [
            ("/a/story", "/a/story?page=2", 2, true), ("/a/story", "/a/story/2", 2, true),
            ("/a/story", "/a/story/page/2/", 2, true),
            ("/a/story.html", "/a/story-2.html", 2, true), ("/a/story.html", "/a/story_p2.html", 2, true),
            ("/a/story?p=1", "/a/story?p=2", 2, true),
            ("/a/story-3", "/a/story-3/seite-4", 4, true), ("/a/story", "/a/story?page=3", 2, false),
            ("/a/story", "/a/other", 2, false),
            ("/a/story", "/a/story-two", 2, false), ("/a/story-11", "/a/story-12", 2, false),
            ("/a/story", "/a/story", 2, false),
            ("/2024/05/01/story", "/2024/05/02/story", 2, false),
            ("/a/story", "/a/story/2/comments", 2, false),
        ])
    func addresses(_ first: String, _ next: String, _ number: Int, _ expected: Bool) throws {
        let base = "https://paper.example"
        #expect(
            try PageSequence.isPage(number, WebAddress(base + next), of: WebAddress(base + first)) == expected
        )
    }

    @Test("pages that hold the archive's own boundary are kept as they are")
    func boundary() throws {
        var second = try page(1, of: first + "?page=2", next: nil)
        second.bytes += Array(
            "<p>\r\n--stet-page-0\r\nThis line is long enough to be a sentence of the article's own body.</p>"
                .utf8)
        var sequence = PageSequence(try page(0, of: first, next: "?page=2"))
        let isTaken = sequence.append(second)
        #expect(isTaken)
        #expect(
            try Extractor.read(sequence.joined).article.blocks.contains { $0.text.contains("--stet-page-0") })
    }
}
