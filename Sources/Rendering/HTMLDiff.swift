import Articles
import ProseDiff

/// Diffs as a web page that needs nothing but itself: no script, no font, no picture, no connection.
///
/// The page is for reading: the article's own typography, added words underlined and removed words struck
/// through (never by colour alone, and said to screen readers), unchanged blocks folded, moves linked with where
/// they came from. Light and dark, from 320 pixels of width to print. Its Content Security Policy allows styles
/// and nothing else, and every word of the article is escaped by ``HTMLText``.
public enum HTMLDiff {
    /// A complete page: one or several steps of one article's history, in the order given.
    public static func page(_ documents: [DiffDocument]) -> String {
        let last = documents.last
        let title = last.map { "\($0.headline): what changed" } ?? "What changed"
        var html = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <title>\(HTMLText.escape(title))</title>
            <style>
            \(HTMLStylesheet.text)</style>
            </head>
            <body class="stet">

            """
        html += header(documents)
        html += "<main>\n"
        for document in documents { html += section(document) }
        if documents.isEmpty { html += "<p>There is nothing to compare.</p>\n" }
        html += "</main>\n"
        html +=
            "<footer><p>Times are UTC. Words stand as published; Stet recorded and compared them.</p></footer>\n"
        html += "</body>\n</html>\n"
        return html
    }

    /// One step as a `section` to put into another page, which has to bring ``stylesheet``.
    ///
    /// Its anchors begin with `r` and the newer revision's number, so steps of one article do not collide.
    public static func section(_ document: DiffDocument) -> String {
        HTMLStep(document).html()
    }

    /// The styles of ``section(_:)``, for a `style` element or a file; all selectors begin with `.stet`.
    public static var stylesheet: String { HTMLStylesheet.text }

    private static func header(_ documents: [DiffDocument]) -> String {
        guard let first = documents.first, let last = documents.last else {
            return "<header class=\"top\"><h1>What changed</h1></header>\n"
        }
        let language = HTMLText.languageAttribute(last.new.article.metadata.language)
        var html = "<header class=\"top\">\n"
        html += "<p class=\"publication\"><bdi>\(HTMLText.escape(last.identity.publication))</bdi></p>\n"
        html += "<h1 dir=\"auto\"\(language)>\(HTMLText.escape(last.headline))</h1>\n"
        html += "<p class=\"lede\">How this article changed between "
        html += "\(HTMLStep.time(first.old.revision)) and \(HTMLStep.time(last.new.revision))."
        if let address = HTMLText.webAddress(last.new.article.metadata.url) {
            html +=
                " <a href=\"\(HTMLText.escape(address))\" rel=\"noopener noreferrer\">The page as it is now</a>."
        }
        html += "</p>\n"
        if documents.count > 1 { html += steps(documents) }
        return html + HTMLDiff.key + "</header>\n"
    }

    private static func steps(_ documents: [DiffDocument]) -> String {
        var html = "<nav aria-label=\"Steps\"><ol class=\"steps\">\n"
        for document in documents {
            html += "<li><a href=\"#\(HTMLStep.anchor(document))\">\(HTMLStep.title(document))</a> "
            html += "<span>\(HTMLStep.time(document.new.revision))</span> "
            html += "<span>\(HTMLText.escape(document.summary))</span></li>\n"
        }
        return html + "</ol></nav>\n"
    }

    private static let key = """
        <p class="key">Reading aid: <ins>added</ins> <del>removed</del> \
        <ins class="moved">moved here</ins> <del class="moved">moved away</del></p>
        <fieldset class="views"><legend>Show changes</legend>
        <label><input type="radio" name="view" value="inline" checked> in the text</label>
        <label><input type="radio" name="view" value="columns" class="columns-wanted"> side by side</label>
        </fieldset>

        """
}
