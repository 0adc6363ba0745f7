import Foundation
import Politeness
import Testing

/// Google's conformance cases; the data is not part of the project (`STET_SHARED`, default `../shared`).
@Suite("robots.txt beside Google's cases")
struct GoogleCasesTests {
    private static let file: URL = {
        let shared = ProcessInfo.processInfo.environment["STET_SHARED"].map { URL(filePath: $0) }
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return (shared ?? root.deletingLastPathComponent().appending(path: "shared"))
            .appending(path: "data/fetching/robots/google-ctc.jsonl")
    }()

    struct Case: Decodable {
        var id: Int
        var robots: String?
        var robots_base64: Data?
        var agent: String
        var url: String
        var allowed: Bool
    }

    @Test(
        "all are decided alike",
        .enabled(if: FileManager.default.fileExists(atPath: file.path), "no shared data"))
    func cases() throws {
        let lines = try String(contentsOf: Self.file, encoding: .utf8).split(separator: "\n")
        #expect(lines.count >= 200)
        for line in lines {
            let example = try JSONDecoder().decode(Case.self, from: Data(line.utf8))
            let bytes = example.robots_base64.map(Array.init) ?? Array((example.robots ?? "").utf8)
            let allowed = RobotsRules(bytes).allows(path: path(of: example.url), agent: example.agent)
            #expect(allowed == example.allowed, "\(line)")
        }
    }

    /// Path, parameters and query of an address, as the reference implementation takes them out.
    private func path(of url: String) -> String {
        var rest = url[...]
        if rest.hasPrefix("//") { rest = rest.dropFirst(2) }
        if let scheme = rest.firstRange(of: "://"),
            !rest[..<scheme.lowerBound].contains(where: { "/?;".contains($0) })
        {
            rest = rest[scheme.upperBound...]
        }
        rest = rest.prefix { $0 != "#" }
        guard let start = rest.firstIndex(where: { "/?;".contains($0) }) else { return "/" }
        return (rest[start] == "/" ? "" : "/") + rest[start...]
    }
}
