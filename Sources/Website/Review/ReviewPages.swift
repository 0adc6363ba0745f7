import Articles
import Rendering
import Tracking

/// The pages that wait for the operator.
struct ReviewListPage {
    var pages: [QuarantinedPage]

    var page: Page {
        let rows: [Markup] = pages.prefix(200).map { page in
            """
            <li><article><p class="meta"><span class="publication"><bdi>\(page.publication)</bdi></span> <time datetime="\(page.observed.iso8601)">\(page.observed.minute)</time></p>
            <h2 dir="auto"><a href="\(Link.review(page))">\(page.article)</a></h2><p class="summary">\(page.reason)</p></article></li>

            """
        }
        return Page(
            title: "Review", path: "/review",
            main: """
                <div class="lead"><h1>Review</h1><p class="lede">Pages that were not recorded, because they are probably not the article any more. Accept one if it is the article after all; reject it, and its like is not kept again.</p></div>
                \(pages.isEmpty ? "<p class=\"empty\">No page waits.</p>" : "<ol class=\"changes\">\(rows)</ol>" as Markup)

                """)
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
        Page(title: "Review", path: Link.review(page), main: main)
    }

    private var main: Markup {
        let blocks: [Markup] =
            reading.map { article in
                article.blocks.prefix(Self.mostBlocks).map {
                    "<div class=\"line\"><small class=\"edits\">\($0.kind.rawValue)</small><p dir=\"auto\">\($0.text)</p></div>\n"
                }
            } ?? []
        let evidence: [(String, String?)] = [
            ("Not recorded", page.reason), ("Seen", page.observed.minute), ("At", page.source),
            ("Answered by", page.address), ("Status", page.status.map { String($0) }),
            ("Bytes", String(page.size)), ("Against the latest revision", difference),
        ]
        let rows: [Markup] = evidence.compactMap { name, value in
            value.map { "<tr><th scope=\"row\">\(name)</th><td><bdi>\($0)</bdi></td></tr>\n" }
        }
        return """
            <div class="lead"><h1 dir="auto">\(page.article)</h1>
            <p class="links"><a href="/a/\(Link.escaped(page.publication))/\(Link.escaped(page.article))">The article as it stands</a> · <a href="/review">All that waits</a></p></div>
            <table class="looks"><tbody>\(rows)</tbody></table>
            <div class="decision">\(form("accept", "Accept: it is the article"))\(form("reject", "Reject: it is not"))</div>
            <section class="text" aria-labelledby="words"><h2 id="words">What can be read in it</h2>
            <div class="article">\(blocks.isEmpty ? ["<p class=\"empty\">Nothing can be read in it as an article.</p>"] : blocks)</div></section>

            """
    }

    private func form(_ verb: String, _ name: String) -> Markup {
        "<form method=\"post\" action=\"\(Link.review(page))/\(verb)\"><input type=\"hidden\" name=\"token\" value=\"\(token)\"><button>\(name)</button></form>"
    }
}

extension Link {
    static func review(_ page: QuarantinedPage) -> String { "/review/\(escaped(page.id))" }
}
