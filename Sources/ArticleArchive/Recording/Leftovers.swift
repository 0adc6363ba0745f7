import Articles
import Glibc

/// What a writer leaves in a repository when it dies: locks that nobody holds and files that were never finished.
///
/// Must be looked for under the store's lock, so that no writer of ours is alive. A git process may be, and its
/// lock must stand: a file is a leftover only where the last writer is known to have died at this repository,
/// or where the file is older than ten minutes or than the system's start.
struct Leftovers {
    /// The repository's directory.
    let path: String
    /// Now, in seconds of the file system's clock.
    let now: Int
    /// Whether the last writer died while it wrote here.
    let abandoned: Bool

    /// What the names of unfinished copies of packs begin with; git removes such files too when it collects garbage.
    static let draftPrefix = "tmp_stet_"

    /// Removes what a writer left that died at a repository.
    static func remove(ofWriterAt name: String, in store: Store, _ now: Int?) throws(ArchiveError) {
        let volume = Volume(name: name)
        guard SafeName.isPublication(volume.publication) else { return }
        try Leftovers(path: store.path(of: volume), now: now ?? 0, abandoned: true).remove()
    }

    /// Removes them all.
    func remove() throws(ArchiveError) {
        for name in ["packed-refs.lock", "config.lock", "HEAD.lock"] { try removeIfLeft(path + "/" + name) }
        try removeLocks(under: path + "/refs")
        try removeUnfinished()
    }

    /// Removes packs that a writer had not published yet; what it had published half is finished.
    func removeUnfinished() throws(ArchiveError) {
        let packs = path + "/objects/pack"
        let names = try Files.names(in: packs)
        let known = Set(names)
        let drafts = WrittenPack.drafts(of: path)
        for name in try Files.names(in: drafts) where name != WrittenPack.keepName {
            let isHalf = name.hasSuffix(".idx") && known.contains(name.dropLast(4) + ".pack")
            if isHalf, !known.contains(name) {
                if isLeft(drafts + "/" + name) { try Files.move(drafts + "/" + name, to: packs + "/" + name) }
            } else {
                try removeIfLeft(drafts + "/" + name)
            }
        }
        for name in names {
            let file = packs + "/" + name
            let isHalf = name.hasSuffix(".idx") && !known.contains(name.dropLast(4) + ".pack")
            let isKept = WrittenPack.isKeep(file)
            if isHalf || isKept || name.hasPrefix("pack_git2_") || name.hasPrefix(Self.draftPrefix) {
                try removeIfLeft(file)
            }
        }
    }

    private func removeLocks(under directory: String) throws(ArchiveError) {
        for (name, isDirectory) in try Files.entries(in: directory) {
            let entry = directory + "/" + name
            if name.hasSuffix(".lock") {
                try removeIfLeft(entry)
            } else if isDirectory {
                try removeLocks(under: entry)
            }
        }
    }

    private func removeIfLeft(_ file: String) throws(ArchiveError) {
        if isLeft(file) { try Files.remove(file) }
    }

    private func isLeft(_ file: String) -> Bool {
        guard let modified = Files.modified(file) else { return false }
        return abandoned || modified < now - patience
    }

    private var patience: Int {
        var uptime = timespec()
        clock_gettime(CLOCK_BOOTTIME, &uptime)
        return min(600, uptime.tv_sec)
    }
}
