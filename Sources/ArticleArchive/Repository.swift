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
        self.handle = handle
    }

    deinit { git_repository_free(handle) }

    /// The commit a ref points at; `nil` where there is no such ref.
    ///
    /// The commit itself is not read.
    func target(of ref: String) throws(ArchiveError) -> RevisionID? {
        var oid = git_oid()
        let status = git_reference_name_to_id(&oid, handle, ref)
        if status == GIT_ENOTFOUND.rawValue { return nil }
        try check(status, "read the ref '\(ref)' of '\(path)'")
        return RevisionID(oid)
    }

    /// The refs with a prefix and the commits they point at, in no order.
    func refs(under prefix: String) throws(ArchiveError) -> [(name: String, target: RevisionID)] {
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

    /// The commit `HEAD` leads to; `nil` where its branch does not exist.
    func head() throws(ArchiveError) -> RevisionID? { try target(of: "HEAD") }

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
