import Articles
import Hummingbird
import Rendering

extension Site {
    private static let entries = 30

    func addFeeds(to router: Router<SiteContext>) {
        page("/feed.atom", on: router) { (visit) async throws(WebsiteError) in
            let query = try ChangeQuery(visit.value)
            return try await feed(
                "What changed · \(settings.title)", at: Link.to("/feed.atom", query.pairs),
                page: query.path(after: nil), query.filter)
        }
        page("/p/:publication/feed.atom", on: router) { (visit) async throws(WebsiteError) in
            var filter = ChangeFilter()
            filter.publication = try await visit.publication()
            let path = Link.publication(visit.part("publication"))
            return try await feed(
                "What changed in \(visit.part("publication")) · \(settings.title)",
                at: path + "/feed.atom", page: path, filter)
        }
        page("/a/:publication/:name/feed.atom", on: router) { (visit) async throws(WebsiteError) in
            let article = try await visit.article()
            let history = try await room.history(of: article.identity)
            let changes = history.indices.suffix(Self.entries).reversed().map { index in
                Change(
                    identity: article.identity, revision: history[index],
                    before: index > 0 ? history[index - 1] : nil)
            }
            let path = Link.article(article.identity)
            return try await feed(
                "\(article.headline) · \(settings.title)", at: path + "/feed.atom", page: path, changes)
        }
        page("/search/feed.atom", on: router) { (visit) async throws(WebsiteError) in
            try await search(visit)
        }
    }

    private func feed(
        _ title: String, at path: String, page: String, _ filter: ChangeFilter
    ) async throws(WebsiteError) -> Answer {
        let changes = try await room.changes(filter, after: nil, limit: Self.entries).changes
        return try await feed(title, at: path, page: page, changes)
    }

    private func feed(
        _ title: String, at path: String, page: String, _ changes: [Change]
    ) async throws(WebsiteError) -> Answer {
        var entries: [AtomFeed.Entry] = []
        for change in changes { entries.append(try await entry(change)) }
        return answer(
            AtomFeed(
                title: title, path: path, page: page,
                updated: entries.first?.updated ?? "1970-01-01T00:00:00Z",
                entries: entries))
    }

    private func answer(_ feed: AtomFeed) -> Answer {
        Answer(feed.xml(settings), type: "application/atom+xml; charset=utf-8")
    }

    private func entry(_ change: Change) async throws(WebsiteError) -> AtomFeed.Entry {
        var entry = AtomFeed.Entry(
            title: change.revision.headline, path: Link.revision(change.identity, change.revision),
            updated: Timestamp.iso8601(change.revision.observed), author: change.identity.publication,
            summary: "first seen", content: "<p>First seen.</p>")
        guard let before = change.before else { return entry }
        entry.path = Link.compare(change.identity, before, change.revision)
        entry.summary = change.revision.summary
        entry.content = "<p>\(change.revision.summary)</p>"
        // An article that is too long or damaged still has its place in the feed.
        if let document = try? await room.compare(before, change.revision, of: change.identity) {
            entry.content = FeedDiff.html(document)
        }
        return entry
    }

    private func search(_ visit: Visit) async throws(WebsiteError) -> Answer {
        let phrase = try visit.phrase()
        let hits = try await room.search(phrase, after: nil, limit: Self.entries).hits
        let entries = hits.map { hit in
            AtomFeed.Entry(
                title: hit.text, path: Link.revision(hit.identity, hit.first),
                updated: Timestamp.iso8601(hit.until ?? hit.first.observed),
                author: hit.identity.publication,
                summary: hit.until.map { "stood until \($0.minute)" } ?? "stands",
                content: "<p>\(hit.text)</p>")
        }
        return answer(
            AtomFeed(
                title: "“\(phrase)” · \(settings.title)", path: Link.to("/search/feed.atom", [("q", phrase)]),
                page: Link.to("/search", [("q", phrase)]),
                updated: entries.map(\.updated).max() ?? "1970-01-01T00:00:00Z", entries: entries))
    }
}
