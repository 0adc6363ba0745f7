public import Articles
import ProseDiff

/// Which changes to list.
public struct ChangeFilter: Sendable, Hashable {
    /// Only this publication.
    public var publication: String?
    /// Only what matters at least this much, from 0 to 1.
    public var leastSignificance = 0.0
    /// Only revisions of this kind; `nil` for all that the newsroom made after the first.
    public var kind: Revision.Kind?
    /// Only edits that the page did not own up to.
    public var isStealthOnly = false
    /// Only changes of the headline.
    public var isHeadlineOnly = false
    /// Only this language, by its primary subtag.
    public var language: String?
    /// Only what was observed on this day or later, in seconds since 1970.
    public var from: Int?
    /// Only what was observed before, in seconds since 1970.
    public var until: Int?

    /// Creates a filter that lets everything pass.
    public init() {}

    /// Whether the words themselves have to be compared to decide.
    var asksForWords: Bool { leastSignificance > 0 || isStealthOnly }

    /// Whether what is known without reading the words lets a change pass.
    func mayPass(_ change: Change) -> Bool {
        if let publication, change.identity.publication != publication { return false }
        if let kind, change.revision.kind != kind { return false }
        if kind == nil, !change.revision.isEdit { return false }
        if isHeadlineOnly, !change.hasNewHeadline { return false }
        if let language, change.language.map({ $0.prefix { $0 != "-" } != language }) ?? true { return false }
        let seconds = change.key.seconds
        if let from, seconds < from { return false }
        if let until, seconds >= until { return false }
        return !asksForWords || change.before != nil
    }

    /// Whether a judged change passes.
    func passes(_ change: Change) -> Bool {
        if isStealthOnly, !change.isStealth { return false }
        return leastSignificance <= 0 || (change.judgement?.significance ?? 0) >= leastSignificance
    }
}
