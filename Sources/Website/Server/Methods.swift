import HTTPTypes
import Hummingbird

/// Refuses methods that no page of the site has (RFC 9110, section 15.5.6).
struct Methods: RouterMiddleware {
    typealias Context = SiteContext

    func handle(
        _ request: Request, context: SiteContext,
        next: (Request, SiteContext) async throws -> Response
    ) async throws -> Response {
        let isReading = request.method == .get || request.method == .head
        guard isReading || request.method == .post && request.uri.path.hasPrefix("/review/") else {
            var answer = Answer(Phrase.Trouble.readOnly + "\n", type: "text/plain; charset=utf-8")
            answer.status = .methodNotAllowed
            answer.caching = "no-store"
            answer.headers[.allow] = "GET, HEAD"
            return answer.response(to: request)
        }
        return try await next(request, context)
    }
}
