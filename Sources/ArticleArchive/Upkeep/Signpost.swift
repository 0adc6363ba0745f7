public import Articles
import CGit2

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Where revisions went that were found to belong to another article.
public struct Signpost: Sendable, Hashable {
    /// The article they belonged to.
    public var origin: ArticleIdentity
    /// The article they belong to now.
    public var target: ArticleIdentity
    /// When they were moved, to the second.
    public var time: Date

    /// Creates a signpost.
    public init(from origin: ArticleIdentity, to target: ArticleIdentity, at time: Date) {
        self.origin = origin
        self.target = target
        self.time = time
    }

    /// Where signposts stand among the refs.
    static let refs = "refs/moved/"
    private static let trailer = "Now: "

    /// The signpost as a commit of its own, on an empty tree.
    func write(to pack: inout PackDraft) throws(ArchiveError) -> ObjectID {
        let tree = try pack.add(tree: [])
        let seconds = Int64(time.timeIntervalSince1970)
        return try pack.add(
            commit: """
                tree \(tree)
                author Stet <stet@localhost> \(seconds) +0000
                committer Stet <stet@localhost> \(seconds) +0000

                Moved: \(origin.name)

                \(Self.trailer)\(target.publication)/\(target.name)

                """)
    }

    /// Reads a signpost's commit; `nil` where it names no article.
    init?(_ id: ObjectID, of origin: ArticleIdentity, in repository: Repository) throws(ArchiveError) {
        let found = try repository.withObject(id, GIT_OBJECT_COMMIT) { bytes -> Signpost? in
            guard let head = CommitHead(bytes) else { return nil }
            let message = String(decoding: bytes[head.message...], as: UTF8.self)
            guard let line = message.split(separator: "\n").first(where: { $0.hasPrefix(Self.trailer) })
            else { return nil }
            let parts = line.dropFirst(Self.trailer.count).split(separator: "/")
            guard parts.count == 2,
                let target = ArticleIdentity(publication: String(parts[0]), name: String(parts[1])),
                SafeName.isIdentity(target)
            else { return nil }
            return Signpost(
                from: origin, to: target, at: Date(timeIntervalSince1970: TimeInterval(head.authored)))
        }
        guard let found else { return nil }
        self = found
    }
}
