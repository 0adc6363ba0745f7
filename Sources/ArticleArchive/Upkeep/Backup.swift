import Articles
import Glibc

/// What a backup copied.
public struct BackupReport: Sendable, Hashable {
    /// How many repositories the backup has.
    public var repositories = 0
    /// How many packs were copied.
    public var copied = 0
    /// How many packs were there already.
    public var kept = 0
    /// How many bytes were copied.
    public var bytes = 0

    /// Creates a report of nothing.
    public init() {}
}

/// A store copied into another directory, which is then a store as well.
///
/// Refs are read before packs are listed: whatever they point at is in a pack by then. Packs never change under
/// their names, so that one that is there already is the same.
struct Backup {
    let source: Store
    let target: Store
    let stop: StopSign
    private var report = BackupReport()

    init(of source: Store, in target: Store, stop: StopSign) {
        self.source = source
        self.target = target
        self.stop = stop
    }

    /// Copies what is new; durable when this returns.
    mutating func run(progress: (String, Int, Int) -> Void) throws(ArchiveError) -> BackupReport {
        let volumes = try source.volumes()
        if try !target.exists() { try target.create(patience: .seconds(30)) }
        guard let lock = try StoreLock.take(in: target.directory, patience: .seconds(30)) else {
            throw ArchiveError(
                .locked, "write the backup", "another process is writing to '\(target.directory)'")
        }
        for (index, volume) in volumes.enumerated() {
            progress(volume.name, index, volumes.count)
            try lock.mark([volume.name])
            try copy(volume)
            report.repositories += 1
        }
        return report
    }

    private mutating func copy(_ volume: Volume) throws(ArchiveError) {
        let repository = try Repository(publication: volume.publication, path: source.path(of: volume))
        let refs = try repository.refs.all(under: "refs/")
        let copy = target.path(of: volume)
        if try Files.entry(at: copy) == .nothing {
            let branch = try repository.refs.head() ?? "refs/heads/none"
            try Repository.create(at: copy, publication: volume.publication, branch: branch)
        }
        try copyLooseObjects(of: repository.path, to: copy)
        let packs = try PackIndex.all(in: repository.path)
        let directory = copy + "/objects/pack"
        var wanted: Set<String> = []
        for pack in packs {
            let name = String(pack.path.split(separator: "/").last ?? "")
            wanted.insert(name)
            for ending in [".pack", ".idx"] {
                try copyFile(
                    pack.path + ending, to: directory + "/" + name + ending, isPack: ending == ".pack")
            }
        }
        try Files.flush(directory: directory)
        try write(refs, head: repository.refs.head(), to: copy)
        // Now that nothing points at them, packs that the store has no more can go.
        for name in try Files.names(in: directory) where name.hasPrefix("pack-") {
            let stem = String(name.prefix { $0 != "." })
            if !wanted.contains(stem) { try Files.remove(directory + "/" + name) }
        }
        try Files.flush(directory: directory)
    }

    private func write(
        _ refs: [String: ObjectID], head: String?, to copy: String
    ) throws(ArchiveError) {
        try Files.write(PackedRefsRewrite.text(of: refs), to: copy + "/packed-refs.new")
        try Files.move(copy + "/packed-refs.new", to: copy + "/packed-refs")
        if let head {
            try Files.write("ref: \(head)\n", to: copy + "/HEAD.new")
            try Files.move(copy + "/HEAD.new", to: copy + "/HEAD")
        }
        try Files.flush(directory: copy)
        for (ref, target) in try Refs(in: copy).allLoose(under: "refs/") where refs[ref] != target {
            try Files.remove(copy + "/" + ref)
            try Files.flush(directory: Files.parent(of: copy + "/" + ref))
        }
    }

    private mutating func copyFile(_ path: String, to target: String, isPack: Bool) throws(ArchiveError) {
        guard let file = try OpenFile(path) else {
            throw ArchiveError(.corrupt, "back up '\(path)'", "it is gone; try again")
        }
        let length = try file.stamp().size
        if FileStamp(of: target)?.size == length {
            if isPack { report.kept += 1 }
            return
        }
        try Files.remove(target)
        let draft = Files.parent(of: target) + "/" + Leftovers.draftPrefix + "copy"
        try Files.remove(draft)
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o444)
        guard descriptor >= 0 else { throw ArchiveError(errno: errno, "write", draft) }
        defer { close(descriptor) }
        var offset = 0
        while offset < length {
            try stop.check()
            let bytes = try file.bytes(at: offset, count: 1 << 20)
            guard !bytes.isEmpty else { break }
            try Files.append(bytes, to: descriptor, named: draft)
            offset += bytes.count
        }
        guard fsync(descriptor) == 0 else { throw ArchiveError(errno: errno, "flush", draft) }
        try Files.move(draft, to: target)
        report.bytes += offset
        if isPack { report.copied += 1 }
    }

    /// Copies objects that git has taken out of a pack.
    private mutating func copyLooseObjects(of repository: String, to copy: String) throws(ArchiveError) {
        for (fan, isDirectory) in try Files.entries(in: repository + "/objects")
        where isDirectory && fan.utf8.count == 2 {
            let names = try Files.names(in: repository + "/objects/" + fan).filter { $0.utf8.count == 38 }
            guard !names.isEmpty else { continue }
            try Files.makeDirectories(copy + "/objects/" + fan)
            for name in names {
                let path = "/objects/\(fan)/\(name)"
                try copyFile(repository + path, to: copy + path, isPack: false)
            }
            try Files.flush(directory: copy + "/objects/" + fan)
        }
    }
}

extension ArticleArchive {
    /// Copies the store into a directory, which becomes a store itself, or is brought up to date where it is one.
    ///
    /// What was acknowledged before this was called is in the copy. Others read and write meanwhile;
    /// maintenance waits. Packs that the copy has are not copied again, and those that the store has no more are
    /// removed from it. The catalog is not copied.
    ///
    /// - Throws: ``ArchiveError``; the copy then has what it had, or parts of what is new.
    public nonisolated func backUp(
        to directory: String,
        progress: @escaping @Sendable (_ repository: String, _ done: Int, _ all: Int) -> Void = { _, _, _ in }
    ) async throws(ArchiveError) -> BackupReport {
        let stop = StopSign()
        let result = await withTaskCancellationHandler {
            await upkeep.backUp(to: directory, stop, progress)
        } onCancel: {
            stop.raise()
        }
        return try result.get()
    }
}

extension Upkeep {
    func backUp(
        to directory: String, _ stop: StopSign, _ progress: @Sendable (String, Int, Int) -> Void
    ) -> Result<BackupReport, ArchiveError> {
        do throws(ArchiveError) {
            var backup = Backup(of: store, in: Store(directory: directory), stop: stop)
            // Where nothing may be written, nobody maintains either.
            var lock: StoreLock?
            do throws(ArchiveError) { lock = try maintenanceLock() } catch  where error.code == .denied {}
            let report = try backup.run(progress: progress)
            _ = consume lock
            return .success(report)
        } catch {
            return .failure(error)
        }
    }
}
