import Tracking

/// Why a request could not be answered, and what to do.
public struct WebsiteError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kind of trouble; each has its HTTP status.
    public enum Code: Int, Sendable, Hashable {
        /// The request cannot be meant.
        case badRequest = 400
        /// There is no such thing.
        case notFound = 404
        /// What was asked for is more work than one request may cause.
        case tooLarge = 413
        /// A client asks too often.
        case tooMany = 429
        /// The store could not be read.
        case store = 500
    }

    /// The kind of trouble.
    public let code: Code
    /// What happened and what to do, on one line.
    public let message: String

    /// Creates an error.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    init(_ error: TrackingError) {
        switch error.code {
        case .usage, .unreadable: self.init(.badRequest, error.message)
        case .notFound: self.init(.notFound, error.message)
        case .store: self.init(.store, error.message)
        }
    }

    /// What happened and what to do.
    public var description: String { message }

    /// The kind of trouble in words.
    var title: String { Phrase.Trouble.title(code) }
}

/// Reads from the store and says what went wrong in this room's words.
func reading<T>(
    _ work: () async throws(TrackingError) -> T
) async throws(WebsiteError) -> T {
    do { return try await work() } catch { throw WebsiteError(error) }
}
