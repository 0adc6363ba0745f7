import Articles

/// The headlines an article has had, each with the words that changed against the one before.
struct HeadlineHistory {
    var identity: ArticleIdentity
    var history: [Revision]
    var language: String?

    var markup: Markup {
        let rows = headlines
        guard rows.count > 1 else { return "" }
        return """
            <section aria-labelledby="headlines"><h2 id="headlines">\(Phrase.Article.headlines(rows.count))</h2>
            <ol class="headlines">\(rows)</ol></section>
            """
    }

    private var headlines: [Markup] {
        var rows: [Markup] = []
        var last: Revision?
        for revision in history {
            if let last, NormalForm.text(last.headline) == NormalForm.text(revision.headline) { continue }
            let words: Markup =
                last.map { Words.difference(from: $0.headline, to: revision.headline) }
                ?? "\(revision.headline)"
            rows.append(
                "<li>\(Words.time(revision)) <span dir=\"auto\"\(Markup.language(language))>\(words)</span></li>\n"
            )
            last = revision
        }
        return rows
    }
}
