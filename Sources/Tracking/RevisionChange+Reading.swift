import ArticleCatalog
import Articles
import ProseDiff

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension RevisionChange {
    /// States that are longer together, in bytes, are compared coarsely.
    private static let finelyCompared = 2_000_000

    /// What a revision changed against the one before it.
    ///
    /// Depends on nothing but its arguments, no clock either: a rebuilt catalog has to say the same.
    init(of revision: Revision, _ state: Article, after before: (revision: Revision, state: Article)?) {
        guard let before, revision.kind != .first else {
            self.init()
            return
        }
        let (old, new) = (before.state.blocks, state.blocks)
        let length = (old + new).reduce(0) { $0 + $1.text.utf8.count }
        let diff = ArticleDiff(from: old, to: new, deadline: length > Self.finelyCompared ? .zero : nil)
        let judgement = diff.judgement(old: old, new: new)
        var touched: Set<Block.Kind> = []
        for change in diff.changes where change.kind != .kept {
            touched.formUnion(change.old.map { old[$0].kind })
            touched.formUnion(change.new.map { new[$0].kind })
        }
        let isSilent =
            state.isPage && !judgement.reasons.contains(.correctionNote) && !state.saysModified(after: before)
        self.init(
            parts: Block.Kind.allCases.filter(touched.contains), reasons: judgement.reasons.map(\.rawValue),
            significance: judgement.significance,
            isStealth: [.edit, .revert].contains(revision.kind) && diff.words.isChange && isSilent)
    }
}

extension WordCount {
    fileprivate var isChange: Bool { inserted > 0 || deleted > 0 }
}

extension Article {
    /// Whether it was read from a page, which says more of itself than its words and authors, and not from bare text.
    fileprivate var isPage: Bool {
        var bare = Metadata()
        (bare.key, bare.url, bare.authors) = (metadata.key, metadata.url, metadata.authors)
        (bare.published, bare.language) = (metadata.published, metadata.language)
        return metadata != bare
    }

    /// Whether the page gives a newer time of modification than before.
    ///
    /// Where it gave none before, one after the earlier state was seen is newer.
    fileprivate func saysModified(after before: (revision: Revision, state: Article)) -> Bool {
        guard let text = metadata.modified else { return false }
        guard let earlier = before.state.metadata.modified else {
            return Timestamp.parse(text).map { $0 > before.revision.observed } ?? true
        }
        guard let time = Timestamp.parse(text), let earlierTime = Timestamp.parse(earlier) else {
            return text != earlier
        }
        return time > earlierTime
    }
}
