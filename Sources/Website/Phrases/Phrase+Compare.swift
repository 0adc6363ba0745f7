import Articles

extension Phrase {
    /// Two revisions of an article.
    enum Compare {
        static func title(_ headline: String) -> String { "\(headline): what changed" }
        static func description(_ publication: String, from: String, to: String, _ summary: String) -> String
        {
            "\(publication), \(from) → \(to): \(summary)"
        }
        static let key: Markup = """
            <ins>added</ins> <del>removed</del> <ins class="moved">moved here</ins> <del class="moved">moved away</del>
            """
        static let keys: Markup = """
            <kbd>←</kbd> <kbd>→</kbd> revisions · <kbd>j</kbd> <kbd>k</kbd> changes · <kbd>s</kbd> side by side
            """
        static let views = "Show changes"
        static let inText = "in the text"
        static let sideBySide = "side by side"
        static let others = "Compare other revisions"
        static let before = "Before"
        static let after = "After"
        static let compare = "Compare"
        static func option(_ number: Int, _ time: String, _ kind: String) -> String {
            "\(number) · \(time) · \(kind)"
        }
        static func all(of revision: Int) -> String { "All of revision \(revision)" }
        static let picture = "Picture"

        static let steps = "Revisions"
        static let earlier = "Earlier step"
        static let later = "Later step"
        static let play = "Play the article’s history"
        static let pause = "Stop"
        static func step(_ time: String, _ summary: String) -> String { "\(time): \(summary)" }
    }

    /// Where a phrase stood.
    enum Search {
        static let title = "Search"
        static func quoted(_ phrase: String) -> String { "“\(phrase)”" }
        static let description = "Where a phrase stood, and until when."
        static let lede = """
            All words that stand or ever stood in an article, with the time in which they did. Letter case, accents and \
            punctuation make no difference; an asterisk at the end stands for the rest of a word.
            """
        static let allArticles = "All articles"
        static let goneOnly = "Only where the words stand no more"
        static let standing = "still stands"
        static let gone = "stands no more"
        static func from(_ kind: Block.Kind, _ time: Markup) -> Markup { "\(block(kind)), from \(time)" }
        static func until(_ time: Markup) -> Markup { "to \(time), when it was gone" }
        static let untilNow = "to now: still stands"
        static let typeAbove = "Type a word or a phrase above."
        static let thatWasAll = "That was all."
        static let more = "More"
        static func goneNowhere(_ phrase: Markup, of publication: String?) -> Markup {
            "“\(phrase)” is gone from no article\(of(publication)) that is tracked."
        }
        static func never(_ phrase: Markup, of publication: String?) -> Markup {
            "“\(phrase)” never stood in an article\(of(publication)) that is tracked."
        }
        private static func of(_ publication: String?) -> Markup {
            publication.map { " of <bdi>\($0)</bdi>" } ?? ""
        }

        static func block(_ kind: Block.Kind) -> String {
            switch kind {
            case .listItem: "list item"
            default: kind.rawValue
            }
        }
    }
}
