public import Articles

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// What is left of revisions that were taken down.
public struct Tombstone: Sendable, Hashable {
    /// The article they belonged to.
    public var identity: ArticleIdentity
    /// When they were taken down, to the second.
    public var time: Date
    /// Why.
    public var reason: String
    /// The revisions whose words are gone, superseded ones and copies included.
    public var forgotten: [RevisionID]
    /// The revisions that were committed again because they stood on one that is gone, and what they are now.
    public var replaced: [RevisionID: RevisionID]

    /// Creates a tombstone.
    public init(
        identity: ArticleIdentity, time: Date, reason: String, forgotten: [RevisionID],
        replaced: [RevisionID: RevisionID]
    ) {
        self.identity = identity
        self.time = time
        self.reason = reason
        self.forgotten = forgotten
        self.replaced = replaced
    }

    /// Where tombstones stand among the refs.
    static let refs = "refs/forgotten/"

    /// The names of the files in a tombstone's tree.
    static func files(of name: String) -> (forgotten: String, replaced: String) {
        (name + ".forgotten", name + ".replaced")
    }
}
