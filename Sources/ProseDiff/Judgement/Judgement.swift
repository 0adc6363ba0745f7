/// Why a change matters, and how much.
public struct Judgement: Sendable, Hashable, Codable {
    /// What kind of thing changed; more than one may.
    ///
    /// The list is fixed: a reason is never renamed and none is taken away.
    public enum Reason: String, Sendable, Hashable, Codable, CaseIterable {
        /// A note that says what the newsroom changed came, went or changed.
        case correctionNote
        /// A figure, an amount, a percentage.
        case number
        /// Words inside quotation marks.
        case quotation
        /// `not`, `never`, `may`, `alleged`: what is claimed changed, or how firmly.
        case negation
        /// A word with a capital letter that does not begin a sentence, or would have one elsewhere too.
        case name
        /// A year, a clock time, a month or a day of the week.
        case date
        /// A block or words came and nothing went.
        case addition
        /// A block or words went and nothing came.
        case removal
        /// Other words in the same place.
        case wording
        /// Something stands in another place.
        case reorder
        /// A bullet became a paragraph, or the like.
        case kind
        /// One word became another that is almost the same.
        case spelling
        /// The same words in other paragraphs: one split, some joined.
        case layout
        /// Commas, stops, brackets, quotation marks.
        case punctuation
        /// Other quotes, dashes, spaces or paragraph breaks, and nothing else.
        case typography

        /// What the reason alone makes a change worth.
        var significance: Double {
            switch self {
            case .correctionNote: 1
            case .number, .quotation, .negation: 0.9
            case .name, .date: 0.8
            case .addition, .removal: 0.6
            case .wording: 0.5
            case .reorder: 0.3
            case .kind: 0.25
            case .spelling: 0.2
            case .layout, .punctuation: 0.1
            case .typography: 0.05
            }
        }
    }

    /// The reasons, the weightiest first; empty where nothing changed.
    public var reasons: [Reason]
    /// Between 0 (nothing changed) and 1.
    ///
    /// The weight of the weightiest reason (`correctionNote` 1; `number`, `quotation`, `negation` 0.9; `name`,
    /// `date` 0.8; `addition`, `removal` 0.6; `wording` 0.5; `reorder` 0.3; `kind` 0.25; `spelling` 0.2;
    /// `layout`, `punctuation` 0.1; `typography` 0.05), and for a headline never less than 0.7.
    public var significance: Double

    /// What anything in a headline is worth at least.
    static let leastInHeadline = 0.7

    init(_ reasons: Set<Reason>, inHeadline: Bool) {
        self.reasons = Reason.allCases.filter(reasons.contains)
        let most = reasons.map(\.significance).max() ?? 0
        significance = reasons.isEmpty ? 0 : inHeadline ? max(most, Judgement.leastInHeadline) : most
    }
}
