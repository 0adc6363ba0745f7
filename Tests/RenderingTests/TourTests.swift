import Articles
import Foundation
import Rendering
import Testing

@Suite("The tour")
struct TourTests {
    private let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("docs/tour")

    private func pages() throws -> [(time: String, name: String)] {
        try String(contentsOf: folder.appendingPathComponent("times.txt"), encoding: .utf8)
            .split(separator: "\n").map { line in
                let parts = line.split(separator: " ")
                try #require(parts.count == 2)
                return (String(parts[0]), String(parts[1]))
            }
    }

    @Test("has its pages in the order of time, which is that of their names")
    func order() throws {
        let pages = try pages()
        let times = try pages.map { try Date($0.time, strategy: .iso8601) }
        #expect(times == times.sorted() && Set(times).count == 3)
        #expect(pages.map(\.name) == pages.map(\.name).sorted())
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(files.filter { $0.hasSuffix(".html") }.sorted() == pages.map(\.name))
    }

    @Test("has pages with just the words of the story that these tests tell")
    func words() throws {
        let states = [Story.seaWall[0].old, Story.seaWall[0].new, Story.seaWall[1].new]
        for (page, state) in zip(try pages(), states) {
            let html = try String(contentsOf: folder.appendingPathComponent(page.name), encoding: .utf8)
            let start = try #require(html.range(of: "<article>"))
            let end = try #require(html.range(of: "<aside class=\"newsletter\">"))
            let text = html[start.upperBound..<end.lowerBound].replacing(#/<[^>]*>/#, with: "")
            var rest = text[...]
            for block in state.article.blocks {
                let found = try #require(rest.range(of: block.text), "\(page.name): \(block.text)")
                rest = rest[found.upperBound...]
            }
            #expect(try paragraphs(html) == state.article.blocks.filter { $0.kind == .paragraph }.count)
            #expect(state.revision.observed.formatted(.iso8601) == page.time)
        }
    }

    private func paragraphs(_ html: String) throws -> Int {
        let start = try #require(html.range(of: "<div class=\"article-body\">"))
        let end = try #require(html.range(of: "<aside class=\"newsletter\">"))
        return html[start.upperBound..<end.lowerBound].components(separatedBy: "<p>").count - 1
    }

    @Test("reads on a terminal as recorded")
    func terminal() throws {
        for (number, document) in Story.seaWall.enumerated() {
            try expectSnapshot(
                TerminalDiff.render(document, style: TerminalStyle(width: 80)),
                "tour-\(number + 1)-plain-80.txt")
        }
    }
}
