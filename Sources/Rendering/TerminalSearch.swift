public import Articles

/// What a search found as text for a terminal.
public enum TerminalSearch {
    /// The articles in the order given, each with the intervals and the words, no wider than the style says.
    public static func render(_ hits: [SearchHit], style: TerminalStyle) -> String {
        var sheet = TerminalSheet(style)
        let indent = TextLine(Span("  "))
        let deeper = TextLine(Span("      "))
        for (index, hit) in hits.enumerated() {
            if index > 0 { sheet.addBlank() }
            let identity = hit.article.identity
            sheet.add([Span(hit.article.headline, .title)], hanging: indent)
            sheet.add(
                [Span(identity.publication + ", " + identity.name, .faint)], first: indent, hanging: indent)
            for standing in hit.standings {
                sheet.add([Span(facts(standing))], first: indent, hanging: indent)
                let words = standing.excerpt.pieces.map { Span($0.text, $0.isMatch ? .match : .plain) }
                let kind = standing.excerpt.kind
                let label = kind == .paragraph ? [] : [Span(kind.word + ": ", .faint)]
                sheet.add(label + words, first: deeper, hanging: deeper)
            }
        }
        return sheet.text
    }

    private static func facts(_ standing: SearchHit.Standing) -> String {
        let numbers =
            standing.first == standing.last
            ? "revision \(standing.first)" : "revisions \(standing.first)–\(standing.last)"
        let from = Timestamp.minute(standing.from)
        guard let until = standing.until else { return "since \(from), \(numbers), still stands" }
        return "\(from) – \(Timestamp.minute(until)), \(numbers)"
    }
}
