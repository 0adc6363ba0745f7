public import Articles

/// Articles and their revisions on disk: a directory of bare git repositories, one for each publication.
///
/// A revision that ``record(_:of:after:expecting:)`` returned survives the death of the process and of the
/// machine; one that was not is not visible. Any number of archives in any number of processes may be open on
/// one directory; they take turns at writing. Reading takes no lock and writes nothing.
///
/// What is on disk is described in `docs/formats.md`; `git log`, `git clone` and `git fsck --strict` work on it.
///
/// Recordings that are asked for at the same time go to the disk together and are acknowledged together; see
/// ``Grouping``. Reading does not wait for them. Each runs on a queue of its own, so that a slow disk holds up
/// no other task.
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
    let recorder: Recorder
    let upkeep: Upkeep
    var repositories: OpenRepositories
    /// Histories read lately, each with the tip it was read to.
    private var histories = RecentHistories()
    private var states = RecentStates()
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
    ///   - grouping: how recordings are brought together.
    /// - Throws: ``ArchiveError`` with `newerFormat`, `corrupt`, `denied`, `diskFull` or `failed`.
    public init(
        at directory: String, access: Access, lockWait: Duration = .seconds(30),
        grouping: Grouping = Grouping()
    ) throws(ArchiveError) {
        var directory = directory.isEmpty ? "." : directory
        while directory.count > 1, directory.hasSuffix("/") { directory.removeLast() }
        self.access = access
        // A clock's instant cannot be moved by the longest of durations.
        let lockWait = min(lockWait, .seconds(100_000_000))
        let store = Store(directory: directory)
        self.store = store
        repositories = OpenRepositories(of: store)
        upkeep = Upkeep(store: store, lockWait: lockWait)
        recorder = Recorder(store: store, lockWait: lockWait, grouping: grouping, upkeep: upkeep)
        if try !store.exists(), access == .readWrite { try store.create(patience: lockWait) }
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
        let articles = try reading(publication) { (repositories) throws(ArchiveError) in
            var articles: [ArchivedArticle] = []
            for repository in try repositories.repositories(of: publication) {
                articles += try repository.articles()
            }
            return articles
        }
        return articles.sorted { $0.identity.name.utf8.lexicographicallyPrecedes($1.identity.name.utf8) }
    }

    /// The articles of all publications; see ``articles(of:)``.
    ///
    /// - Throws: ``ArchiveError`` where one repository cannot be read.
    public func articles() throws(ArchiveError) -> [ArchivedArticle] {
        var articles: [ArchivedArticle] = []
        for publication in try publications() { articles += try self.articles(of: publication) }
        return articles
    }

    /// The sum of the articles of a publication with their newest revisions.
    ///
    /// Reads the refs and no object, a million of them in about a tenth of a second. It is another one than that of
    /// ``articles(of:)`` where somebody made branches that are no article's.
    public func sum(of publication: String) throws(ArchiveError) -> TipSum {
        guard SafeName.isPublication(publication) else { return TipSum() }
        return try reading(publication) { (repositories) throws(ArchiveError) in
            var sum = TipSum()
            for repository in try repositories.repositories(of: publication) {
                sum += try repository.refs.sum(under: "refs/heads/")
            }
            return sum
        }
    }

    /// The newest revision of an article; `nil` where there is no such article.
    public func tip(of identity: ArticleIdentity) throws(ArchiveError) -> RevisionID? {
        try reading(identity, "read the article") { (_, tip) in tip }
    }

    /// The revisions of an article, oldest first and numbered from 1; empty where there is no such article.
    ///
    /// Time is proportional to their number, or to that of those since the last call; no text is read.
    public func history(of identity: ArticleIdentity) throws(ArchiveError) -> [Revision] {
        let known = histories[identity]
        let history = try reading(identity, "read the history of") { (repository, tip) throws(ArchiveError) in
            known.last?.id == tip ? known : try repository.history(to: tip, known: known)
        }
        histories[identity] = history ?? []
        return history ?? []
    }

    /// The article as it stood at a revision, superseded ones included.
    ///
    /// - Throws: ``ArchiveError`` with `notFound` where the article has no such revision.
    public func article(at id: RevisionID, of identity: ArticleIdentity) throws(ArchiveError) -> Article {
        let known = states.state(id, of: identity)
        let state = try revision(id, of: identity, "read") { (repository) throws(ArchiveError) in
            if let known { return known }
            return try repository.article(id, named: identity.name)
        }
        if known == nil { states.keep(state, at: id, of: identity) }
        return state
    }

    /// The article as it stood at some revisions of its history, in their order.
    ///
    /// Looks the article up once for all of them.
    ///
    /// - Throws: ``ArchiveError`` where one of them cannot be read.
    public func articles(
        at ids: ArraySlice<RevisionID>, of identity: ArticleIdentity
    ) throws(ArchiveError) -> [Article] {
        let states = try read(at: ids, of: identity) { (repository, id, files) throws(ArchiveError) in
            try repository.article(id, files, named: identity.name)
        }
        // What comes next is held against the last.
        if let id = ids.last, let state = states.last { self.states.keep(state, at: id, of: identity) }
        return states
    }

    /// The words of an article at some revisions of its history, in their order; half of the work of reading all.
    ///
    /// - Throws: ``ArchiveError`` where one of them cannot be read.
    public func words(
        at ids: ArraySlice<RevisionID>, of identity: ArticleIdentity
    ) throws(ArchiveError) -> [[Block]] {
        try read(at: ids, of: identity) { (repository, id, files) throws(ArchiveError) in
            try repository.words(id, files, named: identity.name)
        }
    }

    private func read<State>(
        at ids: ArraySlice<RevisionID>, of identity: ArticleIdentity,
        _ read: (Repository, RevisionID, [TreeFile]) throws(ArchiveError) -> State
    ) throws(ArchiveError) -> [State] {
        let states = try reading(identity, "read") { (repository, _) throws(ArchiveError) in
            var states: [State] = []
            states.reserveCapacity(ids.count)
            for id in ids {
                states.append(try read(repository, id, try repository.files(of: id, named: identity.name)))
            }
            return states
        }
        guard let states else {
            throw ArchiveError(.notFound, "read", "there is no such article", article: identity)
        }
        return states
    }

    /// The snapshot that a revision was read from.
    ///
    /// - Throws: ``ArchiveError`` with `notFound` where the article has no such revision, with `corrupt` where
    ///   the bytes are not those that were recorded.
    public func snapshot(at id: RevisionID, of identity: ArticleIdentity) throws(ArchiveError) -> Snapshot {
        try revision(id, of: identity, "read the snapshot of") { (repository) throws(ArchiveError) in
            try repository.snapshot(
                id, repository.files(of: id, named: identity.name), named: identity.name)
        }
    }

    private func revision<Result>(
        _ id: RevisionID, of identity: ArticleIdentity, _ operation: String,
        _ body: (Repository) throws(ArchiveError) -> Result
    ) throws(ArchiveError) -> Result {
        let found = try reading(identity, operation) { (repository, tip) throws(ArchiveError) -> Result? in
            guard repository.contains(ObjectID(id)) else {
                // An object is not found as well where its pack is damaged: then the history has a hole.
                try repository.walk(from: tip) { _ in true }
                return nil
            }
            return try body(repository)
        }
        guard case .some(.some(let found)) = found else {
            throw ArchiveError(
                .notFound, operation, "there is no such revision", article: identity, revision: id)
        }
        return found
    }

    /// Drops what was read before.
    func forgetHistories() { (histories, states) = (RecentHistories(), RecentStates()) }

    /// Reads from a publication's repositories.
    ///
    /// What looks damaged is looked at once more with fresh eyes: another program may have repacked meanwhile.
    func reading<Result>(
        _ publication: String, _ body: (inout OpenRepositories) throws(ArchiveError) -> Result
    ) throws(ArchiveError) -> Result {
        do {
            return try body(&repositories)
        } catch  where error.code == .corrupt {
            repositories.forget(publication)
            do throws(ArchiveError) {
                return try body(&repositories)
            } catch {
                repositories.forget(publication)
                throw error
            }
        }
    }

    /// Reads from the repository that has an article; `nil` where none has.
    ///
    /// Errors are said of the article.
    func reading<Result>(
        _ identity: ArticleIdentity, _ operation: String,
        _ body: (Repository, _ tip: RevisionID) throws(ArchiveError) -> Result
    ) throws(ArchiveError) -> Result? {
        guard SafeName.isIdentity(identity) else { return nil }
        do {
            return try reading(identity.publication) { (repositories) throws(ArchiveError) -> Result? in
                guard let found = try repositories.find(identity) else { return nil }
                return try body(found.repository, found.tip)
            }
        } catch {
            throw error.about(identity, operation)
        }
    }
}

extension ArticleIdentity {
    /// The ref whose commits are the article's revisions.
    var branch: String { "refs/heads/" + name }

    /// The directory of the refs to tips that left the article's history.
    var superseded: String { "refs/superseded/" + name + "/" }
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
