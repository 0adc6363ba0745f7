import Rendering

/// A page of the site: what stands in its head, and its main part.
struct Page {
    /// For the browser's window; the site's name is added.
    var title: String
    /// One sentence for those who show a link to the page.
    var description = ""
    /// The path of the page's one right address.
    var path = "/"
    /// Paths of the pages before and after in a sequence.
    var previous: String?
    var next: String?
    /// The path and the name of a feed of what the page shows.
    var feed: (path: String, title: String)?
    /// More for the head.
    var head: Markup = ""
    var main: Markup
    /// What stands in the search field.
    var phrase = ""

    /// The whole document.
    func html(_ site: SiteSettings) -> String {
        let title = title.isEmpty ? site.title : "\(self.title) · \(site.title)"
        let document: Markup = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>\(title)</title>
            <meta name="description" content="\(description)">
            <meta property="og:title" content="\(title)">
            <meta property="og:description" content="\(description)">
            <meta property="og:type" content="article">
            <link rel="canonical" href="\(site.address + path)">
            <link rel="stylesheet" href="\(Asset.styles.path)">
            <script src="\(Asset.script.path)" defer></script>
            <link rel="icon" href="\(Asset.icon.path)" type="image/svg+xml">
            \(links)\(head)</head>
            <body class="stet">
            <a class="skip" href="#main">Skip to the content</a>
            <header class="site"><div class="bar">
            <a class="name" href="/">\(site.title)</a>
            <nav aria-label="Site"><a href="/">Changes</a> <a href="/publications">Publications</a> <a href="/about">Method</a></nav>
            <form role="search" action="/search"><label><span class="aside">Search all words</span><input type="search" name="q" placeholder="Search all words" value="\(phrase)" maxlength="200"></label><button>Search</button></form>
            </div></header>
            <main id="main">
            \(main)</main>
            <footer><p>Times are UTC. Words stand as published. <a href="/about">What is recorded, and what is not</a> · <a href="/api/v1/openapi.json">API</a> · <a href="/feed.atom">Feed</a></p></footer>
            </body>
            </html>

            """
        return document.text
    }

    private var links: Markup {
        var links: Markup = ""
        if let previous { links += "<link rel=\"prev\" href=\"\(previous)\">\n" }
        if let next { links += "<link rel=\"next\" href=\"\(next)\">\n" }
        if let feed {
            links +=
                "<link rel=\"alternate\" type=\"application/atom+xml\" href=\"\(feed.path)\" title=\"\(feed.title)\">\n"
        }
        return links
    }
}
