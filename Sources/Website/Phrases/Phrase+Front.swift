extension Phrase {
    /// What changed lately.
    enum Front {
        static let title = "What changed"
        static let description = "How newspapers change what they have published, word by word."
        static let lede: Markup = """
            Articles that were edited after they were published, newest first: <del>what stood there</del> and \
            <ins>what stands there now</ins>. Open one to read all of it.
            """
        static let news = "New changes"
        static let oneNew = "1 new change"
        /// With a sign where the script puts the number.
        static let manyNew = "# new changes"
        static let older = "Older changes"
        static let nothing: Markup = """
            <p>No article is tracked yet.</p><p>Begin with <code>stet track https://…</code>; what changes will stand here.</p>
            """
        static let unedited =
            "None of the tracked articles was edited so far. As soon as one is, it stands here."
        static let noneFits = "Nothing fits."
        static let all = "Show all changes"

        static let choose = "Filter"
        static let publication = "Publication"
        static let everyPublication = "all"
        static let significance = "Matters at least"
        static let anySignificance = "any"
        static let kind = "Kind"
        static let everyEdit = "all edits"
        static let language = "Language"
        static let from = "From"
        static let to = "To"
        static let headline = "Headline"
        static let anyHeadline = "any"
        static let changedHeadline = "changed"
        static let headlineAlone = "changed alone"
        static let stealth = "stealth edits"
        static let show = "Show"

        static func sparkline(_ edits: Int, days: Int) -> String { "\(Change.edits(edits)) in \(days) days" }
        static func sparklineAlternative(_ edits: Int, days: Int, most: Int) -> String {
            "\(Change.edits(edits)) in the last \(days) days, at most \(most) a day"
        }
    }
}
