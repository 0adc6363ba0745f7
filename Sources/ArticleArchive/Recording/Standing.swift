import Articles

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What a history has at one of its revisions, as far as the next one depends on it.
struct Standing {
    let id: RevisionID
    /// Where it stands, counted from 1.
    let number: Int
    /// When it was observed, in seconds since 1970.
    let observed: Int64
    /// Its files: in the repository already, and kept there by the branch.
    let files: [TreeFile]
}

extension Standing {
    /// Reads what stands at a revision.
    ///
    /// - Parameter number: where it stands.
    init(
        at id: RevisionID, number: Int, of identity: ArticleIdentity, in repository: Repository
    ) throws(ArchiveError) {
        self.id = id
        self.number = number
        observed = Int64(try repository.commit(id).observed.timeIntervalSince1970)
        files = try repository.files(of: id, named: identity.name)
    }
}
