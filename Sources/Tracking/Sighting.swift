import Articles
import Extraction

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What one look brought home: the article that was read out of a snapshot, and when and where it was seen.
struct Sighting: Sendable {
    var article: Article
    /// What the extractor takes the page for.
    var verdict = Verdict(.article)
    var snapshot: Snapshot
    /// When it was seen; `nil` for a look that is being taken now.
    var observed: Date?
    /// When it is being recorded.
    var now: Date
    /// Where it was seen: an address or the name of a file.
    var source: String
    /// Whether to record it even where it may not be the article any more.
    var isAccepted = false
    /// Whether only another program's reading of the page changed.
    var isTechnical = false

    /// When it was seen, never before what has been seen already unless a time was given: a clock that was
    /// set back must not turn a new look into an old one.
    func observed(after latest: Revision?) -> Date {
        if let observed { return Timestamp.wholeSeconds(observed) }
        let now = Timestamp.wholeSeconds(now)
        return latest.map { max($0.observed, now) } ?? now
    }
}
