import Foundation
import Testing

/// Compares a text with the file of that name beside the tests.
///
/// With `RECORD_SNAPSHOTS` in the environment the file is rewritten instead, to be read before it is committed.
func expectSnapshot(
    _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Snapshots").appendingPathComponent(name)
    let shown = text.replacingOccurrences(of: "\u{1B}", with: "␛")
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try shown.write(to: file, atomically: true, encoding: .utf8)
        return
    }
    let expected = try? String(contentsOf: file, encoding: .utf8)
    guard let expected else {
        Issue.record(
            "no snapshot \(name): run the tests with RECORD_SNAPSHOTS=1", sourceLocation: sourceLocation)
        return
    }
    let lines = zip(expected.lines, shown.lines).enumerated().first { $1.0 != $1.1 }
    #expect(
        shown == expected,
        """
        \(name) differs first in line \((lines?.offset ?? -1) + 1)
        expected: \(lines?.element.0 ?? "\(expected.lines.count) lines")
        now:      \(lines?.element.1 ?? "\(shown.lines.count) lines")
        RECORD_SNAPSHOTS=1 rewrites it
        """,
        sourceLocation: sourceLocation)
}

extension String {
    /// The lines, cut at line feeds only.
    var lines: [String] {
        unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    }
}
