import Articles

/// Where a phrase stood in headlines.
struct SearchResults {
    var phrase: String
    var results: SearchPage

    var page: Page {
        Page(
            title: phrase.isEmpty ? "Search" : "“\(phrase)”",
            description: "Where a phrase stood, and until when.",
            path: Link.to("/search", [("q", phrase)]),
            feed: phrase.isEmpty ? nil : (Link.to("/search/feed.atom", [("q", phrase)]), "“\(phrase)”"),
            main: main, phrase: phrase)
    }

    private var main: Markup {
        """
        <div class="lead"><h1>Search</h1><p class="lede">Headlines that stand and headlines that stood, with the time in which they did.</p></div>
        <ol class="changes">\(results.hits.map(item))</ol>
        \(ending)
        """
    }

    private func item(_ hit: SearchPage.Hit) -> Markup {
        let until: Markup =
            hit.until.map {
                "<time datetime=\"\($0.iso8601)\">\($0.minute)</time>, since replaced"
            } ?? "now"
        return """
            <li><article><p class="meta"><a class="publication" href="\(Link.publication(hit.identity.publication))"><bdi>\(hit.identity.publication)</bdi></a> \(Words.time(hit.first)) to \(until)</p>
            <h2 dir="auto"\(Markup.language(hit.language))><a href="\(Link.article(hit.identity))">\(hit.text)</a></h2></article></li>

            """
    }

    private var ending: Markup {
        if phrase.isEmpty { return "<p class=\"empty\">Type a word or a phrase above.</p>" }
        if results.hits.isEmpty {
            return "<p class=\"empty\">No headline has or had “<span dir=\"auto\">\(phrase)</span>”.</p>"
        }
        guard let next = results.next else { return "" }
        return
            "<p class=\"more\"><a rel=\"next\" href=\"\(Link.to("/search", [("q", phrase), ("after", next.description)]))\">Earlier</a></p>"
    }
}
