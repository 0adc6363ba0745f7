import Articles
import ProseDiff
import Provenance
import Rendering

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What changed, for other programs: `stet-changes/1`.
struct ChangeReport: Encodable {
    /// What a change touched and why it matters.
    struct Judgement: Encodable {
        var parts: [Block.Kind]
        var reasons: [String]
        var significance: Double
    }

    struct Entry: Encodable {
        var article: ArticleReference
        var revision: RevisionReference
        /// The commit of the revision before.
        var before: RevisionID?
        var headlineBefore: String?
        var judgement: Judgement?
        var stealth: Bool
        var language: String?
        var page: String

        init(_ change: ArticleChange, settings: SiteSettings) {
            article = ArticleReference(change.identity)
            revision = RevisionReference(change.revision)
            revision.headlineChanged = change.hasNewHeadline
            before = change.before
            headlineBefore = change.hasNewHeadline ? change.headlineBefore : nil
            if change.before != nil {
                judgement = Judgement(
                    parts: change.change.parts, reasons: change.change.reasons,
                    significance: change.change.significance)
            }
            stealth = change.change.isStealth
            language = change.language
            page = settings.address + change.path
        }
    }

    var format = "stet-changes/1"
    var changes: [Entry]
    var next: String?

    init(_ page: ChangePage, settings: SiteSettings) {
        changes = page.changes.map { Entry($0, settings: settings) }
        next = page.next?.text
    }
}

/// The tracked articles a page at a time: `stet-articles/1`.
struct ArticlesReport: Encodable {
    var format = "stet-articles/1"
    var articles: [ListReport.Entry]
    var next: String?

    init(_ rows: [TrackedArticle], limit: Int) {
        articles = ListReport(rows).articles
        next = rows.count == limit ? rows.last?.place : nil
    }
}

/// One article with its revisions: `stet-article/1`.
struct ArticleReport: Encodable {
    var format = "stet-article/1"
    var article: ListReport.Entry
    var revisions: [RevisionReference]

    init?(_ article: TrackedArticle, _ history: [Revision]) {
        guard let entry = ListReport([article]).articles.first else { return nil }
        self.article = entry
        revisions =
            LogReport(
                article.identity, headline: article.headline, RevisionRow.rows(of: history)
            ).revisions
    }
}

/// Where the words of the latest revision come from: `stet-provenance/1`.
struct ProvenanceReport: Encodable {
    struct Part: Encodable {
        var text: String
        var start: Int
        var end: Int
        /// The revision that brought it.
        var origin: Int
        var returned: Int?
        /// An index into `departed`.
        var replaced: Int?
    }

    struct Line: Encodable {
        var kind: Block.Kind
        var edits: Int
        var origin: Int
        var parts: [Part]
        /// Blocks that stood before this one, as indices into `departed`.
        var departedBefore: [Int]
        /// Words that stood within it, as indices into `departed`.
        var departedWithin: [Int]
    }

    struct Gone: Encodable {
        var text: String
        var kind: Block.Kind
        var isWholeBlock: Bool
        var since: Int
        var left: Int
        var returned: Int?
        var replaced: Int?
    }

    var format = "stet-provenance/1"
    var article: ArticleReference
    var revision: Int
    var blocks: [Line]
    var departed: [Gone]
    var departedAtEnd: [Int]

    init(_ identity: ArticleIdentity, _ lineage: Lineage) {
        article = ArticleReference(identity)
        revision = lineage.states
        blocks = lineage.blocks.enumerated().map { index, block in
            let life = lineage.life(ofBlock: index)
            return Line(
                kind: block.kind, edits: life?.changes ?? 0, origin: 1 + (life?.origin ?? 0),
                parts: lineage.strands(ofBlock: index).map { strand in
                    Part(
                        text: block.words(from: strand.range.start, to: strand.range.end),
                        start: strand.range.start, end: strand.range.end, origin: strand.origin + 1,
                        returned: strand.returned.map { $0 + 1 }, replaced: strand.replaced)
                },
                departedBefore: lineage.departedBlocks(before: index),
                departedWithin: lineage.elements(ofBlock: index).compactMap {
                    if case .departed(let gone) = $0 { gone } else { nil }
                })
        }
        departed = lineage.departed.map {
            Gone(
                text: $0.text, kind: $0.kind, isWholeBlock: $0.isWholeBlock, since: $0.since + 1,
                left: $0.left + 1, returned: $0.returned.map { $0 + 1 }, replaced: $0.replaced)
        }
        departedAtEnd = lineage.departedBlocks(before: lineage.blocks.count)
    }
}

/// The publications: `stet-publications/1`.
struct PublicationsReport: Encodable {
    var format = "stet-publications/1"
    var publications: [String]
}

/// How a publication edits: `stet-publication/1`.
struct PublicationReport: Encodable {
    var format = "stet-publication/1"
    var publication: String
    var statistics: PublicationStatistics
    /// The articles with the most revisions, the most first.
    var mostRevised: [ListReport.Entry]
}

/// Why a request was not answered (RFC 9457).
struct Problem: Encodable {
    var type = "about:blank"
    var title: String
    var status: Int
    var detail: String

    init(_ error: WebsiteError) {
        title = error.title
        status = error.code.rawValue
        detail = error.message
    }
}
