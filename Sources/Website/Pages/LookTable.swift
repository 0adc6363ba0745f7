import Articles

/// The looks at an article as a table, those that found the same in one row.
struct LookTable {
    var runs: [ObservationRun]

    private static let mostShown = 200

    var markup: Markup {
        guard !runs.isEmpty else { return "" }
        let looks = runs.reduce(0) { $0 + $1.looks }
        let note: Markup =
            runs.count > Self.mostShown ? "<p>The latest \(Self.mostShown) rows of \(runs.count).</p>" : ""
        return """
            <section aria-labelledby="looks"><h2 id="looks">Looks</h2>
            <details class="numbers"><summary>\(looks) \(looks == 1 ? "look" : "looks"), newest first</summary>\(note)
            <table class="looks"><thead><tr><th scope="col">when (UTC)</th><th scope="col">looks</th><th scope="col">found</th></tr></thead>
            <tbody>\(runs.suffix(Self.mostShown).reversed().map(row))</tbody></table></details></section>
            """
    }

    private func row(_ run: ObservationRun) -> Markup {
        let end: Markup =
            run.looks > 1 ? " – <time datetime=\"\(run.last.iso8601)\">\(run.last.minute)</time>" : ""
        var found: Markup = "\(run.outcome.rawValue)"
        if let status = run.status { found += ", status \(status)" }
        if let detail = run.detail { found += ": <bdi>\(detail)</bdi>" }
        return """
            <tr><th scope="row"><time datetime="\(run.first.iso8601)">\(run.first.minute)</time>\(end)</th><td>\(run.looks)</td><td>\(found)</td></tr>

            """
    }
}
