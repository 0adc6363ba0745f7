/// What went wrong in the catalog, and what to do.
public struct CatalogError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kind of trouble.
    public enum Code: String, Sendable, Hashable {
        /// The file could not be opened, read or written.
        case unusable
        /// The file is not a catalog, or a damaged one.
        case damaged
        /// A newer Stet made it.
        case newerFormat
    }

    /// The kind of trouble.
    public let code: Code
    /// What was being done.
    public let operation: String
    /// What the database said.
    public let message: String
    /// The catalog's file.
    public let path: String

    /// One line: what happened and what to do.
    public var description: String {
        switch code {
        case .unusable:
            "cannot \(operation) the catalog \(path): \(message); check that the disk is not full and that you may write there"
        case .damaged:
            "cannot \(operation) the catalog \(path): \(message); run 'stet reindex', which makes a new one from the repositories and keeps every look that can still be read"
        case .newerFormat:
            "the catalog \(path) was made by a newer Stet; update Stet to use it"
        }
    }
}
