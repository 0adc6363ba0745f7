import ArticleArchive
import Articles
import Foundation
import Glibc
import Testing

@Suite("Maintenance")
struct MaintenanceTests {
    private func packs(_ store: TestStore) throws -> Int {
        try FileManager.default.contentsOfDirectory(atPath: store.repository() + "/objects/pack")
            .filter { $0.hasSuffix(".pack") }.count
    }

    @Test("after maintenance everything is there, in one pack and one file of refs")
    func whole() async throws {
        let store = try TestStore()
        let archive = try store.open()
        try await Recorder.append(12, to: Invented.ferry, in: archive, as: 0)
        try await Recorder.append(3, to: Invented.bridge, in: archive, as: 1)
        let before = try await archive.history(of: Invented.ferry)
        let reader = try store.open(.readOnly)
        let early = try await reader.article(at: before[0].id, of: Invented.ferry)
        let objects = try store.git("rev-list", "--all", "--objects")

        let report = try await archive.maintain()
        #expect(report.packsBefore == 15)
        #expect(report.packsAfter == 1)
        #expect(report.refsPacked == 2)
        #expect(report.bytesAfter < report.bytesBefore)
        #expect(try packs(store) == 1)
        #expect(!store.exists(store.repository() + "/refs/heads/" + Invented.ferry.name))
        #expect(try store.git("rev-list", "--all", "--objects") == objects)
        for reader in [archive, reader, try store.open(.readOnly)] {
            #expect(try await reader.history(of: Invented.ferry) == before)
            #expect(try await reader.article(at: before[0].id, of: Invented.ferry) == early)
            for revision in before { _ = try await reader.snapshot(at: revision.id, of: Invented.ferry) }
            #expect(try await reader.articles().count == 2)
        }
        #expect(try store.faults() == "")
        try await Recorder.append(2, to: Invented.ferry, in: archive, as: 2)
        #expect(try await reader.history(of: Invented.ferry).count == 14)
        #expect(try await archive.maintain().packsAfter == 1)
        #expect(try await archive.maintain().refsPacked == 0)
        #expect(try store.faults() == "")
    }

    @Test("many batches are packed without being asked, and what reads meanwhile reads on")
    func byItself() async throws {
        let store = try TestStore()
        let archive = try store.open()
        let reader = try store.open(.readOnly)
        try await Recorder.append(1, to: Invented.ferry, in: archive, as: 0)
        for round in 1...8 {
            try await Recorder.append(10, to: Invented.ferry, in: archive, as: round)
            let history = try await reader.history(of: Invented.ferry)
            #expect(history.count == 1 + round * 10)
            for revision in history.suffix(12) {
                _ = try await reader.article(at: revision.id, of: Invented.ferry)
            }
        }
        await archive.settle()
        #expect(try packs(store) <= 30)
        #expect(try store.faults() == "")
        #expect(try await reader.history(of: Invented.ferry).count == 81)
    }

    @Test("who is cancelled stops, and nothing is lost")
    func cancelled() async throws {
        let store = try TestStore()
        let archive = try store.open()
        try await Recorder.append(6, to: Invented.ferry, in: archive, as: 0)
        let task = Task { () async throws -> MaintenanceReport in
            withUnsafeCurrentTask { $0?.cancel() }
            return try await archive.maintain()
        }
        let error = await #expect(throws: ArchiveError.self) { try await task.value }
        #expect(error?.code == .cancelled)
        #expect(try packs(store) == 6)
        #expect(try await archive.history(of: Invented.ferry).count == 6)
        #expect(try store.faults() == "")
    }

    @Test("who finds the store being maintained is told")
    func twice() async throws {
        let store = try TestStore()
        let archive = try store.open()
        try await Recorder.append(1, to: Invented.ferry, in: archive, as: 0)
        let lock = open(store.directory + "/maintenance.lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
        defer { close(lock) }
        #expect(flock(lock, LOCK_EX) == 0)
        let error = await #expect(throws: ArchiveError.self) { try await archive.maintain() }
        #expect(error?.code == .locked)
        let reader = try store.open(.readOnly)
        let refused = await #expect(throws: ArchiveError.self) { try await reader.maintain() }
        #expect(refused?.code == .readOnly)
    }
}
