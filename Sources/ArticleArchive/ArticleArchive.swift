public import Articles

/// Articles and their revisions on disk: a directory of bare git repositories, one for each publication.
///
/// A revision that ``record(_:of:after:expecting:)`` returned survives the death of the process and of the
/// machine; one that was not is not visible. Any number of archives in any number of processes may be open on
/// one directory; they take turns at writing. Reading takes no lock and writes nothing.
///
/// What is on disk is described in `docs/formats.md`; `git log`, `git clone` and `git fsck --strict` work on it.
///
/// Calls run one after another on a queue of the archive's own, so a slow disk holds up no other task.
public actor ArticleArchive {
    /// What an archive may do.
    public enum Access: Sendable, Hashable {
        /// Read; nothing in the directory is changed or created.
        case readOnly
        /// Read and record.
        case readWrite
    }

    let access: Access
    let store: Store
    let lockWait: Duration
    /// Repositories whose leftovers were looked for already.
    var swept: Set<String> = []
    /// Where revisions stand in their histories, for those numbered lately.
    var numbers: [RevisionID: Int] = [:]
    private var repositories: [String: Repository] = [:]
    private let executor = DispatchExecutor(label: "stet.archive")

    /// The archive's own queue.
    public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// Opens the store in a directory.
    ///
    /// Reads one small file. With `readWrite` a directory that has none becomes an empty store, other files in
    /// it left alone; with `readOnly` one that has none, or does not exist, is an empty archive.
    ///
    /// - Parameters:
    ///   - directory: the path of the store.
    ///   - access: what the archive may do.
    ///   - lockWait: how long to wait while another process writes.
    /// - Throws: ``ArchiveError`` with `newerFormat`, `corrupt`, `denied`, `diskFull` or `failed`.
    public init(
        at directory: String, access: Access, lockWait: Duration = .seconds(30)
    ) throws(ArchiveError) {
        var directory = directory.isEmpty ? "." : directory
        while directory.count > 1, directory.hasSuffix("/") { directory.removeLast() }
        self.access = access
        // A clock's instant cannot be moved by the longest of durations.
        self.lockWait = min(lockWait, .seconds(100_000_000))
        store = Store(directory: directory)
        if try !store.exists(), access == .readWrite { try store.create(patience: self.lockWait) }
    }

    /// The digest of bytes as it stands in a revision: `sha256:` and 64 hexadecimal digits.
    public static func digest(of bytes: [UInt8]) -> String { Digest.sha256(bytes) }

    /// The publications that have a repository, in byte order.
    public func publications() throws(ArchiveError) -> [String] { try store.publications() }

    /// The articles of a publication with their newest revisions, by name.
    ///
    /// Reads the refs and no object: time is proportional to the number of articles.
    public func articles(of publication: String) throws(ArchiveError) -> [ArchivedArticle] {
        guard SafeName.isPublication(publication) else { return [] }
        return try reading(publication) { (repository) throws(ArchiveError) in
            try repository.articles()
        } ?? []
    }

    /// The articles of all publications; see ``articles(of:)``.
    ///
    /// - Throws: ``ArchiveError`` where one repository cannot be read.
    public func articles() throws(ArchiveError) -> [ArchivedArticle] {
        var articles: [ArchivedArticle] = []
        for publication in try publications() { articles += try self.articles(of: publication) }
        return articles
    }

    /// The newest revision of an article; `nil` where there is no such article.
    public func tip(of identity: ArticleIdentity) throws(ArchiveError) -> RevisionID? {
        guard SafeName.isIdentity(identity) else { return nil }
        return try reading(identity, "read the article") { (repository) throws(ArchiveError) in
            try repository.target(of: identity.branch)
        } ?? nil
    }

    /// The revisions of an article, oldest first and numbered from 1; empty where there is no such article.
    ///
    /// Time is proportional to their number; no text is read.
    public func history(of identity: ArticleIdentity) throws(ArchiveError) -> [Revision] {
        guard SafeName.isIdentity(identity) else { return [] }
        let history = try reading(identity, "read the history of") { (repository) throws(ArchiveError) in
            guard let tip = try repository.target(of: identity.branch) else { return [Revision]() }
            var commits: [Commit] = []
            var next: RevisionID? = tip
            while let id = next {
                let commit = try repository.commit(id)
                commits.append(commit)
                next = commit.parent
            }
            return commits.reversed().enumerated().map { $1.revision(number: $0 + 1) }
        }
        return history ?? []
    }

    /// The article as it stood at a revision, superseded ones included.
    ///
    /// - Throws: ``ArchiveError`` with `notFound` where the article has no such revision.
    public func article(at id: RevisionID, of identity: ArticleIdentity) throws(ArchiveError) -> Article {
        try revision(id, of: identity, "read") { (repository, files) throws(ArchiveError) in
            try repository.article(id, files, named: identity.name)
        }
    }

    /// The snapshot that a revision was read from.
    ///
    /// - Throws: ``ArchiveError`` with `notFound` where the article has no such revision, with `corrupt` where
    ///   the bytes are not those that were recorded.
    public func snapshot(at id: RevisionID, of identity: ArticleIdentity) throws(ArchiveError) -> Snapshot {
        try revision(id, of: identity, "read the snapshot of") { (repository, files) throws(ArchiveError) in
            try repository.snapshot(id, files, named: identity.name)
        }
    }

    private func revision<Result>(
        _ id: RevisionID, of identity: ArticleIdentity, _ operation: String,
        _ body: (Repository, [TreeFile]) throws(ArchiveError) -> Result
    ) throws(ArchiveError) -> Result {
        var found: Result?
        if SafeName.isIdentity(identity) {
            found =
                try reading(identity, operation) { (repository) throws(ArchiveError) -> Result? in
                    guard repository.contains(id) else {
                        // An object is not found as well where its pack is damaged: then the history has a hole.
                        if let tip = try repository.target(of: identity.branch) {
                            try repository.walk(from: tip) { _ in true }
                        }
                        return nil
                    }
                    return try body(repository, try repository.files(of: id, named: identity.name))
                } ?? nil
        }
        guard let found else {
            throw ArchiveError(
                .notFound, operation, "there is no such revision", article: identity, revision: id)
        }
        return found
    }

    /// Reads from a publication's repository; `nil` where it has none.
    ///
    /// What looks damaged is looked at once more with fresh eyes: another program may have repacked meanwhile.
    func reading<Result>(
        _ publication: String, _ body: (Repository) throws(ArchiveError) -> Result
    ) throws(ArchiveError) -> Result? {
        guard let repository = try repository(of: publication) else { return nil }
        do {
            return try body(repository)
        } catch  where error.code == .corrupt {
            forget(publication)
            guard let repository = try self.repository(of: publication) else { return nil }
            do throws(ArchiveError) {
                return try body(repository)
            } catch {
                forget(publication)
                throw error
            }
        }
    }

    /// The same for an article, errors said of it.
    func reading<Result>(
        _ identity: ArticleIdentity, _ operation: String,
        _ body: (Repository) throws(ArchiveError) -> Result
    ) throws(ArchiveError) -> Result? {
        do {
            return try reading(identity.publication, body)
        } catch {
            throw error.about(identity, operation)
        }
    }

    /// Closes a repository; libgit2 would otherwise go on with what it could read of it.
    func forget(_ publication: String) { repositories[publication] = nil }

    /// The open repository of a publication; `nil` where it has none.
    func repository(of publication: String) throws(ArchiveError) -> Repository? {
        if let repository = repositories[publication] { return repository }
        let path = store.path(of: publication)
        guard try Files.entry(at: path) != .nothing, try store.exists() else { return nil }
        let repository = try Repository(publication: publication, path: path)
        // Each holds file descriptors and maps; how many publications there are is not ours to say.
        if repositories.count >= 32, let some = repositories.keys.first { repositories[some] = nil }
        repositories[publication] = repository
        return repository
    }
}

extension ArticleIdentity {
    /// The ref whose commits are the article's revisions.
    var branch: String { "refs/heads/" + name }
}

extension ArchiveError {
    /// The same error, said of what was asked rather than of the step that failed.
    func about(_ identity: ArticleIdentity, _ operation: String) -> ArchiveError {
        guard article == nil else { return self }
        var error = self
        error.article = identity
        if self.operation != operation { error.message = "cannot \(self.operation): \(message)" }
        error.operation = operation
        return error
    }
}
