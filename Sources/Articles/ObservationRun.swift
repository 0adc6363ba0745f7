#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Looks that followed each other and found the same; often one.
///
/// Of older runs the log keeps the first and the last look, and how many there were.
public struct ObservationRun: Sendable, Hashable {
    /// The first look.
    public var first: Date
    /// The last look; the first again where there was one.
    public var last: Date
    /// How many looks there were, both ends included.
    public var looks: Int
    /// What they found.
    public var outcome: Observation.Outcome
    /// Where they looked.
    public var source: String
    /// The HTTP status, where there was one.
    public var status: Int?
    /// The digest of the bytes that the first look received.
    public var firstSnapshot: String?
    /// The digest of the bytes that the last look received.
    public var snapshot: String?
    /// The reason in words, for the outcomes that need one.
    public var detail: String?
    /// What the last look was given to ask with next time.
    public var validators: Observation.Validators
    /// How long the last look took, in milliseconds.
    public var milliseconds: Int?

    /// A run of one look.
    public init(_ look: Observation) {
        first = look.time
        last = look.time
        looks = 1
        outcome = look.outcome
        source = look.source
        status = look.status
        firstSnapshot = look.snapshot
        snapshot = look.snapshot
        detail = look.detail
        validators = look.validators
        milliseconds = look.milliseconds
    }

    /// Takes in a run that comes after this one, where both found the same; `false` and no change where not.
    ///
    /// A look that recorded a revision stands for itself. Bytes may differ: what they say did not.
    public mutating func extend(by later: ObservationRun) -> Bool {
        guard outcome != .revised, outcome == later.outcome, source == later.source, status == later.status,
            detail == later.detail, last <= later.first
        else { return false }
        last = later.last
        looks &+= later.looks
        snapshot = later.snapshot
        validators = later.validators
        milliseconds = later.milliseconds
        return true
    }
}

/// An address of an article and the time it was seen there.
public struct SeenAddress: Sendable, Hashable {
    /// What all spellings of the address have in common; see ``ArticleKey``.
    public var key: String
    /// The address in the shortest spelling it was seen in; `nil` where only the key is known.
    public var address: String?
    /// When the article was first seen there.
    public var first: Date
    /// When it was last seen there.
    public var last: Date

    /// Creates the record of an address.
    public init(key: String, address: String?, first: Date, last: Date) {
        self.key = key
        self.address = address
        self.first = first
        self.last = last
    }
}
