import Articles
import Foundation
import ProseDiff
import Rendering
import Testing

@Suite("A diff as a web page")
struct HTMLDiffTests {
    @Test("looks as recorded")
    func snapshots() throws {
        try expectSnapshot(HTMLDiff.section(Story.ferry), "section.html")
        try expectSnapshot(HTMLDiff.page(Story.seaWall), "page.html")
        try expectSnapshot(HTMLDiff.page([]), "page-empty.html")
    }

    @Test("needs nothing but itself")
    func selfContained() {
        let page = HTMLDiff.page(Story.seaWall)
        #expect(page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""))
        for loaded in ["<script", "<img", "<link", "<iframe", "url(", "@import", "src="] {
            #expect(!page.contains(loaded), "\(loaded)")
        }
    }

    @Test("has every id once and no link into nowhere")
    func anchors() throws {
        for page in [HTMLDiff.page(Story.seaWall), HTMLDiff.section(Story.ferry)] {
            let tags = try Markup(page).tags
            let ids = tags.compactMap { $0.attributes["id"] }
            #expect(Set(ids).count == ids.count)
            let links = tags.compactMap { $0.attributes["href"] }.filter { $0.hasPrefix("#") }
            #expect(!links.isEmpty)
            for link in links { #expect(ids.contains(String(link.dropFirst())), "\(link)") }
        }
    }

    @Test("has its headings in order")
    func headings() throws {
        let levels = try Markup(HTMLDiff.page(Story.seaWall)).tags.map(\.name)
            .filter { $0.count == 2 && $0.hasPrefix("h") && $0 != "hr" }
            .compactMap { Int($0.dropFirst()) }
        #expect(levels.first == 1 && levels.filter { $0 == 1 }.count == 1)
        for (before, after) in zip(levels, levels.dropFirst()) { #expect(after <= before + 1) }
    }

    @Test("gives each block its own direction and the article its language")
    func direction() throws {
        var document = Story.ferry
        document.new.article.metadata.language = "ar"
        let tags = try Markup(HTMLDiff.section(document)).tags
        let kinds = Set(Block.Kind.allCases.map(\.rawValue))
        let blocks = tags.filter {
            ["p", "h3", "blockquote"].contains($0.name) && kinds.contains($0.attributes["class"] ?? "")
        }
        #expect(blocks.count > 20)
        #expect(blocks.allSatisfy { $0.attributes["dir"] == "auto" })
        #expect(blocks.allSatisfy { $0.attributes["lang"] == "ar" })
        #expect(!tags.contains { $0.attributes["lang"] != nil && ($0.attributes["class"] ?? "") == "margin" })
        document.new.article.metadata.language = "\"><script>"
        #expect(try Markup(HTMLDiff.section(document)).tags.allSatisfy { $0.attributes["lang"] == nil })
    }

    @Test("links to the page only by http and https")
    func pageLink() {
        var document = Story.ferry
        document.new.article.metadata.url = "javascript:alert(1)"
        #expect(!HTMLDiff.page([document]).contains("javascript:"))
        document.new.article.metadata.url = "https://a.example/?a=1&b=\"2\""
        #expect(HTMLDiff.page([document]).contains("href=\"https://a.example/?a=1&amp;b=&quot;2&quot;\""))
    }

    @Test("carries both texts: without what was added it is the older, without what was removed the newer")
    func texts() throws {
        for document in Story.seaWall {
            let markup = try Markup(HTMLDiff.section(document))
            let old = markup.text(inside: "before", without: "ins")
            let new = markup.text(inside: "after", without: "del")
            for change in document.diff.changes where change.kind != .kept {
                for block in change.old { #expect(old.contains(document.old.article.blocks[block].text)) }
                for block in change.new { #expect(new.contains(document.new.article.blocks[block].text)) }
            }
        }
    }
}
