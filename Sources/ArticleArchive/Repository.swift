import Articles
import CGit2

/// An open bare repository of one publication.
///
/// Used by one thread at a time; nothing that libgit2 owns leaves its methods.
final class Repository {
    let publication: String
    /// The repository's directory.
    let path: String
    let handle: OpaquePointer
    private var packedRefs: PackedRefs

    /// Opens the repository.
    ///
    /// - Throws: ``ArchiveError`` where the directory is no repository git would know.
    init(publication: String, path: String) throws(ArchiveError) {
        try GitLibrary.start()
        var handle: OpaquePointer?
        // Opened as bare, libgit2 reads no configuration and asks not who owns the directory.
        let status = git_repository_open_bare(&handle, path)
        guard status >= 0, let handle else {
            throw ArchiveError(git: status, "open the repository '\(path)'")
        }
        self.publication = publication
        self.path = path
        packedRefs = PackedRefs(in: path)
        self.handle = handle
    }

    deinit { git_repository_free(handle) }

    /// The commit a ref points at; `nil` where there is no such ref.
    ///
    /// The commit itself is not read. A ref that points at another ref is not one of ours, and damage.
    func target(of ref: String) throws(ArchiveError) -> RevisionID? {
        let operation = "read the ref '\(ref)' of '\(path)'"
        var reference: OpaquePointer?
        let status = git_reference_lookup(&reference, handle, ref)
        if status == GIT_ENOTFOUND.rawValue {
            try packedRefs.check()
            return nil
        }
        try check(status, operation)
        defer { git_reference_free(reference) }
        guard let oid = git_reference_target(reference) else {
            throw ArchiveError(.corrupt, operation, "it does not hold a commit id")
        }
        return RevisionID(oid.pointee)
    }

    /// The refs with a prefix and the commits they point at, in no order.
    func refs(under prefix: String) throws(ArchiveError) -> [(name: String, target: RevisionID)] {
        try packedRefs.check()
        var iterator: OpaquePointer?
        try check(
            git_reference_iterator_glob_new(&iterator, handle, prefix + "*"), "list the refs of '\(path)'")
        defer { git_reference_iterator_free(iterator) }
        var refs: [(name: String, target: RevisionID)] = []
        while true {
            var ref: OpaquePointer?
            let status = git_reference_next(&ref, iterator)
            if status == GIT_ITEROVER.rawValue { return refs }
            try check(status, "list the refs of '\(path)'")
            defer { git_reference_free(ref) }
            guard let name = git_reference_name(ref).flatMap({ String(validatingCString: $0) }),
                let oid = git_reference_target(ref)
            else { continue }
            refs.append((name, RevisionID(oid.pointee)))
        }
    }

    /// Keeps a tip that leaves its article's history reachable.
    func supersede(_ tip: RevisionID, of identity: ArticleIdentity) throws(ArchiveError) {
        let directory = "refs/superseded/" + identity.name
        try Files.makeDirectories(path + "/" + directory)
        try RefMove(directory + "/" + tip.hex, in: self).move(to: tip)
    }

    /// Whether the branch that `HEAD` names does not exist.
    func isHeadUnborn() throws(ArchiveError) -> Bool {
        let status = git_repository_head_unborn(handle)
        try check(status, "read HEAD of '\(path)'")
        return status == 1
    }

    /// Points `HEAD` at a branch, which is what a clone shows first.
    func setHead(to ref: String) throws(ArchiveError) {
        try check(git_repository_set_head(handle, ref), "point HEAD of '\(path)' at an article")
    }
}

extension RevisionID {
    /// The id libgit2 gave.
    init(_ oid: git_oid) {
        let digits = withUnsafeBytes(of: oid) { bytes in
            bytes.flatMap { [Self.digit($0 >> 4), Self.digit($0 & 15)] }
        }
        guard let id = RevisionID(hex: String(decoding: digits, as: UTF8.self)) else {
            preconditionFailure("40 hexadecimal digits are an id")
        }
        self = id
    }

    /// The id as libgit2 takes it.
    var oid: git_oid {
        var oid = git_oid()
        git_oid_fromstrn(&oid, hex, 40)
        return oid
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") - 10 + value
    }
}
