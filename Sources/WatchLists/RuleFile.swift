public import Articles
public import Extraction
import Yams

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// How the pages of one publication are read: the contents of `rules/<host>.yaml`.
///
/// Publishers change their pages, so rules are dated: an old capture is read by the rules of its time.
public struct RuleFile: Sendable, Hashable {
    /// Rules and when they are valid.
    public struct Dated: Sendable, Hashable {
        /// The first moment; `nil`: always was.
        public var from: Date?
        /// The first moment after it; `nil`: still is.
        public var until: Date?
        /// The rules.
        public var rules = PageRules()
        /// The line of the file they begin on.
        public var line: Int

        func overlaps(_ other: Dated) -> Bool {
            (from ?? .distantPast) < (other.until ?? .distantFuture)
                && (other.from ?? .distantPast) < (until ?? .distantFuture)
        }
    }

    /// The rules; at most one is valid at a time.
    public var sets: [Dated] = []
    /// Addresses of articles that the rules are to be tried on.
    public var tests: [WebAddress] = []

    /// The longest file read, in bytes.
    public static let maximumBytes = 1_000_000

    /// Reads rules written in YAML (1.1, as libyaml reads it).
    ///
    /// - Parameters:
    ///   - yaml: the file's text.
    ///   - file: its name, for errors.
    /// - Throws: ``WatchListError`` with everything that is wrong: unknown keys, selectors that cannot be read,
    ///   dates that are none, rules that are valid at the same time.
    public init(yaml: String, file: String) throws(WatchListError) {
        try YAMLReading.read(yaml, file: file, atMost: Self.maximumBytes) { $0.take($1, into: &self) }
    }

    /// The rules that are valid at a time; `nil` where none are.
    public func rules(at time: Date) -> PageRules? {
        sets.first { ($0.from ?? .distantPast) <= time && time < ($0.until ?? .distantFuture) }?.rules
    }
}
