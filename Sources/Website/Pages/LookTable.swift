import Articles

/// The looks at an article as a table, those that found the same in one row.
struct LookTable {
    var runs: [ObservationRun]

    private static let mostShown = 200

    var markup: Markup {
        guard !runs.isEmpty else { return "" }
        let looks = runs.reduce(0) { $0 + $1.looks }
        let note: Markup =
            runs.count > Self.mostShown ? "<p>\(Phrase.Looks.latest(Self.mostShown, of: runs.count))</p>" : ""
        return """
            <section aria-labelledby="looks"><h2 id="looks">\(Phrase.Looks.title)</h2>
            <details class="numbers"><summary>\(Phrase.Looks.count(looks))</summary>\(note)
            <table class="looks"><thead><tr><th scope="col">\(Phrase.Looks.when)</th><th scope="col">\(Phrase.Looks.looks)</th><th scope="col">\(Phrase.Looks.found)</th></tr></thead>
            <tbody>\(runs.suffix(Self.mostShown).reversed().map(row))</tbody></table></details></section>
            """
    }

    private func row(_ run: ObservationRun) -> Markup {
        let end: Markup =
            run.looks > 1 ? " – <time datetime=\"\(run.last.iso8601)\">\(run.last.minute)</time>" : ""
        var found: Markup = "\(Phrase.Looks.outcome(run.outcome))"
        if let status = run.status { found += "\(Phrase.Looks.status(status))" }
        if let detail = run.detail { found += ": <bdi>\(detail)</bdi>" }
        return """
            <tr><th scope="row"><time datetime="\(run.first.iso8601)">\(run.first.minute)</time>\(end)</th><td>\(run.looks)</td><td>\(found)</td></tr>

            """
    }
}
