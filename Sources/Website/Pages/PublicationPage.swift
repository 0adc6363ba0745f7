import Articles

/// How a publication edits.
struct PublicationPage {
    var publication: String
    var statistics: PublicationStatistics
    var mostRevised: [TrackedArticle]
    var changes: [ArticleChange]

    var page: Page {
        Page(
            title: publication,
            description:
                Phrase.Publication.description(
                    publication, edited: statistics.editedArticles, of: statistics.articles),
            path: Link.publication(publication),
            feed: (Link.publication(publication) + "/feed.atom", Phrase.Publication.feed(publication)),
            main: main)
    }

    private var main: Markup {
        """
        <header class="top"><h1><bdi>\(publication)</bdi></h1>
        <dl class="figures">
        <div><dt>\(Phrase.Publication.articles)</dt><dd>\(statistics.articles)</dd></div>
        <div><dt>\(Phrase.Publication.edited)</dt><dd>\(share(statistics.editedArticles, statistics.articles))</dd></div>
        <div><dt>\(Phrase.Publication.edits)</dt><dd>\(statistics.edits)</dd></div>
        <div><dt>\(Phrase.Publication.stealth)</dt><dd>\(share(statistics.stealthEdits, statistics.edits))</dd></div>
        </dl></header>
        <section aria-labelledby="weeks"><h2 id="weeks">\(Phrase.Publication.weeks)</h2>\(BarChart(bars: weeks, name: Phrase.Publication.week, unit: Phrase.Publication.edits).markup)</section>
        <section aria-labelledby="hours"><h2 id="hours">\(Phrase.Publication.hours)</h2>\(BarChart(bars: hours, name: Phrase.Publication.hour, unit: Phrase.Publication.edits).markup)</section>
        \(ranking)
        <section aria-labelledby="latest"><h2 id="latest">\(Phrase.Publication.latest)</h2>
        \(ChangeList(changes: changes, showsPublication: false).markup)
        <p class="more"><a href="\(Link.to("/", [("publication", publication)]))">\(Phrase.Publication.all)</a></p></section>

        """
    }

    private func share(_ part: Int, _ whole: Int) -> String {
        whole == 0 ? "–" : Phrase.Publication.share(part, percent: (200 * part / whole + 1) / 2)
    }

    private var weeks: [BarChart.Bar] {
        var totals: [Int: Int] = [:]
        // 1970-01-01 was a Thursday; weeks begin on Mondays.
        for day in statistics.days { totals[(day.value + 3) / 7, default: 0] += day.edits }
        guard let last = totals.keys.max(), let first = totals.keys.min() else { return [] }
        return (max(first, last - 51)...last).map { week in
            let seconds = Double((week * 7 - 3) * 86400)
            let name = Timestamp.iso8601(.init(unixSeconds: seconds)).prefix(10)
            return BarChart.Bar(name: String(name), value: totals[week, default: 0])
        }
    }

    private var hours: [BarChart.Bar] {
        let spans = [0..<1, 1..<6, 6..<24, 24..<72, 72..<Int.max]
        return zip(Phrase.Publication.spans, spans).map { name, hours in
            let edits = statistics.hours.reduce(0) { $0 + (hours.contains($1.value) ? $1.edits : 0) }
            return BarChart.Bar(name: name, value: edits)
        }
    }

    private var ranking: Markup {
        let revised = mostRevised.filter { $0.revisions > 1 }
        guard !revised.isEmpty else { return "" }
        let rows: [Markup] = revised.map {
            "<li><a href=\"\(Link.article($0.identity))\" dir=\"auto\">\($0.headline)</a> <span class=\"count\">\(Phrase.Change.revisions($0.revisions))</span></li>\n"
        }
        return """
            <section aria-labelledby="most"><h2 id="most">\(Phrase.Publication.most)</h2><ol class="ranking">\(rows)</ol></section>
            """
    }
}
