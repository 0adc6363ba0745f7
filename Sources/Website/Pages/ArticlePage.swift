import Articles
import Provenance
import Rendering

/// An article's life on one page.
struct ArticlePage {
    var article: TrackedArticle
    var history: [Revision]
    var observations: [ObservationRun]
    /// The revision whose words are shown; the latest where nobody asked for another.
    var revision: Revision
    var state: Article
    /// Of the revisions up to the one shown; `nil` where they are too many to be read for one page.
    var lineage: Lineage?

    private var identity: ArticleIdentity { article.identity }
    private var isLatest: Bool { revision.number == history.count }

    var page: Page {
        Page(
            title: state.title,
            description:
                Phrase.Article.description(
                    identity.publication, history.count, since: article.firstObserved.minute),
            path: isLatest ? Link.article(identity) : Link.revision(identity, revision),
            feed: (Link.article(identity) + "/feed.atom", Phrase.Article.feed), main: main)
    }

    private var main: Markup {
        """
        <header class="top">
        <p class="publication"><a href="\(Link.publication(identity.publication))"><bdi>\(identity.publication)</bdi></a></p>
        <h1 dir="auto"\(Markup.language(state.metadata.language))>\(state.title)</h1>
        <p class="lede">\(Phrase.Article.standing(history.count(where: \.isEdit))) \(Phrase.Article.seen(first: Words.time(article.firstObserved), last: Words.time(article.lastLook)))</p>
        \(links)
        </header>
        \(Timeline(identity: identity, history: history, observations: observations, shown: revision).markup)
        \(HeadlineHistory(identity: identity, history: history, language: article.language).markup)
        \(revisions)
        <section class="text" aria-labelledby="words"><h2 id="words">\(isLatest ? Phrase.Article.standsNow : Phrase.Article.stoodIn(revision.number))</h2>
        \(ProvenanceText(identity: identity, history: history, state: state, lineage: lineage).markup)
        </section>
        \(LookTable(runs: observations).markup)
        <section class="plain" aria-labelledby="git"><h2 id="git">\(Phrase.Article.git)</h2>
        <p>\(Phrase.Article.gitMeaning)</p>
        <pre><code>\(Phrase.Article.gitCommand(identity))</code></pre></section>

        """
    }

    private var links: Markup {
        var links: Markup = ""
        if history.count > 1, let first = history.first, let last = history.last {
            links +=
                "<a href=\"\(Link.compare(identity, first, last))\">\(Phrase.Article.firstAndLatest)</a> · "
        }
        if let address = HTMLText.webAddress(state.metadata.url) {
            links +=
                "<a href=\"\(address)\" rel=\"noopener noreferrer nofollow\">\(Phrase.Article.original)</a> · "
        }
        return """
            <p class="links">\(links)<a href="\(Link.snapshot(identity, revision))">\(Phrase.Article.snapshot)</a> · \
            <a href="\(Link.article(identity))/feed.atom">\(Phrase.Article.feedLink)</a> · \
            <a href="/api/v1/articles/\(identity.publication)/\(identity.name)">\(Phrase.Article.json)</a></p>
            """
    }

    private var revisions: Markup {
        let steps: [Markup] = history.reversed().prefix(200).map { revision in
            let before = revision.number > 1 ? history[revision.number - 2] : nil
            let address =
                before.map { Link.compare(identity, $0, revision) } ?? Link.revision(identity, revision)
            return """
                <li><a href="\(address)">\(Phrase.Article.revision(revision.number))</a> <span class="kind">\(Phrase.Change.kind(revision.kind))</span> \(Words.time(revision)) \
                \(before == nil ? "" : Words.count(revision.words)) <span class="summary">\(before == nil ? "" : Words.summary(revision))</span></li>

                """
        }
        return """
            <section aria-labelledby="revisions"><h2 id="revisions">\(Phrase.Article.revisions)</h2>
            <ol class="revisions" reversed>\(steps)</ol></section>
            """
    }
}
