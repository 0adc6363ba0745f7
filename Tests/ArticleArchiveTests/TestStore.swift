import ArticleArchive
import Articles
import Foundation
import Testing

/// A store in a directory of its own, and git to ask about it.
final class TestStore: Sendable {
    let directory: String
    private let root: String

    init() throws {
        root = NSTemporaryDirectory() + "stet-archive-" + UUID().uuidString
        directory = root + "/store"
        try FileManager.default.createDirectory(atPath: root + "/home", withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    /// A path beside the store.
    func path(_ name: String) -> String { root + "/" + name }

    func repository(_ publication: String = "daily.example") -> String {
        directory + "/" + publication + ".git"
    }

    func open(
        _ access: ArticleArchive.Access = .readWrite, wait: Duration = .seconds(30),
        grouping: Grouping = Grouping()
    ) throws
        -> ArticleArchive
    {
        try ArticleArchive(at: directory, access: access, lockWait: wait, grouping: grouping)
    }

    /// Runs git on a repository of the store, with no configuration but the repository's.
    func git(_ arguments: String..., in publication: String = "daily.example") throws -> String {
        try git(arguments, at: repository(publication))
    }

    func git(_ arguments: [String], at directory: String, input: String? = nil) throws -> String {
        let result = try run("/usr/bin/git", ["-C", directory] + arguments, input: input)
        try #require(result.status == 0, "git \(arguments) gave \(result.status): \(result.error)")
        return result.output
    }

    /// Runs a program; its output is read to the end before it is waited for.
    func run(
        _ program: String, _ arguments: [String], input: String? = nil
    ) throws -> (status: Int32, output: String, error: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.environment = [
            "PATH": "/usr/bin:/bin", "HOME": root + "/home", "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C.UTF-8",
            "GIT_TERMINAL_PROMPT": "0", "GIT_PAGER": "cat", "TZ": "UTC",
            "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "safe.directory", "GIT_CONFIG_VALUE_0": "*",
        ]
        let errorPath = root + "/error-" + UUID().uuidString
        _ = FileManager.default.createFile(atPath: errorPath, contents: nil)
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle(forWritingAtPath: errorPath)
        if let input {
            let path = root + "/input-" + UUID().uuidString
            try Data(input.utf8).write(to: URL(fileURLWithPath: path))
            process.standardInput = FileHandle(forReadingAtPath: path)
        } else {
            process.standardInput = FileHandle.nullDevice
        }
        try process.run()
        let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        let error = try Data(contentsOf: URL(fileURLWithPath: errorPath))
        return (
            process.terminationStatus, String(decoding: bytes, as: UTF8.self),
            String(decoding: error, as: UTF8.self)
        )
    }

    /// Asks git for every fault it knows; empty where there is none.
    func faults(in publication: String = "daily.example") throws -> String {
        let result = try run(
            "/usr/bin/git",
            ["-C", repository(publication), "fsck", "--strict", "--full", "--no-dangling", "--no-progress"])
        return result.output + result.error + (result.status == 0 ? "" : "status \(result.status)")
    }

    /// Mounts a small file system in memory where the store goes; false, with a message, where that is not allowed.
    func mount(_ options: String) throws -> Bool {
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        let result = try run("/bin/mount", ["-t", "tmpfs", "-o", options, "tmpfs", directory])
        if result.status != 0 { print("not tested, no mount allowed here: \(result.error)") }
        return result.status == 0
    }

    func unmount() { _ = try? run("/bin/umount", ["-l", directory]) }

    func write(_ text: String, to path: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    }

    func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }
}

/// Invented articles to record.
enum Invented {
    static let ferry = ArticleIdentity(
        publication: "daily.example", slug: "ferry-strike-ends", id: "0a1b2c3d4e")
    static let bridge = ArticleIdentity(
        publication: "daily.example", slug: "bridge-reopens", id: "5f6g7h8j9k")

    static func article(_ headline: String = "Ferry strike ends", _ paragraphs: String...) -> Article {
        var metadata = Metadata()
        metadata.url = "https://daily.example/news/ferry?a=1/2"
        metadata.authors = ["Ada Quill", "Ben “Inky” Nib"]
        return Article(
            blocks: [Block(.headline, headline)]
                + (paragraphs.isEmpty ? ["Boats run again."] : paragraphs).map { Block(.paragraph, $0) },
            metadata: metadata)
    }

    static func snapshot(_ text: String = "<p>Boats run again.</p>") -> Snapshot {
        Snapshot(bytes: Array(text.utf8), mediaType: "text/html; charset=utf-8")
    }

    /// A draft observed some minutes after an invented noon.
    static func draft(
        _ content: Draft.Content? = nil, minute: Int = 0, kind: Revision.Kind = .edit,
        summary: String = "1 paragraph changed"
    ) -> Draft {
        Draft(
            content: content ?? .observed(article(), snapshot("<p>\(minute)</p>")),
            observed: noon + Double(minute * 60), recorded: noon + Double(minute * 60 + 7), kind: kind,
            summary: summary, words: WordCount(inserted: 14, deleted: 9),
            source: "https://daily.example/news/ferry?a=1", extractor: "stet 1")
    }

    static func state(_ text: String, minute: Int) -> Draft {
        draft(.observed(article("Ferry strike ends", text), snapshot("<p>\(text)</p>")), minute: minute)
    }

    static let noon = Date(timeIntervalSince1970: 1_648_555_200)
}
