import Hummingbird
public import Logging
import NIOCore

/// The site on a port.
public struct WebsiteServer: Sendable {
    private let site: Site
    private let host: String
    private let port: Int
    private let logger: Logger

    /// Creates a server that does not listen yet.
    ///
    /// - Parameters:
    ///   - room: what the site reads from.
    ///   - host: the address of the interface to listen on.
    ///   - port: 0 for any that is free.
    ///   - review: the operator's desk and the password to it; `nil` for a site that only reads.
    public init(
        _ room: any ReadingRoom, settings: SiteSettings, host: String, port: Int,
        review: (desk: any ReviewDesk, password: String)? = nil, logger: Logger
    ) {
        site = Site(
            room: room, settings: settings,
            review: review.map { Review(desk: $0.desk, door: ReviewDoor(password: $0.password)) })
        self.host = host
        self.port = port
        self.logger = logger
    }

    /// Serves until the process is told to end (SIGINT, SIGTERM); then answers what was asked and returns.
    ///
    /// - Parameter ready: called with the port as soon as the server listens.
    public func run(ready: @escaping @Sendable (Int) async -> Void) async throws {
        var application = Application(
            responder: site.router().buildResponder(),
            server: .http1(configuration: .init(idleTimeout: .seconds(60))),
            configuration: .init(address: .hostname(host, port: port)),
            onServerRunning: { channel in await ready(channel.localAddress?.port ?? 0) },
            logger: logger)
        application.addServices(Lookout(site: site))
        try await application.runService()
    }
}
