import Articles
import ProseDiff

/// A diff as text for a terminal.
///
/// Every change has a sign in the margin (`~` edited, `+` new, `-` deleted, `>` moved), the name of its block, and
/// the words that came and went: coloured, underlined and struck through, or `[-removed-] {+added+}`. Whatever
/// the page put into its words, no control character and no bidirectional control gets out; see `SafeText`.
public enum TerminalDiff {
    /// The diff, each line ended by a line feed and no wider than the style says.
    ///
    /// - Parameters:
    ///   - full: whether unchanged blocks are shown rather than counted.
    ///   - layout: one column or two.
    public static func render(
        _ document: DiffDocument, style: TerminalStyle, full: Bool = false, layout: DiffLayout = .inline
    ) -> String {
        var sheet = TerminalSheet(style)
        sheet.addHeader(of: document)
        let reader = PassageReader(document)
        let rows = Outline.rows(document, full: full)
        if layout == .sideBySide, style.columns >= SideBySide.narrowest {
            SideBySide(reader: reader, style: style).add(rows, to: &sheet)
        } else {
            sheet.addInline(rows, reader)
        }
        return sheet.text
    }
}

extension TerminalSheet {
    fileprivate mutating func addHeader(of document: DiffDocument) {
        add([Span(document.identity.publication, .faint)])
        add([Span(document.headline, .title)])
        add([
            Span(revision(document.old)), Span("  →  ", .faint), Span(revision(document.new)),
        ])
        add([Span(document.summary)])
        if let why = document.judgement.words { add([Span(why, .faint)]) }
        if let sentence = Disclosure.sentence(document) { add([Span(sentence, .faint)]) }
    }

    private func revision(_ state: ArticleState) -> String {
        let kind = state.revision.kind
        let word = kind == .edit || kind == .first ? "" : " (\(kind.rawValue))"
        return "revision \(state.revision.number)\(word), \(Timestamp.minute(state.revision.observed))"
    }

    fileprivate mutating func addInline(_ rows: [Outline.Row], _ reader: PassageReader) {
        let changes = reader.document.diff.changes
        let margin = TerminalMargin(names: rows.flatMap { names($0, reader) }, style: style)
        var gap = TextLine()
        gap.pad(to: margin.columns)
        for row in rows {
            addBlank()
            switch row {
            case .fold(let folded):
                add([Span(reader.fold(folded), .faint)], first: gap, hanging: gap)
            case .omitted(let omitted):
                add([Span(reader.omission(omitted), .faint)], first: gap, hanging: gap)
            case .departure(let index):
                add([Span("↷ " + reader.departure(changes[index]), .faint)], first: gap, hanging: gap)
            case .change(let index):
                let passage = reader.passage(index)
                for (number, part) in passage.inline.enumerated() {
                    if number > 0 { addBlank() }
                    add(
                        Wording.spans(
                            part.pieces, usesColour: style.usesColour, wholeBlock: passage.kind == .inserted),
                        name: part.name, kind: passage.kind, note: number == 0 ? passage.remark : nil,
                        margin: margin)
                }
            }
        }
    }

    private func names(_ row: Outline.Row, _ reader: PassageReader) -> [String] {
        guard case .change(let index) = row else { return [] }
        let change = reader.document.diff.changes[index]
        return change.new.isEmpty
            ? change.old.map { reader.oldNames[$0] } : change.new.map { reader.newNames[$0] }
    }
}

extension PassageReader {
    /// A line for folded changes: `⋯ byline and 4 paragraphs unchanged`.
    func fold(_ folded: [Int]) -> String {
        "⋯ \(unchanged(folded)) unchanged"
    }

    /// A line for changes kept back: `⋯ 2 changes not shown (punctuation, typography)`.
    func omission(_ omitted: [Int]) -> String {
        let reasons = Set(omitted.flatMap { document.judgements[$0].reasons })
        let words = Judgement.Reason.allCases.filter(reasons.contains).map(\.words).joined(separator: ", ")
        return "⋯ \(Plural.count(omitted.count, "change")) not shown (\(words))"
    }

    /// What is folded: `byline and 4 paragraphs`.
    func unchanged(_ folded: [Int]) -> String {
        BlockNames.count(folded.flatMap { kinds(document.diff.changes[$0]) })
    }
}
