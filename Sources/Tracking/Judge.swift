import ArticleArchive
import ArticleCatalog
import Articles
import Extraction
import ProseDiff

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Decides whether what was seen is a new revision.
///
/// It is compared in ``NormalForm`` with the state immediately before its time, never with "any state ever
/// seen": a return to older words is a revision too, and labelled as what it is.
struct Judge {
    let archive: ArticleArchive
    let identity: ArticleIdentity
    var reader = PageReader()
    /// Whether a revision, the latest, waits for a second look.
    var isProvisional: @Sendable (Revision) async throws(TrackingError) -> Bool = { _ in false }

    enum Verdict {
        /// The words stand as in this revision.
        case stands(Revision)
        /// It may not be the article any more.
        case doubtful(Doubt)
        /// To be recorded: what follows `base` in the history from now on, and which of the drafts was seen;
        /// `nil` where only our reading of the latest snapshot changed and the words seen are those.
        case changed(base: RevisionID?, drafts: [Draft], seen: Int?)
    }

    /// The verdict on a sighting, given the history so far; the sighting may be older than its latest revisions.
    ///
    /// What has been learnt of the publication's boilerplate is left out of what is recorded, and is no change
    /// where it stands in what was recorded before.
    func verdict(on sighting: Sighting, history: [Revision]) async throws(TrackingError) -> Verdict {
        let observed = sighting.observed(after: history.last)
        let before = history.prefix { $0.observed <= observed }
        let after = history[before.count...]
        guard let latest = before.last else {
            return try await first(sighting, observed, before: after)
        }
        var standing = try await article(of: latest)
        var drafts: [Draft] = []
        if after.isEmpty, latest.extractor != (try reader.name(at: latest.observed)),
            let reread = try await reread(latest, standing: standing)
        {
            drafts.append(reread.draft(recorded: sighting.now))
            standing = reread.article
        }
        let boilerplate = try await reader.boilerplate(of: [sighting.article, standing])
        let seen = boilerplate.stripped(sighting.article)
        let isBack = after.isEmpty && latest.kind == .vanished
        if !isBack, NormalForm(of: boilerplate.stripped(standing)) == NormalForm(of: seen) {
            if drafts.isEmpty { return .stands(latest) }
            return .changed(base: latest.id, drafts: drafts, seen: nil)
        }
        // What we read otherwise than then, by what was learnt since, is not to look like the newsroom's edit.
        if after.isEmpty, drafts.isEmpty, let reread = try await reread(latest, standing: standing) {
            if !isBack, NormalForm(of: reread.article) == NormalForm(of: seen) { return .stands(latest) }
            drafts.append(reread.draft(recorded: sighting.now))
            standing = reread.article
        }
        let reverted =
            isBack ? nil : try await revisionWithWords(of: seen, in: before.dropLast(), history, boilerplate)
        if !sighting.isAccepted, reverted == nil,
            let doubt = Doubt(about: seen, taken: sighting.verdict, after: standing)
        {
            return .doubtful(doubt)
        }
        // Between two recorded states it is read as they were.
        let next = try await article(of: after.first)
        let recorded =
            next.map { boilerplate.stripped(sighting.article, sparing: [standing, $0]) } ?? seen
        var change = ChangeFromBefore(standing, to: recorded)
        if isBack { change.summary = "back, " + change.summary }
        if after.isEmpty, let reverted, reverted.id == before.dropLast().last?.id,
            try await isProvisional(latest)
        {
            change.summary = "as before, after other words at one look; " + change.summary
        }
        let kind: Revision.Kind =
            isBack ? .returned : sighting.isTechnical ? .technical : reverted == nil ? .edit : .revert
        drafts.append(
            try draft(
                of: sighting, recorded, observed, kind, change, reverting: kind == .revert ? reverted : nil))
        let place = drafts.count - 1
        drafts += try await rejudged(after, following: recorded, without: boilerplate)
        return .changed(base: latest.id, drafts: drafts, seen: place)
    }

    /// A sighting with nothing before it.
    private func first(
        _ sighting: Sighting, _ observed: Date, before after: ArraySlice<Revision>
    ) async throws(TrackingError) -> Verdict {
        let next = try await article(of: after.first)
        let boilerplate = try await reader.boilerplate(of: [sighting.article])
        let recorded = boilerplate.stripped(sighting.article, sparing: next.map { [$0] } ?? [])
        let change = ChangeFromBefore(nil, to: recorded)
        let drafts = [try draft(of: sighting, recorded, observed, .first, change, reverting: nil)]
        return .changed(
            base: nil,
            drafts: drafts
                + (try await rejudged(after, following: recorded, without: boilerplate)),
            seen: 0)
    }

    private func draft(
        of sighting: Sighting, _ article: Article, _ observed: Date, _ kind: Revision.Kind,
        _ change: ChangeFromBefore, reverting reverted: Revision?
    ) throws(TrackingError) -> Draft {
        Draft(
            content: .observed(article, sighting.snapshot), observed: observed, recorded: sighting.now,
            kind: kind, summary: change.summary, words: change.words, source: sighting.source,
            extractor: try reader.name(at: observed), reverts: reverted?.id)
    }

