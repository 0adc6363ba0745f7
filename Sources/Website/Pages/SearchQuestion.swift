import Articles

/// A `SearchQuery` as the query of an address.
struct SearchQuestion: Sendable, Hashable {
    var query: SearchQuery

    /// Reads what is asked for; its limit is one more than what is to be shown.
    init(_ visit: Visit, limit: Int) throws(WebsiteError) {
        query = SearchQuery(try visit.phrase())
        query.publication = visit.value("publication").flatMap { $0.isEmpty ? nil : $0 }
        query.isGone = try visit.flag("gone")
        query.after = try visit.articleBefore()
        query.limit = limit + 1
    }

    /// The hits to show, and whether there are more.
    func answer(from room: any ReadingRoom) async throws(WebsiteError) -> (hits: [SearchHit], next: String?) {
        let found = query.phrase.isEmpty ? [] : try await room.search(query)
        let hits = Array(found.prefix(query.limit - 1))
        return (hits, found.count > hits.count ? hits.last?.article.place : nil)
    }

    /// The same question at another path, or from another place on.
    func path(to path: String, after place: String = "") -> String {
        Link.to(
            path,
            [
                ("q", query.phrase), ("publication", query.publication ?? ""),
                ("gone", query.isGone ? "1" : ""), ("after", place),
            ])
    }
}
