import Articles
import Extraction

/// What somebody who hands in a state of a page knows about it and the page does not say.
public struct Claims: Sendable, Hashable {
    /// It is the article's, however little stands on it.
    public var isVouched: Bool
    /// Another program's reading of the same page changed, not the words.
    public var isTechnical: Bool

    /// Creates claims; none unless said otherwise.
    public init(isVouched: Bool = false, isTechnical: Bool = false) {
        self.isVouched = isVouched
        self.isTechnical = isTechnical
    }
}

extension Extractor {
    private static let longestPlain = 8_000

    /// Reads a page that holds too little to tell an article by, line by line: the first is the headline.
    ///
    /// Only for a page that somebody vouches for. A page with scripts may be the shell of one that was not
    /// loaded, and is none.
    static func readPlainly(_ page: Page) -> Reading? {
        guard page.bytes.count <= longestPlain else { return nil }
        let markup = String(decoding: page.bytes, as: UTF8.self).lowercased()
        let shells = ["<script", "<noscript", "<iframe", "<frame", "http-equiv=\"refresh", "<form"]
        guard markup.contains("<p"), !shells.contains(where: { markup.contains($0) }) else { return nil }
        let explanation = explain(page)
        guard case .failure(let error) = explanation.outcome, error.code == .notAnArticle else { return nil }
        let lines = explanation.lines.filter { $0.role == .apart }.map(\.text)
        guard lines.count >= 2, let headline = lines.first else { return nil }
        var article = Article(
            blocks: [Block(.headline, headline)] + lines.dropFirst().map { Block(.paragraph, $0) })
        article.metadata.url = page.address?.description
        return Reading(
            article: article, address: nil, mediaType: page.mediaType ?? "text/html", leftOut: [])
    }
}
