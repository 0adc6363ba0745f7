import Articles
import HTTPTypes
import Hummingbird
import ProseDiff
import Tracking

extension Site {
    private static let largestForm = 4_000

    /// The operator's pages; there are none where no password was set.
    func addReview(to router: Router<SiteContext>) {
        guard let review else { return }
        deskPage("/review", on: router, .get) { (_, _) async throws(WebsiteError) in
            let list = ReviewListPage(
                pages: try await review.desk.waiting(), publications: try await room.publications())
            return .html(list.page, settings)
        }
        deskPage("/review/lines/:publication", on: router, .get) { (visit, _) async throws(WebsiteError) in
            let publication = try await visit.publication()
            let lines = try await review.desk.lines(of: publication)
            return .html(
                LinesPage(publication: publication, lines: lines, token: review.door.token).page, settings)
        }
        deskPage("/review/lines/:publication", on: router, .post) {
            (visit, form) async throws(WebsiteError) in
            let publication = try await visit.publication()
            guard let ruling = Ruling(rawValue: form["ruling"] ?? ""),
                let line = try await review.desk.lines(of: publication).first(where: {
                    String($0.line.form) == form["line"]
                })
            else { throw WebsiteError(.notFound, Phrase.Lines.unknown) }
            try await review.desk.rule(
                on: line, in: publication, isBoilerplate: ruling.isBoilerplate, at: settings.clock())
            var answer = Answer.redirect(to: Link.lines(of: publication))
            answer.status = .seeOther
            return answer
        }
        deskPage("/review/:page", on: router, .get) { (visit, _) async throws(WebsiteError) in
            let page = try await waiting(visit, review.desk)
            let reading = try await review.desk.reading(of: page)
            let shown = ReviewPage(
                page: page, reading: reading, difference: await difference(page, reading),
                token: review.door.token)
            return .html(shown.site, settings)
        }
        for verb in ["accept", "reject"] {
            deskPage("/review/:page/\(verb)", on: router, .post) { (visit, _) async throws(WebsiteError) in
                let page = try await waiting(visit, review.desk)
                if verb == "accept" {
                    try await review.desk.accept(page)
                } else {
                    try await review.desk.reject(page)
                }
                var answer = Answer.redirect(to: "/review")
                answer.status = .seeOther
                return answer
            }
        }
    }

    /// Answers who knows the password, with the form that was sent; what it answers is kept nowhere.
    private func deskPage(
        _ path: RouterPath, on router: Router<SiteContext>, _ method: HTTPRequest.Method,
        _ answer: @escaping @Sendable (Visit, [String: String]) async throws(WebsiteError) -> Answer
    ) {
        router.on(path, method: method) { request, context in
            let visit = Visit(request: request, context: context, room: room, settings: settings)
            var made: Answer
            do throws(WebsiteError) {
                switch try await entrance(request) {
                case .refused(let refusal): made = refusal
                case .open(let form): made = try await answer(visit, form)
                }
            } catch { made = failure(error, visit) }
            made.caching = "no-store"
            return made.response(to: request)
        }
    }

    private enum Entrance {
        /// What who may not come in is told.
        case refused(Answer)
        /// The values of the form that was sent.
        case open([String: String])
    }

    private func entrance(_ request: Request) async throws(WebsiteError) -> Entrance {
        guard let review else { return .open([:]) }
        var answer = Answer(Phrase.Review.password + "\n", type: "text/plain; charset=utf-8")
        switch review.door.verdict(request, now: settings.clock().unixSeconds) {
        case .welcome: break
        case .unknown:
            answer.status = .unauthorized
            answer.headers[.wwwAuthenticate] = "Basic realm=\"review\", charset=\"UTF-8\""
            return .refused(answer)
        case .closed:
            throw WebsiteError(.tooMany, Phrase.Review.tooManyWrong)
        }
        guard request.method == .post else { return .open([:]) }
        guard let body = try? await request.body.collect(upTo: Self.largestForm),
            review.door.isOwn(request, body: String(buffer: body))
        else { throw WebsiteError(.badRequest, Phrase.Review.foreign) }
        let pairs = String(buffer: body).split(separator: "&").map {
            $0.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        }
        return .open(
            Dictionary(
                pairs.map { (Link.decoded($0[0]), $0.count > 1 ? Link.decoded($0[1]) : "") },
                uniquingKeysWith: { first, _ in first }))
    }

    private func waiting(
        _ visit: Visit, _ desk: any ReviewDesk
    ) async throws(WebsiteError) -> QuarantinedPage {
        let id = visit.part("page")
        guard let page = try await desk.waiting().first(where: { $0.id == id }) else {
            throw WebsiteError(.notFound, Phrase.Review.decided)
        }
        return page
    }

    /// What lies between the article's latest words and those of a page, where both can be read.
    private func difference(_ page: QuarantinedPage, _ reading: Article?) async -> String? {
        guard let reading, let article = try? await room.article(page.publication, page.article),
            let latest = try? await room.history(of: article.identity).last,
            let words = try? await room.article(at: latest, of: article.identity)
        else { return nil }
        return ArticleDiff(from: words.blocks, to: reading.blocks, deadline: .milliseconds(500)).summary
    }
}

/// The operator's desk and the door before it.
struct Review: Sendable {
    let desk: any ReviewDesk
    let door: ReviewDoor
}
