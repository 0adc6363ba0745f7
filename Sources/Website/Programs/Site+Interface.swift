import Articles
import Cards
import HTTPTypes
import Hummingbird
import ProseDiff
import Rendering

extension Site {
    /// A route of the API: its path behind `/api/v1`, and what answers it.
    struct Route: Sendable {
        /// With parts in braces, as in the OpenAPI document.
        var path: String
        var answer: @Sendable (Site, Visit) async throws(WebsiteError) -> String
    }

    /// All of them; the OpenAPI document has the same.
    static let interface: [Route] = [
        Route(path: "/changes") { (site, visit) async throws(WebsiteError) in
            let query = try ChangeQuery(visit)
            let page = try await site.room.page(
                site.announced(query.filter), after: visit.after(), limit: visit.limit(50))
            return try json(ChangeReport(page, settings: site.settings))
        },
        Route(path: "/articles") { (site, visit) async throws(WebsiteError) in
            let limit = try visit.limit(50)
            let rows = try await site.room.articles(
                of: visit.value("publication"), after: visit.articleBefore(), limit: limit)
            return try json(ArticlesReport(rows, limit: limit))
        },
        Route(path: "/articles/{publication}/{name}") { (site, visit) async throws(WebsiteError) in
            let article = try await visit.article()
            let history = try await site.room.history(of: article.identity)
            guard let report = ArticleReport(article, history) else {
                throw WebsiteError(.notFound, Phrase.Trouble.noArticle)
            }
            return try json(report)
        },
        Route(path: "/articles/{publication}/{name}/revisions/{revision}") {
            (site, visit) async throws(WebsiteError) in
            let identity = try await visit.article().identity
            let history = try await site.room.history(of: identity)
            let revision = try await visit.revision(visit.part("revision"), in: history, of: identity)
            let article = try await site.room.article(at: revision, of: identity)
            return try json(ShowReport(identity, ArticleState(revision: revision, article: article)))
        },
        Route(path: "/articles/{publication}/{name}/compare/{from}/{to}") {
            (site, visit) async throws(WebsiteError) in
            let identity = try await visit.article().identity
            let history = try await site.room.history(of: identity)
            let old = try await visit.revision(visit.part("from"), in: history, of: identity)
            let new = try await visit.revision(visit.part("to"), in: history, of: identity)
            return try json(DiffReport(try await site.room.compare(old, new, of: identity)))
        },
        Route(path: "/articles/{publication}/{name}/observations") {
            (site, visit) async throws(WebsiteError) in
            let article = try await visit.article()
            let runs = try await site.room.observations(of: article.identity)
            let addresses = try await site.room.addresses(of: article.identity)
            return try json(ObservationsReport(article, addresses, runs.suffix(5000)))
        },
        Route(path: "/articles/{publication}/{name}/provenance") {
            (site, visit) async throws(WebsiteError) in
            let identity = try await visit.article().identity
            let history = try await site.room.history(of: identity)
            let latest = try await visit.revision("latest", in: history, of: identity)
            guard let lineage = try await site.lineage(of: identity, history, upTo: latest) else {
                throw WebsiteError(.tooLarge, Phrase.Trouble.manyRevisions)
            }
            return try json(ProvenanceReport(identity, lineage))
        },
        Route(path: "/publications") { (site, _) async throws(WebsiteError) in
            try json(PublicationsReport(publications: try await site.room.publications()))
        },
        Route(path: "/publications/{publication}") { (site, visit) async throws(WebsiteError) in
            let name = try await visit.publication()
            let statistics = try await site.room.statistics(of: name)
            let revised = try await site.room.mostRevised(in: name, limit: 10)
            return try json(
                PublicationReport(
                    publication: name, statistics: statistics, mostRevised: ListReport(revised).articles))
        },
        Route(path: "/search") { (site, visit) async throws(WebsiteError) in
            let question = try SearchQuestion(visit, limit: visit.limit(50))
            let (hits, next) = try await question.answer(from: site.room)
            var report = SearchReport(question.query.phrase, hits)
            report.next = next
            return try json(report)
        },
        Route(path: "/openapi.json") { (site, _) async throws(WebsiteError) in
            OpenAPI.text(site.settings)
        },
    ]

    func addInterface(to router: Router<SiteContext>) {
        for route in Self.interface {
            let path = "/api/v1" + route.path.replacing("{", with: ":").replacing("}", with: "")
            router.get(RouterPath(path)) { request, context in
                let visit = Visit(request: request, context: context, room: room, settings: settings)
                do throws(WebsiteError) {
                    try visit.refuseEmptyChoices()
                    return try await copied(visit) { (visit) async throws(WebsiteError) in
                        var answer = Answer(try await route.answer(self, visit), type: "application/json")
                        answer.isForOtherSites = true
                        return answer
                    }.response(to: request)
                } catch { return problem(error).response(to: request) }
            }
        }
        router.get("/oembed") { request, context in
            let visit = Visit(request: request, context: context, room: room, settings: settings)
            do throws(WebsiteError) {
                return Answer(try await embed(visit), type: "application/json").response(to: request)
            } catch { return problem(error).response(to: request) }
        }
        router.get("/api/**") { request, _ in
            problem(WebsiteError(.notFound, Phrase.Trouble.noPath))
                .response(to: request)
        }
    }

    private func problem(_ error: WebsiteError) -> Answer {
        let text = (try? JSONText.make(Problem(error))) ?? "{}"
        var answer = Answer(text, type: "application/problem+json")
        answer.status = HTTPResponse.Status(code: error.code.rawValue)
        answer.caching = "no-store"
        answer.isForOtherSites = true
        return answer
    }

    private static func json(_ report: some Encodable) throws(WebsiteError) -> String {
        do { return try JSONText.make(report) } catch { throw WebsiteError(.store, error.message) }
    }

    /// What is behind an address of a comparison, given as a path or with this site's own address.
    private func embed(_ visit: Visit) async throws(WebsiteError) -> String {
        var path = visit.value("url") ?? ""
        if path.hasPrefix(settings.address) { path.removeFirst(settings.address.count) }
        let parts = path.split(separator: "/").map { String($0) }
        guard parts.count == 6, parts[0] == "a", parts[3] == "compare" else {
            throw WebsiteError(.notFound, Phrase.Trouble.noComparison)
        }
        let identity = try await room.article(parts[1], parts[2]).identity
        let history = try await room.history(of: identity)
        let old = try await room.revision(named: parts[4], in: history, of: identity)
        let new = try await room.revision(named: parts[5], in: history, of: identity)
        let document = try await room.compare(old, new, of: identity)
        let (width, height) = (try visit.pixels("maxwidth"), try visit.pixels("maxheight"))
        return try Self.json(
            EmbedReport(document, settings) { shape in
                shape.width <= width ?? .max && shape.height <= height ?? .max
            })
    }
}
