/// The file `packed-refs` being written anew, under git's lock on it.
///
/// The repository's other writers must be kept away by the store's lock; git processes are by `packed-refs.lock`.
struct PackedRefsRewrite {
    private let path: String
    private let repository: String
    private var lock: String { path + ".lock" }

    /// Writes the file with some refs changed, under the name of its lock.
    ///
    /// Time is proportional to the length of the file.
    ///
    /// - Parameters:
    ///   - changes: what refs shall point at; `nil` for those that shall not be in the file.
    ///   - staged: takes the new file, which must be flushed before ``commit()``.
    /// - Throws: ``ArchiveError`` with `locked` where somebody else holds the lock, with `corrupt` where the
    ///   file is damaged.
    init(
        in repository: String, _ changes: [String: ObjectID?], staged: inout StagedFiles
    ) throws(ArchiveError) {
        self.repository = repository
        path = repository + "/packed-refs"
        var packed = PackedRefs(in: repository)
        // Another's change between reading and locking is one that git made: then the stamp is another.
        let before = FileStamp(of: path)
        let merged = try packed.merged(with: changes)
        guard try staged.create(path + ".lock", merged) else {
            throw ArchiveError(
                .locked, "pack the refs of '\(repository)'", "git or another program is doing so")
        }
        guard FileStamp(of: path) == before else {
            abandon()
            throw ArchiveError(.locked, "pack the refs of '\(repository)'", "git has just done so")
        }
    }

    /// The bytes of a file with these refs.
    static func text(of refs: [String: ObjectID]) -> [UInt8] {
        var text = Array("# pack-refs with: peeled fully-peeled sorted \n".utf8)
        for (name, target) in refs.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
            text += Array("\(target) \(name)\n".utf8)
        }
        return text
    }

    /// Puts the new file in its place; durable when this returns.
    func commit() throws(ArchiveError) {
        try Files.move(lock, to: path)
        try Files.flush(directory: repository)
    }

    /// Lets go of the lock.
    func abandon() { try? Files.remove(lock) }
}
