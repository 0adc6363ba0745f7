import Articles
import Foundation
import Testing

@testable import ArticleArchive

@Suite("Long histories")
struct LongHistoryTests {
    /// What libgit2 reads, commit by commit.
    private func oracle(_ store: TestStore) throws -> [Revision] {
        let repository = try Repository(publication: "daily.example", path: store.repository())
        let ids = try store.git("rev-list", "--reverse", Invented.ferry.name).split(separator: "\n")
        return try ids.enumerated().map { number, line in
            let id = try #require(RevisionID(hex: String(line)))
            return try repository.commit(id).revision(number: number + 1)
        }
    }

    @Test("a history is the same whoever made the packs")
    func packs() async throws {
        let store = try TestStore()
        let archive = try store.open()
        try await Recorder.append(70, to: Invented.ferry, in: archive, as: 0)
        await archive.settle()
        let history = try oracle(store)
        #expect(history.count == 70)
        #expect(try await store.open(.readOnly).history(of: Invented.ferry) == history)
        _ = try await archive.maintain()
        #expect(try await store.open(.readOnly).history(of: Invented.ferry) == history)
        for depth in ["0", "3", "60"] {
            _ = try store.git("repack", "-adfq", "--depth=" + depth)
            #expect(try await store.open(.readOnly).history(of: Invented.ferry) == history)
        }
        let packed = try #require(try PackedCommits(in: store.repository()))
        for revision in history {
            let read = try packed.read(ObjectID(revision.id))
            #expect(
                read.map { String(decoding: $0, as: UTF8.self) }
                    == (try store.git("cat-file", "commit", revision.id.hex)))
        }
        #expect(
            try packed.read(ObjectID(try #require(RevisionID(hex: String(repeating: "a", count: 40))))) == nil
        )
    }

    @Test("a byte flipped anywhere gives the history or an error")
    func flipped() async throws {
        let store = try TestStore()
        let archive = try store.open()
        try await Recorder.append(20, to: Invented.ferry, in: archive, as: 0)
        _ = try await archive.maintain()
        let history = try oracle(store)
        let directory = store.repository() + "/objects/pack"
        var errors = 0
        for name in try FileManager.default.contentsOfDirectory(atPath: directory) {
            let url = URL(fileURLWithPath: directory + "/" + name)
            let whole = try Data(contentsOf: url)
            for offset in stride(from: 5, to: whole.count, by: max(1, whole.count / 60)) {
                var bytes = whole
                bytes[offset] ^= 0x21
                try FileManager.default.removeItem(at: url)
                try bytes.write(to: url)
                do {
                    #expect(try await store.open(.readOnly).history(of: Invented.ferry) == history)
                } catch let error as ArchiveError {
                    // A length that is nonsense is more than libgit2 finds memory for.
                    #expect([.corrupt, .failed].contains(error.code), "\(error)")
                    errors += 1
                }
            }
            try FileManager.default.removeItem(at: url)
            try whole.write(to: url)
        }
        #expect(errors > 0)
    }
}
