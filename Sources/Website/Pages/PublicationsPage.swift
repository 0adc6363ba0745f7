/// All publications with a tracked article.
struct PublicationsPage {
    var publications: [String]

    var page: Page {
        let rows: [Markup] = publications.map {
            "<li><a href=\"\(Link.publication($0))\"><bdi>\($0)</bdi></a></li>\n"
        }
        let list: Markup =
            publications.isEmpty
            ? "<p class=\"empty\">\(Phrase.Publications.none)</p>" : "<ul class=\"ranking\">\(rows)</ul>\n"
        return Page(
            title: Phrase.Publications.title, description: Phrase.Publications.description,
            path: "/publications",
            main: "<div class=\"lead\"><h1>\(Phrase.Publications.title)</h1></div>\n\(list)")
    }
}
