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
                "\(identity.publication): \(history.count) revisions since \(Timestamp.minute(article.firstObserved)).",
            path: isLatest ? Link.article(identity) : Link.revision(identity, revision),
            feed: (Link.article(identity) + "/feed.atom", "Revisions of this article"), main: main)
    }

    private var main: Markup {
        """
        <header class="top">
        <p class="publication"><a href="\(Link.publication(identity.publication))"><bdi>\(identity.publication)</bdi></a></p>
        <h1 dir="auto"\(Markup.language(state.metadata.language))>\(state.title)</h1>
        <p class="lede">\(standing) First seen \(time(article.firstObserved)), last looked at \(time(article.lastLook)).</p>
        \(links)
        </header>
        \(Timeline(identity: identity, history: history, observations: observations, shown: revision).markup)
        \(HeadlineHistory(identity: identity, history: history, language: article.language).markup)
        \(revisions)
        <section class="text" aria-labelledby="words"><h2 id="words">\(isLatest ? "As it stands" : "As it stood in revision \(revision.number)")</h2>
        \(ProvenanceText(identity: identity, history: history, state: state, lineage: lineage).markup)
        </section>
        \(LookTable(runs: observations).markup)
        <section class="plain" aria-labelledby="git"><h2 id="git">With plain git</h2>
        <p>Every revision is a commit of a bare repository:</p>
        <pre><code>git -C repos/\(identity.publication).git log -p --word-diff \(identity.name) -- \(identity.name).txt</code></pre></section>

        """
    }

    private var standing: Markup {
        let edits = history.count(where: \.isEdit)
        return switch edits {
        case 0: "Not edited since it was first seen."
        case 1: "Edited once."
        default: "Edited \(edits) times."
        }
    }

    private func time(_ date: some TimePoint) -> Markup {
        "<time datetime=\"\(date.iso8601)\">\(date.minute)</time>"
    }

    private var links: Markup {
        var links: Markup = ""
        if history.count > 1, let first = history.first, let last = history.last {
            links +=
                "<a href=\"\(Link.compare(identity, first, last))\">First and latest compared</a> · "
        }
        if let address = HTMLText.webAddress(state.metadata.url) {
            links +=
                "<a href=\"\(address)\" rel=\"noopener noreferrer nofollow\">The page as it is now</a> · "
        }
        return """
            <p class="links">\(links)<a href="\(Link.snapshot(identity, revision))">Page as received</a> · \
            <a href="\(Link.article(identity))/feed.atom">Feed</a> · \
            <a href="/api/v1/articles/\(identity.publication)/\(identity.name)">JSON</a></p>
            """
    }

    private var revisions: Markup {
        let steps: [Markup] = history.reversed().prefix(200).map { revision in
            let before = revision.number > 1 ? history[revision.number - 2] : nil
            let address =
                before.map { Link.compare(identity, $0, revision) } ?? Link.revision(identity, revision)
            return """
                <li><a href="\(address)">Revision \(revision.number)</a> <span class="kind">\(revision.kind.rawValue)</span> \(Words.time(revision)) \
                \(before == nil ? "" : Words.count(revision.words)) <span class="summary">\(before == nil ? "" : Words.summary(revision))</span></li>

                """
        }
        return """
            <section aria-labelledby="revisions"><h2 id="revisions">Revisions</h2>
            <ol class="revisions" reversed>\(steps)</ol></section>
            """
    }
}
