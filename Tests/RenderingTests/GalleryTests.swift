import Articles
import Foundation
import ProseDiff
import Rendering
import Testing

@Suite("The gallery")
struct GalleryTests {
    private let file = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("docs/gallery.md")

    @Test("is what the engine and the terminal make of its cases now")
    func page() throws {
        let page = ([Self.opening] + GalleryCase.all.enumerated().map { $1.section($0 + 1) }).joined(
            separator: "\n")
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
            try page.write(to: file, atomically: true, encoding: .utf8)
        }
        let recorded = try String(contentsOf: file, encoding: .utf8)
        let difference = zip(recorded.lines, page.lines).first { $0 != $1 }
        #expect(
            recorded == page,
            "docs/gallery.md is stale: \(difference.map { "“\($0)” is “\($1)” now" } ?? "its length differs"); RECORD_SNAPSHOTS=1 rewrites it"
        )
    }

    @Test("shows in each case something that changed, under a title of its own")
    func cases() {
        #expect(Set(GalleryCase.all.map(\.title)).count == GalleryCase.all.count)
        for one in GalleryCase.all {
            #expect(!one.document.diff.isEmpty, "\(one.title)")
            #expect(one.document.judgement.significance > 0, "\(one.title)")
        }
    }

    private static let opening = """
        # Gallery

        Kinds of edit that newsrooms make, and what `stet diff` shows of each. The stories are invented; the pictures are made by the tests, so they are what the engine answers today. Under the title stands the summary, then why the change matters and how much ([the rule](prosediff.md#reasons-and-significance)).

        """
}

extension GalleryCase {
    fileprivate var document: DiffDocument {
        DiffDocument(
            identity: Story.identity, old: Story.state(1, old), new: Story.state(2, new),
            diff: ArticleDiff(from: old, to: new))
    }

    fileprivate func section(_ number: Int) -> String {
        let document = document
        let text = TerminalDiff.render(document, style: TerminalStyle(width: 92))
        let body = text.lines.drop { !$0.isEmpty }.dropFirst().joined(separator: "\n")
        let reasons = document.judgement.reasons.map(\.rawValue).joined(separator: ", ")
        return """
            ## \(number). \(title)

            \(document.diff.summary) — \(reasons); significance \(document.judgement.significance)

            ```
            \(body)```

            """
    }
}
