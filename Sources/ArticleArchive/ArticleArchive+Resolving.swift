public import Articles

extension ArticleArchive {
    /// The revisions of an article whose ids begin with a prefix, superseded ones included, in no order.
    ///
    /// One that was committed again when another was taken down is given as what it is now. Each has the number it
    /// had in its own time. Time is proportional to the length of the history.
    ///
    /// - Parameter prefix: hexadecimal digits, upper or lower case.
    public func resolve(
        prefix: String, of identity: ArticleIdentity
    ) throws(ArchiveError) -> [Revision] {
        let prefix = prefix.lowercased()
        guard Self.isPrefix(prefix) else { return [] }
        let found = try reading(identity, "look for a revision of") {
            (repository, tip) throws(ArchiveError) in
            let superseded = try repository.refs.all(under: identity.superseded)
            return try repository.revisions(
                prefix: prefix, before: superseded.values.map(\.revision) + [tip])
        }
        if let found, !found.isEmpty { return found }
        return try successors(prefix: prefix, of: identity)
    }

    /// The revisions that replaced those with a prefix.
    private func successors(
        prefix: String, of identity: ArticleIdentity
    ) throws(ArchiveError) -> [Revision] {
        var replaced: [RevisionID: RevisionID] = [:]
        for tombstone in try tombstones(of: identity) {
            replaced.merge(tombstone.replaced) { _, later in later }
        }
        var wanted: Set<RevisionID> = []
        for var id in replaced.keys where id.hex.hasPrefix(prefix) {
            var steps = 0
            while let next = replaced[id], steps < replaced.count {
                id = next
                steps += 1
            }
            wanted.insert(id)
        }
        return wanted.isEmpty ? [] : try history(of: identity).filter { wanted.contains($0.id) }
    }

    static func isPrefix(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 40 && text.allSatisfy { $0.isASCII && $0.isHexDigit }
    }
}

extension Repository {
    /// The revisions that some tips lead to and whose ids begin with a prefix, each with the number it had.
    func revisions(prefix: String, before tips: [RevisionID]) throws(ArchiveError) -> [Revision] {
        var seen: Set<RevisionID> = []
        for tip in tips { try walk(from: tip) { seen.insert($0).inserted } }
        var found: [Revision] = []
        for id in seen where id.hex.hasPrefix(prefix) {
            var number = 0
            try walk(from: id) { _ in
                number += 1
                return true
            }
            found.append(try commit(id).revision(number: number))
        }
        return found
    }
}
