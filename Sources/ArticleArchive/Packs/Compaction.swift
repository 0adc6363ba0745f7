import Articles
import CGit2

/// Objects being removed from a repository for good.
///
/// Both of the store's locks must be held.
struct Compaction {
    private let repository: Repository
    private let stop: StopSign

    init(of repository: Repository, stop: StopSign) {
        self.repository = repository
        self.stop = stop
    }

    /// Removes commits, and what only they lead to.
    ///
    /// Reads every commit and tree that a ref leads to.
    ///
    /// - Throws: ``ArchiveError``, with nothing removed, also where one of these cannot be read: beyond a hole
    ///   stands what must stay.
    func run(removing commits: Set<ObjectID>) throws(ArchiveError) {
        let objects = try repository.opened()
        var doomed: Set<ObjectID> = []
        for id in commits where objects.contains(id) { doomed.formUnion(try contents(of: id)) }
        guard !doomed.isEmpty else { return }
        var kept: Set<ObjectID> = []
        for tip in try repository.refs.all(under: "refs/").values {
            var next: ObjectID? = tip
            while let id = next, !kept.contains(id) {
                try stop.check()
                kept.formUnion(try contents(of: id))
                next = try repository.parent(of: id.revision).map { ObjectID($0) }
            }
        }
        doomed.subtract(kept)
        guard !doomed.isEmpty else { return }
        var packs: [PackIndex] = []
        for pack in try PackIndex.all(in: repository.path)
        where try pack.ids().contains(where: { doomed.contains($0) }) {
            packs.append(pack)
        }
        try Repacking(in: repository, stop: stop).run(packs, without: doomed)
        for id in doomed {
            try Files.remove(repository.path + "/objects/\(id.hex.prefix(2))/\(id.hex.dropFirst(2))")
        }
        // It may name commits that are gone, which git takes for damage.
        try Files.remove(repository.path + "/objects/info/commit-graph")
    }

    /// A commit, its tree and its files.
    private func contents(of commit: ObjectID) throws(ArchiveError) -> [ObjectID] {
        let tree = try repository.tree(of: commit.revision)
        return [commit, tree] + (try repository.entries(ofTree: tree, at: commit.revision)).map(\.id)
    }
}
