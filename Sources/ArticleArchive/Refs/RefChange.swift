/// A change to one ref: locked, compared, written, moved.
///
/// The lock is git's (`<ref>.lock`), so that a git process at the same repository is respected.
struct RefChange {
    let ref: String
    let target: ObjectID
    private let file: String

    /// Writes where the ref will point into its lock.
    ///
    /// - Parameter staged: takes the lock, which must be flushed before ``commit()``.
    /// - Throws: ``ArchiveError`` with `locked` where somebody else has it.
    init(
        _ ref: String, to target: ObjectID, in repository: String, staged: inout StagedFiles
    ) throws(ArchiveError) {
        self.ref = ref
        self.target = target
        file = repository + "/" + ref
        guard try staged.create(file + ".lock", Array((target.hex + "\n").utf8)) else {
            throw Self.locked(ref, repository)
        }
    }

    /// Locks a ref that will be written into `packed-refs`.
    ///
    /// The lock is a second name of a file that is there, where the file system knows such: it costs no file.
    ///
    /// - Throws: ``ArchiveError`` with `locked` where somebody else has it.
    init(packing ref: String, to target: ObjectID, in repository: String) throws(ArchiveError) {
        self.ref = ref
        self.target = target
        file = repository + "/" + ref
        guard try Files.claim(file + ".lock", asNameOf: repository + "/HEAD") else {
            throw Self.locked(ref, repository)
        }
    }

    private static func locked(_ ref: String, _ repository: String) -> ArchiveError {
        ArchiveError(
            .locked, "move the ref '\(ref)' of '\(repository)'", "git or another program holds its lock")
    }

    /// Moves the ref; durable when its directory is flushed.
    func commit() throws(ArchiveError) { try Files.move(file + ".lock", to: file) }

    /// Takes the ref's own file away, where it is to be found in `packed-refs`; durable when its directory is
    /// flushed.
    ///
    /// - Returns: whether it had one.
    func giveWay() throws(ArchiveError) -> Bool {
        let hadFile = try Files.entry(at: file) == .file
        if hadFile { try Files.remove(file) }
        try Files.remove(file + ".lock")
        return hadFile
    }

    /// Lets go of the lock, where it was not moved.
    func abandon() { try? Files.remove(file + ".lock") }

    /// The directory the ref's own file stands in.
    var directory: String { Files.parent(of: file) }
}
