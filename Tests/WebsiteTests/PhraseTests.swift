import Foundation
import Testing

@Suite("The words of the interface")
struct PhraseTests {
    private static let sources = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources/Website")
    /// What speaks to people; Phrases is where its words belong.
    private static let folders = ["Markup", "Pages", "Programs", "Reading", "Review", "Server"]
    /// These speak to programs.
    private static let others = [
        "OpenAPI.swift", "OpenAPISchemas.swift", "Metrics.swift", "SafetyHeaders.swift",
    ]

    @Test("stand in Phrases and nowhere else")
    func place() throws {
        var files = 0
        for folder in Self.folders {
            let place = Self.sources.appending(path: folder)
            for name in try FileManager.default.contentsOfDirectory(atPath: place.path)
            where !Self.others.contains(name) {
                files += 1
                let source = try String(contentsOf: place.appending(path: name), encoding: .utf8)
                for literal in SwiftLiterals(source) {
                    let words = InterfaceWords.found(in: literal)
                    #expect(words.isEmpty, "\(folder)/\(name): \(words)")
                }
            }
        }
        #expect(files > 40)
    }

    @Test(
        "are found where they stand in markup, in attributes that are read out, and in sentences",
        arguments: [
            #""<p>Nothing fits</p>""#, #""<a href=\"/\">More</a>""#, #""<i title=\"how much\">\(x)</i>""#,
            #""No article is tracked.""#, "\"\"\"\n<p>\\(f(\"<b>\"))Read \\\n on</p>\n\"\"\"",
            #""<p>\(isOpen ? "still stands" : "")</p>""#,
        ])
    func found(source: String) {
        #expect(SwiftLiterals("let x = " + source).contains { !InterfaceWords.found(in: $0).isEmpty })
    }

    @Test(
        "are not seen in names, addresses, types and elements",
        arguments: [
            #""<p class=\"lede long\">\(Phrase.Front.lede)</p>""#, #""text/html; charset=utf-8""#,
            #""/a/:publication/:name""#, #""<a rel=\"noopener noreferrer\" href=\"\(x)\">\(y)</a>""#,
            "// a comment of words\n\"\"", #""name""#,
            #""<meta name=\"color-scheme\" content=\"light dark\">""#,
        ])
    func ignored(source: String) {
        #expect(SwiftLiterals("let x = " + source).allSatisfy { InterfaceWords.found(in: $0).isEmpty })
    }
}
