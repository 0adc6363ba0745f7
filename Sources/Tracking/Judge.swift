import ArticleArchive
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
    func verdict(on sighting: Sighting, history: [Revision]) async throws(ArchiveError) -> Verdict {
        let observed = sighting.observed(after: history.last)
        let before = history.prefix { $0.observed <= observed }
        let after = history[before.count...]
        var drafts: [Draft] = []
        var standing: Article?
        if let latest = before.last {
            standing = try await archive.article(at: latest.id, of: identity)
            if after.isEmpty, let reread = try await reread(latest, standing: standing) {
                drafts.append(reread.draft(recorded: sighting.now))
                standing = reread.article
            }
        }
        let isBack = after.isEmpty && before.last?.kind == .vanished
        if let standing, !isBack, NormalForm(of: standing) == NormalForm(of: sighting.article) {
            if drafts.isEmpty, let latest = before.last { return .stands(latest) }
            return .changed(base: before.last?.id, drafts: drafts, seen: nil)
        }
        let reverted = isBack ? nil : try await revisionWithWords(of: sighting.article, in: before.dropLast())
        if !sighting.isAccepted, reverted == nil, let standing,
            let doubt = Doubt(about: sighting.article, after: standing)
        {
            return .doubtful(doubt)
        }
        var change = ChangeFromBefore(standing, to: sighting.article)
        if isBack {
            change.summary = "back, " + change.summary
        }
        let kind: Revision.Kind =
            standing == nil ? .first : isBack ? .returned : reverted == nil ? .edit : .revert
        drafts.append(
            Draft(
                content: .observed(sighting.article, sighting.snapshot), observed: observed,
                recorded: sighting.now, kind: kind, summary: change.summary, words: change.words,
                source: sighting.source, extractor: Extractor.version, reverts: reverted?.id))
        let seen = drafts.count - 1
        drafts += try await rejudged(after, following: sighting)
        return .changed(base: before.last?.id, drafts: drafts, seen: seen)
    }

    // MARK: Our reading changed, not the page

    /// The latest snapshot as this extractor reads it.
    struct Reread {
        var article: Article
        var snapshot: Snapshot
        var revision: Revision
        var change: ChangeFromBefore

        func draft(recorded: Date) -> Draft {
            Draft(
                content: .observed(article, snapshot), observed: revision.observed, recorded: recorded,
                kind: .technical, summary: change.summary, words: change.words, source: revision.source,
                extractor: Extractor.version)
        }
    }

    /// What this extractor reads in the snapshot of a revision that another read; `nil` where it reads the same.
    func reread(_ revision: Revision, standing: Article?) async throws(ArchiveError) -> Reread? {
        guard revision.extractor != Extractor.version, let standing else { return nil }
        let snapshot = try await archive.snapshot(at: revision.id, of: identity)
        let address = standing.metadata.url.flatMap { try? WebAddress($0) }
        let page = Page(bytes: snapshot.bytes, mediaType: snapshot.mediaType, address: address)
        guard var article = try? Extractor.read(page).article else { return nil }
        article.metadata.key = standing.metadata.key
        article.metadata.url = standing.metadata.url
        guard NormalForm(of: article) != NormalForm(of: standing) else { return nil }
        return Reread(
            article: article, snapshot: snapshot, revision: revision,
            change: ChangeFromBefore(standing, to: article))
    }

    // MARK: Earlier and later states

    /// The latest earlier revision with the same words, found by reading them all, newest first.
    private func revisionWithWords(
        of article: Article, in earlier: some BidirectionalCollection<Revision>
    ) async throws(ArchiveError) -> Revision? {
        let wanted = NormalForm(of: article)
        for revision in earlier.reversed() {
            let state = try await archive.article(at: revision.id, of: identity)
            if NormalForm(of: state) == wanted { return revision }
        }
        return nil
    }

    /// The revisions that follow a back-dated one, to be committed again behind it.
    ///
    /// Only the first of them has another state before it now; where that state already had its words, it
    /// turns from a revision into a mere look.
    private func rejudged(
        _ later: ArraySlice<Revision>, following sighting: Sighting
    ) async throws(ArchiveError) -> [Draft] {
        guard let next = later.first else { return [] }
        var drafts: [Draft] = []
        let state = try await archive.article(at: next.id, of: identity)
        if NormalForm(of: state) != NormalForm(of: sighting.article) {
            let change = ChangeFromBefore(sighting.article, to: state)
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
