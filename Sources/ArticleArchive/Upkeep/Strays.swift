import Articles
import CGit2

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A revision that no ref leads to: of a recording that was interrupted before its branch moved, or of a branch
/// that is gone.
struct Stray {
    let id: ObjectID
    let parent: ObjectID?
    /// The article's name.
    let name: String
    /// When it was observed.
    let time: Date
}

enum Strays {
    /// The revisions in a repository's packs that are not among others, those that were taken down left out.
    ///
    /// What cannot be read is left out as well.
    static func find(
        in repository: Repository, _ volume: Volume, beside reached: Set<ObjectID>, _ stop: StopSign
    ) throws(ArchiveError) -> [Stray] {
        var known = reached
        for (ref, id) in (try? repository.refs.all(under: Tombstone.refs)) ?? [:] {
            let name = String(ref.dropFirst(Tombstone.refs.count).prefix { $0 != "/" })
            guard let identity = ArticleIdentity(publication: volume.publication, name: name),
                let tombstone = try? Tombstone(id, of: identity, in: repository)
            else { continue }
            known.insert(id)
            for id in tombstone.forgotten + tombstone.replaced.keys { known.insert(ObjectID(id)) }
        }
        var strays: [Stray] = []
        for pack in (try? PackIndex.all(in: repository.path)) ?? [] {
            for id in (try? pack.ids()) ?? [] where !known.contains(id) {
                try stop.check()
                guard (try? repository.opened().header(id).kind) == GIT_OBJECT_COMMIT,
                    let commit = try? repository.commit(id.revision),
                    let tree = try? repository.tree(of: id.revision),
                    let file = try? repository.entries(ofTree: tree, at: id.revision)
                        .first(where: { $0.name.hasSuffix(".json") })
                else { continue }
                let name = String(file.name.dropLast(".json".count))
                guard let identity = ArticleIdentity(publication: volume.publication, name: name),
                    SafeName.isIdentity(identity)
                else { continue }
                let parent = commit.parent.map { ObjectID($0) }
                strays.append(Stray(id: id, parent: parent, name: name, time: commit.observed))
            }
        }
        return strays
    }
}
