import ArticleArchive
import ArticleCatalog
import Articles

extension Store {
    /// The article that one whose name this was is part of now; `nil` where no signpost says so.
    func entry(onceNamed name: String) async throws(TrackingError) -> TrackedArticle? {
        let signposts = try await signposts()
        let fitting = signposts.last { post in
            let origin = post.origin
            return [origin.id, origin.slug, origin.name, origin.publication + "/" + origin.name].contains(
                name)
        }
        guard var identity = fitting?.target else { return nil }
        for _ in signposts {
            if let entry = try await entry(of: identity) { return entry }
            guard let next = signposts.last(where: { $0.origin == identity }) else { return nil }
            identity = next.target
        }
        return try await entry(of: identity)
    }

    /// The articles that revisions of this one came from, the nearest first.
    func origins(of identity: ArticleIdentity) async throws(TrackingError) -> [ArticleIdentity] {
        let signposts = try await signposts()
        var found = [identity]
        var index = 0
        while index < found.count {
            for post in signposts where post.target == found[index] && !found.contains(post.origin) {
                found.append(post.origin)
            }
            index += 1
        }
        return Array(found.dropFirst())
    }

    /// The revision that a commit id from before a change of the history names: the one that stands for it now,
    /// or itself where it stands in another article now.
    func supersededRevision(
        _ digits: String, in history: [Revision], of identity: ArticleIdentity
    ) async throws(TrackingError) -> Revision? {
        let own = try await archived { () async throws(ArchiveError) in
            try await archive.resolve(prefix: digits, of: identity)
        }
        if let found = own.first {
            if let revision = found.exactCounterpart(in: history) { return revision }
            let isTakenApart = try await signposts().contains { $0.origin == identity }
            return isTakenApart ? found : found.counterpart(in: history)
        }
        for origin in try await origins(of: identity) {
            let theirs = try await archived { () async throws(ArchiveError) in
                try await archive.superseded(prefix: digits, of: origin)
            }
            guard let found = theirs.first else { continue }
            if let revision = found.exactCounterpart(in: history) { return revision }
            if try await entry(of: origin) == nil { return found.counterpart(in: history) }
        }
        return nil
    }

    private func signposts() async throws(TrackingError) -> [Signpost] {
        try await archived { () async throws(ArchiveError) in try await archive.signposts() }
    }
}
