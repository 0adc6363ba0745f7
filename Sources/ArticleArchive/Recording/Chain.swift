import Articles

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A history being built: each draft becomes the objects of a commit on the one before.
struct Chain {
    private let identity: ArticleIdentity
    private let repository: Repository
    /// What stands at its end; `nil` for an article without revisions.
    private(set) var standing: Standing?
    /// The files of the revision it started after.
    private let kept: [TreeFile]

    /// Starts after a revision, or at the beginning.
    init(of identity: ArticleIdentity, in repository: Repository, after standing: Standing?) {
        self.identity = identity
        self.repository = repository
        self.standing = standing
        kept = standing?.files ?? []
    }

    /// Adds the objects of a draft to a batch.
    mutating func append(_ ready: ReadyDraft, to pack: inout PackDraft) throws(ArchiveError) -> Revision {
        let draft = ready.draft
        let observed = try Self.seconds(draft.observed)
        let recorded = try Self.seconds(draft.recorded)
        guard observed >= standing?.observed ?? 0 else {
            throw ArchiveError(
                .invalid, "record the article",
                "a draft was observed before the revision that it would follow")
        }
        let files: [TreeFile]
        let tree: ObjectID
        let headline: String
        let snapshot: (digest: String, mediaType: String)
        switch draft.content {
        case .observed(let article, let bytes):
            headline = article.title
            snapshot = (ready.digest, bytes.mediaType)
            files = try add(ready.files, to: &pack)
            tree = try pack.add(tree: files)
        case .recorded(let id):
            guard repository.contains(ObjectID(id)) else {
                throw ArchiveError(.notFound, "record the article", "there is no revision \(id.short)")
            }
            files = try repository.files(of: id, named: identity.name)
            let form = try repository.commit(id).form
            headline = form.headline
            snapshot = form.snapshot
            tree = try repository.tree(of: id)
        }
        let form = CommitForm(
            headline: headline, summary: draft.summary, kind: draft.kind, words: draft.words,
            source: draft.source, extractor: draft.extractor, snapshot: snapshot, reverts: draft.reverts)
        let text = text(tree: tree, observed: observed, recorded: recorded, form)
        let id = try pack.add(commit: text).revision
        let commit = Commit(
            id: id, parent: standing?.id, observed: Date(timeIntervalSince1970: TimeInterval(observed)),
            recorded: Date(timeIntervalSince1970: TimeInterval(recorded)), form: form)
        let number = (standing?.number ?? 0) + 1
        standing = Standing(id: id, number: number, observed: observed, files: files)
        return commit.revision(number: number)
    }

    /// Adds the files, but for those that stand in the repository already.
    private func add(_ ready: [ReadyFile], to pack: inout PackDraft) throws(ArchiveError) -> [TreeFile] {
        var files: [TreeFile] = []
        for file in ready {
            if !kept.contains(where: { $0.name == file.name && $0.id == file.id }) { try pack.add(file) }
            files.append(TreeFile(name: file.name, id: file.id))
        }
        return files
    }

    /// The commit object (gitformat-commit, and `git help commit-tree`).
    private func text(tree: ObjectID, observed: Int64, recorded: Int64, _ form: CommitForm) -> String {
        var lines = ["tree \(tree)"]
        if let standing { lines.append("parent \(standing.id)") }
        lines.append("author Stet <stet@localhost> \(observed) +0000")
        lines.append("committer Stet <stet@localhost> \(recorded) +0000")
        return lines.joined(separator: "\n") + "\n\n" + form.message
    }

    /// Finds out whether git can hold a draft's times.
    static func checkTimes(of draft: Draft) throws(ArchiveError) {
        _ = try seconds(draft.observed)
        _ = try seconds(draft.recorded)
    }

    /// A time in whole seconds since 1970, rounded down.
    private static func seconds(_ date: Date) throws(ArchiveError) -> Int64 {
        let seconds = date.timeIntervalSince1970.rounded(.down)
        // Git's dates begin in 1970; the end is that of four-digit years.
        guard (0...253_402_300_799).contains(seconds) else {
            throw ArchiveError(
                .invalid, "record the article", "git cannot hold times before 1970 or after 9999")
        }
        return Int64(seconds)
    }
}
