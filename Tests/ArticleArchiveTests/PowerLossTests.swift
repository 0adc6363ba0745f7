import Articles
import Foundation
import Testing

@testable import ArticleArchive

/// What a loss of power would leave, at every moment of a batch.
///
/// The changes to the disk are written down while they happen, and then played again up to each of them on a copy
/// of the store, once with everything that had not been flushed by then lost, names and contents alike; once with
/// the contents lost and the names not; and once with nothing lost, as when a process is killed.
@Suite("Loss of power")
struct PowerLossTests {
    @Test("at every moment of a batch of one, the article is as before or as after", arguments: Loss.allCases)
    func single(_ loss: Loss) async throws {
        try await run(loss, recorders: 1)
    }

    @Test(
        "at every moment of a batch of many, each article is as before or as after", arguments: Loss.allCases)
    func many(_ loss: Loss) async throws {
        try await run(loss, recorders: 6)
    }

    @Test("git may collect at every moment of a batch")
    func collected() async throws {
        let store = try TestStore()
        let archive = try store.open()
        try await Recorder.append(2, to: identity(1), in: archive, as: 0)
        let log = StepLog()
        try await Files.$journal.withValue({ step in
            log.add(step)
            // It finds refs locked at some of them, and goes on.
            _ = try? store.run("/usr/bin/git", ["-C", store.repository(), "gc", "-q", "--prune=now"])
        }) {
            try await Recorder.append(2, to: identity(1), in: archive, as: 1)
        }
        #expect(log.steps.count > 20)
        #expect(try await store.open().history(of: identity(1)).count == 4)
        #expect(try await archive.check().findings.isEmpty)
        #expect(try store.faults() == "")
    }

    @Test("git may collect at any moment of maintenance")
    func collectedMeanwhile() async throws {
        let store = try TestStore()
        try await Recorder.append(3, to: identity(1), in: store.open(), as: 0)
        var moment = 0
        var isOver = false
        while !isOver {
            let copy = store.path("copy-\(moment)")
            try FileManager.default.copyItem(atPath: store.directory, toPath: copy)
            let archive = try ArticleArchive(at: copy, access: .readWrite)
            let log = StepLog()
            try await Files.$journal.withValue({ [moment] step in
                log.add(step)
                guard log.steps.count == moment + 1 else { return }
                _ = try? store.run(
                    "/usr/bin/git", ["-C", copy + "/daily.example.git", "gc", "-q", "--prune=now"])
            }) {
                // It ends where packs are gone that it was about to read, and can begin again.
                do { _ = try await archive.maintain() } catch is ArchiveError {}
            }
            isOver = log.steps.count <= moment
            #expect(try await archive.maintain().packsAfter == 1)
            #expect(try await archive.history(of: identity(1)).count == 3)
            #expect(try await archive.check().findings.isEmpty, "\(moment)")
            moment += 1
        }
        #expect(moment > 10)
    }

    @Test("maintenance leaves a pack alone whose refs do not lead to it yet")
    func held() async throws {
        let store = try TestStore()
        let archive = try store.open()
        try await Recorder.append(3, to: identity(1), in: archive, as: 0)
        let packs = try PackIndex.all(in: store.repository()).map(\.path)
        try store.write("", to: packs[0] + ".keep")
        #expect(try await archive.maintain().packsAfter == 2)
        #expect(store.exists(packs[0] + ".pack") && store.exists(packs[0] + ".keep"))
    }

    /// All moments where `STET_FULL` is set, otherwise every fourth.
    private static func moments(of count: Int) -> [Int] {
        let step = ProcessInfo.processInfo.environment["STET_FULL"] == nil ? 4 : 1
        return Array(stride(from: 0, to: count, by: step)) + [count]
    }

    private func identity(_ number: Int) -> ArticleIdentity {
        ArticleIdentity(
            publication: number == 0 ? "new.example" : "daily.example", slug: "a", id: "\(number)")
    }

