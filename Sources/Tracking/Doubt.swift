import Articles
import Extraction

/// Why a page that was read may not be the article any more: an error page that says 200, a consent or
/// payment wall, a stump.
///
/// Judged by words alone, against the state before: too few of them are left, or they speak of something else.
/// Short articles are never doubted. A doubted page is logged and not recorded, unless whoever tracks it
/// accepts it.
struct Doubt {
    /// What gave rise to it, in words.
    let reason: String

    /// The fewest words of an article that can be doubted.
    private static let fewestWords = 60
    /// A page with a smaller share of the words before is a stump.
    private static let stumpShare = 0.3
    /// The same where the page shows only the beginning to those who do not pay.
    private static let beginningShare = 0.8
    /// Two texts that share less of their long words do not speak of the same thing.
    private static let kinshipShare = 0.08

    /// The doubt about a state after another; `nil` where it is plausible.
    ///
    /// - Parameter verdict: what the extractor takes the page for.
    init?(about article: Article, taken verdict: Verdict = Verdict(.article), after standing: Article) {
        // Most blocks stand in both: their words are counted once.
        var words: [Block: [Substring]] = [:]
        for block in standing.blocks + article.blocks where words[block] == nil { words[block] = block.words }
        let before = standing.blocks.flatMap { words[$0] ?? [] }
        let after = article.blocks.flatMap { words[$0] ?? [] }
        guard before.count >= Self.fewestWords else { return nil }
        if Double(after.count) < Self.stumpShare * Double(before.count) {
            reason = "only \(after.count) words are left of \(before.count)"
            return
        }
        let isShort = Double(after.count) < Self.beginningShare * Double(before.count)
        if isShort,
            verdict.kind == .paywallStump
                || verdict.kind == .article && !verdict.evidence.isEmpty
                    && Self.isBeginning(article, of: standing)
        {
            reason =
                "only \(after.count) words of \(before.count) are shown to those who do not pay: "
                + verdict.evidence.joined(separator: "; ")
            return
        }
        let enough = Self.kinshipShare * Double(min(before.count, after.count))
        var shared: Set<Substring> = []
        for block in Set(standing.blocks).intersection(article.blocks) where Double(shared.count) < enough {
            shared.formUnion(Self.longWords(words[block] ?? []))
        }
        if Double(shared.count) >= enough { return nil }
        let known = Self.longWords(before)
        let new = Self.longWords(after)
        let fewer = min(known.count, new.count)
        // Scripts without spaces have no such words, or few and endless ones.
        guard fewer >= 15, Double(known.intersection(new).count) < Self.kinshipShare * Double(fewer) else {
            return nil
        }
        reason = "it has hardly a word in common with the revision before"
    }

    /// Whether an article has nothing in its body but the first paragraphs of another; its last one may be cut
    /// off, or say that there is more.
    private static func isBeginning(_ article: Article, of standing: Article) -> Bool {
        let (known, shown) = (standing.prose, article.prose)
        return !shown.isEmpty && shown.count < known.count
            && zip(known, shown.dropLast()).allSatisfy { $0 == $1 }
    }

    private static func longWords(_ words: [Substring]) -> Set<Substring> {
        Set(words.filter { (6...24).contains($0.count) })
    }
}

extension Article {
    /// The running text: what is left of it tells whether there is less of the same.
    fileprivate var prose: [String] {
        blocks.filter { [.paragraph, .subheading, .quote, .listItem].contains($0.kind) }.map(\.text)
    }
}