    private func article(of revision: Revision) async throws(TrackingError) -> Article {
        try await archived { () async throws(ArchiveError) in
            try await archive.article(at: revision.id, of: identity)
        }
    }

    private func article(of revision: Revision?) async throws(TrackingError) -> Article? {
        guard let revision else { return nil }
        return try await article(of: revision) as Article
    }

    // MARK: Our reading changed, not the page

    /// The latest snapshot as it is read now.
    struct Reread {
        var article: Article
        var snapshot: Snapshot
        var revision: Revision
        var change: ChangeFromBefore
        var extractor: String

        func draft(recorded: Date) -> Draft {
            Draft(
                content: .observed(article, snapshot), observed: revision.observed, recorded: recorded,
                kind: .technical, summary: change.summary, words: change.words, source: revision.source,
                extractor: extractor)
        }
    }

    /// What is read now in the snapshot of a revision; `nil` where it is what was read then.
    func reread(_ revision: Revision, standing: Article) async throws(TrackingError) -> Reread? {
        let snapshot = try await archived { () async throws(ArchiveError) in
            try await archive.snapshot(at: revision.id, of: identity)
        }
        let address = standing.metadata.url.flatMap { try? WebAddress($0) }
        let page = Page(bytes: snapshot.bytes, mediaType: snapshot.mediaType, address: address)
        guard case .success(let reading) = try reader.read(page, at: revision.observed) else { return nil }
        var article = try await reader.boilerplate(of: [reading.article]).stripped(reading.article)
        article.metadata.key = standing.metadata.key
        article.metadata.url = standing.metadata.url
        guard NormalForm(of: article) != NormalForm(of: standing) else { return nil }
        return Reread(
            article: article, snapshot: snapshot, revision: revision,
            change: ChangeFromBefore(standing, to: article),
            extractor: try reader.name(at: revision.observed))
    }

    // MARK: Earlier and later states

    /// The latest earlier revision with the same words, boilerplate aside.
    ///
    /// Of those that the catalog knows only the ones are read in which all the words stood.
    private func revisionWithWords(
        of article: Article, in earlier: ArraySlice<Revision>, _ history: [Revision],
        _ boilerplate: LearnedBoilerplate
    ) async throws(TrackingError) -> Revision? {
        guard !earlier.isEmpty else { return nil }
        let wanted = NormalForm(of: article)
        let known = try await catalogued { () async throws(CatalogError) in
            try await reader.catalog?.earlierStates(of: identity, with: article)
        }
        // What the catalog says of a history that has been put on other parents since is not believed.
        let count = known?.count ?? 0
        let isKnown = count > 0 && history.count >= count && history[count - 1].id == known?.latest
        for revision in earlier.reversed() {
            if isKnown, revision.number <= count, known?.numbers.contains(revision.number) == false {
                continue
            }
            let state = try await self.article(of: revision) as Article
            if NormalForm(of: boilerplate.stripped(state)) == wanted { return revision }
        }
        return nil
    }

    /// The revisions that follow a back-dated one, to be committed again behind it.
    ///
    /// Only the first of them has another state before it now; where that state already had its words, it
    /// turns from a revision into a mere look.
    private func rejudged(
        _ later: ArraySlice<Revision>, following article: Article, without boilerplate: LearnedBoilerplate
    ) async throws(TrackingError) -> [Draft] {
        guard let next = later.first else { return [] }
        var drafts: [Draft] = []
        let state = try await self.article(of: next) as Article
        let words = NormalForm(of: boilerplate.stripped(article))
        if NormalForm(of: boilerplate.stripped(state)) != words {
            let change = ChangeFromBefore(article, to: state)
            let kind = next.kind == .first ? .edit : next.kind
            drafts.append(Draft(again: next, kind: kind, summary: change.summary, words: change.words))
        }
        for revision in later.dropFirst() {
            drafts.append(
                Draft(again: revision, kind: revision.kind, summary: revision.summary, words: revision.words))
        }
        return drafts
    }
}

/// What changed against the state before, as a commit says it.
struct ChangeFromBefore {
    var summary: String
    let words: WordCount

    init(_ before: Article?, to after: Article) {
        let diff = ArticleDiff(from: before?.blocks ?? [], to: after.blocks, deadline: .seconds(2))
        summary = before == nil ? "first seen, \(diff.words.inserted) words" : diff.summary
        words = diff.words
    }
}

extension Draft {
    /// An existing revision committed again on another parent.
    init(again revision: Revision, kind: Revision.Kind, summary: String, words: WordCount) {
        self.init(
            content: .recorded(revision.id), observed: revision.observed, recorded: revision.recorded,
            kind: kind,
            summary: summary, words: words, source: revision.source, extractor: revision.extractor,
            reverts: revision.reverts)
    }
}
