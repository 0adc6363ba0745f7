public import Articles

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension ArticleArchive {
    /// Notes that revisions of an article belong to another one, which has them already.
    ///
    /// - Parameters:
    ///   - signpost: from which article to which, and when.
    ///   - tip: where none are left under the old name, its newest revision: its branch ends then, and
    ///     `refs/superseded/` keeps what it led to. `nil` where the article stays.
    /// - Throws: ``ArchiveError`` with `moved` where `tip` is not the newest revision any more, `notFound`,
    ///   `locked`, `readOnly`, `diskFull`, `denied`, `corrupt` or `failed`.
    public nonisolated func post(_ signpost: Signpost, retiring tip: RevisionID?) async throws(ArchiveError) {
        let operation = "move the revisions of"
        do throws(ArchiveError) {
            guard access == .readWrite else {
                throw ArchiveError(.readOnly, operation, "the store was opened for reading only")
            }
            let result = await upkeep.post(signpost, retiring: tip, operation)
            await close(signpost.origin.publication)
            await recorder.close(signpost.origin.publication)
            try result.get()
        } catch {
            throw error.about(signpost.origin, operation)
        }
    }

    /// All signposts of the store, oldest first; reads the refs of all repositories.
    public func signposts() throws(ArchiveError) -> [Signpost] {
        var signposts: [Signpost] = []
        for publication in try publications() {
            signposts += try reading(publication) { (repositories) throws(ArchiveError) in
                var found: [Signpost] = []
                for repository in try repositories.repositories(of: publication) {
                    for (ref, id) in try repository.refs.all(under: Signpost.refs) {
                        let name = String(ref.dropFirst(Signpost.refs.count).prefix { $0 != "/" })
                        guard let origin = ArticleIdentity(publication: publication, name: name),
                            let signpost = try Signpost(id, of: origin, in: repository)
                        else { continue }
                        found.append(signpost)
                    }
                }
                return found
            }
        }
        return signposts.sorted { ($0.time, $0.origin.name) < ($1.time, $1.origin.name) }
    }

    /// The revisions that superseded tips of an article lead to, also where it has no history any more.
    ///
    /// - Parameter prefix: hexadecimal digits that their ids begin with; empty for all.
    public func superseded(
        prefix: String, of identity: ArticleIdentity
    ) throws(ArchiveError) -> [Revision] {
        let prefix = prefix.lowercased()
        guard prefix.isEmpty || Self.isPrefix(prefix), SafeName.isIdentity(identity) else { return [] }
        return try reading(identity.publication) { (repositories) throws(ArchiveError) in
            var found: [Revision] = []
            for repository in try repositories.repositories(of: identity.publication) {
                let tips = try repository.refs.all(under: identity.superseded).values.map(\.revision)
                found += try repository.revisions(prefix: prefix, before: tips)
            }
            return found
        }
    }
}

extension Upkeep {
    /// Writes a signpost, and ends a branch, under the store's lock.
    func post(
        _ signpost: Signpost, retiring tip: RevisionID?, _ operation: String
    ) -> Result<Void, ArchiveError> {
        do throws(ArchiveError) {
            let origin = signpost.origin
            guard SafeName.isIdentity(origin), SafeName.isIdentity(signpost.target) else {
                throw ArchiveError(.invalid, operation, "the name is not safe as a file name")
            }
            var repositories = OpenRepositories(of: store)
            guard let found = try repositories.find(origin) else {
                throw ArchiveError(.notFound, operation, "there is no such article")
            }
            try store.withLock(for: lockWait, marking: [found.volume]) { () throws(ArchiveError) in
                try Self.post(signpost, retiring: tip, in: found.repository, operation)
            }
            return .success(())
        } catch {
            return .failure(error)
        }
    }

    private static func post(
        _ signpost: Signpost, retiring tip: RevisionID?, in repository: Repository, _ operation: String
    ) throws(ArchiveError) {
        let origin = signpost.origin
        var pack = try PackDraft()
        let id = try signpost.write(to: &pack)
        let seconds = Int(signpost.time.timeIntervalSince1970)
        var changes: [String: ObjectID?] = [
            "\(Signpost.refs)\(origin.name)/\(seconds)-\(id.hex.prefix(10))": id
        ]
        if let tip {
            guard try repository.target(of: origin.branch) == tip else {
                throw ArchiveError(.moved, operation, "its newest revision is another by now")
            }
            changes[origin.superseded + tip.hex] = ObjectID(tip)
            changes.updateValue(nil, forKey: origin.branch)
        }
        try pack.publish(in: repository.path, moving: changes)
        guard tip != nil else { return }
        let file = repository.path + "/" + origin.branch
        if try Files.entry(at: file) == .file {
            try Files.remove(file)
            try Files.flush(directory: Files.parent(of: file))
        }
        if try repository.refs.head() == origin.branch,
            let other = try repository.refs.all(under: "refs/heads/").keys.min()
        {
            try repository.setHead(to: other)
        }
    }
}
