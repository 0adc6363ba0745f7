import Articles

/// Where and when a phrase stood.
struct SearchResults {
    var question: SearchQuestion
    var hits: [SearchHit]
    /// The address of what comes next; `nil` at the end.
    var next: String?

    private var phrase: String { question.query.phrase }

    var page: Page {
        Page(
            title: phrase.isEmpty ? "Search" : "“\(phrase)”",
            description: "Where a phrase stood, and until when.", path: question.path(to: "/search"),
            feed: phrase.isEmpty ? nil : (question.path(to: "/search/feed.atom"), "“\(phrase)”"),
            main: main, phrase: phrase)
    }

    private var main: Markup {
        """
        <div class="lead"><h1>Search</h1><p class="lede">All words that stand or ever stood in an article, with the time in which they did. Letter case, accents and punctuation make no difference; an asterisk at the end stands for the rest of a word.</p>\(choice)</div>
        \(hits.isEmpty ? "" : "<ol class=\"changes\">\n\(hits.map(item))</ol>" as Markup)
        \(ending)
        """
    }

    /// Two links rather than a form: there is one search field on each page.
    private var choice: Markup {
        guard !phrase.isEmpty else { return "" }
        var other = question
        other.query.isGone.toggle()
        let link: Markup = "<a href=\"\(other.path(to: "/search"))\">"
        return question.query.isGone
            ? "<p class=\"links\">\(link)All articles</a> · <b>Only where the words stand no more</b></p>"
            : "<p class=\"links\"><b>All articles</b> · \(link)Only where the words stand no more</a></p>"
    }

    private func item(_ hit: SearchHit) -> Markup {
        let identity = hit.article.identity
        return """
            <li><article><p class="meta"><a class="publication" href="\(Link.publication(identity.publication))"><bdi>\(identity.publication)</bdi></a> <span>\(hit.isStanding ? "still stands" : "stands no more")</span></p>
            <h2 dir="auto"\(Markup.language(hit.article.language))><a href="\(Link.article(identity))">\(hit.article.headline)</a></h2>
            \(hit.standings.map { standing($0, hit.article) })</article></li>

            """
    }

    private func standing(_ standing: SearchHit.Standing, _ article: TrackedArticle) -> Markup {
        let place = Link.article(article.identity)
        let until: Markup =
            standing.until.map {
                """
                to <a href="\(place)/compare/\(standing.last)/\(standing.last + 1)"><time datetime="\($0.iso8601)">\($0.minute)</time>, when it was gone</a>
                """
            } ?? "to now: still stands"
        let language = Markup.language(article.language)
        return """
            <p class="excerpt" dir="auto"\(language)>\(standing.excerpt.markup)</p>
            <p class="summary">\(standing.excerpt.kind.rawValue), from <a href="\(place)/at/\(standing.first)"><time datetime="\(standing.from.iso8601)">\(standing.from.minute)</time></a> \(until)</p>

            """
    }

    private var ending: Markup {
        if phrase.isEmpty { return "<p class=\"empty\">Type a word or a phrase above.</p>" }
        if hits.isEmpty, question.query.after != nil { return "<p class=\"empty\">That was all.</p>" }
        if hits.isEmpty {
            let never: Markup =
                question.query.isGone ? "is gone from no article" : "never stood in an article"
            return "<p class=\"empty\">“<span dir=\"auto\">\(phrase)</span>” \(never) that is tracked.</p>"
        }
        guard let next else { return "" }
        return "<p class=\"more\"><a rel=\"next\" href=\"\(next)\">More</a></p>"
    }
}

extension Excerpt {
    /// The words, those that were looked for marked.
    var markup: Markup {
        var markup: Markup = ""
        for piece in pieces {
            markup += piece.isMatch ? "<mark>\(piece.text)</mark>" : "\(piece.text)"
        }
        return markup
    }
}
