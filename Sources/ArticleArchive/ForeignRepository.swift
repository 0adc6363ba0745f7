public import Articles
import CGit2

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A git repository of somebody else's, with or without a working tree, to be read and never written.
public final class ForeignRepository {
    /// A commit on the way from the beginning to `HEAD`.
    public struct Commit: Sendable, Hashable {
        /// Its id.
        public var id: RevisionID
        /// When it was written, by its author's clock.
        public var time: Date
        /// The first line of its message.
        public var subject: String
    }

    /// A file as a commit left it.
    public struct File: Sendable, Hashable {
        /// Its path in the repository.
        public var path: String
        /// Its bytes.
        public var bytes: [UInt8]
    }

    private let handle: OpaquePointer
    private let path: String
    private static let operation = "read the repository"

    /// Files that are larger are passed over, in bytes.
    public static let largestFile = 20_000_000

    /// Opens a repository.
    ///
    /// - Throws: ``ArchiveError`` where there is none, or it cannot be read.
    public init(at path: String) throws(ArchiveError) {
        try GitLibrary.start()
        var handle: OpaquePointer?
        let status = git_repository_open_ext(&handle, path, GIT_REPOSITORY_OPEN_NO_SEARCH.rawValue, nil)
        if status == GIT_ENOTFOUND.rawValue {
            throw ArchiveError(.notFound, "\(Self.operation) '\(path)'", "there is no git repository")
        }
        try check(status, "\(Self.operation) '\(path)'")
        guard let handle else { throw ArchiveError(git: -1, "\(Self.operation) '\(path)'") }
        self.handle = handle
        self.path = path
        let directory = git_repository_path(handle).map { String(cString: $0) } ?? path
        guard try StrayOffsets.find(in: directory).isEmpty else {
            throw ArchiveError(
                .corrupt, "\(Self.operation) '\(path)'", "the index of a pack leads beyond the pack's end")
        }
    }

    deinit { git_repository_free(handle) }

    /// The commits that lead to `HEAD`, oldest first by their time; those that join branches are left out, for
    /// they change nothing of their own.
    public func commits() throws(ArchiveError) -> [Commit] {
        var walk: OpaquePointer?
        try check(git_revwalk_new(&walk, handle), doing)
        defer { git_revwalk_free(walk) }
        git_revwalk_sorting(walk, GIT_SORT_TOPOLOGICAL.rawValue | GIT_SORT_REVERSE.rawValue)
        try check(git_revwalk_push_head(walk), doing)
        var commits: [Commit] = []
        var id = git_oid()
        while true {
            let status = git_revwalk_next(&id, walk)
            if status == GIT_ITEROVER.rawValue { break }
            try check(status, doing)
            let found = try withCommit(id) { commit throws(ArchiveError) -> Commit? in
                guard git_commit_parentcount(commit) < 2, let author = git_commit_author(commit) else {
                    return nil
                }
                let subject = git_commit_summary(commit).map { String(cString: $0) } ?? ""
                guard let name = RevisionID(hex: Self.hex(id)) else { return nil }
                return Commit(
                    id: name, time: Date(timeIntervalSince1970: TimeInterval(author.pointee.when.time)),
                    subject: subject)
            }
            if let found { commits.append(found) }
        }
        return commits.enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }
            .map(\.element)
    }

    /// The files that a commit made or changed, in the order of their paths.
    public func files(changedIn commit: RevisionID) throws(ArchiveError) -> [File] {
        var id = git_oid()
        try check(git_oid_fromstr(&id, commit.hex), doing)
        return try withCommit(id) { commit throws(ArchiveError) -> [File] in
            var new: OpaquePointer?
            try check(git_commit_tree(&new, commit), doing)
            defer { git_tree_free(new) }
            var old: OpaquePointer?
            if git_commit_parentcount(commit) > 0 {
                var parent: OpaquePointer?
                try check(git_commit_parent(&parent, commit, 0), doing)
                defer { git_commit_free(parent) }
                try check(git_commit_tree(&old, parent), doing)
            }
            defer { git_tree_free(old) }
            var diff: OpaquePointer?
            try check(git_diff_tree_to_tree(&diff, handle, old, new, nil), doing)
            defer { git_diff_free(diff) }
            var files: [File] = []
            for index in 0..<git_diff_num_deltas(diff) {
                guard let delta = git_diff_get_delta(diff, index)?.pointee,
                    delta.status != GIT_DELTA_DELETED, delta.new_file.mode & 0o170000 == 0o100000,
                    let name = delta.new_file.path,
                    let bytes = try blob(delta.new_file.id)
                else { continue }
                files.append(File(path: String(cString: name), bytes: bytes))
            }
            return files
        }
    }

    /// The address that it was cloned from, where it is one of the web.
    public var origin: WebAddress? {
        var remote: OpaquePointer?
        guard git_remote_lookup(&remote, handle, "origin") == 0 else { return nil }
        defer { git_remote_free(remote) }
        return git_remote_url(remote).flatMap { try? WebAddress(String(cString: $0)) }
    }

    // MARK: Objects

    private var doing: String { "\(Self.operation) '\(path)'" }

    private func blob(_ id: git_oid) throws(ArchiveError) -> [UInt8]? {
        var id = id
        var blob: OpaquePointer?
        try check(git_blob_lookup(&blob, handle, &id), doing)
        defer { git_blob_free(blob) }
        let size = git_blob_rawsize(blob)
        guard size <= Self.largestFile else { return nil }
        return Array(UnsafeRawBufferPointer(start: git_blob_rawcontent(blob), count: Int(size)))
    }

    private func withCommit<Result>(
        _ id: git_oid, _ body: (OpaquePointer) throws(ArchiveError) -> Result
    ) throws(ArchiveError) -> Result {
        var id = id
        var commit: OpaquePointer?
        try check(git_commit_lookup(&commit, handle, &id), doing)
        guard let commit else { throw ArchiveError(git: -1, doing) }
        defer { git_commit_free(commit) }
        return try body(commit)
    }

    private static func hex(_ id: git_oid) -> String {
        withUnsafeBytes(of: id.id) { bytes in
            bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        }
    }
}
