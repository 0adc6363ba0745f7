public import Articles

/// Changes of several articles as text for a terminal.
public enum TerminalChanges {
    /// The changes in the order given, three or more lines each, no wider than the style says.
    public static func render(_ changes: [ArticleChange], style: TerminalStyle) -> String {
        var sheet = TerminalSheet(style)
        let indent = TextLine(Span("  "))
        for (index, change) in changes.enumerated() {
            if index > 0 { sheet.addBlank() }
            let revision = change.revision
            let row = RevisionRow(change)
            sheet.add([Span(revision.headline, .title)], hanging: indent)
            if row.headlineChanged, let before = change.headlineBefore {
                sheet.add([Span("was: ", .faint), Span(before)], first: indent, hanging: indent)
            }
            let facts = [
                Timestamp.minute(revision.observed), row.kindName, "revision \(revision.number)",
                revision.summary,
            ]
            sheet.add(
                [Span(facts.filter { !$0.isEmpty }.joined(separator: ", "))], first: indent, hanging: indent)
            let name = change.identity.publication + ", " + change.identity.name
            sheet.add([Span(name, .faint)], first: indent, hanging: indent)
        }
        return sheet.text
    }
}
