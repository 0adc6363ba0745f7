#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// One look at an article at one time, whatever came of it.
public struct Observation: Sendable, Hashable, Codable {
    /// What a look found.
    public enum Outcome: String, Sendable, Hashable, Codable, CaseIterable {
        /// The words stood as before.
        case unchanged
        /// A new revision was recorded.
        case revised
        /// What came back is probably not the article; it was not recorded.
        case quarantined
        /// The page was gone.
        case missing
        /// Nothing could be read.
        case failed
    }

    /// When the look was taken.
    public var time: Date
    /// What it found.
    public var outcome: Outcome
    /// Where it looked.
    public var source: String
    /// The HTTP status, where there was one.
    public var status: Int?
    /// The digest of the bytes received, where there were any.
    public var snapshot: String?
    /// The reason in words, for the outcomes that need one; ``provisional`` for a revision that waits.
    public var detail: String?
    /// What to ask with next time.
    public var validators: Validators
    /// How long the look took, in milliseconds.
    public var milliseconds: Int?

    /// The ``detail`` of a look whose revision is not announced before a second look has found the same words.
    public static let provisional = "provisional"

    /// What a server gave to ask with whether anything changed (RFC 9110, section 8.8), verbatim.
    public struct Validators: Sendable, Hashable, Codable {
        /// The `ETag` with its quotation marks.
        public var tag: String?
        /// The `Last-Modified`.
        public var lastModified: String?

        /// Creates validators.
        public init(tag: String? = nil, lastModified: String? = nil) {
            self.tag = tag
            self.lastModified = lastModified
        }
    }

    /// Creates the record of a look.
    public init(
        time: Date, outcome: Outcome, source: String, status: Int? = nil, snapshot: String? = nil,
        detail: String? = nil, validators: Validators = Validators(), milliseconds: Int? = nil
    ) {
        self.validators = validators
        self.milliseconds = milliseconds
        self.time = time
        self.outcome = outcome
        self.source = source
        self.status = status
        self.snapshot = snapshot
        self.detail = detail
    }
}
