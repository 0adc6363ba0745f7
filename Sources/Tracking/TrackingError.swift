import ArticleArchive
import ArticleCatalog
import Articles
import Extraction
import Fetching

/// Why a command could not do what was asked: one line, with what to do.
public struct TrackingError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What kind of failure; the command line gives each its exit code.
    public enum Code: String, Sendable, Hashable, CaseIterable {
        /// What was asked cannot be meant: a name that fits several articles, a time that is none.
        case usage
        /// A page or file could not be read, or is no article.
        case unreadable
        /// No such article or revision.
        case notFound
        /// The store could not be read or written.
        case store
    }

    /// What kind of failure.
    public let code: Code
    /// What happened and what to do, on one line.
    public let message: String
    /// What the name given may have meant, where it was ambiguous.
    public let candidates: [String]
    /// Whether a single repository is what cannot be read.
    let isAboutRepository: Bool

    /// Creates an error.
    public init(_ code: Code, _ message: String, candidates: [String] = []) {
        self.init(code, message, candidates: candidates, isAboutRepository: false)
    }

    private init(_ code: Code, _ message: String, candidates: [String], isAboutRepository: Bool) {
        self.code = code
        self.message = message
        self.candidates = candidates
        self.isAboutRepository = isAboutRepository
    }

    /// The message, and the candidates on lines of their own.
    public var description: String {
        ([message] + candidates.map { "  " + $0 }).joined(separator: "\n")
    }

    /// Names are looked up in the catalog, which follows the repositories; what is missing in them is damage.
    init(_ error: ArchiveError) {
        let advice =
            error.code == .notFound
            ? "; the repository is damaged: look at it with 'git fsck --strict' and restore it from a backup"
            : ""
        self.init(.store, error.description + advice, candidates: [], isAboutRepository: true)
    }

    init(_ error: CatalogError) {
        self.init(.store, error.description)
    }
}

/// Runs work on the archive and says what went wrong in this module's words.
func archived<T>(
    _ work: () async throws(ArchiveError) -> T
) async throws(TrackingError) -> T {
    do { return try await work() } catch { throw TrackingError(error) }
}

/// Runs work on the catalog and says what went wrong in this module's words.
func catalogued<T>(
    _ work: () async throws(CatalogError) -> T
) async throws(TrackingError) -> T {
    do { return try await work() } catch { throw TrackingError(error) }
}
