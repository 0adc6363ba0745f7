import ArticleArchive
import Articles
import Foundation
import Testing

@Suite("Backup")
struct BackupTests {
    @Test("a backup is a store with all that was acknowledged, taken while others write")
    func whileWriting() async throws {
        let store = try TestStore()
        let archive = try store.open()
        try await Recorder.append(3, to: Invented.ferry, in: archive, as: 0)
        let before = try await archive.history(of: Invented.ferry)
        let copy = store.path("backup")
        async let writing: Void = Recorder.append(20, to: Invented.bridge, in: store.open(), as: 1)
        for _ in 0..<3 {
            _ = try await archive.backUp(to: copy)
            let reader = try ArticleArchive(at: copy, access: .readOnly)
            #expect(try await reader.history(of: Invented.ferry) == before)
            #expect(try await reader.check().isSound)
        }
        try await writing
        _ = try await archive.maintain()
        let report = try await archive.backUp(to: copy)
        #expect(report.copied == 1)
        let again = try await archive.backUp(to: copy)
        #expect((again.copied, again.kept, again.bytes) == (0, 1, 0))
        let reader = try ArticleArchive(at: copy, access: .readWrite)
        #expect(try await reader.history(of: Invented.bridge).count == 20)
        #expect(try store.git(["fsck", "--strict"], at: copy + "/daily.example.git") == "")

        // And back again.
        let restored = store.path("restored")
        _ = try await reader.backUp(to: restored)
        #expect(
            try await ArticleArchive(at: restored, access: .readOnly).history(of: Invented.ferry) == before)
    }

    @Test("what was taken down goes from the next backup too")
    func takenDown() async throws {
        let store = try TestStore()
        let archive = try store.open()
        try await Recorder.append(2, to: Invented.ferry, in: archive, as: 0)
        try await Recorder.append(2, to: Invented.bridge, in: archive, as: 1)
        let copy = store.path("backup")
        _ = try await archive.backUp(to: copy)
        _ = try await archive.forget(nil, of: Invented.ferry, reason: "x", at: Invented.noon)
        _ = try await archive.backUp(to: copy)
        let reader = try ArticleArchive(at: copy, access: .readOnly)
        #expect(try await reader.articles().map(\.identity) == [Invented.bridge])
        #expect(try await reader.check().findings.isEmpty)
        let names = try store.git(
            ["cat-file", "--batch-all-objects", "--batch-check=%(objecttype) %(objectname)"],
            at: copy + "/daily.example.git")
        #expect(names.split(separator: "\n").filter { $0.hasPrefix("commit") }.count == 3)
    }
}
