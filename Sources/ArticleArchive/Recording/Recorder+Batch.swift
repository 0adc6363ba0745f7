import Articles

extension Recorder {
    /// A recording whose objects are in the pack and whose ref is locked.
    private struct Prepared {
        let recording: Recording
        let revisions: [Revision]
        let tip: ObjectID
        let standing: Standing
    }

    private typealias Outcome = (Recording, Result<[Revision], ArchiveError>)

    /// Writes a batch and says what became of each recording.
    ///
    /// - Throws: where nothing can be written to the store at all.
    func write(
        _ batch: [Recording], under lock: borrowing StoreLock
    ) throws(ArchiveError) -> [(Recording, Result<[Revision], ArchiveError>)] {
        for name in try lock.abandoned() {
            try Leftovers.remove(ofWriterAt: name, in: store, lock.marked)
        }
        var outcomes: [Outcome] = []
        var groups: [Volume: [Recording]] = [:]
        for recording in batch {
            do throws(ArchiveError) {
                groups[try volume(for: recording, beside: groups), default: []].append(recording)
            } catch {
                outcomes.append((recording, .failure(error)))
            }
        }
        let volumes = groups.keys.sorted { $0.name < $1.name }
        try lock.mark(volumes.map(\.name))
        for volume in volumes {
            outcomes += write(groups[volume] ?? [], to: volume, now: lock.marked ?? 0)
        }
        for case (let recording, .failure) in outcomes { repositories.forget(recording.identity.publication) }
        return outcomes
    }

    /// Where an article stands, or where a new one goes.
    private func volume(
        for recording: Recording, beside groups: [Volume: [Recording]]
    ) throws(ArchiveError) -> Volume {
        let identity = recording.identity
        if let found = try repositories.find(identity) { return found.volume }
        guard recording.tip == nil else {
            throw ArchiveError(.moved, ArticleArchive.recording, "there is no such article any more")
        }
        let volumes = try store.volumes(of: identity.publication)
        let last = volumes.last ?? Volume(publication: identity.publication, number: 1)
        if counts[last] == nil {
            counts[last] = try repositories.repository(last)?.refs.all(under: "refs/heads/").count ?? 0
        }
        let coming = groups[last]?.count { $0.tip == nil } ?? 0
        guard counts[last, default: 0] + coming >= grouping.articlesPerVolume else { return last }
        return Volume(publication: identity.publication, number: last.number + 1)
    }

    private func write(_ recordings: [Recording], to volume: Volume, now: Int) -> [Outcome] {
        do throws(ArchiveError) {
            guard let first = recordings.first else { return [] }
            let repository = try writable(volume, for: first.identity, now: now)
            return try write(recordings, to: repository, volume)
        } catch {
            if recordings.count == 1 || error.code == .locked {
                return recordings.map { ($0, .failure(error)) }
            }
            // One may be too much for the disk and the others not.
            repositories.forget(volume.publication)
            return recordings.flatMap { write([$0], to: volume, now: now) }
        }
    }

    private func write(
        _ recordings: [Recording], to repository: Repository, _ volume: Volume
    ) throws(ArchiveError) -> [Outcome] {
        var pack = try PackDraft()
        var tips = Tips(of: repository, expecting: recordings.count)
        var outcomes: [Outcome] = []
        var prepared: [Prepared] = []
        do throws(ArchiveError) {
            for recording in recordings {
                let mark = pack.mark
                do throws(ArchiveError) {
                    let next = try prepare(recording, in: repository, &pack)
                    try tips.add(recording, next.tip)
                    prepared.append(next)
                } catch {
                    pack.restore(mark)
                    outcomes.append((recording, .failure(error)))
                }
            }
            guard !prepared.isEmpty else { return outcomes }
            let written = try pack.write(in: repository.path, staged: &tips.staged)
            do throws(ArchiveError) {
                try tips.write()
            } catch {
                written.abandon()
                throw error
            }
            try written.publish { () throws(ArchiveError) in
                packs[volume, default: 0] += 1
                try tips.move()
            }
        } catch {
            tips.abandon()
            throw error
        }
        for next in prepared {
            if next.recording.tip == nil { counts[volume, default: 0] += 1 }
            remember(next.standing)
            outcomes.append((next.recording, .success(next.revisions)))
        }
        return outcomes
    }

    private func prepare(
        _ recording: Recording, in repository: Repository, _ pack: inout PackDraft
    ) throws(ArchiveError) -> Prepared {
        var chain = Chain(
            of: recording.identity, in: repository,
            after: try standing(of: recording.base, before: recording.tip, recording.identity, in: repository)
        )
        var revisions: [Revision] = []
        var again: [RevisionID: RevisionID] = [:]
        for var ready in recording.drafts {
            ready.draft.reverts = ready.draft.reverts.map { again[$0] ?? $0 }
            let revision = try chain.append(ready, to: &pack)
            if case .recorded(let id) = ready.draft.content { again[id] = revision.id }
            if let former = ready.draft.former { again[former] = revision.id }
            revisions.append(revision)
        }
        guard let standing = chain.standing else {
            throw ArchiveError(.invalid, ArticleArchive.recording, "there is nothing to record")
        }
        return Prepared(
            recording: recording, revisions: revisions, tip: ObjectID(standing.id), standing: standing)
    }

    /// The repository to write to, made where there is none and without what a dead writer left.
    private func writable(
        _ volume: Volume, for identity: ArticleIdentity, now: Int
    ) throws(ArchiveError) -> Repository {
        if let repository = try repositories.repository(volume) {
            if packs[volume] == nil {
                try Leftovers(path: repository.path, now: now, abandoned: false).remove()
                packs[volume] = try Files.names(in: repository.path + "/objects/pack")
                    .count { $0.hasSuffix(".pack") }
            }
            return repository
        }
        try Repository.create(
            at: store.path(of: volume), publication: volume.publication, branch: identity.branch)
        guard let repository = try repositories.repository(volume) else {
            throw ArchiveError(
                .failed, ArticleArchive.recording, "the repository is gone as soon as it is made")
        }
        packs[volume] = 0
        return repository
    }

    /// Where a history stands at `base`; `nil` for no base.
    private func standing(
        of base: RevisionID?, before tip: RevisionID?, _ identity: ArticleIdentity,
        in repository: Repository
    ) throws(ArchiveError) -> Standing? {
        guard let base else { return nil }
        if base == tip, let standing = standings[base] { return standing }
        return try Standing(
            at: base, number: try number(of: base, before: tip, in: repository), of: identity, in: repository)
    }

    /// Where `base` stands in the history that ends in `tip`, counted from 1.
    private func number(
        of base: RevisionID, before tip: RevisionID?, in repository: Repository
    ) throws(ArchiveError) -> Int {
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
                .notFound, ArticleArchive.recording, "\(base.short) is not in its history", revision: base)
        }
        return length - after
    }

    private func remember(_ standing: Standing) {
        if standings.count >= 4_000 { standings.removeAll() }
        standings[standing.id] = standing
    }
}
