import Articles

/// The repositories of a store that one thread has open.
struct OpenRepositories {
    let store: Store
    private var open: [Volume: Repository] = [:]
    /// Where articles were found that are not in a first volume.
    private var places: [ArticleIdentity: Volume] = [:]

    init(of store: Store) { self.store = store }

    /// The open repository; `nil` where there is none.
    mutating func repository(_ volume: Volume) throws(ArchiveError) -> Repository? {
        if let repository = open[volume] {
            repository.refresh()
            return repository
        }
        let path = store.path(of: volume)
        guard try Files.entry(at: path) != .nothing, try store.exists() else { return nil }
        let repository = try Repository(publication: volume.publication, path: path)
        // Each holds file descriptors and maps; how many publications there are is not ours to say.
        if open.count >= 32, let some = open.keys.first { open[some] = nil }
        open[volume] = repository
        return repository
    }

    /// All repositories of a publication, in the order they were made.
    mutating func repositories(of publication: String) throws(ArchiveError) -> [Repository] {
        var repositories: [Repository] = []
        for volume in try store.volumes(of: publication) {
            if let repository = try repository(volume) { repositories.append(repository) }
        }
        return repositories
    }

    /// The repository that has an article, and its newest revision; `nil` where none has.
    mutating func find(_ identity: ArticleIdentity) throws(ArchiveError) -> (
        volume: Volume, repository: Repository, tip: RevisionID
    )? {
        if let volume = places[identity], let found = try find(identity, in: volume) { return found }
        let volumes = try store.volumes(of: identity.publication)
        for volume in volumes {
            guard let found = try find(identity, in: volume) else { continue }
            if places.count >= 10_000 { places.removeAll() }
            if volume.number > 1 { places[identity] = volume }
            return found
        }
        for volume in volumes { try repository(volume)?.refs.check() }
        return nil
    }

    private mutating func find(_ identity: ArticleIdentity, in volume: Volume) throws(ArchiveError) -> (
        volume: Volume, repository: Repository, tip: RevisionID
    )? {
        guard let repository = try repository(volume),
            let tip = try repository.refs.target(of: identity.branch)
        else { return nil }
        return (volume, repository, tip.revision)
    }

    /// Closes the repositories of a publication; libgit2 would otherwise go on with what it could read of them.
    mutating func forget(_ publication: String) {
        for volume in open.keys where volume.publication == publication { open[volume] = nil }
    }
}
