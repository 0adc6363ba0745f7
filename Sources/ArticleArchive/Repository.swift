import Articles
import CGit2

/// An open bare repository: a volume of one publication.
///
/// Used by one thread at a time; nothing that libgit2 owns leaves its methods.
final class Repository {
    let publication: String
    /// The repository's directory.
    let path: String
    var refs: Refs
    private var objects: Objects?
    private var packs: FileStamp?
    private var changes = 0

    /// Opens the repository; its objects are only when one is asked for.
    ///
    /// - Throws: ``ArchiveError`` where the directory is no repository git would know.
    init(publication: String, path: String) throws(ArchiveError) {
        self.publication = publication
        self.path = path
        refs = Refs(in: path)
        let operation = "open the repository '\(path)'"
        guard try Files.entry(at: path + "/objects") == .directory,
            try Files.entry(at: path + "/refs") == .directory,
            try Files.entry(at: path + "/HEAD") == .file
        else { throw ArchiveError(.corrupt, operation, "it has not what a git repository has") }
    }

    /// The commit a ref points at; `nil` where there is no such ref.
    ///
    /// - Throws: ``ArchiveError`` with `corrupt` as well where damage may hide it.
    func target(of ref: String) throws(ArchiveError) -> RevisionID? {
        if let target = try refs.target(of: ref) { return target.revision }
        try refs.check()
        return nil
    }

    /// Whether there is an object of that id.
    func contains(_ id: ObjectID) -> Bool { (try? opened().contains(id)) ?? false }

    /// Reads an object of a kind.
    ///
    /// - Parameter body: is given the bytes, which go when it returns.
    func withObject<Result>(
        _ id: ObjectID, _ kind: git_object_t, _ body: (UnsafeRawBufferPointer) throws(ArchiveError) -> Result
    ) throws(ArchiveError) -> Result {
        let name = kind == GIT_OBJECT_COMMIT ? "commit" : kind == GIT_OBJECT_TREE ? "tree" : "file"
        return try opened().read(id, "read \(name) \(id) in '\(path)'") {
            (bytes, found) throws(ArchiveError) in
            guard found == kind else {
                throw ArchiveError(
                    .corrupt, "read \(name) \(id) in '\(path)'", "it is another kind of object")
            }
            return try body(bytes)
        }
    }

    /// The object database.
    func opened() throws(ArchiveError) -> Objects {
        if let objects { return objects }
        let opened = try Objects(in: path)
        objects = opened
        return opened
    }

    /// Lets go of the packs after some have come and gone: libgit2 keeps each open that it has read from.
    func refresh() {
        let stamp = FileStamp(of: path + "/objects/pack")
        if stamp == packs { return }
        packs = stamp
        changes += 1
        if changes > 32 {
            objects = nil
            changes = 0
        }
    }

    /// Points `HEAD` at a branch, which is what a clone shows first.
    func setHead(to ref: String) throws(ArchiveError) {
        let lock = path + "/HEAD.lock"
        guard try Files.create(lock, Array("ref: \(ref)\n".utf8)) else {
            throw ArchiveError(.locked, "point HEAD of '\(path)' at an article", "git holds its lock")
        }
        try Files.move(lock, to: path + "/HEAD")
        try Files.flush(directory: path)
    }
}
