import HTTPTypes
import Hummingbird

/// Tells browsers what a page of this site may do: load its own styles, script and pictures, and nothing else.
struct SafetyHeaders: RouterMiddleware {
    typealias Context = SiteContext

    /// Style attributes carry the widths of the map of changes; they are made of numbers.
    static let policy = """
        default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; \
        img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'
        """

    func handle(
        _ request: Request, context: SiteContext,
        next: (Request, SiteContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        if response.headers[.contentSecurityPolicy] == nil {
            response.headers[.contentSecurityPolicy] = Self.policy
        }
        response.headers[.xContentTypeOptions] = "nosniff"
        for (name, value) in Self.fields { response.headers[name] = value }
        if response.headers[.accessControlAllowOrigin] != nil, let name = Self.resourcePolicy {
            response.headers[name] = "cross-origin"
        }
        return response
    }

    private static let resourcePolicy = HTTPField.Name("Cross-Origin-Resource-Policy")

    private static let fields: [(HTTPField.Name, String)] = [
        ("Referrer-Policy", "no-referrer"), ("X-Frame-Options", "DENY"),
        ("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), browsing-topics=()"),
    ].compactMap { name, value in HTTPField.Name(name).map { ($0, value) } }
}
