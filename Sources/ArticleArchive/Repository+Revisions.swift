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
    var id: ObjectID
}

extension Repository {
    /// Reads a commit, in time proportional to its message.
    func commit(_ id: RevisionID) throws(ArchiveError) -> Commit {
        try withCommit(id) { (bytes) throws(ArchiveError) in try commit(id, bytes) }
    }

    /// Reads a commit out of packs, or as another one where it is not found there.
    private func commit(
        _ id: RevisionID, from packed: PackedCommits?, beside neighbour: Commit?
    ) throws(ArchiveError) -> Commit {
        guard let text = try? packed?.read(ObjectID(id)) else { return try commit(id) }
        return try text.withUnsafeBytes { bytes in
            Result { () throws(ArchiveError) in try commit(id, bytes, beside: neighbour) }
        }.get()
    }

    private func commit(
        _ id: RevisionID, _ bytes: UnsafeRawBufferPointer, beside neighbour: Commit? = nil
    ) throws(ArchiveError) -> Commit {
        let head = try head(of: bytes, id)
        let message = UnsafeRawBufferPointer(rebasing: bytes[head.message...])
        let form: CommitForm
        do throws(CommitForm.Malformed) {
            form = try CommitForm(message: message, beside: neighbour?.form)
        } catch {
            throw damaged("\(error.reason); was it committed by hand?", id)
        }
        return Commit(
            id: id, parent: head.parents.first?.revision,
            observed: Date(timeIntervalSince1970: TimeInterval(head.authored)),
            recorded: Date(timeIntervalSince1970: TimeInterval(head.committed)), form: form)
    }

    /// The first parent of a commit, of any message.
    func parent(of id: RevisionID) throws(ArchiveError) -> RevisionID? {
        try withCommit(id) { (bytes) throws(ArchiveError) in try head(of: bytes, id).parents.first?.revision }
    }

    /// The commits from a tip back along first parents, newest first.
    ///
    /// - Parameter visit: is given each id; the walk ends where it gives false.
    func walk(from tip: RevisionID, visit: (RevisionID) -> Bool) throws(ArchiveError) {
        var next: RevisionID? = tip
        while let id = next, visit(id) { next = try parent(of: id) }
    }

    /// The history that ends in a tip, oldest first.
    ///
    /// - Parameter known: a history that is taken over where the walk meets its end.
    func history(to tip: RevisionID, known: [Revision] = []) throws(ArchiveError) -> [Revision] {
        var commits: [Commit] = []
        var packed: PackedCommits?
        var next: RevisionID? = tip
        while let id = next, id != known.last?.id {
            // To open all packs pays where many commits are read.
            if commits.count == 8 { packed = try? PackedCommits(in: path) }
            let commit = try commit(id, from: packed, beside: commits.last)
            commits.append(commit)
            next = commit.parent
        }
        let kept = next == nil ? [] : known
        return kept + commits.reversed().enumerated().map { $1.revision(number: kept.count + $0 + 1) }
    }

    /// The files of a commit's tree that bear an article's name.
    ///
    /// - Throws: `notFound` where the commit is missing or has no such files.
    func files(of id: RevisionID, named name: String) throws(ArchiveError) -> [TreeFile] {
        let files = try entries(ofTree: tree(of: id), at: id)
            .filter { $0.name.utf8.starts(with: (name + ".").utf8) }
        guard !files.isEmpty else {
            throw ArchiveError(
                .notFound, "read a revision", "\(id.short) is not a revision of this article", revision: id)
        }
        return files
    }

    /// The files that stand in a tree; directories and the like are left out.
    func entries(ofTree tree: ObjectID, at id: RevisionID) throws(ArchiveError) -> [TreeFile] {
        let files = try withObject(tree, GIT_OBJECT_TREE) { TreeForm.files($0) }
        guard let files else { throw damaged("its tree is cut off", id) }
        return files
    }

    /// The tree of a commit.
    func tree(of id: RevisionID) throws(ArchiveError) -> ObjectID {
        try withCommit(id) { (bytes) throws(ArchiveError) in
            guard let tree = try head(of: bytes, id).tree else { throw damaged("it has no tree", id) }
            return tree
        }
    }

    /// The bytes of a file.
    func bytes(of file: TreeFile) throws(ArchiveError) -> [UInt8] {
        try withObject(file.id, GIT_OBJECT_BLOB) { [UInt8]($0) }
    }

    /// An error that says a commit is not what Stet wrote.
    func damaged(_ reason: String, _ id: RevisionID) -> ArchiveError {
        ArchiveError(.corrupt, "read a revision", "commit \(id) in '\(path)': \(reason)", revision: id)
    }

    private func head(of bytes: UnsafeRawBufferPointer, _ id: RevisionID) throws(ArchiveError) -> CommitHead {
        guard let head = CommitHead(bytes) else { throw damaged("it is no commit as git writes them", id) }
        return head
    }

    private func withCommit<Result>(
        _ id: RevisionID, _ body: (UnsafeRawBufferPointer) throws(ArchiveError) -> Result
    ) throws(ArchiveError) -> Result {
        do {
            return try withObject(ObjectID(id), GIT_OBJECT_COMMIT, body)
        } catch {
            var error = error
            if error.revision == nil { error.revision = id }
            throw error
        }
    }
}
