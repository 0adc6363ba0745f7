import ArticleArchive
import Articles
import Foundation
import Glibc
import Testing

@Suite("Sharing")
struct SharingTests {
    @Test("who judged against an older tip is told, and nothing is recorded")
    func moved() async throws {
        let store = try TestStore()
        let archive = try store.open()
        let first = try await archive.record(
            [Invented.state("One.", minute: 0)], of: Invented.ferry, after: nil, expecting: nil)[0].id
        let second = try await archive.record(
            [Invented.state("Two.", minute: 1)], of: Invented.ferry, after: first, expecting: first)[0].id
        for tip in [first, nil] {
            let error = await #expect(throws: ArchiveError.self) {
                _ = try await archive.record(
                    [Invented.state("Other.", minute: 2)], of: Invented.ferry, after: tip, expecting: tip)
            }
            #expect(error?.code == .moved)
        }
        #expect(try await archive.tip(of: Invented.ferry) == second)
        let unknown = await #expect(throws: ArchiveError.self) {
            _ = try await archive.record(
                [Invented.state("Other.", minute: 2)], of: Invented.bridge, after: first, expecting: first)
        }
        #expect(unknown?.code == .moved)
        #expect(try await archive.articles().count == 1)
    }

    @Test("archives that record at once, to one article and to many, lose nothing")
    func archivesAtOnce() async throws {
        let store = try TestStore()
        let archives = try [store.open(), store.open(), store.open()]
        try await withThrowingTaskGroup { group in
            for (number, archive) in archives.enumerated() {
                group.addTask { try await Recorder.append(8, to: Invented.ferry, in: archive, as: number) }
                let own = ArticleIdentity(publication: "weekly.example", slug: "own", id: "\(number)")
                group.addTask { try await Recorder.append(4, to: own, in: archive, as: number) }
            }
            try await group.waitForAll()
        }
        let history = try await store.open(.readOnly).history(of: Invented.ferry)
        #expect(Set(history.map(\.summary)) == Recorder.marks(8, of: 0..<3))
        #expect(history.count == 24)
        #expect(try await archives[0].articles().count == 4)
        #expect(try store.faults() == "")
        #expect(try store.faults(in: "weekly.example") == "")
    }

    @Test("processes that record at once lose nothing")
    func processesAtOnce() async throws {
        let store = try TestStore()
        let directory = store.directory
        async let one = #expect(processExitsWith: .success) { [directory = directory as String] in
            try await Recorder.append(
                12, to: Invented.ferry, in: ArticleArchive(at: directory, access: .readWrite), as: 0)
        }
        async let two = #expect(processExitsWith: .success) { [directory = directory as String] in
            try await Recorder.append(
                12, to: Invented.ferry, in: ArticleArchive(at: directory, access: .readWrite), as: 1)
        }
        _ = await (one, two)
        let history = try await store.open(.readOnly).history(of: Invented.ferry)
        #expect(Set(history.map(\.summary)) == Recorder.marks(12, of: 0..<2))
        #expect(history.count == 24)
        #expect(try store.faults() == "")
    }

    @Test("a writer killed at any moment loses nothing it acknowledged and stops nobody", arguments: 0..<6)
    func killed(_ run: Int) async throws {
        let store = try TestStore()
        let directory = store.directory
        let acknowledged = store.path("acknowledged")
        // Spread over a first recording, which makes store and repository, and the ones after it.
        let microseconds = [1_000, 4_000, 9_000, 23_000, 41_000, 67_000][run]
        await #expect(processExitsWith: .signal(SIGKILL)) {
            [
                directory = directory as String, acknowledged = acknowledged as String,
                microseconds = microseconds as Int
            ] in
            Thread.detachNewThread {
                usleep(UInt32(microseconds))
                kill(getpid(), SIGKILL)
            }
            let archive = try ArticleArchive(at: directory, access: .readWrite)
            try await Recorder.append(
                10_000, to: Invented.ferry, in: archive, as: 0, acknowledgingTo: acknowledged)
        }
        let known =
            try store.exists(acknowledged) ? String(contentsOfFile: acknowledged, encoding: .utf8) : ""
        let lines = known.split(separator: "\n")

        let archive = try store.open(wait: .milliseconds(500))
        let survived = try await archive.history(of: Invented.ferry)
        #expect(survived.count == lines.count || survived.count == lines.count + 1)
        #expect(survived.prefix(lines.count).map(\.id.hex) == lines.map(String.init))
        try await Recorder.append(2, to: Invented.ferry, in: archive, as: 1)
        #expect(try await archive.history(of: Invented.ferry).count == survived.count + 2)
        #expect(try store.faults() == "")
        let left = try store.run(
            "/usr/bin/find", [directory, "-name", "*.lock", "-o", "-name", "pack_git2_*"])
        #expect(left.output == "")
    }

    @Test("a lock that a dead writer left is cleared, one that git may hold is waited for")
    func staleLocks() async throws {
        let store = try TestStore()
        try await Recorder.append(1, to: Invented.ferry, in: store.open(), as: 0)
        let lock = store.repository() + "/refs/heads/\(Invented.ferry.name).lock"
        let orphan = store.repository() + "/objects/pack/pack-0123456789012345678901234567890123456789.idx"

        try store.write("", to: lock)
        let patient = try store.open(wait: .milliseconds(30))
        let error = await #expect(throws: ArchiveError.self) {
            try await Recorder.append(1, to: Invented.ferry, in: patient, as: 1)
        }
        #expect(error?.code == .locked)
        #expect(store.exists(lock))

        try store.write("", to: orphan)
        try store.write("daily.example\n", to: store.directory + "/lock")
        try await Recorder.append(1, to: Invented.ferry, in: patient, as: 1)
        #expect(!store.exists(lock))
        #expect(!store.exists(orphan))

        try store.write("", to: lock)
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSinceNow: -7_200)], ofItemAtPath: lock)
        try await Recorder.append(1, to: Invented.ferry, in: store.open(wait: .milliseconds(30)), as: 2)
        #expect(!store.exists(lock))
        #expect(try await patient.history(of: Invented.ferry).count == 3)
    }

    @Test("who waits too long for the store's lock is told, and readers do not wait")
    func locked() async throws {
        let store = try TestStore()
        try await Recorder.append(1, to: Invented.ferry, in: store.open(), as: 0)
        let descriptor = Glibc.open(store.directory + "/lock", O_RDWR | O_CLOEXEC)
        #expect(flock(descriptor, LOCK_EX) == 0)
        let archive = try store.open(wait: .milliseconds(20))
        let error = await #expect(throws: ArchiveError.self) {
            try await Recorder.append(1, to: Invented.ferry, in: archive, as: 1)
        }
        #expect(error?.code == .locked)
        #expect(error?.description.contains("wait for the other program") == true)
        #expect(try await archive.history(of: Invented.ferry).count == 1)

        let waiting = try store.open()
        let recording = Task { try await Recorder.append(1, to: Invented.ferry, in: waiting, as: 2) }
        #expect(try await waiting.articles().count == 1)
        recording.cancel()
        let cancelled = await #expect(throws: ArchiveError.self) { try await recording.value }
        #expect(cancelled?.code == .cancelled)
        close(descriptor)
        try await Recorder.append(1, to: Invented.ferry, in: waiting, as: 3)
    }
}

/// Appends marked revisions, looking again whenever somebody else was first.
enum Recorder {
    static func append(
        _ count: Int, to identity: ArticleIdentity, in archive: ArticleArchive, as writer: Int,
        acknowledgingTo path: String? = nil
    ) async throws {
        let descriptor = path.map { Glibc.open($0, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644) }
        for step in 0..<count {
            var id: RevisionID?
            while id == nil { id = try await attempt("\(writer) \(step)", on: identity, in: archive) }
            let line = Array(((id?.hex ?? "") + "\n").utf8)
            if let descriptor { _ = Glibc.write(descriptor, line, line.count) }
        }
    }

    private static func attempt(
        _ mark: String, on identity: ArticleIdentity, in archive: ArticleArchive
    ) async throws -> RevisionID? {
        let tip = try await archive.tip(of: identity)
        var draft = Invented.state(mark, minute: 0)
        draft.summary = mark
        do {
            return try await archive.record([draft], of: identity, after: tip, expecting: tip)[0].id
        } catch {
            if error.code == .moved { return nil }
            throw error
        }
    }

    static func marks(_ count: Int, of writers: Range<Int>) -> Set<String> {
        Set(writers.flatMap { writer in (0..<count).map { "\(writer) \($0)" } })
    }
}
