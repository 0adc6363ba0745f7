public import Articles
import ProseDiff
public import Rendering

/// A picture of what changed between two revisions, as words and measures: what will be drawn.
public struct Card: Sendable, Hashable {
    /// Its words.
    public var caption: DiffCaption
    /// The article's language, a tag such as `zh-Hant`; decides which letter forms are drawn.
    public var language: String?
    /// How many words came and went.
    public var words: WordCount
    /// Where in the article the changes are.
    public var map: ChangeMap
    /// Whose site it is, for the corner.
    public var maker: String

    private static let mostHighlights = 6

    /// Reads from a document what a picture has room for, in time proportional to its text.
    ///
    /// - Parameter maker: the name that stands in the corner.
    public init(_ document: DiffDocument, maker: String = "Stet") {
        caption = DiffCaption(document, highlights: Self.mostHighlights)
        language = document.new.article.metadata.language
        words = document.diff.words
        map = ChangeMap(document)
        self.maker = PlainLine.beginning(of: maker, 40)
    }
}
