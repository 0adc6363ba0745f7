import HTTPTypes
import Hummingbird
import Logging

/// Writes one line a request, and counts.
struct AccessLog: RouterMiddleware {
    typealias Context = SiteContext

    let metrics: Metrics

    func handle(
        _ request: Request, context: SiteContext,
        next: (Request, SiteContext) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        let response: Response
        do { response = try await next(request, context) } catch {
            metrics.count(status: 500, seconds: 0)
            throw error
        }
        let duration = start.duration(to: .now)
        let microseconds =
            duration.components.seconds * 1_000_000 + duration.components.attoseconds / 1_000_000_000_000
        metrics.count(status: response.status.code, seconds: Double(microseconds) / 1e6)
        context.logger.info(
            "request",
            metadata: [
                "method": .string(request.method.rawValue), "path": .string(line(request.uri.string)),
                "status": .stringConvertible(response.status.code),
                "bytes": .stringConvertible(response.body.contentLength ?? 0),
                "us": .stringConvertible(microseconds), "client": .string(context.client),
            ])
        return response
    }

    /// An address on one line of the log: what clients send may carry anything.
    private func line(_ text: String) -> String {
        String(
            text.unicodeScalars.prefix(300).filter { $0.value >= 0x20 && $0.value < 0x7F }.map(Character.init)
        )
    }
}
