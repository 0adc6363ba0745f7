internal import Articles

/// Why something of a web archive could not be read or written.
public struct WebArchiveError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong, on one line without control characters.
    public let description: String

    /// Creates an error from what is wrong, in words; made safe to print.
    public init(_ message: String) { description = Printable.line(message) }
}
