import HTTPTypes
import Hummingbird
import Synchronization

/// Lets one client ask only so often: a bucket of tokens that fills up again.
struct Courtesy: RouterMiddleware {
    typealias Context = SiteContext

    /// Tokens a second; 0 for no limit.
    let perSecond: Int
    let settings: SiteSettings
    private let buckets = Buckets()

    private final class Buckets: Sendable {
        private struct Bucket {
            var tokens: Double
            var time: Double
        }

        private let buckets = Mutex<[String: Bucket]>([:])
        private static let most = 10_000

        func take(_ client: String, now: Double, perSecond: Double) -> Bool {
            buckets.withLock { buckets in
                if buckets.count >= Self.most {
                    buckets = buckets.filter { now - $0.value.time < 10 }
                    if buckets.count >= Self.most { buckets.removeAll() }
                }
                var bucket = buckets[client] ?? Bucket(tokens: 5 * perSecond, time: now)
                bucket.tokens = min(5 * perSecond, bucket.tokens + max(0, now - bucket.time) * perSecond)
                bucket.time = now
                let isGranted = bucket.tokens >= 1
                if isGranted { bucket.tokens -= 1 }
                buckets[client] = bucket
                return isGranted
            }
        }
    }

    init(perSecond: Int, settings: SiteSettings) {
        self.perSecond = perSecond
        self.settings = settings
    }

    func handle(
        _ request: Request, context: SiteContext,
        next: (Request, SiteContext) async throws -> Response
    ) async throws -> Response {
        let now = settings.clock().unixSeconds
        guard perSecond <= 0 || buckets.take(context.client, now: now, perSecond: Double(perSecond)) else {
            let error = WebsiteError(
                .tooMany, Phrase.Trouble.manyRequests(perSecond))
            var answer = Answer(error.message + "\n", type: "text/plain; charset=utf-8")
            answer.status = .tooManyRequests
            answer.caching = "no-store"
            answer.headers[.retryAfter] = "1"
            return answer.response(to: request)
        }
        return try await next(request, context)
    }
}
