import Articles
import HTTPTypes
import Hummingbird
import Logging

/// The site's routes over a reading room.
struct Site: Sendable {
    let room: any ReadingRoom
    let settings: SiteSettings
    /// The operator's desk; `nil` where there is none.
    var review: Review?
    let metrics = Metrics()
    let news = NewsStand()
    let copies = Copies()
    /// Where the words of articles come from, by the revision up to which it is known.
    let origins = RecentlyAsked<RevisionID, Origins>(bytes: 12_000_000)
    /// How long two revisions may be compared to know where words come from.
    var mostTimeOfStep = Duration.milliseconds(50)
    /// Who waits for a picture.
    let drawing = Turnstile(most: 32)

    /// The pages of one path each, the feeds, the API, and what machines ask for.
    func router() -> Router<SiteContext> {
        let router = Router(context: SiteContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: AccessLog(metrics: metrics))
        router.add(middleware: SafetyHeaders())
        router.add(middleware: Courtesy(perSecond: settings.requestsPerSecond, settings: settings))
        router.add(middleware: Methods())
        addPages(to: router)
        addCards(to: router)
        addFeeds(to: router)
        addInterface(to: router)
        addReview(to: router)
        addMachinery(to: router)
        return router
    }

    /// What a filter lets through of what is to be announced by now.
    func announced(_ filter: ChangeFilter) -> ChangeFilter {
        var filter = filter
        filter.announcedAt = settings.clock()
        return filter
    }

    /// Answers a path with a page; errors become a page too.
    func page(
        _ path: RouterPath, on router: Router<SiteContext>,
        _ answer: @escaping @Sendable (Visit) async throws(WebsiteError) -> Answer
    ) {
        router.get(path) { request, context in
            let visit = Visit(request: request, context: context, room: room, settings: settings)
            do throws(WebsiteError) {
                return try await copied(visit, answer).response(to: request)
            } catch {
                return failure(error, visit).response(to: request)
            }
        }
    }

    /// What is to be shown now.
    func state() async throws(WebsiteError) -> Copies.State {
        Copies.State(generation: try await room.generation(), span: Int(settings.clock().unixSeconds) / 300)
    }

    /// The answer, made again only where something was recorded since, or five minutes went by.
    ///
    /// Of those who ask for it meanwhile only the first waits until it is made again.
    func copied(
        _ visit: Visit, _ answer: @Sendable (Visit) async throws(WebsiteError) -> Answer
    ) async throws(WebsiteError) -> Answer {
        let state = try await state()
        let address = visit.request.uri.string
        let takesGzip = AcceptedEncoding.takesGzip(visit.request)
        if var copy = copies.copy(of: address, state) {
            if takesGzip, copy.answer.compress() { copies.keep(copy.answer, of: address, copy.state) }
            return copy.answer
        }
        defer { copies.isMade(address) }
        var answer = try await answer(visit).sealed
        if takesGzip { _ = answer.compress() }
        copies.keep(answer, of: address, state)
        return answer
    }

    func failure(_ error: WebsiteError, _ visit: Visit) -> Answer {
        if error.code == .store { visit.context.logger.error("\(Printable.line(error.message))") }
        var answer = Answer.html(ErrorPage(error: error).page, settings)
        answer.status = HTTPResponse.Status(code: error.code.rawValue)
        answer.caching = "no-store"
        return answer
    }

    private func addMachinery(to router: Router<SiteContext>) {
        for asset in Asset.all {
            router.get(RouterPath(asset.path)) { request, _ in asset.answer.response(to: request) }
        }
        page("/healthz", on: router) { (_) async throws(WebsiteError) in
            Answer("ok\n", type: "text/plain; charset=utf-8")
        }
        router.get("/metrics") { request, _ in
            Answer(
                metrics.text(release: settings.release, streams: await news.listeners),
                type: "text/plain; version=0.0.4; charset=utf-8"
            ).response(to: request)
        }
        page("/robots.txt", on: router) { (_) async throws(WebsiteError) in
            Answer(
                "User-agent: *\nDisallow: /api/\nDisallow: /search\nDisallow: /events\n",
                type: "text/plain; charset=utf-8")
        }
        router.get("/events") { _, _ in await news.response() }
        // What no route fits gets a page like every other error.
        page("/**", on: router) { (_) async throws(WebsiteError) in
            throw WebsiteError(.notFound, Phrase.Trouble.noPage)
        }
    }
}
