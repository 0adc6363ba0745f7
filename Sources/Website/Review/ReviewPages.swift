import Articles
import Rendering
import Tracking

/// The pages that wait for the operator.
struct ReviewListPage {
    var pages: [QuarantinedPage]
    var publications: [String]

    var page: Page {
        let rows: [Markup] = pages.prefix(200).map { page in
            """
            <li><article><p class="meta"><span class="publication"><bdi>\(page.publication)</bdi></span> <time datetime="\(page.observed.iso8601)">\(page.observed.minute)</time></p>
            <h2 dir="auto"><a href="\(Link.review(page))">\(page.article)</a></h2><p class="summary">\(page.reason)</p></article></li>

            """
        }
        return Page(
            title: Phrase.Review.title, path: "/review",
            main: """
                <div class="lead"><h1>\(Phrase.Review.title)</h1><p class="lede">\(Phrase.Review.lede)</p></div>
                \(pages.isEmpty ? "<p class=\"empty\">\(Phrase.Review.none)</p>" : "<ol class=\"changes\">\(rows)</ol>" as Markup)
                \(lines)
                """)
    }

    private var lines: Markup {
        guard !publications.isEmpty else { return "" }
        let rows: [Markup] = publications.map {
            "<li><a href=\"\(Link.lines(of: $0))\"><bdi>\($0)</bdi></a></li>\n"
        }
        return """
            <section aria-labelledby="lines"><h2 id="lines">\(Phrase.Review.boilerplate)</h2><ul class="ranking">\(rows)</ul></section>

            """
    }
}

/// One page that waits, and what speaks for and against it.
struct ReviewPage {
    var page: QuarantinedPage
    /// What can be read in it.
    var reading: Article?
    /// What the article's latest words and these have between them, in one line.
    var difference: String?
    /// What the forms carry.
    var token: String

    private static let mostBlocks = 300

    var site: Page {
        Page(title: Phrase.Review.title, path: Link.review(page), main: main)
    }

    private var main: Markup {
        let blocks: [Markup] =
            reading.map { article in
                article.blocks.prefix(Self.mostBlocks).map {
                    "<div class=\"line\"><small class=\"edits\">\($0.kind.rawValue)</small><p dir=\"auto\">\($0.text)</p></div>\n"
                }
            } ?? []
        let evidence: [(String, String?)] = [
            (Phrase.Review.reason, page.reason), (Phrase.Review.seen, page.observed.minute),
            (Phrase.Review.source, page.source), (Phrase.Review.answeredBy, page.address),
            (Phrase.Review.status, page.status.map { String($0) }), (Phrase.Review.bytes, String(page.size)),
            (Phrase.Review.difference, difference),
        ]
        let rows: [Markup] = evidence.compactMap { name, value in
            value.map { "<tr><th scope=\"row\">\(name)</th><td><bdi>\($0)</bdi></td></tr>\n" }
        }
        return """
            <div class="lead"><h1 dir="auto">\(page.article)</h1>
            <p class="links"><a href="/a/\(Link.escaped(page.publication))/\(Link.escaped(page.article))">\(Phrase.Review.article)</a> · <a href="/review">\(Phrase.Review.all)</a></p></div>
            <table class="looks"><tbody>\(rows)</tbody></table>
            <div class="decision">\(form("accept", Phrase.Review.accept))\(form("reject", Phrase.Review.reject))</div>
            <section class="text" aria-labelledby="words"><h2 id="words">\(Phrase.Review.reading)</h2>
            <div class="article">\(blocks.isEmpty ? ["<p class=\"empty\">\(Phrase.Review.unreadable)</p>"] : blocks)</div></section>

            """
    }

    private func form(_ verb: String, _ name: String) -> Markup {
        "<form method=\"post\" action=\"\(Link.review(page))/\(verb)\"><input type=\"hidden\" name=\"token\" value=\"\(token)\"><button>\(name)</button></form>"
    }
}

extension Link {
    static func review(_ page: QuarantinedPage) -> String { "/review/\(escaped(page.id))" }

    static func lines(of publication: String) -> String { "/review/lines/\(escaped(publication))" }
}
