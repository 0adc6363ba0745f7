#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Which changes a list is to have; what is left `nil` or false lets all through.
public struct ChangeFilter: Sendable, Hashable {
    /// Only this publication's.
    public var publication: String?
    /// Only this article's.
    public var article: ArticleIdentity?
    /// Only these kinds of revision.
    public var kinds: Set<Revision.Kind>?
    /// Only what matters at least this much.
    public var significance: Double?
    /// Only stealth edits.
    public var isStealth = false
    /// Only what changed the headline and nothing else.
    public var isHeadlineOnly = false
    /// Only what changed the headline, whatever else it changed.
    public var touchesHeadline = false
    /// Only texts in this language: a BCP 47 tag or the beginning of one (`en` for `en-GB` too).
    public var language: String?
    /// Only what was observed at this time or later.
    public var since: Date?
    /// Only what was observed before this time.
    public var until: Date?

    /// Only what is to be announced at this time: not what waits for a second look, and not what the second look
    /// took back.
    public var announcedAt: Date?

    /// Creates a filter that lets all through.
    public init() {}

    /// What readers would call a change: neither a first look nor a reading of ours that improved.
    public static var edits: ChangeFilter {
        var filter = ChangeFilter()
        filter.kinds = [.edit, .revert, .vanished, .returned]
        return filter
    }
}

/// A place in the list of changes, newest first; it stays one when the catalog is made again.
public struct ChangePosition: Sendable, Hashable, Codable, Comparable {
    /// When the change at that place was observed.
    public var observed: Date
    /// Its revision.
    public var revision: RevisionID

    /// Creates a place.
    public init(observed: Date, revision: RevisionID) {
        self.observed = observed
        self.revision = revision
    }

    /// The place of a change: what is listed after it is older.
    public init(_ change: ArticleChange) {
        self.init(observed: change.revision.observed, revision: change.revision.id)
    }

    /// Whether a change is older than another.
    public static func < (left: ChangePosition, right: ChangePosition) -> Bool {
        (left.observed, left.revision.hex) < (right.observed, right.revision.hex)
    }
}
