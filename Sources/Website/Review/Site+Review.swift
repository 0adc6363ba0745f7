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
        deskPage("/review", on: router, .get) { (_) async throws(WebsiteError) in
            .html(ReviewListPage(pages: try await review.desk.waiting()).page, settings)
        }
        deskPage("/review/:page", on: router, .get) { (visit) async throws(WebsiteError) in
            let page = try await waiting(visit, review.desk)
            let reading = try await review.desk.reading(of: page)
            let shown = ReviewPage(
                page: page, reading: reading, difference: await difference(page, reading),
                token: review.door.token)
            return .html(shown.site, settings)
        }
        for verb in ["accept", "reject"] {
            deskPage("/review/:page/\(verb)", on: router, .post) { (visit) async throws(WebsiteError) in
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

    /// Answers who knows the password; what it answers is kept nowhere.
    private func deskPage(
        _ path: RouterPath, on router: Router<SiteContext>, _ method: HTTPRequest.Method,
        _ answer: @escaping @Sendable (Visit) async throws(WebsiteError) -> Answer
    ) {
        router.on(path, method: method) { request, context in
            let visit = Visit(request: request, context: context, room: room, settings: settings)
            var made: Answer
            do throws(WebsiteError) {
                if let refusal = try await refusal(request) {
                    made = refusal
                } else {
                    made = try await answer(visit)
                }
            } catch { made = failure(error, visit) }
            made.caching = "no-store"
            return made.response(to: request)
        }
    }

    /// What who may not come in is told.
    private func refusal(_ request: Request) async throws(WebsiteError) -> Answer? {
        guard let review else { return nil }
        var answer = Answer("A password is needed here.\n", type: "text/plain; charset=utf-8")
        switch review.door.verdict(request, now: settings.clock().unixSeconds) {
        case .welcome: break
        case .unknown:
            answer.status = .unauthorized
            answer.headers[.wwwAuthenticate] = "Basic realm=\"review\", charset=\"UTF-8\""
            return answer
        case .closed:
            throw WebsiteError(.tooMany, "Too many wrong passwords came; try again in a minute.")
        }
        guard request.method == .post else { return nil }
        guard let body = try? await request.body.collect(upTo: Self.largestForm),
            review.door.isOwn(request, body: String(buffer: body))
        else {
            throw WebsiteError(
                .badRequest, "This was not sent from this site's own page; go there and try again.")
        }
        return nil
    }

    private func waiting(
        _ visit: Visit, _ desk: any ReviewDesk
    ) async throws(WebsiteError) -> QuarantinedPage {
        let id = visit.part("page")
        guard let page = try await desk.waiting().first(where: { $0.id == id }) else {
            throw WebsiteError(.notFound, "No page of this name waits; somebody may have decided about it.")
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
