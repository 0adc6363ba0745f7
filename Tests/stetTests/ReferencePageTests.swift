import Foundation
import Testing

@Suite(
    "The reference page, pasted",
    .enabled(if: Reference.paste != nil, "the reference page is not in $STET_SHARED (default: ../shared)"))
struct ReferencePageTests {
    private let paste = Reference.paste ?? ""

    @Test("gives its headline, bullets, paragraphs and captions, and nothing else")
    func blocks() async throws {
        let work = try Workspace()
        try await work.done("track", "-", input: paste)
        let shown = try await JSONDecoder().decode(
            Shown.self, from: Data(work.done("show", "istanbul", "--json").utf8))
        #expect(
            shown.blocks.map(\.kind) == [
                "headline", "bullet", "bullet", "caption", "paragraph", "paragraph", "paragraph", "paragraph",
                "caption", "paragraph",
            ])
        #expect(shown.blocks[1].text.hasPrefix("Russia’s military said"))
        #expect(shown.blocks[3].text.hasSuffix("Photo: Pool via AFP"))
    }

    @Test("is unchanged when only what is not the article changed")
    func boilerplate() async throws {
        let work = try Workspace()
        try await work.done("track", "-", input: paste)
        let later = paste.replacing("Time:3 minutes", with: "Time:5 minutes").replacing(
            "\n20\n", with: "\n57\n")
        #expect(later != paste)
        #expect(try await work.done("track", "-", input: later).contains("unchanged since revision 1"))
    }

    @Test(
        "shows one changed word as that word",
        arguments: [
            ("fail to clinch", "clinch", "reach"), ("cut back operations", "cut", "scale"),
            ("The talks were taking place", "taking", "held"), ("in Paris. Photo", "Paris", "Rome"),
        ])
    func oneWord(place: String, old: String, new: String) async throws {
        let work = try Workspace()
        try await work.done("track", "-", input: paste)
        let edited = paste.replacing(place, with: place.replacing(old, with: new))
        #expect(edited != paste)
        #expect(try await work.done("track", "-", input: edited).contains("revision 2"))
        let diff = try await work.done("diff", "istanbul")
        #expect(diff.contains("[-\(old)-] {+\(new)+}"))
        #expect(
            diff.components(separatedBy: "[-").count == 2 && diff.components(separatedBy: "{+").count == 2)
    }

    @Test("shows swapped bullets as moved")
    func swapped() async throws {
        let work = try Workspace()
        try await work.done("track", "-", input: paste)
        var lines = paste.components(separatedBy: "\n")
        let bullets = lines.indices.filter { lines[$0].contains("•") }
        try #require(bullets.count == 2)
        lines.swapAt(bullets[0], bullets[1])
        try await work.done("track", "-", input: lines.joined(separator: "\n"))
        let diff = try await work.done("diff", "istanbul")
        #expect(diff.contains("moved") && !diff.contains("[-") && !diff.contains("{+"))
    }

    private struct Shown: Decodable {
        struct Block: Decodable {
            let kind: String
            let text: String
        }
        let blocks: [Block]
    }
}

private enum Reference {
    /// The page as pasted; it belongs to its publisher and is no part of this project.
    static let paste: String? = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let shared =
            ProcessInfo.processInfo.environment["STET_SHARED"] ?? root.appending(path: "../shared").path
        return try? String(contentsOfFile: shared + "/seed/scmp-istanbul-talks.txt", encoding: .utf8)
    }()
}
