import Articles
import ProseDiff

/// What changed between two revisions in a few sentences: what a picture of it has for a heading, and what stands
/// beside the picture for those who do not see it.
public struct DiffCaption: Sendable, Hashable {
    /// Who published the article.
    public var publication: String
    /// The newer headline.
    public var headline: String
    /// When the two states were seen, on one line.
    public var times: String
    /// What changed, on one line.
    public var summary: String
    /// The weightiest changes, the heaviest first.
    public var highlights: [DiffHighlight]

    private static let longestLine = 300
    private static let longestHighlight = 420
    /// So many of the highlights are said.
    private static let mostSaid = 3
    private static let longestText = 900

    /// Reads the caption of a document; cheap beside the diff, because only what is said is cut to words.
    ///
    /// - Parameter count: the most highlights to give; a picture shows more than can be said.
    public init(_ document: DiffDocument, highlights count: Int = 3) {
        let old = Timestamp.minute(document.old.revision.observed)
        let new = Timestamp.minute(document.new.revision.observed)
        publication = PlainLine.beginning(of: document.identity.publication, Self.longestLine)
        headline = PlainLine.beginning(of: document.headline, Self.longestLine)
        times = old.prefix(10) == new.prefix(10) ? "\(old) → \(new.dropFirst(11))" : "\(old) → \(new)"
        summary = PlainLine.beginning(
            of: document.diff.isEmpty ? document.summary : SummaryLine.withoutWords(document.summary),
            Self.longestLine)
        highlights = document.highlights(most: count, length: Self.longestHighlight)
    }

    /// All of it in words; at most some hundred characters beside the headline.
    public var text: String {
        var text = "What changed in “\(headline)”, \(publication), \(times): \(summary)."
        for highlight in highlights.prefix(Self.mostSaid) {
            let words = Self.said(highlight.pieces)
            guard text.count + words.count < Self.longestText else { break }
            text += " In \(Self.place(highlight)): \(words)."
        }
        return text
    }

    /// `the headline`, `bullet 2`, `paragraph 4, moved from paragraph 7`: a pilcrow is nothing to say aloud.
    private static func place(_ highlight: DiffHighlight) -> String {
        var name = ""
        for character in highlight.name { name += character == "¶" ? "paragraph" : String(character) }
        let isNumbered = name.prefix { $0 != "," }.last?.isNumber ?? false
        return isNumbered ? name : "the " + name
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
