public import Articles

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension ArticleArchive {
    /// The revisions whose words ``forget(_:of:reason:at:)`` would remove: those with the same words too.
    ///
    /// - Parameter revisions: the ones to forget; `nil` for all.
    public func doomed(
        _ revisions: Set<RevisionID>?, of identity: ArticleIdentity
    ) throws(ArchiveError) -> Set<RevisionID> {
        let doomed = try reading(identity, "forget") { (repository, _) throws(ArchiveError) in
            try Forgetting(identity, in: repository, stop: StopSign()).doomed(revisions)
        }
        return doomed ?? []
    }

    /// Takes revisions of an article down: no object with their words is left when this returns.
    ///
    /// Revisions with the same words go too. Those that follow one that is gone are committed again and get new
    /// ids; the tombstone says which. Time is proportional to the repository.
    ///
    /// Not promised: that the disk has overwritten its blocks, nor anything of clones and backups.
    ///
    /// - Parameters:
    ///   - revisions: the ones to forget; `nil` for the whole article.
    ///   - reason: one line that stays with the tombstone.
    ///   - time: when this is.
    /// - Throws: ``ArchiveError`` with `notFound`, `locked`, `readOnly`, `corrupt`, `diskFull`, `denied` or
    ///   `failed`. Where it fails half way, the revisions may be out of the history and their words still on
    ///   the disk: repeating it, or ``maintain(progress:)``, removes them.
    public nonisolated func forget(
        _ revisions: Set<RevisionID>?, of identity: ArticleIdentity, reason: String, at time: Date
    ) async throws(ArchiveError) -> Tombstone {
        do throws(ArchiveError) {
            guard access == .readWrite else {
                throw ArchiveError(.readOnly, "forget", "the store was opened for reading only")
            }
            let result = await upkeep.forget(revisions, of: identity, reason: reason, at: time)
            await close(identity.publication)
            await recorder.close(identity.publication)
            return try result.get()
        } catch {
            throw error.about(identity, "forget")
        }
    }

    /// What was taken down of an article, under any slug, oldest first.
    ///
    /// Where nothing was, which is seen at once, no ref is read.
    public func tombstones(of identity: ArticleIdentity) throws(ArchiveError) -> [Tombstone] {
        guard SafeName.isIdentity(identity) else { return [] }
        return try reading(identity.publication) { (repositories) throws(ArchiveError) in
            var tombstones: [Tombstone] = []
            for repository in try repositories.repositories(of: identity.publication)
            where try repository.refs.hasAny(under: Tombstone.refs) {
                for (ref, id) in try repository.refs.all(under: Tombstone.refs) {
                    let name = ref.dropFirst(Tombstone.refs.count).prefix { $0 != "/" }
                    // The id stays though the slug was made of another headline.
                    guard
                        let former = ArticleIdentity(
                            publication: identity.publication, name: String(name)), former.id == identity.id
                    else { continue }
                    tombstones.append(try Tombstone(id, of: former, in: repository))
                }
            }
            return tombstones.sorted { $0.time < $1.time }
        }
    }

    func close(_ publication: String) {
        repositories.forget(publication)
        forgetHistories()
    }
}

extension Recorder {
    /// Lets go of files that may be gone.
    func close(_ publication: String) {
        repositories.forget(publication)
        standings = [:]
    }
}

extension Upkeep {
    /// Takes revisions down under both of the store's locks.
    func forget(
        _ revisions: Set<RevisionID>?, of identity: ArticleIdentity, reason: String, at time: Date
    ) -> Result<Tombstone, ArchiveError> {
        do throws(ArchiveError) {
            guard SafeName.isIdentity(identity) else {
                throw ArchiveError(.notFound, "forget", "there is no such article")
            }
            let lock = try maintenanceLock()
            var repositories = OpenRepositories(of: store)
            var found = try repositories.find(identity).map { ($0.volume, $0.repository) }
            // Where its revisions were all moved to another article, only superseded ones are left.
            for volume in try store.volumes(of: identity.publication) where found == nil {
                guard let repository = try repositories.repository(volume) else { continue }
                if try !repository.refs.all(under: identity.superseded).isEmpty {
                    found = (volume, repository)
                }
            }
            guard let (volume, repository) = found else {
                throw ArchiveError(.notFound, "forget", "there is no such article")
            }
            let tombstone = try store.withLock(for: lockWait, marking: [volume]) {
                () throws(ArchiveError) in
                try Leftovers(path: repository.path, now: 0, abandoned: true).removeUnfinished()
                return try Forgetting(identity, in: repository, stop: StopSign())
                    .run(revisions, reason: reason, at: time)
            }
            _ = consume lock
            return .success(tombstone)
        } catch {
            return .failure(error)
        }
    }

    /// The lock on everything that removes objects, waited for.
    func maintenanceLock() throws(ArchiveError) -> StoreLock {
        if let lock = try StoreLock.take(in: store.directory, name: Self.lockName, patience: lockWait) {
            return lock
        }
        throw ArchiveError(.locked, ArticleArchive.maintenance, "another process is maintaining it")
    }
}