    /// Number 0 is the first article of its publication, 1 has revisions already, the others are new.
    private func run(_ loss: Loss, recorders: Int) async throws {
        let store = try TestStore()
        let archive = try store.open(grouping: Grouping(window: .milliseconds(200)))
        try await Recorder.append(2, to: identity(1), in: archive, as: 0)
        let before = try await archive.history(of: identity(1))
        let base = store.path("base")
        try FileManager.default.copyItem(atPath: store.directory, toPath: base)

        let log = StepLog()
        try await Files.$journal.withValue({ log.add($0) }) {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<max(2, recorders) {
                    let tip = number == 1 ? before.last?.id : nil
                    group.addTask {
                        _ = try await archive.record(
                            [Invented.state("New \(number).", minute: 0)], of: identity(number), after: tip,
                            expecting: tip)
                    }
                }
                try await group.waitForAll()
            }
        }
        let steps = log.steps
        #expect(steps.count > 10)
        for count in Self.moments(of: steps.count) {
            var disk = Disk(under: store.directory)
            for step in steps.prefix(count) { disk.apply(step) }
            let left = store.path("left-\(count)")
            try FileManager.default.copyItem(atPath: base, toPath: left)
            try disk.materialise(loss, from: store.directory, in: left)

            // By this mark, or by the restart after a loss of power, the next writer knows what is left over.
            try store.write("daily.example\nnew.example\n", to: left + "/lock")
            let survivor = try ArticleArchive(at: left, access: .readWrite)
            for number in 0..<max(2, recorders) {
                let history = try await survivor.history(of: identity(number))
                let old = number == 1 ? before : []
                #expect(history.prefix(old.count) == old[...])
                #expect(history.count <= old.count + 1)
                if count == steps.count { #expect(history.count == old.count + 1) }
                for revision in history {
                    _ = try await survivor.article(at: revision.id, of: identity(number))
                    _ = try await survivor.snapshot(at: revision.id, of: identity(number))
                }
            }
            #expect(try await survivor.check().isSound, "\(loss) after \(count) steps")
            try await Recorder.append(1, to: identity(0), in: survivor, as: 5)
            try await Recorder.append(1, to: identity(1), in: survivor, as: 5)
            if count % 6 == 0 {
                for name in ["daily.example.git", "new.example.git"] {
                    let result = try store.run(
                        "/usr/bin/git", ["-C", left + "/" + name, "fsck", "--strict", "--no-dangling"])
                    #expect(result.status == 0, "\(result.output)\(result.error)")
                }
            }
            try FileManager.default.removeItem(atPath: left)
        }
    }
}

/// What a crash takes.
enum Loss: CaseIterable {
    case namesAndContents, contents, nothing
}

/// Steps in the order they were made, from any thread.
final class StepLog: @unchecked Sendable {
    private let lock = NSLock()
    private var all: [Files.Step] = []

    func add(_ step: Files.Step) { lock.withLock { all.append(step) } }

    var steps: [Files.Step] { lock.withLock { all } }
}

/// A disk that keeps names and contents only once they are flushed.
struct Disk {
    private final class File {
        var written: [UInt8]?
        var flushed: [UInt8]?
    }

    private enum Entry {
        case directory, file(File), nothing
    }

    private var names: [String: Entry] = [:]
    private var durable: [String: Entry] = [:]

    init(under directory: String) {}

    mutating func apply(_ step: Files.Step) {
        switch step {
        case .makeDirectory(let path): names[path] = .directory
        case .write(let path, let bytes):
            let file = File()
            file.written = bytes
            names[path] = .file(file)
        case .flush(let path):
            if case .file(let file) = names[path] { file.flushed = file.written }
        case .move(let path, let target):
            for (name, entry) in names where name == path || name.hasPrefix(path + "/") {
                names[target + name.dropFirst(path.count)] = entry
                names[name] = .nothing
            }
            // What is in a directory that is moved goes along, as far as it was durable.
            for (name, entry) in durable where name.hasPrefix(path + "/") {
                durable[target + name.dropFirst(path.count)] = entry
            }
        case .remove(let path): names[path] = .nothing
        case .flushDirectory(let path):
            for (name, entry) in names where (name as NSString).deletingLastPathComponent == path {
                durable[name] = entry
            }
        }
    }

    /// Makes what is left on a copy of the disk as it was before.
    func materialise(_ loss: Loss, from directory: String, in copy: String) throws {
        let entries = loss == .namesAndContents ? durable : names
        let files = FileManager.default
        for (name, entry) in entries.sorted(by: { $0.key < $1.key }) {
            guard name.hasPrefix(directory) else { continue }
            let path = copy + name.dropFirst(directory.count)
            let parent = (path as NSString).deletingLastPathComponent
            switch entry {
            case .nothing: try? files.removeItem(atPath: path)
            case .directory:
                if files.fileExists(atPath: parent) {
                    try files.createDirectory(atPath: path, withIntermediateDirectories: true)
                }
            case .file(let file):
                guard files.fileExists(atPath: parent) else { continue }
                let bytes = loss == .nothing ? file.written : file.flushed
                try? files.removeItem(atPath: path)
                try Data(bytes ?? []).write(to: URL(fileURLWithPath: path))
            }
        }
    }
}
