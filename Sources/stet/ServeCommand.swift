import ArgumentParser
import Fetching
import FoundationEssentials
import Glibc
import Logging
import NIOCore
import Tracking
import Website

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Show what is tracked as a web site.",
        discussion: """
            Serves pages, feeds and a JSON API, and records nothing: 'stet track' may run beside it. It listens \
            on this machine alone unless --host says otherwise.

            EXAMPLES:
              stet serve                             http://127.0.0.1:8080
              stet serve --port 0                    any port that is free
              stet serve --host 0.0.0.0 --address https://stet.example.org --contact desk@example.org
              stet serve --review-password-file /run/secrets/stet
            """)

    @Option(help: ArgumentHelp("The address of the interface to listen on.", valueName: "address"))
    var host = "127.0.0.1"

    @Option(help: ArgumentHelp("The port; 0 for any that is free.", valueName: "number"))
    var port = 8080

    @Option(
        help: ArgumentHelp(
            "Where readers reach the site, for links in feeds (default: http://HOST:PORT).",
            valueName: "address"))
    var address: String?

    @Option(help: ArgumentHelp("The site's name.", valueName: "words"))
    var title = "Stet"

    @Option(help: ArgumentHelp("Whom to ask for corrections and takedown.", valueName: "words"))
    var contact: String?

    @Option(
        help: ArgumentHelp(
            "Requests a second for one client, five times as many at once; 0 for any number.",
            valueName: "number"))
    var limit = 50

    @Option(
        help: ArgumentHelp(
            "A file with the password to /review, where the operator decides about quarantined pages (default: $STET_REVIEW_PASSWORD; without one there is no /review).",
            valueName: "file"), completion: .file())
    var reviewPasswordFile: String?

    @OptionGroup var store: StoreOptions

    @Flag(name: .shortAndLong, help: "Print nothing but errors: no line for each request.")
    var quiet = false

    func validate() throws {
        guard (0...65535).contains(port) else { throw ValidationError("--port takes 0 to 65535") }
        guard limit >= 0 else { throw ValidationError("--limit takes a number, or 0 for none") }
    }

    func run() async throws {
        var logger = Logger(label: "stet") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = quiet ? .error : .info
        var settings = SiteSettings(
            address: address.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 } ?? "http://\(place)",
            release: Release.version, clock: { Date() })
        settings.title = title
        settings.contact = contact
        settings.requestsPerSecond = limit
        let review = try password().map { password in (desk: desk as any ReviewDesk, password: password) }
        do {
            let room = try await StoreReadingRoom(store.directory)
            Terminal.complain(damage: room.damage)
            let server = WebsiteServer(
                room, settings: settings, host: host, port: port, review: review, logger: logger)
            try await server.run { port in announce(port) }
        } catch let error as WebsiteError {
            throw TrackingError(.store, error.message)
        } catch {
            throw TrackingError(.unreadable, "cannot listen on \(place): \(reason(error))")
        }
    }

    /// Why nobody can listen there, and what to do.
    private func reason(_ error: any Error) -> String {
        switch (error as? IOError)?.errnoCode {
        case EADDRINUSE:
            "another program listens there; end it, or take another --port (0 for any that is free)"
        case EADDRNOTAVAIL: "this machine does not have that address; --host takes one that it has"
        case EACCES, EPERM:
            "only the system's administrator may use port \(port); take a --port of 1024 or above"
        default:
            error is SocketAddressError
                ? "there is no such host; --host takes an address of this machine" : "\(error)"
        }
    }

    private static let shortestPassword = 12

    /// What opens /review; never an argument, for those are seen by everybody on the machine.
    private func password() throws(TrackingError) -> String? {
        var password = Terminal.environment("STET_REVIEW_PASSWORD")
        if let reviewPasswordFile {
            guard let data = try? Data(contentsOf: URL(filePath: reviewPasswordFile)) else {
                throw TrackingError(
                    .unreadable, "\(reviewPasswordFile) cannot be read; it should hold a password")
            }
            password = String(decoding: data, as: UTF8.self)
            while password?.last?.isNewline ?? false { password?.removeLast() }
        }
        guard let password else { return nil }
        guard password.utf8.count >= Self.shortestPassword else {
            throw TrackingError(
                .usage, "the password to /review needs \(Self.shortestPassword) bytes or more")
        }
        return password
    }

    private var desk: StoreReviewDesk {
        StoreReviewDesk(store.directory) { store in
            Tracker(store: store, fetcher: Fetcher(userAgent: Release.userAgent()), now: { Date() })
        }
    }

    private var place: String { (host.contains(":") ? "[\(host)]" : host) + ":\(port)" }

    /// Says where the site is, and who can reach it.
    private func announce(_ port: Int) {
        let isLocal = host.hasPrefix("127.") || host == "::1" || host == "localhost"
        let name = host.contains(":") ? "[\(host)]" : host == "0.0.0.0" ? "127.0.0.1" : host
        Terminal.standardError("Stet is at http://\(name):\(port)/ (stop with Ctrl-C)\n")
        if !isLocal {
            Terminal.standardError(
                "stet: everybody who reaches this machine can read everything that is tracked, the pages as received included; put a server that speaks TLS in front of it\n"
            )
        }
    }
}
