import Articles
import Hummingbird
import Rendering

extension Site {
    private static let entries = 30

    func addFeeds(to router: Router<SiteContext>) {
        page("/feed.atom", on: router) { (visit) async throws(WebsiteError) in
            let query = try ChangeQuery(visit)
            return try await feed(
                Phrase.Feed.title(Phrase.Feed.changes, settings.title),
                at: Link.to("/feed.atom", query.pairs),
                page: query.path(after: nil), query.filter)
        }
        page("/p/:publication/feed.atom", on: router) { (visit) async throws(WebsiteError) in
            var filter = ChangeFilter.edits
            filter.publication = try await visit.publication()
            let path = Link.publication(visit.part("publication"))
            return try await feed(
                Phrase.Feed.title(Phrase.Publication.feed(visit.part("publication")), settings.title),
                at: path + "/feed.atom", page: path, filter)
        }
        page("/a/:publication/:name/feed.atom", on: router) { (visit) async throws(WebsiteError) in
            let article = try await visit.article()
            var filter = ChangeFilter()
            filter.article = article.identity
            let path = Link.article(article.identity)
            return try await feed(
                Phrase.Feed.title(article.headline, settings.title), at: path + "/feed.atom", page: path,
                filter)
        }
        page("/search/feed.atom", on: router) { (visit) async throws(WebsiteError) in
            try await search(visit)
        }
    }

    private func feed(
        _ title: String, at path: String, page: String, _ filter: ChangeFilter
    ) async throws(WebsiteError) -> Answer {
        let changes = try await room.changes(announced(filter), after: nil, limit: Self.entries)
        return try await feed(title, at: path, page: page, changes)
    }

    private func feed(
        _ title: String, at path: String, page: String, _ changes: [ArticleChange]
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

    private func entry(_ change: ArticleChange) async throws(WebsiteError) -> AtomFeed.Entry {
        var entry = AtomFeed.Entry(
            title: change.revision.headline, path: Link.revision(change.identity, change.revision),
            updated: Timestamp.iso8601(change.revision.observed), author: change.identity.publication,
            summary: Phrase.Change.firstSeen, content: "<p>\(Phrase.Feed.firstSeen)</p>")
        guard let before = change.before else { return entry }
        entry.path = change.path
        entry.summary = change.revision.summary
        entry.content = "<p>\(change.revision.summary)</p>"
        // An article that is too long or damaged still has its place in the feed.
        let history = try await room.history(of: change.identity)
        if let before = history.first(where: { $0.id == before }),
            let document = try? await room.compare(before, change.revision, of: change.identity)
        {
            entry.content = FeedDiff.html(document)
        }
        return entry
    }

    private func search(_ visit: Visit) async throws(WebsiteError) -> Answer {
        let question = try SearchQuestion(visit, limit: Self.entries)
        let (hits, _) = try await question.answer(from: room)
        var entries: [AtomFeed.Entry] = []
        for hit in hits {
            let history = try await room.history(of: hit.article.identity)
            entries += hit.standings.compactMap { entry(hit.article, $0, history) }
        }
        entries.sort { $0.updated > $1.updated }
        return answer(
            AtomFeed(
                title: Phrase.Feed.title(Phrase.Search.quoted(question.query.phrase), settings.title),
                path: question.path(to: "/search/feed.atom"), page: question.path(to: "/search"),
                updated: entries.first?.updated ?? "1970-01-01T00:00:00Z", entries: entries))
    }

    /// The last thing that happened to a phrase: that it came, or that it went.
    private func entry(
        _ article: TrackedArticle, _ standing: SearchHit.Standing, _ history: [Revision]
    ) -> AtomFeed.Entry? {
        guard history.indices.contains(standing.first - 1), history.indices.contains(standing.last - 1) else {
            return nil
        }
        var path = Link.revision(article.identity, history[standing.first - 1])
        var summary = Phrase.Feed.since(standing.from.minute)
        if let until = standing.until, history.indices.contains(standing.last) {
            path = Link.compare(article.identity, history[standing.last - 1], history[standing.last])
            summary = Phrase.Feed.stood(from: standing.from.minute, to: until.minute)
        }
        return AtomFeed.Entry(
            title: article.headline, path: path, updated: (standing.until ?? standing.from).iso8601,
            author: article.identity.publication, summary: summary,
            content: "<p>\(summary):</p><p dir=\"auto\">\(standing.excerpt.markup)</p>")
    }
}
