import CGit2

/// Git objects of one recording, kept in memory until they go out as one pack.
///
/// They stand in an object database of their own: in the repository's, each new object would make libgit2
/// look through the directory of packs again.
struct ObjectBatch: ~Copyable {
    private let database: OpaquePointer
    private let repository: OpaquePointer
    private let builder: OpaquePointer

    init() throws(ArchiveError) {
        try GitLibrary.start()
        let operation = "prepare a pack"
        var database: OpaquePointer?
        try check(git_odb_new(&database), operation)
        guard let database else { throw ArchiveError(git: -1, operation) }
        var memory: UnsafeMutablePointer<git_odb_backend>?
        var repository: OpaquePointer?
        var builder: OpaquePointer?
        do throws(ArchiveError) {
            try check(git_mempack_new(&memory), operation)
            try check(git_odb_add_backend(database, memory, 1), operation)
            try check(git_repository_wrap_odb(&repository, database), operation)
            try check(git_packbuilder_new(&builder, repository), operation)
            guard let repository, let builder else { throw ArchiveError(git: -1, operation) }
            self.database = database
            self.repository = repository
            self.builder = builder
        } catch {
            git_packbuilder_free(builder)
            git_repository_free(repository)
            git_odb_free(database)
            throw error
        }
    }

    deinit {
        git_packbuilder_free(builder)
        git_repository_free(repository)
        git_odb_free(database)
    }

    /// Adds a file's bytes; equal bytes are kept once.
    func add(_ bytes: [UInt8], named name: String) throws(ArchiveError) -> git_oid {
        try add(bytes, GIT_OBJECT_BLOB, name)
    }

    /// Whether a file of that id has these bytes.
    static func isContent(_ oid: git_oid, _ bytes: [UInt8]) -> Bool {
        var known = oid
        var oid = git_oid()
        return git_odb_hash(&oid, bytes, bytes.count, GIT_OBJECT_BLOB) >= 0
            && git_oid_equal(&oid, &known) == 1
    }

    /// Adds a tree of plain files.
    func add(tree files: [TreeFile]) throws(ArchiveError) -> git_oid {
        var bytes: [UInt8] = []
        for file in files.sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }) {
            bytes += Array("100644 ".utf8) + Array(file.name.utf8) + [0]
            withUnsafeBytes(of: file.oid) { bytes += $0 }
        }
        return try add(bytes, GIT_OBJECT_TREE, "")
    }

    /// Adds a commit, its text as in gitformat-commit.
    func add(commit text: String) throws(ArchiveError) -> git_oid {
        try add(Array(text.utf8), GIT_OBJECT_COMMIT, nil)
    }

    private func add(_ bytes: [UInt8], _ kind: git_object_t, _ name: String?) throws(ArchiveError) -> git_oid
    {
        var oid = git_oid()
        try check(git_odb_write(&oid, database, bytes, bytes.count, kind), "prepare an object")
        try check(git_packbuilder_insert(builder, &oid, name), "prepare an object")
        return oid
    }

    /// Writes everything as one pack and its index, durable when this returns.
    ///
    /// - Parameter directory: the repository's `objects/pack`.
    func write(to directory: String) throws(ArchiveError) {
        try check(
            git_packbuilder_write(builder, directory, 0o444, nil, nil), "write a pack to '\(directory)'")
    }
}
