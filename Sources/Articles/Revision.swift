#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// One recorded state of an article: what its commit says without reading the words.
public struct Revision: Sendable, Hashable, Codable {
    /// Why a state was recorded.
    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        /// The first state seen.
        case first
        /// The newsroom changed something.
        case edit
        /// The words are those of an earlier revision again.
        case revert
        /// Our reading of the page changed, not the page's words.
        case technical
        /// The page was taken down.
        case vanished
        /// The page came back.
        case returned
    }

    /// The commit.
    public var id: RevisionID
    /// The position in the history in time order, counted from 1.
    ///
    /// A back-dated import shifts it; the id never changes.
    public var number: Int
    /// Why it was recorded.
    public var kind: Kind
    /// When the text was observed, to the second.
    public var observed: Date
    /// When it was written to the archive, to the second.
    public var recorded: Date
    /// The headline as it stood.
    public var headline: String
    /// One line on what changed against the revision before.
    public var summary: String
    /// How many words came and went against the revision before.
    public var words: WordCount
    /// Where the text came from: an address, or the name of a file.
    public var source: String
    /// The extractor and its version that read the snapshot.
    public var extractor: String
    /// The digest of the snapshot: `sha256:` and 64 hexadecimal digits.
    public var snapshot: String
    /// The revision this one returned to, where ``kind-swift.property`` is ``Kind-swift.enum/revert``.
    public var reverts: RevisionID?

    /// Creates the record of a revision.
    public init(
        id: RevisionID, number: Int, kind: Kind, observed: Date, recorded: Date, headline: String,
        summary: String, words: WordCount, source: String, extractor: String, snapshot: String,
        reverts: RevisionID? = nil
    ) {
        self.id = id
        self.number = number
        self.kind = kind
        self.observed = observed
        self.recorded = recorded
        self.headline = headline
        self.summary = summary
        self.words = words
        self.source = source
        self.extractor = extractor
        self.snapshot = snapshot
        self.reverts = reverts
    }
}

/// The id of a revision: the commit's 40 hexadecimal digits, lower case.
public struct RevisionID: Sendable, Hashable, Codable, CustomStringConvertible {
    /// The 40 hexadecimal digits.
    public let hex: String

    /// Creates an id; `nil` unless given 40 hexadecimal digits.
    public init?(hex: String) {
        guard hex.utf8.count == 40 else { return nil }
        var isLowerCase = true
        for digit in hex.utf8 {
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"): continue
            case UInt8(ascii: "A")...UInt8(ascii: "F"): isLowerCase = false
            default: return nil
            }
        }
        self.hex = isLowerCase ? hex : hex.lowercased()
    }

    /// The first ten digits, enough for people.
    public var short: String { String(hex.prefix(10)) }

    /// The 40 hexadecimal digits.
    public var description: String { hex }

    /// Reads the 40 digits from a single string.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let id = RevisionID(hex: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a commit id")
        }
        self = id
    }

    /// Writes the 40 digits as a single string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(hex)
    }
}

/// How many words came and how many went.
public struct WordCount: Sendable, Hashable, Codable, CustomStringConvertible {
    /// Words that are only in the newer text.
    public var inserted: Int
    /// Words that are only in the older text.
    public var deleted: Int

    /// Creates a count.
    public init(inserted: Int, deleted: Int) {
        self.inserted = inserted
        self.deleted = deleted
    }

    /// `+14 −9`, with a minus sign (U+2212).
    public var description: String { "+\(inserted) −\(deleted)" }
}
