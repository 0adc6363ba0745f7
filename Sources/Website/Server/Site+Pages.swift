import Articles
import Hummingbird
import ProseDiff
import Provenance
import Rendering

extension Site {
    /// How many changes stand on one page.
    private static let rows = 30
    /// Past this many revisions, or bytes of words in them, a page does not read them all.
    private static let mostRead = 400
    private static let mostBytesRead = 16_000_000
    /// So many states are in memory together.
    private static let readTogether = 16

    func addPages(to router: Router<SiteContext>) {
        page("/", on: router) { (visit) async throws(WebsiteError) in
            let query = try ChangeQuery(visit)
            let changes = try await room.page(announced(query.filter), after: visit.after(), limit: Self.rows)
            let front = FrontPage(
                changes: changes, query: query, days: try await room.editsByDay(),
                publications: try await room.publications(),
                newest: changes.changes.isEmpty
                    ? try await room.articles(of: nil, after: nil, limit: 10) : [],
                today: Int(settings.clock().unixSeconds) / 86400)
            return .html(front.page, settings)
        }
        page("/a/:publication/:name", on: router) { (visit) async throws(WebsiteError) in
            try await article(visit, at: "latest")
        }
        page("/a/:publication/:name/at/:revision", on: router) { (visit) async throws(WebsiteError) in
            try await article(visit, at: visit.part("revision"))
        }
        page("/a/:publication/:name/compare", on: router) { (visit) async throws(WebsiteError) in
            try await choose(visit, visit.value("from") ?? "", visit.value("to") ?? "")
        }
        page("/a/:publication/:name/compare/:from/:to", on: router) { (visit) async throws(WebsiteError) in
            try await compare(visit)
        }
        page("/a/:publication/:name/snapshot/:revision", on: router) { (visit) async throws(WebsiteError) in
            try await snapshot(visit)
        }
        page("/publications", on: router) { (_) async throws(WebsiteError) in
            .html(PublicationsPage(publications: try await room.publications()).page, settings)
        }
        page("/p/:publication", on: router) { (visit) async throws(WebsiteError) in
            let name = try await visit.publication()
            var filter = ChangeFilter.edits
            filter.publication = name
            let page = PublicationPage(
                publication: name, statistics: try await room.statistics(of: name),
                mostRevised: try await room.mostRevised(in: name, limit: 10),
                changes: try await room.changes(announced(filter), after: nil, limit: 10))
            return .html(page.page, settings)
        }
        page("/search", on: router) { (visit) async throws(WebsiteError) in
            let question = try SearchQuestion(visit, limit: Self.rows)
            let (hits, next) = try await question.answer(from: room)
            let results = SearchResults(
                question: question, hits: hits, next: next.map { question.path(to: "/search", after: $0) })
            return .html(results.page, settings)
        }
        page("/about", on: router) { (_) async throws(WebsiteError) in
            .html(AboutPage(settings: settings).page, settings)
        }
    }

    private func article(_ visit: Visit, at name: String) async throws(WebsiteError) -> Answer {
        let article = try await visit.article()
        let history = try await room.history(of: article.identity)
        let revision = try await visit.revision(name, in: history, of: article.identity)
        let page = ArticlePage(
            article: article, history: history,
            observations: try await room.observations(of: article.identity), revision: revision,
            state: try await room.article(at: revision, of: article.identity),
            lineage: try await lineage(of: article.identity, history, upTo: revision))
        return .html(page.page, settings)
    }

