public import Articles
import ProseDiff
public import Rendering

/// A picture of what changed between two revisions, as words and measures: what will be drawn.
public struct Card: Sendable, Hashable {
    /// Who published the article.
    public var publication: String
    /// The newer headline.
    public var headline: String
    /// The article's language, a tag such as `zh-Hant`; decides which letter forms are drawn.
    public var language: String?
    /// When the two states were seen, on one line.
    public var times: String
    /// What changed, on one line.
    public var summary: String
    /// How many words came and went.
    public var words: WordCount
    /// The weightiest changes, the heaviest first.
    public var highlights: [DiffHighlight]
    /// Where in the article the changes are.
    public var map: ChangeMap
    /// Whose site it is, for the corner.
    public var maker: String

    private static let mostHighlights = 6
    private static let highlightLength = 420
    private static let longestLine = 300

    /// Reads from a document what a picture has room for, in time proportional to its text.
    ///
    /// - Parameter maker: the name that stands in the corner.
    public init(_ document: DiffDocument, maker: String = "Stet") {
        let old = Timestamp.minute(document.old.revision.observed)
        let new = Timestamp.minute(document.new.revision.observed)
        publication = DrawnText.line(document.identity.publication, Self.longestLine)
        headline = DrawnText.line(document.headline, Self.longestLine)
        language = document.new.article.metadata.language
        times = old.prefix(10) == new.prefix(10) ? "\(old) → \(new.dropFirst(11))" : "\(old) → \(new)"
        summary =
            document.diff.isEmpty
            ? "no words changed"
            : DrawnText.line(SummaryLine.withoutWords(document.diff.summary), Self.longestLine)
        words = document.diff.words
        highlights = document.highlights(most: Self.mostHighlights, length: Self.highlightLength)
        map = ChangeMap(document)
        self.maker = DrawnText.line(maker, 40)
    }

    /// What the picture shows, in words, for those who do not see it; at most some hundred characters.
    public var alternative: String {
        var text = "What changed in “\(headline)”, \(publication), \(times): \(summary)."
        for highlight in highlights.prefix(3) {
            let words = Self.said(highlight.pieces)
            guard text.count + words.count < 900 else { break }
            text += " In the \(highlight.name): \(words)."
        }
        return text
    }

    private static func said(_ pieces: [DiffHighlight.Piece]) -> String {
        pieces.compactMap { piece -> String? in
            let words = piece.text.drop { $0 == " " }
            switch piece.kind {
            case .kept: return nil
            case .inserted: return "added “\(words)”"
            case .deleted: return "removed “\(words)”"
            case .movedHere: return "moved here “\(words)”"
            case .movedAway: return "moved away “\(words)”"
            }
        }.joined(separator: ", ")
    }
}
