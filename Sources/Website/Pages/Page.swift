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
    /// What chats and social media show beside a link to the page.
    var picture: Picture?
    /// More for the head.
    var head: Markup = ""
    var main: Markup
    /// What stands in the search field.
    var phrase = ""

    /// A picture of the page's contents.
    struct Picture {
        var path: String
        var width: Int
        var height: Int
        /// The same in words.
        var alternative: String
    }

    /// The whole document.
    func html(_ site: SiteSettings) -> String {
        let title = title.isEmpty ? site.title : "\(self.title) · \(site.title)"
        let document: Markup = """
            <!DOCTYPE html>
            <html lang="\(Phrase.Frame.language)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>\(title)</title>
            <meta name="description" content="\(description)">
            <meta property="og:title" content="\(title)">
            <meta property="og:description" content="\(description)">
            <meta property="og:type" content="article">
            <meta property="og:url" content="\(site.address + path)">
            <meta property="og:site_name" content="\(site.title)">
            <link rel="canonical" href="\(site.address + path)">
            <link rel="stylesheet" href="\(Asset.styles.path)">
            <script src="\(Asset.script.path)" defer></script>
            <link rel="icon" href="\(Asset.icon.path)" type="image/svg+xml">
            \(picture(site))\(links)\(head)</head>
            <body class="stet">
            <a class="skip" href="#main">\(Phrase.Frame.skip)</a>
            <header class="site"><div class="bar">
            <a class="name" href="/">\(site.title)</a>
            <nav aria-label="\(Phrase.Frame.navigation)">\(entry("/", Phrase.Frame.changes)) \(entry("/publications", Phrase.Frame.publications)) \(entry("/about", Phrase.Frame.method))</nav>
            <form role="search" action="/search"><label><span class="aside">\(Phrase.Frame.searchAll)</span><input type="search" name="q" placeholder="\(Phrase.Frame.searchAll)" value="\(phrase)" maxlength="200"></label><button>\(Phrase.Frame.search)</button></form>
            </div></header>
            <main id="main">
            \(main)</main>
            <footer><p>\(Phrase.Frame.note) <a href="/about">\(Phrase.Frame.recorded)</a> · <a href="/api/v1/openapi.json">\(Phrase.Frame.api)</a> · <a href="/feed.atom">\(Phrase.Frame.feed)</a></p></footer>
            </body>
            </html>

            """
        return document.text
    }

    /// A link of the site's navigation, marked where it leads to this page.
    private func entry(_ place: String, _ name: String) -> Markup {
        "<a href=\"\(place)\"\(place == path ? " aria-current=\"page\"" as Markup : "")>\(name)</a>"
    }

    private func picture(_ site: SiteSettings) -> Markup {
        guard let picture else { return "<meta name=\"twitter:card\" content=\"summary\">\n" }
        return """
            <meta property="og:image" content="\(site.address + picture.path)">
            <meta property="og:image:type" content="image/png">
            <meta property="og:image:width" content="\(picture.width)">
            <meta property="og:image:height" content="\(picture.height)">
            <meta property="og:image:alt" content="\(picture.alternative)">
            <meta name="twitter:card" content="summary_large_image">
            <meta name="twitter:image" content="\(site.address + picture.path)">
            <meta name="twitter:image:alt" content="\(String(picture.alternative.prefix(420)))">

            """
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
