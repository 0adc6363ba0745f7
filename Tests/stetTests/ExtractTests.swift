import Foundation
import Testing

@Suite("stet extract")
struct ExtractTests {
    @Test("what was taken and what was left out is shown, and nothing is recorded")
    func shown() async throws {
        let work = try Workspace()
        let ferry = Ferry()
        let text = try await work.done("extract", work.write(ferry.page, to: "1.html"))
        for line in ferry.paragraphs { #expect(text.contains("paragraph       \(line)")) }
        #expect(text.contains("headline        \(ferry.headline)"))
        #expect(text.contains("taken from      markup, text/html; charset=utf-8"))
        #expect(text.contains("readingTime     Reading Time:3 minutes"))
        #expect(!FileManager.default.fileExists(atPath: work.repos.path))
    }

    @Test("the answer in JSON has blocks, verdict and what was left out")
    func json() async throws {
        let work = try Workspace()
        let text = try await work.done("extract", work.write(Ferry().paste, to: "1.txt"), "--json")
        let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(object["format"] as? String == "stet-extract/1")
        #expect(object["source"] as? String == "text")
        #expect((object["verdict"] as? [String: Any])?["kind"] as? String == "article")
        #expect((object["blocks"] as? [Any])?.count == 8)
        #expect((object["leftOut"] as? [Any])?.isEmpty == false)
    }

    @Test("the explanation is one page without scripts, with every word of the original as text")
    func explained() async throws {
        let work = try Workspace()
        var ferry = Ferry()
        ferry.paragraphs[0] += " &lt;script&gt;alert(1)&lt;/script&gt;"
        let page = ferry.page.replacing("<aside>", with: "<aside class=\"x' onclick='y\">")
        let out = try work.write("", to: "out.html")
        try await work.done("extract", work.write(page, to: "1.html"), "--explain", out)
        let html = try work.read("out.html")
        #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
        #expect(!html.contains("<script") && !html.contains("<a ") && !html.contains("src="))
        #expect(!html.contains("' onclick='"))
        #expect(html.contains("default-src 'none'"))
        #expect(
            html.contains("<tr class=\"left\"><th scope=\"row\">left out: how long it takes to read</th>"))
        #expect(html.contains("<tr class=\"top\"><th scope=\"row\">headline</th>"))
        #expect(html.contains("<th scope=\"row\">headline</th>") && html.contains("the page&#39;s heading"))
    }

    @Test("a page without an article is refused with what it is, and explained all the same")
    func refused() async throws {
        let work = try Workspace()
        let page = "<title>Page not found</title><h1>Page not found</h1><p>The page is not here.</p>"
        let out = try work.write("", to: "out.html")
        let file = try work.write(page, to: "1.html")
        let outcome = try await work.stet("extract", file, "--explain", out)
        #expect(outcome.status == 3)
        #expect(outcome.error.contains("page not found"))
        #expect(try work.read("out.html").contains("<strong>missing</strong>"))
        #expect(try await work.stet("extract", file, "--json", "--explain", out).status == 2)
        #expect(try await work.stet("extract", String(file.dropLast("1.html".count))).status == 2)
    }
}
