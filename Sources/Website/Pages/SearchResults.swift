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
            title: phrase.isEmpty ? Phrase.Search.title : Phrase.Search.quoted(phrase),
            description: Phrase.Search.description, path: question.path(to: "/search"),
            feed: phrase.isEmpty
                ? nil : (question.path(to: "/search/feed.atom"), Phrase.Search.quoted(phrase)),
            main: main, phrase: phrase)
    }

    private var main: Markup {
        """
        <div class="lead"><h1>\(Phrase.Search.title)</h1><p class="lede">\(Phrase.Search.lede)</p>\(choice)</div>
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
            ? "<p class=\"links\">\(link)\(Phrase.Search.allArticles)</a> · <b>\(Phrase.Search.goneOnly)</b></p>"
            : "<p class=\"links\"><b>\(Phrase.Search.allArticles)</b> · \(link)\(Phrase.Search.goneOnly)</a></p>"
    }

    private func item(_ hit: SearchHit) -> Markup {
        let identity = hit.article.identity
        return """
            <li><article><p class="meta"><a class="publication" href="\(Link.publication(identity.publication))"><bdi>\(identity.publication)</bdi></a> <span>\(hit.isStanding ? Phrase.Search.standing : Phrase.Search.gone)</span></p>
            <h2 dir="auto"\(Markup.language(hit.article.language))><a href="\(Link.article(identity))">\(hit.article.headline)</a></h2>
            \(hit.standings.map { standing($0, hit.article) })</article></li>

            """
    }

    private func standing(_ standing: SearchHit.Standing, _ article: TrackedArticle) -> Markup {
        let place = Link.article(article.identity)
        let until: Markup =
            standing.until.map {
                Phrase.Search.until(
                    "<a href=\"\(place)/compare/\(standing.last)/\(standing.last + 1)\">\(Words.time($0))</a>"
                )
            } ?? "\(Phrase.Search.untilNow)"
        let from: Markup = "<a href=\"\(place)/at/\(standing.first)\">\(Words.time(standing.from))</a>"
        let language = Markup.language(article.language)
        return """
            <p class="excerpt" dir="auto"\(language)>\(standing.excerpt.markup)</p>
            <p class="summary">\(Phrase.Search.from(standing.excerpt.kind, from)) \(until)</p>

            """
    }

    private var ending: Markup {
        if phrase.isEmpty { return "<p class=\"empty\">\(Phrase.Search.typeAbove)</p>" }
        if hits.isEmpty, question.query.after != nil {
            return "<p class=\"empty\">\(Phrase.Search.thatWasAll)</p>"
        }
        if hits.isEmpty {
            let words: Markup = "<span dir=\"auto\">\(phrase)</span>"
            let publication = question.query.publication
            let none =
                question.query.isGone
                ? Phrase.Search.goneNowhere(words, of: publication)
                : Phrase.Search.never(words, of: publication)
            return "<p class=\"empty\">\(none)</p>"
        }
        guard let next else { return "" }
        return "<p class=\"more\"><a rel=\"next\" href=\"\(next)\">\(Phrase.Search.more)</a></p>"
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
