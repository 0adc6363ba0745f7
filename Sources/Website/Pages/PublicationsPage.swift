/// All publications with a tracked article.
struct PublicationsPage {
    var publications: [String]

    var page: Page {
        let rows: [Markup] = publications.map {
            "<li><a href=\"\(Link.publication($0))\"><bdi>\($0)</bdi></a></li>\n"
        }
        let list: Markup =
            publications.isEmpty
            ? "<p class=\"empty\">No article is tracked yet.</p>" : "<ul class=\"ranking\">\(rows)</ul>\n"
        return Page(
            title: "Publications", description: "The publications whose articles are tracked.",
            path: "/publications", main: "<div class=\"lead\"><h1>Publications</h1></div>\n\(list)")
    }
}
