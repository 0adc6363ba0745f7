import ArticleArchive
import Articles
import Foundation
import Glibc
import Testing

@Suite("Faults")
struct FaultTests {
    private static let isFull = ProcessInfo.processInfo.environment["STET_FULL"] != nil

    static func identity(_ number: Int) -> ArticleIdentity {
        ArticleIdentity(publication: "daily.example", slug: "fault", id: "\(number)")
    }

    @Test(
        "killed amid several recorders and maintenance, nothing that was acknowledged is lost",
        arguments: 0..<(isFull ? 200 : 4))
    func killed(_ run: Int) async throws {
        let store = try TestStore()
        let directory = store.directory
        let acknowledged = store.path("acknowledged")
        try await Recorder.append(1, to: Self.identity(0), in: store.open(), as: 9)
        let microseconds =
            run < 4 ? [30_000, 80_000, 150_000, 250_000][run] : Int.random(in: 5_000...400_000)
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
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<5 {
                    group.addTask {
                        try await Recorder.append(
                            10_000, to: FaultTests.identity(number), in: archive, as: number,
                            acknowledgingTo: acknowledged + ".\(number)")
                    }
                }
                group.addTask {
                    while true { _ = try? await archive.maintain() }
                }
                try await group.waitForAll()
            }
        }
        let archive = try store.open(wait: .seconds(1))
        for number in 0..<5 {
            let path = acknowledged + ".\(number)"
            let known = try store.exists(path) ? String(contentsOfFile: path, encoding: .utf8) : ""
            let lines = known.split(separator: "\n").map(String.init)
            let survived = try await archive.history(of: Self.identity(number)).map(\.id.hex)
                .dropFirst(number == 0 ? 1 : 0)
            #expect(survived.count == lines.count || survived.count == lines.count + 1)
            #expect(Array(survived.prefix(lines.count)) == lines)
            try await Recorder.append(1, to: Self.identity(number), in: archive, as: number)
        }
        #expect(try await archive.check().isSound)
        #expect(try store.faults() == "")
        let left = try store.run("/usr/bin/find", [directory, "-name", "*.lock", "-path", "*refs*"])
        #expect(left.output == "")
    }

    @Test("git may collect and clone while revisions are recorded")
    func gitMeanwhile() async throws {
        let store = try TestStore()
        let archive = try store.open()
        try await Recorder.append(3, to: Self.identity(0), in: archive, as: 0)
        async let writing: Void = Recorder.append(40, to: Self.identity(0), in: archive, as: 1)
        for round in 0..<3 {
            _ = try store.run("/usr/bin/git", ["-C", store.repository(), "gc", "-q", "--prune=now"])
            // A clone that meets a pack on its way out fails, and is made again.
            var isCloned = false
            for attempt in 0..<20 where !isCloned {
                let clone = try store.run(
                    "/usr/bin/git",
                    ["clone", "-q", "--bare", store.repository(), store.path("clone-\(round)")])
                isCloned = clone.status == 0
                #expect(isCloned || attempt < 19, "\(clone.error)")
            }
            let result = try store.run(
                "/usr/bin/git", ["-C", store.path("clone-\(round)"), "fsck", "--strict", "--no-dangling"])
            #expect(result.status == 0, "\(result.error)")
        }
        try await writing
        #expect(try await store.open(.readOnly).history(of: Self.identity(0)).count == 43)
        #expect(try await archive.check().isSound)
        #expect(try store.faults() == "")
    }

    @Test("a store that was copied halfway gives errors or the truth", arguments: 0..<(isFull ? 60 : 8))
    func halfCopied(_ run: Int) async throws {
        let store = try TestStore()
        let archive = try store.open()
        try await Recorder.append(5, to: Self.identity(0), in: archive, as: 0)
        try await Recorder.append(2, to: Self.identity(1), in: archive, as: 0)
        _ = try await archive.maintain()
        try await Recorder.append(3, to: Self.identity(0), in: archive, as: 1)
        let truth = try await archive.history(of: Self.identity(0))
        let paths = try store.run("/usr/bin/find", [store.directory, "-type", "f"]).output
            .split(separator: "\n").map { String($0.dropFirst(store.directory.count)) }.sorted()
        var random = Sequence(seed: UInt64(run) + 3)
        let copy = store.path("copy")
        for path in paths where random.next() % 4 != 0 {
            let bytes = try Data(contentsOf: URL(fileURLWithPath: store.directory + path))
            try FileManager.default.createDirectory(
                atPath: (copy + path as NSString).deletingLastPathComponent,
                withIntermediateDirectories: true)
            let isCut = random.next() % 6 == 0
            try bytes.prefix(isCut ? bytes.count / 2 : bytes.count).write(
                to: URL(fileURLWithPath: copy + path))
        }
        do {
            let reader = try ArticleArchive(at: copy, access: .readOnly)
            let history = try await reader.history(of: Self.identity(0))
            // Without its own file a branch is what it was when the refs were packed.
            #expect(history.isEmpty || Array(truth.prefix(history.count)) == history)
            for revision in history {
                let article = try await reader.article(at: revision.id, of: Self.identity(0))
                #expect(try await archive.article(at: revision.id, of: Self.identity(0)) == article)
            }
        } catch {
            #expect([.corrupt, .notFound].contains(error.code), "\(error)")
        }
    }

    @Test("a permission that is lost midway gives an error, readers read on, and it goes on when it is back")
    func permissionLost() async throws {
        let store = try TestStore()
        let directory = store.directory
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        #expect(chmod(directory, 0o777) == 0)
        await #expect(processExitsWith: .success) { [directory = directory as String] in
            // Nothing is forbidden to the superuser. Nor may another user look for leaks at an orderly end.
            if geteuid() == 0 { guard seteuid(65_534) == 0 else { _exit(9) } }
            let identity = FaultTests.identity(0)
            let archive = try ArticleArchive(at: directory, access: .readWrite, lockWait: .seconds(1))
            try await Recorder.append(2, to: identity, in: archive, as: 0)
            let before = try await archive.history(of: identity)
            let repository = directory + "/daily.example.git"
            for path in ["/objects/pack", "/refs/heads"] {
                guard chmod(repository + path, 0o555) == 0 else { _exit(8) }
                do {
                    try await Recorder.append(1, to: identity, in: archive, as: 1)
                    _exit(1)
                } catch {
                    guard (error as? ArchiveError)?.code == .denied else { _exit(2) }
                }
                let reader = try ArticleArchive(at: directory, access: .readOnly)
                guard try await reader.history(of: identity) == before,
                    try await archive.history(of: identity) == before
                else { _exit(3) }
                guard chmod(repository + path, 0o755) == 0 else { _exit(7) }
            }
            try await Recorder.append(1, to: identity, in: archive, as: 2)
            guard try await archive.history(of: identity).count == 3, try await archive.check().isSound else {
                _exit(4)
            }
            _exit(0)
        }
        #expect(try await store.open(.readOnly).history(of: Self.identity(0)).count == 3)
    }

    @Test("a clock that goes backwards is refused in a history, and no trouble for another")
    func clock() async throws {
        let store = try TestStore()
        let archive = try store.open()
        let tip = try await archive.record(
            [Invented.state("a", minute: 9)], of: Self.identity(0), after: nil, expecting: nil)[0].id
        let error = await #expect(throws: ArchiveError.self) {
            _ = try await archive.record(
                [Invented.state("b", minute: 1)], of: Self.identity(0), after: tip, expecting: tip)
        }
        #expect(error?.code == .invalid)
        _ = try await archive.record(
            [Invented.state("b", minute: 1)], of: Self.identity(1), after: nil, expecting: nil)
        #expect(try await archive.check().isSound)
    }

    @Test("many operations leave no descriptors and little memory behind")
    func noGrowth() async throws {
        let store = try TestStore()
        let archive = try store.open()
        var open: [Int] = []
        for round in 0..<(Self.isFull ? 400 : 6) {
            try await Recorder.append(10, to: Self.identity(0), in: archive, as: round)
            let history = try await archive.history(of: Self.identity(0))
            for revision in history.suffix(5) {
                _ = try await archive.article(at: revision.id, of: Self.identity(0))
            }
            await archive.settle()
            open.append(try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count)
        }
        // Other tests run at the same time and have files open of their own.
        let last = try #require(open.last)
        #expect(last < (open.first ?? 0) + 200, "\(open)")
        #expect(try await archive.check().isSound)
    }
}
