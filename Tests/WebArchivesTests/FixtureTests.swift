import Foundation
import Testing
import WebArchives

/// Archives of warcio's and jwarc's tests; the data is not part of the project (`STET_SHARED`, default
/// `../shared`).
@Suite("Archives of other projects' tests")
struct FixtureTests {
    private static let folder: URL = {
        let shared = ProcessInfo.processInfo.environment["STET_SHARED"].map { URL(filePath: $0) }
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return (shared ?? root.deletingLastPathComponent().appending(path: "shared"))
            .appending(path: "data/fetching/warc")
    }()
    private static let isThere = FileManager.default.fileExists(atPath: folder.path)

    /// How many records, damages, and responses whose payload can be read.
    private static let expected: [String: [Int]] = [
        "jwarc/cc.warc.gz": [1, 0, 1], "jwarc/gzip_extra_sl.warc.gz": [1, 0, 0],
        "memento/three-revisions.warc.gz": [3, 0, 3], "warcio/bad.arc": [1, 3, 0],
        "warcio/example-bad-non-chunked.warc.gz": [6, 0, 2], "warcio/example-bad.warc.gz.bad": [6, 0, 3],
        "warcio/example-digest.warc": [4, 0, 0], "warcio/example-iana.org-chunked.warc": [3, 0, 1],
        "warcio/example-resource.warc.gz": [3, 0, 1],
        "warcio/example-space-in-target-uri.warc.gz": [2, 0, 1],
        "warcio/example-space-in-url.arc": [2, 1, 1], "warcio/example-trunc.warc": [4, 1, 0],
        "warcio/example-wget-bad-target-uri.warc.gz": [6, 0, 3],
        "warcio/example-wrong-chunks.warc.gz": [2, 0, 1],
        "warcio/example.arc": [2, 0, 1], "warcio/example.arc.gz": [2, 0, 1],
        "warcio/example.warc": [6, 0, 2],
        "warcio/example.warc.gz": [6, 0, 2], "warcio/post-test.warc.gz": [6, 0, 3],
    ]

    @Test(
        "every file is read to its end, in small pieces as in one, and what is broken is reported",
        .enabled(if: isThere, "no shared data"))
    func all() throws {
        for (name, counts) in Self.expected {
            let file = Self.folder.appending(path: name)
            guard let data = try? Data(contentsOf: file) else { continue }
            let whole = try read(Array(data), piece: data.count)
            let payloads = whole.records.count { $0.message?.payload() != nil }
            #expect([whole.records.count, whole.damages.count, payloads] == counts, "\(name)")
            let pieces = try read(Array(data), piece: 977)
            #expect(pieces.records == whole.records && pieces.damages == whole.damages, "\(name)")
        }
    }

    private func read(_ bytes: [UInt8], piece: Int) throws -> (
        records: [ArchiveRecord], damages: [ArchiveDamage]
    ) {
        var rest = bytes[...]
        var reader = ArchiveReader { () throws(WebArchiveError) in
            defer { rest = rest.dropFirst(piece) }
            return Array(rest.prefix(piece))
        }
        var (records, damages): ([ArchiveRecord], [ArchiveDamage]) = ([], [])
        while let item = try reader.next() {
            switch item {
            case .record(let record): records.append(record)
            case .damage(let damage): damages.append(damage)
            }
        }
        return (records, damages)
    }
}
