public import Articles

/// The tracked articles as text for a terminal.
public enum TerminalList {
    /// The rows in the order given, two or more lines each, each ended by a line feed and no wider than the style says.
    public static func render(_ rows: [TrackedArticle], style: TerminalStyle) -> String {
        var sheet = TerminalSheet(style)
        let indent = TextLine(Span("  "))
        for (index, row) in rows.enumerated() {
            if index > 0 { sheet.addBlank() }
            sheet.add([Span(row.headline, .title)], hanging: indent)
            var facts = "\(row.identity.publication), \(Plural.count(row.revisions, "revision"))"
            facts += ", changed " + Timestamp.minute(row.lastChange)
            sheet.add([Span(facts)], first: indent, hanging: indent)
            let look = ", looked " + Timestamp.minute(row.lastLook)
            sheet.add([Span(row.identity.name + look, .faint)], first: indent, hanging: indent)
        }
        return sheet.text
    }
}
