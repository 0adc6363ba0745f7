extension Phrase {
    /// What is recorded, what is not, and how.
    enum Method {
        static let title = "Method"
        static let description = "What is recorded, what is not, and how an edit is judged."

        static func text(site: String, contact: String?) -> Markup {
            """
            <p>\(site) looks at published articles again and again, keeps what stood each time, and shows the words that changed.</p>
            <h2>What is recorded</h2>
            <p>The words a reader sees: headline, introduction, key points, byline, paragraphs, captions, correction notes, each with the time it was observed; and the page’s bytes as received, so that anybody can check the reading. Every look is logged, also those that found nothing new.</p>
            <h2>What is not</h2>
            <p>Advertisements, reading times, comment counts, related links, and the lines that a publication prints on many of its articles. Times are those of our looks: an edit happened some time between two of them. What was published and changed again between two looks is not seen. Publishers may show other words to other readers.</p>
            <h2>What is a revision</h2>
            <p>A look becomes a revision when its words differ from those of the look before in more than typography of spaces, quotation marks and dashes. A return to earlier words is a revision too, called <em>revert</em>. Where our reading of a page improves, the revision is called <em>technical</em> and stands in no list of edits. Error pages, consent walls and stumps are set aside and never become one.</p>
            <h2>Why a change matters</h2>
            <p>Each change carries its reasons, from a fixed list, and the weight of the weightiest: correction note 1; number, quotation, negation 0.9; name, date 0.8; anything in a headline at least 0.7; words added or removed 0.6; wording 0.5; order 0.3; spelling 0.2; punctuation 0.1. Nothing is hidden because of it.</p>
            <h2>Stealth edits</h2>
            <p>Words changed, no correction note came with them, and the page’s own “updated” time stayed as it was. The word says what the page shows, not what anybody meant.</p>
            <h2>Reading a comparison</h2>
            <p>Added words are underlined, removed words struck through, moved words have a dotted line; screen readers hear “added”, “removed”, “moved here”, “moved away”. Keys: <kbd>←</kbd> and <kbd>→</kbd> go through revisions, <kbd>j</kbd> and <kbd>k</kbd> through changes, <kbd>s</kbd> shows both states side by side, <kbd>/</kbd> goes to the search. Everything works without a script.</p>
            <h2>Checking it</h2>
            <p>Each revision is a commit of a plain git repository: its id follows from the words, the page’s bytes and all that stood before, so none can be changed afterwards without being noticed. Every article’s page says how to read it with git alone, and its numbers are there <a href="/api/v1/openapi.json">as JSON</a> and <a href="/feed.atom">as a feed</a>.</p>
            <h2>Words of others</h2>
            <p>The articles belong to their publishers and stand here in excerpt for criticism and research. What Stet itself says of them, the comparisons, reasons and counts, may be used by anybody; so may Stet, under its licence. \(whom(contact))</p>
            """
        }

        private static func whom(_ contact: String?) -> Markup {
            guard let contact else {
                return "Who runs this site has given no address for questions and takedown requests."
            }
            return
                "Questions and takedown requests: <bdi>\(contact)</bdi>. What is taken down is taken out of the repositories too; a note stays that it was."
        }
    }
}
