public import Articles

/// The looks at an article as text for a terminal.
public enum TerminalObservations {
    /// The looks in the order given, a line each and a second where there is a reason to say.
    public static func render(
        _ article: TrackedArticle, _ addresses: [SeenAddress], _ runs: [ObservationRun], style: TerminalStyle
    ) -> String {
        var sheet = TerminalSheet(style)
        let indent = TextLine(Span("  "))
        sheet.add([Span(article.identity.publication, .faint)])
        sheet.add([Span(article.headline, .title)])
        let looks = runs.reduce(0) { $0 + $1.looks }
        sheet.add([Span("\(Plural.count(looks, "look"))  \(article.identity.name)", .faint)])
        for address in addresses {
            let times = Timestamp.minute(address.first) + " – " + Timestamp.minute(address.last)
            sheet.add([Span("\(address.address ?? address.key)  \(times)", .faint)], hanging: indent)
        }
        sheet.addBlank()
        let isFolded = runs.contains { $0.looks > 1 }
        for run in runs {
            var line = TextLine(Span(time(of: run)))
            line.pad(to: isFolded ? 39 : 19)
            line.append(TextLine(Span(run.outcome.rawValue)))
            let facts = [
                run.looks > 1 ? Plural.count(run.looks, "look") : nil, run.status.map(String.init),
                run.milliseconds.map { "\($0) ms" }, addresses.count > 1 ? run.source : nil,
            ].compactMap { $0 }
            let rest = Span(facts.isEmpty ? "" : "  " + facts.joined(separator: "  "), .faint)
            if line.width + TextLine(rest).width <= sheet.style.columns {
                line.append(TextLine(rest))
                sheet.add(line)
            } else {
                sheet.add([Span(time(of: run) + "  " + run.outcome.rawValue), rest], hanging: indent)
            }
            if let detail = run.detail { sheet.add([Span(detail)], first: indent, hanging: indent) }
        }
        return sheet.text
    }

    private static func time(of run: ObservationRun) -> String {
        let first = Timestamp.minute(run.first)
        return run.looks > 1 ? first + " – " + Timestamp.minute(run.last) : first
    }
}
