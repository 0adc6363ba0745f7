import Glibc

/// A pack and its index that are written and not yet published.
///
/// They stand in a directory of their own: `git gc` takes what it finds half finished in `objects/pack` away, and
/// `git repack` every pack that was there when it began.
struct WrittenPack {
    /// The repository's directory.
    let repository: String
    /// The 40 digits in its name.
    let name: String

    /// Where unfinished packs of a repository stand.
    static func drafts(of repository: String) -> String { repository + "/drafts" }

    /// The path of the unfinished files, without their ending.
    var draft: String { Self.drafts(of: repository) + "/pack-" + name }

    /// The path of the published files, without their ending.
    var path: String { directory + "/pack-" + name }

    private var directory: String { repository + "/objects/pack" }

    /// Gives the files the names by which git finds them, durable when `body` begins, and keeps git from collecting
    /// them until it ends.
    ///
    /// As with a push: the pack's `.keep` is there before the pack, the pack before its index, and the `.keep` goes
    /// when the refs lead to what the pack holds (git-receive-pack, git-index-pack, `--keep`).
    func publish(_ body: () throws(ArchiveError) -> Void = {}) throws(ArchiveError) {
        do throws(ArchiveError) {
            let isHeld = try hold()
            defer { if isHeld { try? Files.remove(path + ".keep") } }
            do throws(ArchiveError) {
                for ending in [".pack", ".idx"] { try Files.move(draft + ending, to: path + ending) }
            } catch {
                if try Files.entry(at: path + ".idx") == .nothing { try Files.remove(path + ".pack") }
                throw error
            }
            try Files.flush(directory: directory)
            try body()
        } catch {
            abandon()
            throw error
        }
    }

    /// Removes what has not been published.
    func abandon() {
        for ending in [".pack", ".idx"] { try? Files.remove(draft + ending) }
    }

    // MARK: Keeping

    private static let mark = "Stet is publishing this pack.\n"

    /// Whether a file is a `.keep` of ours; one that cannot be read is another's.
    static func isKeep(_ file: String) -> Bool {
        file.hasSuffix(".keep") && (try? Files.read(file, limit: mark.utf8.count)) == mark
    }

    /// Makes the directory for unfinished packs, for whom packs belong to.
    static func prepare(_ repository: String) throws(ArchiveError) {
        let drafts = drafts(of: repository)
        if try Files.entry(at: drafts) == .nothing {
            try Files.makeDirectory(drafts)
            var packs = stat()
            if stat(repository + "/objects/pack", &packs) == 0 {
                _ = chown(drafts, packs.st_uid, packs.st_gid)
            }
        }
        let keep = keep(of: repository)
        if FileStamp(of: keep)?.size != mark.utf8.count { try Files.write(mark, to: keep) }
    }

    /// The file that each `.keep` is another name of, so that it costs no flush.
    private static func keep(of repository: String) -> String { drafts(of: repository) + "/" + keepName }

    static let keepName = "keep"

    /// Makes the `.keep`; false where somebody else keeps the pack.
    private func hold() throws(ArchiveError) -> Bool {
        if link(Self.keep(of: repository), path + ".keep") == 0 {
            Files.journal?(.write(path + ".keep", Array(Self.mark.utf8)))
            Files.journal?(.flush(path + ".keep"))
            return true
        }
        return errno == EEXIST ? false : try Files.create(path + ".keep", Array(Self.mark.utf8))
    }
}
