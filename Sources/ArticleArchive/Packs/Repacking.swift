import Articles
import CGit2
import Glibc
import Synchronization

/// Several packs made into one.
///
/// The new pack is durable before the old ones go. Who reads from an old one meanwhile goes on with it: a file
/// that is open stays until it is closed, and one that is not is found again in the new pack.
struct Repacking: ~Copyable {
    private let repository: Repository
    private let stop: StopSign

    init(in repository: Repository, stop: StopSign) {
        self.repository = repository
        self.stop = stop
    }

    /// Makes packs into one, its deltas sought anew among all that are in it, and removes them.
    ///
    /// The lock on maintenance must be held.
    ///
    /// - Parameter doomed: objects that are left out.
    /// - Throws: ``ArchiveError`` with `cancelled` where it was stopped; then nothing has changed.
    func run(_ packs: [PackIndex], without doomed: Set<ObjectID> = []) throws(ArchiveError) {
        var ids: [ObjectID] = []
        for pack in packs { ids += try pack.ids().filter { !doomed.contains($0) } }
        ids.sort()
        var unique: [ObjectID] = []
        unique.reserveCapacity(ids.count)
        for id in ids where unique.last != id { unique.append(id) }
        guard !unique.isEmpty else { return try remove(packs, but: nil) }
        let written = try write(unique)
        do throws(ArchiveError) {
            guard let index = try PackIndex(of: written.draft), try index.ids() == unique else {
                throw ArchiveError(
                    .failed, "pack '\(repository.path)'", "the new pack has not all objects of the old ones")
            }
        } catch {
            written.abandon()
            throw error
        }
        try written.publish { () throws(ArchiveError) in try remove(packs, but: written.path) }
    }

    /// Makes packs into one, the objects as they are, and removes them; false where that cannot be done.
    ///
    /// Time is that of copying. The packs must not be large, for the new one is made in memory. The lock on
    /// maintenance must be held.
    func join(_ packs: [PackIndex]) throws(ArchiveError) -> Bool {
        var draft = try PackDraft()
        for pack in packs {
            try stop.check()
            guard try draft.append(pack) else { return false }
        }
        var staged = StagedFiles()
        let written = try draft.write(in: repository.path, staged: &staged)
        do throws(ArchiveError) { try staged.flush() } catch {
            written.abandon()
            throw error
        }
        try written.publish { () throws(ArchiveError) in try remove(packs, but: written.path) }
        return true
    }

    private var directory: String { repository.path + "/objects/pack" }

    private func remove(_ packs: [PackIndex], but kept: String?) throws(ArchiveError) {
        // An index without a pack is what a dead writer may leave, and is cleaned up.
        let old = packs.map(\.path).filter { $0 != kept }
        for ending in [".pack", ".bitmap", ".rev", ".keep", ".idx"] {
            for path in old { try Files.remove(path + ending) }
        }
        try Files.remove(directory + "/multi-pack-index")
        try Files.flush(directory: directory)
    }

    /// Writes a pack of these objects, its bytes durable when this returns.
    func write(_ ids: [ObjectID]) throws(ArchiveError) -> WrittenPack {
        let operation = "pack '\(repository.path)'"
        let names = try names(ids)
        let drafts = WrittenPack.drafts(of: repository.path)
        try WrittenPack.prepare(repository.path)
        return try repository.opened().withRepository(operation) { (handle) throws(ArchiveError) in
            var builder: OpaquePointer?
            try check(git_packbuilder_new(&builder, handle), operation)
            defer { git_packbuilder_free(builder) }
            let payload = Unmanaged.passUnretained(stop).toOpaque()
            try check(
                git_packbuilder_set_callbacks(
                    builder, { _, _, _, payload in StopSign.status(payload) }, payload), operation)
            for (id, name) in names {
                var oid = id.oid
                try check(git_packbuilder_insert(builder, &oid, name), operation)
                try stop.check()
            }
            let status = git_packbuilder_write(
                builder, drafts, 0o444, { _, payload in StopSign.status(payload) }, payload)
            if status != 0 { try stop.check() }
            try check(status, operation)
            guard let name = git_packbuilder_name(builder).flatMap({ String(validatingCString: $0) }) else {
                throw ArchiveError(.failed, operation, "the new pack has no name")
            }
            return WrittenPack(repository: repository.path, name: name)
        }
    }

    /// The objects in the order in which they go into the pack, with the file names by which git groups them.
    ///
    /// Commits come newest first, as histories are read.
    private func names(_ ids: [ObjectID]) throws(ArchiveError) -> [(ObjectID, String?)] {
        let objects = try repository.opened()
        var commits: [(id: ObjectID, time: Int64)] = []
        var trees: [ObjectID] = []
        var rest: [ObjectID] = []
        var names: [ObjectID: String] = [:]
        for id in ids {
            try stop.check()
            switch try objects.header(id).kind {
            case GIT_OBJECT_COMMIT:
                let time = try repository.withObject(id, GIT_OBJECT_COMMIT) { CommitHead($0)?.authored ?? 0 }
                commits.append((id, time))
            case GIT_OBJECT_TREE:
                trees.append(id)
                let files = try repository.withObject(id, GIT_OBJECT_TREE) { TreeForm.files($0) ?? [] }
                for file in files { names[file.id] = file.name }
            default: rest.append(id)
            }
        }
        commits.sort { $0.time > $1.time }
        return commits.map { ($0.id, nil) } + trees.map { ($0, nil) } + rest.map { ($0, names[$0]) }
    }
}

/// What stops a long piece of work from outside.
final class StopSign: Sendable {
    private let isRaised = Atomic(false)

    /// Asks to stop.
    func raise() { isRaised.store(true, ordering: .relaxed) }

    /// - Throws: ``ArchiveError`` with `cancelled` where somebody asked to stop.
    func check() throws(ArchiveError) {
        guard !isRaised.load(ordering: .relaxed) else {
            throw ArchiveError(
                .cancelled, "maintain the store", "stopped; nothing is lost, and it can go on later")
        }
    }

    /// What a callback of libgit2 answers.
    static func status(_ payload: UnsafeMutableRawPointer?) -> Int32 {
        guard let payload else { return 0 }
        let sign = Unmanaged<StopSign>.fromOpaque(payload).takeUnretainedValue()
        return sign.isRaised.load(ordering: .relaxed) ? -1 : 0
    }
}
