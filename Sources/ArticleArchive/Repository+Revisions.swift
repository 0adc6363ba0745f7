import Articles
import CGit2

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A commit as Stet reads it: everything but its files.
struct Commit {
    var id: RevisionID
    var parent: RevisionID?
    var observed: Date
    var recorded: Date
    var form: CommitForm

    /// The revision at a position of its history, counted from 1.
    func revision(number: Int) -> Revision {
        Revision(
            id: id, number: number, kind: form.kind, observed: observed, recorded: recorded,
            headline: form.headline, summary: form.summary, words: form.words, source: form.source,
            extractor: form.extractor, snapshot: form.snapshot.digest, reverts: form.reverts)
    }
}

/// A file of a revision's tree.
struct TreeFile {
    var name: String
    var oid: git_oid
}

extension Repository {
    /// Reads a commit, in time proportional to its message.
    func commit(_ id: RevisionID) throws(ArchiveError) -> Commit {
        try withCommit(id) { (handle) throws(ArchiveError) in
            guard let text = git_commit_message_raw(handle), let message = String(validatingCString: text)
            else {
                throw damaged("its message is not UTF-8", id)
            }
            let form: CommitForm
            do throws(CommitForm.Malformed) { form = try CommitForm(message: message) } catch {
                throw damaged("\(error.reason); was it committed by hand?", id)
            }
            guard let author = git_commit_author(handle) else { throw damaged("it has no author", id) }
            return Commit(
                id: id, parent: git_commit_parent_id(handle, 0).map { RevisionID($0.pointee) },
                observed: Date(timeIntervalSince1970: TimeInterval(author.pointee.when.time)),
                recorded: Date(timeIntervalSince1970: TimeInterval(git_commit_time(handle))), form: form)
        }
    }

    /// The first parent of a commit, of any message.
    func parent(of id: RevisionID) throws(ArchiveError) -> RevisionID? {
        try withCommit(id) { (handle) throws(ArchiveError) in
            git_commit_parent_id(handle, 0).map { RevisionID($0.pointee) }
        }
    }

    /// The commits from a tip back along first parents, newest first.
    ///
    /// - Parameter visit: is given each id; the walk ends where it gives false.
    func walk(from tip: RevisionID, visit: (RevisionID) -> Bool) throws(ArchiveError) {
        var next: RevisionID? = tip
        while let id = next, visit(id) { next = try parent(of: id) }
    }

    /// The files of a commit's tree that bear an article's name.
    ///
    /// - Throws: `notFound` where the commit is missing or has no such files.
    func files(of id: RevisionID, named name: String) throws(ArchiveError) -> [TreeFile] {
        try withCommit(id) { (handle) throws(ArchiveError) in
            var tree: OpaquePointer?
            try check(git_commit_tree(&tree, handle), "read the tree of \(id) in '\(path)'")
            defer { git_tree_free(tree) }
            var files: [TreeFile] = []
            for index in 0..<git_tree_entrycount(tree) {
                guard let entry = git_tree_entry_byindex(tree, index), let oid = git_tree_entry_id(entry),
                    let field = git_tree_entry_name(entry), let entryName = String(validatingCString: field),
                    entryName.utf8.starts(with: (name + ".").utf8),
                    git_tree_entry_type(entry) == GIT_OBJECT_BLOB
                else { continue }
                files.append(TreeFile(name: entryName, oid: oid.pointee))
            }
            guard !files.isEmpty else {
                throw ArchiveError(
                    .notFound, "read a revision", "\(id.short) is not a revision of this article",
                    revision: id)
            }
            return files
        }
    }

    /// The tree of a commit.
    func tree(of id: RevisionID) throws(ArchiveError) -> git_oid {
        let oid = try withCommit(id) { (handle) throws(ArchiveError) in git_commit_tree_id(handle)?.pointee }
        guard let oid else { throw damaged("it has no tree", id) }
        return oid
    }

    /// The bytes of a file.
    func bytes(of file: TreeFile) throws(ArchiveError) -> [UInt8] {
        var oid = file.oid
        var blob: OpaquePointer?
        try check(git_blob_lookup(&blob, handle, &oid), "read '\(file.name)' in '\(path)'")
        defer { git_blob_free(blob) }
        guard let content = git_blob_rawcontent(blob) else { return [] }
        return [UInt8](UnsafeRawBufferPointer(start: content, count: Int(git_blob_rawsize(blob))))
    }

    /// An error that says a commit is not what Stet wrote.
    func damaged(_ reason: String, _ id: RevisionID) -> ArchiveError {
        ArchiveError(.corrupt, "read a revision", "commit \(id) in '\(path)': \(reason)", revision: id)
    }

    private func withCommit<Result>(
        _ id: RevisionID, _ body: (OpaquePointer) throws(ArchiveError) -> Result
    ) throws(ArchiveError) -> Result {
        var oid = id.oid
        var handle: OpaquePointer?
        let status = git_commit_lookup(&handle, self.handle, &oid)
        guard status >= 0, let handle else {
            var error = ArchiveError(git: status, "read commit \(id) in '\(path)'")
            error.revision = id
            throw error
        }
        defer { git_commit_free(handle) }
        return try body(handle)
    }
}
