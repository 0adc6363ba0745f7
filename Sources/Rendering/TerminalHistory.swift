public import Articles

/// The revisions of an article as text for a terminal.
public enum TerminalHistory {
    /// The rows in the order given, each line ended by a line feed and no wider than the style says.
    public static func render(
        _ identity: ArticleIdentity, headline: String, _ rows: [RevisionRow], style: TerminalStyle
    ) -> String {
        var sheet = TerminalSheet(style)
        sheet.add([Span(identity.publication, .faint)])
        sheet.add([Span(headline, .title)])
        sheet.add([Span("\(Plural.revisions(rows.count))  \(identity.name)", .faint)])
        let numberColumns = rows.map { String($0.revision.number).count }.max() ?? 1
        let kindColumns = rows.map { $0.revision.kind.rawValue.count }.max() ?? 1
        let wordColumns = rows.map { $0.revision.words.description.count }.max() ?? 1
        var hanging = TextLine()
        hanging.pad(to: numberColumns + 2)
        for row in rows {
            let revision = row.revision
            var first = TextLine(Span(String(revision.number), .title))
            first.pad(to: numberColumns + 2)
            var facts = TextLine(Span(Timestamp.minute(revision.observed)))
            facts.pad(to: 19)
            facts.append(TextLine(Span(revision.kind.rawValue)))
            facts.pad(to: 21 + kindColumns)
            let words = revision.kind == .first ? "" : revision.words.description
            facts.append(TextLine(Span(words)))
            facts.pad(to: 23 + kindColumns + wordColumns)
            facts.append(TextLine(Span(revision.id.short, .faint)))
            sheet.addBlank()
            if hanging.width + facts.width <= sheet.style.columns {
                first.append(facts)
                sheet.add(first)
            } else {
                let spans = [
                    Timestamp.minute(revision.observed), revision.kind.rawValue, words, revision.id.short,
                ]
                sheet.add([Span(spans.joined(separator: " "))], first: first, hanging: hanging)
            }
            if !revision.summary.isEmpty {
                sheet.add([Span(revision.summary)], first: hanging, hanging: hanging)
            }
            if row.headlineChanged {
                sheet.add(
                    [Span("headline: ", .faint), Span(revision.headline, .title)], first: hanging,
                    hanging: hanging)
            }
        }
        return sheet.text
    }
}

/// Counts with their nouns.
enum Plural {
    /// `1 revision`, `3 revisions`.
    static func revisions(_ count: Int) -> String { count == 1 ? "1 revision" : "\(count) revisions" }
}