    /// Where the words of a revision come from; `nil` where that is too much to read for one page.
    func lineage(
        of identity: ArticleIdentity, _ history: [Revision], upTo revision: Revision
    ) async throws(WebsiteError) -> Lineage? {
        guard revision.number <= Self.mostRead else { return nil }
        let steps = history.prefix(revision.number)
        // What a commit leads to never changes: only what came after the latest that is known is to be read.
        var origins = Origins()
        var rest = steps
        if let known = steps.last(where: { self.origins[$0.id] != nil }) {
            origins = self.origins[known.id] ?? origins
            rest = steps.dropFirst(origins.lineage.states)
        }
        var differ = Differ()
        while !rest.isEmpty {
            let some = rest.prefix(Self.readTogether)
            rest = rest.dropFirst(Self.readTogether)
            for (step, blocks) in zip(some, try await room.words(at: some, of: identity)) {
                origins.bytes += blocks.reduce(0) { $0 + $1.text.utf8.count }
                guard origins.bytes <= Self.mostBytesRead else { return nil }
                origins.lineage.append(
                    blocks, with: &differ, isTechnical: step.kind == .technical,
                    deadline: mostTimeOfStep)
            }
        }
        // What a busy moment made coarse is not for good.
        guard !origins.lineage.isCoarse else { return origins.lineage }
        self.origins.keep(origins, of: origins.bytes + origins.lineage.bytesOfMarks, at: revision.id)
        return origins.lineage
    }

    /// Sends who chose two revisions to the permalink of their comparison.
    private func choose(_ visit: Visit, _ from: String, _ to: String) async throws(WebsiteError) -> Answer {
        let article = try await visit.article()
        let history = try await room.history(of: article.identity)
        let new = try await visit.revision(to.isEmpty ? "latest" : to, in: history, of: article.identity)
        let old = try await visit.revision(
            from.isEmpty ? String(max(1, new.number - 1)) : from, in: history, of: article.identity)
        return .redirect(to: Link.compare(article.identity, old, new))
    }

    private func compare(_ visit: Visit) async throws(WebsiteError) -> Answer {
        let (document, history, isPermalink) = try await comparison(visit)
        guard isPermalink else {
            return .redirect(
                to: Link.compare(document.identity, document.old.revision, document.new.revision))
        }
        return .html(ComparePage(document: document, history: history).page, settings)
    }

    /// The comparison that a path names, the article's revisions, and whether the path names it for good.
    func comparison(
        _ visit: Visit
    ) async throws(WebsiteError) -> (document: DiffDocument, history: [Revision], isPermalink: Bool) {
        // Who has a history is tracked.
        guard
            let identity = ArticleIdentity(
                publication: visit.part("publication"), name: visit.part("name")),
            case let history = try await room.history(of: identity), !history.isEmpty
        else { throw WebsiteError(.notFound, Phrase.Trouble.noArticle) }
        let old = try await visit.revision(visit.part("from"), in: history, of: identity)
        let new = try await visit.revision(visit.part("to"), in: history, of: identity)
        return (
            try await room.compare(old, new, of: identity), history,
            visit.part("from") == old.id.short && visit.part("to") == new.id.short
        )
    }

    /// The bytes as received, as something to read or to keep, never as a page of this site.
    private func snapshot(_ visit: Visit) async throws(WebsiteError) -> Answer {
        let article = try await visit.article()
        let history = try await room.history(of: article.identity)
        let revision = try await visit.revision(visit.part("revision"), in: history, of: article.identity)
        let snapshot = try await room.snapshot(at: revision, of: article.identity)
        let isText = ["html", "txt"].contains(snapshot.fileExtension)
        let charset = snapshot.charset.map { "; charset=\($0)" } ?? ""
        var answer = Answer("", type: isText ? "text/plain" + charset : "application/octet-stream")
        answer.body = ByteBuffer(bytes: snapshot.bytes)
        answer.headers[.contentSecurityPolicy] = "sandbox; default-src 'none'"
        if !isText {
            let name = "\(article.identity.name)-\(revision.id.short).\(snapshot.fileExtension)"
            answer.headers[.contentDisposition] = "attachment; filename=\"\(name)\""
        }
        return answer
    }
}

/// Where the words of a revision come from, and how many bytes had to be read to know it.
struct Origins {
    var lineage = Lineage()
    var bytes = 0
}
