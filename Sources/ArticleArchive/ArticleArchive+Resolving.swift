public import Articles

extension ArticleArchive {
    /// The revisions of an article whose ids begin with a prefix, superseded ones included, in no order.
    ///
    /// Time is proportional to the length of the history.
    ///
    /// - Parameter prefix: hexadecimal digits, upper or lower case.
    public func resolve(
        prefix: String, of identity: ArticleIdentity
    ) throws(ArchiveError) -> [RevisionID] {
        let prefix = prefix.lowercased()
        guard SafeName.isIdentity(identity), Self.isPrefix(prefix) else { return [] }
        let found = try reading(identity, "look for a revision of") { (repository) throws(ArchiveError) in
            var tips = try repository.refs(under: "refs/superseded/\(identity.name)/").map(\.target)
            if let tip = try repository.target(of: identity.branch) { tips.append(tip) }
            var seen: Set<RevisionID> = []
            for tip in tips { try repository.walk(from: tip) { seen.insert($0).inserted } }
            return seen.filter { $0.hex.hasPrefix(prefix) }
        }
        return Array(found ?? [])
    }

    /// The commits of a publication whose ids begin with a prefix, superseded ones included, in no order.
    ///
    /// Fast where one object at most has the prefix; else time is proportional to the number of objects.
    ///
    /// - Parameters:
    ///   - prefix: at least four hexadecimal digits, upper or lower case; nothing has a shorter one.
    ///   - publication: whose articles.
    public func resolve(
        prefix: String, in publication: String
    ) throws(ArchiveError) -> [RevisionID] {
        let prefix = prefix.lowercased()
        guard SafeName.isPublication(publication), Self.isPrefix(prefix), prefix.utf8.count >= 4 else {
            return []
        }
        return try reading(publication) { (repository) throws(ArchiveError) in
            try repository.commits(prefix: prefix)
        } ?? []
    }

    private static func isPrefix(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 40 && text.allSatisfy { $0.isASCII && $0.isHexDigit }
    }
}
