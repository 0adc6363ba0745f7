public import Articles

extension ArticleArchive {
    /// Records revisions of an article: its history becomes the one up to `base`, and then the drafts.
    ///
    /// Where `base` is the newest revision this appends. Where it is an older one, or `nil` and the article
    /// exists, this puts the history in another order (a back-dated import): the revisions after `base` leave
    /// the history, come back where a draft names them, and can still be read by their ids, which
    /// `refs/superseded/` keeps.
    ///
    /// A draft that reverts a revision which another draft commits again reverts the new commit.
    ///
    /// All drafts are recorded or none is. When this returns they are on the disk.
    ///
    /// - Parameters:
    ///   - drafts: in time order, none observed before `base` was. Without drafts nothing happens.
    ///   - identity: which article.
    ///   - base: the revision that the first draft follows; `nil` where it is the first.
    ///   - tip: the newest revision as the caller knows it; `nil` for a new article.
    /// - Returns: the revisions recorded, numbered as in the history.
    /// - Throws: ``ArchiveError`` with `moved` where `tip` is not the newest revision any more, `locked` where
    ///   another process wrote for longer than the archive's patience, `readOnly`, `invalid` (an unsafe name,
    ///   drafts out of order, times that git cannot hold), `notFound` (a base or draft that names no revision
    ///   of the article), `cancelled`, `diskFull`, `denied`, `corrupt` or `failed`.
    public func record(
        _ drafts: [Draft], of identity: ArticleIdentity, after base: RevisionID?,
        expecting tip: RevisionID?
    ) async throws(ArchiveError) -> [Revision] {
        do throws(ArchiveError) {
            guard access == .readWrite else {
                throw ArchiveError(.readOnly, Self.operation, "the store was opened for reading only")
            }
            guard SafeName.isIdentity(identity) else {
                throw ArchiveError(.invalid, Self.operation, "the name is not safe as a file name")
            }
            if drafts.isEmpty { return [] }
            for draft in drafts { try Chain.checkTimes(of: draft) }
            return try await inTurn { (lock) throws(ArchiveError) in
                try record(drafts, of: identity, after: base, expecting: tip, under: lock)
            }
        } catch {
            forget(identity.publication)
            throw error.about(identity, Self.operation)
        }
    }

    private static let operation = "record the article"

    /// Does something under the store's lock, waiting for it without holding up readers of this archive.
    private func inTurn<Result>(
        _ body: (borrowing StoreLock) throws(ArchiveError) -> Result
    ) async throws(ArchiveError) -> Result {
        let deadline = ContinuousClock.now + lockWait
        var pause = Duration.milliseconds(1)
        while true {
            var failure = ArchiveError(.locked, Self.operation, "another process is writing to the store")
            do throws(ArchiveError) {
                if let lock = try StoreLock.take(in: store.directory) { return try body(lock) }
            } catch  where error.code == .locked {
                failure = error
            }
            guard ContinuousClock.now < deadline else { throw failure }
            do { try await Task.sleep(for: pause) } catch {
                throw ArchiveError(.cancelled, Self.operation, "cancelled while waiting for the store's lock")
            }
            pause = min(pause * 2, .milliseconds(20))
        }
    }

    private func record(
        _ drafts: [Draft], of identity: ArticleIdentity, after base: RevisionID?,
        expecting tip: RevisionID?, under lock: borrowing StoreLock
    ) throws(ArchiveError) -> [Revision] {
        let repository = try writable(identity, expecting: tip, under: lock)
        let branch = try RefMove(identity.branch, in: repository)
        guard try repository.target(of: identity.branch) == tip else {
            throw ArchiveError(.moved, Self.operation, "its newest revision is another by now")
        }
        let number = try number(of: base, before: tip, in: repository)
        let batch = try ObjectBatch()
        var chain = try Chain(identity: identity, repository: repository, tip: base, number: number)
        var revisions: [Revision] = []
        var again: [RevisionID: RevisionID] = [:]
        for var draft in drafts {
            draft.reverts = draft.reverts.map { again[$0] ?? $0 }
            let revision = try chain.append(draft, to: batch)
            if case .recorded(let id) = draft.content { again[id] = revision.id }
            revisions.append(revision)
        }
        guard let newTip = revisions.last?.id else { return [] }

        try batch.write(to: repository.path + "/objects/pack")
        if let tip, tip != base { try repository.supersede(tip, of: identity) }
        try branch.move(to: newTip)
        if tip == nil, try repository.isHeadUnborn() { try repository.setHead(to: identity.branch) }
        for revision in revisions { remember(revision.number, of: revision.id) }
        return revisions
    }

    /// The repository to write to, made where there is none and without what a dead writer left.
    private func writable(
        _ identity: ArticleIdentity, expecting tip: RevisionID?, under lock: borrowing StoreLock
    ) throws(ArchiveError) -> Repository {
        if let abandoned = try lock.abandoned(), SafeName.isPublication(abandoned) {
            try Leftovers(path: store.path(of: abandoned), now: lock.marked ?? 0, abandoned: true).remove()
        }
        let publication = identity.publication
        if tip != nil, try repository(of: publication) == nil {
            throw ArchiveError(.moved, Self.operation, "there is no such article any more")
        }
        try lock.mark(publication)
        if let repository = try repository(of: publication) {
            if swept.insert(publication).inserted {
                try Leftovers(path: repository.path, now: lock.marked ?? 0, abandoned: false).remove()
            }
            return repository
        }
        try Repository.create(
            at: store.path(of: publication), publication: publication, branch: identity.branch)
        guard let repository = try repository(of: publication) else {
            throw ArchiveError(.failed, Self.operation, "the repository is gone as soon as it is made")
        }
        swept.insert(publication)
        return repository
    }

    /// Where `base` stands in the history that ends in `tip`; 0 for no base.
    private func number(
        of base: RevisionID?, before tip: RevisionID?, in repository: Repository
    ) throws(ArchiveError) -> Int {
        guard let base else { return 0 }
        if base == tip, let number = numbers[base] { return number }
        var length = 0
        var after: Int?
        if let tip {
            try repository.walk(from: tip) { id in
                if id == base { after = length }
                length += 1
                return true
            }
        }
        guard let after else {
            throw ArchiveError(
                .notFound, Self.operation, "\(base.short) is not in its history", revision: base)
        }
        return length - after
    }

    private func remember(_ number: Int, of id: RevisionID) {
        if numbers.count >= 10_000 { numbers.removeAll() }
        numbers[id] = number
    }
}
