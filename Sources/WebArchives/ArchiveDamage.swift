/// What of an archive could not be read, and was skipped.
public struct ArchiveDamage: Error, Sendable, Hashable, CustomStringConvertible {
    /// Where it was met, as ``ArchiveRecord/offset``.
    public let offset: Int
    /// What is wrong.
    public let message: String

    /// What is wrong and where, on one line.
    public var description: String { "at byte \(offset): \(message); skipped" }
}
