import ArticleArchive
import Articles

/// Revisions of several histories put into one, and judged again as if they had been seen in that order.
///
/// The rules are the ``Judge``'s: compared is with the state just before. What has its words already becomes a
/// mere look.
struct Rechaining {
    /// A revision to put in.
    struct Link {
        var revision: Revision
        /// The article it was recorded of.
        var origin: ArticleIdentity
        /// The revision before it in its old history.
        var before: RevisionID?
        var article: Article
        /// Where its files come from.
        var content: Draft.Content
        /// Its source, as it is to be recorded.
        var source: String
    }

    /// What became of a revision.
    struct Place {
        var revision: Revision
        var origin: ArticleIdentity
        /// Its number now; `nil` where its words stood already.
        var number: Int?
        var kind: Revision.Kind
    }

    /// The history, to be recorded.
    private(set) var drafts: [Draft] = []
    /// What became of each revision that was put in.
    private(set) var places: [Place] = []
    private var last: Link?
    private var lastKind = Revision.Kind.first
    /// The latest revision with some words.
    private var latest: [NormalForm: RevisionID] = [:]
    /// The revision that says what one says that became a look.
    private var same: [RevisionID: RevisionID] = [:]

    /// Puts a revision behind those that were put in before; it must not have been observed before them.
    mutating func append(_ link: Link) {
        let revision = link.revision
        let form = NormalForm(of: link.article)
        guard let last else {
            guard revision.kind != .vanished else { return look(link, after: nil) }
            let change = ChangeFromBefore(nil, to: link.article)
            return keep(link, form, .first, revision.kind == .first ? nil : (change.summary, change.words))
        }
        let isBack = lastKind == .vanished
        if revision.kind == .vanished {
            if isBack { return look(link, after: last) }
            var gone = link
            (gone.article, gone.content) = (last.article, last.content)
            return keep(gone, NormalForm(of: last.article), .vanished, nil)
        }
        if !isBack, form == NormalForm(of: last.article) { return look(link, after: last) }
        let isNext = link.before.map { same[$0] ?? $0 } == last.revision.id
        let reverted = isBack ? nil : latest[form]
        let kind: Revision.Kind =
            isBack
            ? .returned
            : isNext && revision.kind == .technical ? .technical : reverted == nil ? .edit : .revert
        if isNext, kind == revision.kind { return keep(link, form, kind, nil, reverting: reverted) }
        var change = ChangeFromBefore(last.article, to: link.article)
        if isBack { change.summary = "back, " + change.summary }
        keep(link, form, kind, (change.summary, change.words), reverting: reverted)
    }

    private mutating func look(_ link: Link, after last: Link?) {
        if let last { same[link.revision.id] = last.revision.id }
        places.append(
            Place(revision: link.revision, origin: link.origin, number: nil, kind: link.revision.kind))
    }

    private mutating func keep(
        _ link: Link, _ form: NormalForm, _ kind: Revision.Kind,
        _ change: (summary: String, words: WordCount)?,
        reverting reverted: RevisionID? = nil
    ) {
        let revision = link.revision
        drafts.append(
            Draft(
                content: link.content, observed: revision.observed, recorded: revision.recorded, kind: kind,
                summary: change?.summary ?? revision.summary, words: change?.words ?? revision.words,
                source: link.source, extractor: revision.extractor,
                reverts: kind == .revert ? reverted : nil, former: revision.id))
        places.append(
            Place(revision: revision, origin: link.origin, number: drafts.count, kind: kind))
        latest[form] = revision.id
        (last, lastKind) = (link, kind)
    }
}
