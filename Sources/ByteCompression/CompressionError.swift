/// Why bytes could not be decompressed.
public struct CompressionError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong.
    public enum Code: Sendable, Hashable {
        /// The bytes are not in the format, or are damaged.
        case damaged
        /// The bytes end before the compressed data does.
        case truncated
        /// They grow beyond the limit.
        case tooLarge
        /// The library has no memory.
        case noMemory
    }

    /// What is wrong.
    public let code: Code
    /// The limit in words, or what the library says.
    public let message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// What is wrong, on one line.
    public var description: String { message }
}
