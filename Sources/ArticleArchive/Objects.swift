import CGit2

/// The objects of one repository, as libgit2 finds them in packs and loose files.
final class Objects {
    private let path: String
    private let handle: OpaquePointer
    private let strays: Set<ObjectID>

    /// Opens the objects of a repository; reads the names of its packs.
    init(in repository: String) throws(ArchiveError) {
        try GitLibrary.start()
        path = repository
        strays = try StrayOffsets.find(in: repository)
        var handle: OpaquePointer?
        let operation = "open the repository '\(repository)'"
        try check(git_odb_open(&handle, repository + "/objects"), operation)
        guard let handle else { throw ArchiveError(git: -1, operation) }
        self.handle = handle
    }

    deinit { git_odb_free(handle) }

    /// Whether there is an object of that id; its bytes are not read.
    func contains(_ id: ObjectID) -> Bool {
        var oid = id.oid
        return git_odb_exists(handle, &oid) == 1
    }

    /// Reads an object, its bytes held against its id.
    func read<Result>(
        _ id: ObjectID, _ operation: @autoclosure () -> String,
        _ body: (UnsafeRawBufferPointer, git_object_t) throws(ArchiveError) -> Result
    ) throws(ArchiveError) -> Result {
        try checkPlace(of: id, operation())
        var oid = id.oid
        var object: OpaquePointer?
        let status = git_odb_read(&object, handle, &oid)
        guard status >= 0, let object else { throw ArchiveError(git: status, operation()) }
        defer { git_odb_object_free(object) }
        let bytes = UnsafeRawBufferPointer(
            start: git_odb_object_data(object), count: git_odb_object_size(object))
        return try body(bytes, git_odb_object_type(object))
    }

    /// Lends the objects as a repository, as libgit2 wants them for packing.
    func withRepository<Result>(
        _ operation: String, _ body: (OpaquePointer) throws(ArchiveError) -> Result
    ) throws(ArchiveError) -> Result {
        var repository: OpaquePointer?
        try check(git_repository_wrap_odb(&repository, handle), operation)
        guard let repository else { throw ArchiveError(git: -1, operation) }
        defer { git_repository_free(repository) }
        return try body(repository)
    }

    private func checkPlace(of id: ObjectID, _ operation: @autoclosure () -> String) throws(ArchiveError) {
        guard strays.contains(id) else { return }
        throw ArchiveError(.corrupt, operation(), "the index of its pack leads beyond the pack's end")
    }

    /// The kind of an object and its length, without reading all of it.
    func header(_ id: ObjectID) throws(ArchiveError) -> (kind: git_object_t, size: Int) {
        try checkPlace(of: id, "read object \(id) in '\(path)'")
        var oid = id.oid
        var size = 0
        var kind = GIT_OBJECT_INVALID
        try check(git_odb_read_header(&size, &kind, handle, &oid), "read object \(id) in '\(path)'")
        return (kind, size)
    }
}
