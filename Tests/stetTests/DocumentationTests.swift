import Foundation
import Testing

@Suite("The documents")
struct DocumentationTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private func document(_ name: String) throws -> String {
        try String(contentsOf: Self.root.appending(path: name), encoding: .utf8)
    }

    @Test("docs/cli.md names every command, every option and every exit status")
    func commandLine() async throws {
        let text = try document("docs/cli.md")
        let work = try Workspace()
        let commands = try await work.done("--help").matches(of: /(?m)^  ([a-z]+) {2,}/).map(\.output.1)
        #expect(commands.count >= 11)
        for command in commands where command != "help" {
            #expect(text.contains("## stet \(command)"))
            let help = try await work.done(String(command), "--help")
            for option in help.matches(of: /(?m)^  (?:-\w, )?(--[a-z-]+)/).map(\.output.1) {
                #expect(text.contains("`\(option)"), "\(option) of stet \(command)")
            }
        }
        for status in 0...5 { #expect(text.contains("| \(status) |"), "exit status \(status)") }
    }

    @Test("docs/formats.md names every key of every report")
    func reports() async throws {
        let text = try document("docs/formats.md")
        let work = try Workspace()
        let line = try await work.done("track", work.write(Ferry().page, to: "1.html"), "--json")
        for key in Set(line.matches(of: /"([A-Za-z]+)":/).map { String($0.output.1) }) {
            #expect(text.contains("`\(key)`"), "\(key)")
        }
        try await work.done("track", work.write(Ferry(headline: "Other words").page, to: "2.html"))
        let outputs = try await [
            work.done("list", "--json"), work.done("log", "ferries", "--json"),
            work.done("show", "ferries", "--json"), work.done("diff", "ferries", "--json"),
            work.done("list", "--stealth", "--json"), work.done("search", "words", "--json"),
            work.done("observations", "ferries", "--json"),
        ]
        for output in outputs {
            for key in Set(output.matches(of: /"([A-Za-z]+)" :/).map { String($0.output.1) }) {
                #expect(text.contains("`\(key)`"), "\(key)")
            }
        }
    }

    @Test("links between the documents lead somewhere")
    func links() async throws {
        for name in [
            "README.md", "docs/architecture.md", "docs/formats.md", "docs/cli.md", "docs/dependencies.md",
        ] {
            let folder = Self.root.appending(path: name).deletingLastPathComponent()
            for link in try document(name).matches(of: /\]\((?!https?:)([^)#]+)/).map(\.output.1) {
                let target = folder.appending(path: String(link)).path
                #expect(FileManager.default.fileExists(atPath: target), "\(link) in \(name)")
            }
        }
    }
}
