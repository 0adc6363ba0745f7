import Articles
import Cards
import ProseDiff
import Rendering

/// Two revisions of an article and what lies between them.
struct ComparePage {
    var document: DiffDocument
    var history: [Revision]

    private var identity: ArticleIdentity { document.identity }
    private var old: Revision { document.old.revision }
    private var new: Revision { document.new.revision }

    /// What changed in one sentence.
    var sentence: String {
        Phrase.Compare.description(
            identity.publication, from: old.observed.minute, to: new.observed.minute, document.summary)
    }

    var page: Page {
        Page(
            title: Phrase.Compare.title(document.headline), description: sentence,
            path: Link.compare(identity, old, new), previous: step(-1), next: step(1),
            feed: (Link.article(identity) + "/feed.atom", Phrase.Article.feed),
            picture: .init(
                path: Link.card(document, "card.png"), width: CardShape.wide.width,
                height: CardShape.wide.height, alternative: DiffCaption(document).text), head: oEmbed,
            main: main)
    }

    private var oEmbed: Markup {
        "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"\(Link.to("/oembed", [("url", Link.compare(identity, old, new))]))\">\n"
    }

    /// The neighbouring comparison as many revisions on.
    private func step(_ by: Int) -> String? {
        let target = new.number + by
        guard target >= 2, target <= history.count else { return nil }
        return Link.compare(identity, history[target - 2], history[target - 1])
    }

    private var main: Markup {
        """
        <header class="top compare">
        <p class="publication"><a href="\(Link.publication(identity.publication))"><bdi>\(identity.publication)</bdi></a></p>
        <h1 dir="auto"\(Markup.language(document.new.article.metadata.language))><a href="\(Link.article(identity))">\(document.headline)</a></h1>
        <div class="controls">\(Scrubber(identity: identity, history: history, old: old, new: new).markup)
        <fieldset class="views"><legend class="aside">\(Phrase.Compare.views)</legend>
        <label><input type="radio" name="view" value="inline" checked> \(Phrase.Compare.inText)</label>
        <label><input type="radio" name="view" value="columns" class="columns-wanted"> \(Phrase.Compare.sideBySide)</label>
        </fieldset>
        \(choice)</div>
        <p class="key">\(Phrase.Compare.key) <span class="keys">\(Phrase.Compare.keys)</span></p>
        </header>
        \(Markup.written(HTMLDiff.section(document)))
        <p class="links"><a href="\(Link.revision(identity, old))">\(Phrase.Compare.all(of: old.number))</a> · <a href="\(Link.revision(identity, new))">\(Phrase.Compare.all(of: new.number))</a> · <a href="\(Link.card(document, "card.png"))">\(Phrase.Compare.picture)</a> · <a href="\(api)">\(Phrase.Article.json)</a> · <a href="\(Link.snapshot(identity, new))">\(Phrase.Article.snapshot)</a></p>

        """
    }

    private var api: String {
        "/api/v1/articles/\(identity.publication)/\(identity.name)/compare/\(old.id.short)/\(new.id.short)"
    }

    /// More revisions than this are not listed twice in each page, but asked for by their numbers.
    private static let mostOptions = 60

    private var choice: Markup {
        guard history.count > 2 else { return "" }
        return """
            <details class="choice"><summary>\(Phrase.Compare.others)</summary><form action="\(Link.article(identity))/compare"><div>
            <label>\(Phrase.Compare.before) \(field("from", old))</label>
            <label>\(Phrase.Compare.after) \(field("to", new))</label>
            <button>\(Phrase.Compare.compare)</button></div></form></details>
            """
    }

    private func field(_ name: String, _ chosen: Revision) -> Markup {
        history.count <= Self.mostOptions
            ? "<select name=\"\(name)\">\(history.map { option($0, chosen) })</select>"
            : "<input type=\"number\" name=\"\(name)\" min=\"1\" max=\"\(history.count)\" value=\"\(chosen.number)\">"
    }

    private func option(_ revision: Revision, _ chosen: Revision) -> Markup {
        """
        <option value="\(revision.id.short)"\(revision.id == chosen.id ? " selected" as Markup : "")>\(Phrase.Compare.option(revision.number, revision.observed.minute, Phrase.Change.kind(revision.kind)))</option>
        """
    }
}
