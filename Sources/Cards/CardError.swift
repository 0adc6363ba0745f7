/// Why a picture could not be drawn, and what to do.
public struct CardError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kind of trouble.
    public enum Code: Sendable, Hashable {
        /// The libraries that draw are not installed.
        case unavailable
        /// They did not draw.
        case failed
    }

    /// The kind of trouble.
    public let code: Code
    /// What was being done.
    public let operation: String
    /// What happened and what to do, on one line.
    public let message: String

    /// What happened and what to do.
    public var description: String { message }

    static var unavailable: CardError {
        CardError(
            code: .unavailable, operation: "load",
            message: "pictures need Debian's libpangocairo-1.0-0; install it")
    }

    static func failed(_ operation: String) -> CardError {
        CardError(
            code: .failed, operation: operation,
            message: "the picture could not be drawn (\(operation)); is there memory left?")
    }
}
