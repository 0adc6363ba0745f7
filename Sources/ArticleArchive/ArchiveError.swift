public import Articles

/// Why the archive could not do what it was asked, and what the user can do about it.
public struct ArchiveError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What went wrong, for code that acts on it.
    public enum Code: String, Sendable, Hashable, CaseIterable {
        /// There is no such article, revision or prefix.
        case notFound
        /// The article's newest revision is another than the caller judged against.
        case moved
        /// Another process kept the store's lock, or git a lock of its own, for too long.
        case locked
        /// The archive was opened for reading.
        case readOnly
        /// The store was made by a newer Stet.
        case newerFormat
        /// What is on disk is not what Stet wrote: damaged, cut off, or changed by hand.
        case corrupt
        /// There is no room left on the disk, or in the quota.
        case diskFull
        /// The system does not allow it: permissions, or a disk mounted read-only.
        case denied
        /// What was handed in cannot be recorded.
        case invalid
        /// The task was cancelled while it waited.
        case cancelled
        /// Something else failed in the system or in libgit2.
        case failed
    }

    /// What went wrong, for code that acts on it.
    public var code: Code
    /// What was being done, completing "cannot …".
    public var operation: String
    /// What happened, in words.
    public var message: String
    /// The article it happened to, where it is about one.
    public var article: ArticleIdentity?
    /// The revision it happened to, where it is about one.
    public var revision: RevisionID?

    /// Creates an error; line breaks in the message become spaces.
    public init(
        _ code: Code, _ operation: String, _ message: String, article: ArticleIdentity? = nil,
        revision: RevisionID? = nil
    ) {
        self.code = code
        self.operation = operation
        self.message = OneLine.tidied(message, limit: 1_000)
        self.article = article
        self.revision = revision
    }

    /// One line: what could not be done to which article and revision, why, and what to do.
    public var description: String {
        var line = "cannot " + operation
        if let article { line += " \(article.publication)/\(article.name)" }
        if let revision { line += " at \(revision.short)" }
        line += ": " + message
        return advice.isEmpty ? line : line + "; " + advice
    }

    private var advice: String {
        switch code {
        case .notFound, .invalid, .cancelled: ""
        case .moved: "somebody else recorded first: look again and repeat"
        case .locked:
            "wait for the other program to finish, then try again (a dead one's lock goes after ten minutes)"
        case .readOnly: "open the store for writing"
        case .newerFormat: "update Stet, or use another store"
        case .corrupt: "look at it with 'git fsck --strict' and restore it from a backup"
        case .diskFull: "free some space and try again"
        case .denied:
            "check who may read and write there, and for writing that the disk is not mounted read-only"
        case .failed: "try again, and check the disk if it stays"
        }
    }
}
