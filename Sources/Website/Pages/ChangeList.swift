import Articles

/// Changes as a list of cards.
struct ChangeList {
    var changes: [ArticleChange]
    var showsPublication = true

    var markup: Markup {
        changes.isEmpty ? "" : "<ol class=\"changes\">\n\(changes.map(item))</ol>\n"
    }

    private func item(_ change: ArticleChange) -> Markup {
        let publication: Markup =
            showsPublication
            ? "<a class=\"publication\" href=\"\(Link.publication(change.identity.publication))\"><bdi>\(change.identity.publication)</bdi></a> "
            : ""
        return """
            <li><article>
            <p class="meta">\(publication)\(Words.time(change.revision)) \(Words.count(change.revision.words))</p>
            <h2 dir="auto"\(Markup.language(change.language))><a href="\(change.path)">\(headline(change))</a></h2>
            <p class="summary">\(change.before == nil ? Phrase.Change.firstSeen : Words.summary(change.revision)) · <a href="\(Link.article(change.identity))">\(Phrase.Change.revision(change.revision.number))</a></p>
            \(Words.labels(change))
            </article></li>

            """
    }

    private func headline(_ change: ArticleChange) -> Markup {
        guard change.hasNewHeadline, let before = change.headlineBefore else {
            return "\(change.revision.headline)"
        }
        return Words.difference(from: before, to: change.revision.headline)
    }
}
