import ArgumentParser
import Articles
import Dispatch
import Fetching
import FoundationEssentials
import Glibc
import Politeness
import Tracking
import Watching

struct WatchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "Keep looking at what is on the watch list, and record every edit.",
        discussion: """
            Looks at young articles several times an hour and at old ones every few weeks, by what is known of \
            when newsrooms edit; asks each site one thing at a time, and what its robots.txt allows. Ends on Ctrl-C \
            or SIGTERM and goes on where it was.

            EXAMPLES:
              stet watch add https://example.org/feed.xml
              stet watch
              stet watch why ferries
            """,
        subcommands: [Run.self, Add.self, Show.self, Remove.self, Why.self],
        defaultSubcommand: Run.self)

    static func clear(_ error: WatchError) -> TrackingError { TrackingError(.store, error.description) }

    struct Run: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "run", abstract: "Look at what is due, until stopped.",
            discussion: """
                EXAMPLES:
                  stet watch
                  stet watch run --once      for a timer: look at what is due now, and end
                """)

        @Flag(help: "Look at what is due now, and end.")
        var once = false

        @Option(help: ArgumentHelp("The most requests at the same time.", valueName: "number"))
        var concurrency = 16

        @Option(
            help: ArgumentHelp(
                "The least seconds between two requests to a site (default: 2).", valueName: "seconds"))
        var delay: Double?

        @Option(help: ArgumentHelp("The most requests to a site in a day.", valueName: "number"))
        var dailyRequests: Int?

        @Option(help: ArgumentHelp("The most looks in an hour, all sites together.", valueName: "number"))
        var hourlyLooks: Double?

        @OptionGroup var network: NetworkOptions
        @OptionGroup var store: StoreOptions

        @Flag(help: "Say what happens in JSON, an object a line.")
        var json = false

        @Flag(name: .shortAndLong, help: "Print nothing but errors.")
        var quiet = false

        func validate() throws {
            guard (1...64).contains(concurrency) else {
                throw ValidationError("--concurrency takes a number from 1 to 64")
            }
            guard (0...86_400).contains(delay ?? 2) else {
                throw ValidationError("--delay takes seconds, up to a day")
            }
        }

        func run() async throws {
            let directory = self.store.directory
            let store = try await store.open(for: .recording)
            let settings = try WatchSettings(of: directory)
            let fetcher = network.fetcher(settings)
            let tracker = Tracker(store: store, fetcher: fetcher, now: { Date.now })
            let log = WatchLog(json: json, quiet: quiet, revisedToday: try await revisedToday(in: store))
            do {
                // Held until the end.
                let lock = try WatchLock(of: directory)
                defer { _ = lock }
                let book = try WatchBook(of: directory)
                try book.configure(try await settings?.items(by: fetcher, in: directory) ?? [])
                if try book.counts().isEmpty {
                    throw TrackingError(
                        .notFound, "nothing is on the watch list; begin with 'stet watch add https://…'")
                }
                let watcher = Watcher(
                    tracker: tracker, fetcher: fetcher, book: book, rules: rules(settings),
                    clock: WallClock(), report: { log.write($0) })
                let signals = Signals([SIGINT, SIGTERM], once: true) { Task { await watcher.stop() } }
                defer { signals.end() }
                let hangUp = Signals([SIGHUP], once: false) {
                    Task {
                        do {
                            let settings = try WatchSettings(of: directory)
                            try book.configure(
                                try await settings?.items(by: fetcher, in: directory) ?? [])
                            try await watcher.change(rules(settings))
                        } catch {
                            Terminal.complain("the settings stay as they were: \(error)")
                        }
                    }
                }
                defer { hangUp.end() }
                log.begin(try book.counts())
                let screen = log.isLive ? Task { await draw(watcher, log) } : nil
                defer {
                    screen?.cancel()
                    log.end()
                }
                try await watcher.run(once ? .whatIsDue : .forever)
                if once { await store.settle() }
            } catch let error as WatchError {
                throw WatchCommand.clear(error)
            }
        }

        /// The first number that the screen shows of today.
        private func revisedToday(in store: Store) async throws -> Int {
            guard Terminal.outputIsTerminal else { return 0 }
            let now = Date.now
            var filter = ChangeFilter()
            filter.announcedAt = now
            filter.since = Date(
                timeIntervalSince1970: (now.timeIntervalSince1970 / 86_400).rounded(.down) * 86_400)
            return try await store.changes(filter, limit: 10_000).count
        }

        /// Keeps the screen up to date between two events.
        private func draw(_ watcher: Watcher, _ log: WatchLog) async {
            while !Task.isCancelled {
                if let status = try? await watcher.status() { log.show(status) }
                try? await Task.sleep(for: .seconds(1))
            }
        }

        private func rules(_ settings: WatchSettings?) -> WatchRules {
            let pace = PaceRules(minimumDelay: delay ?? 2, dailyRequests: dailyRequests)
            guard let settings else {
                return WatchRules(concurrency: concurrency, pace: pace, hourlyLooks: hourlyLooks)
            }
            return settings.rules(concurrency: concurrency, pace: pace, hourlyLooks: hourlyLooks)
        }
    }
}

/// The time of the machine.
private struct WallClock: WatchClock {
    let runsByItself = true

    func now() -> Date { Date.now }

    func sleep(until time: Date) async {
        try? await Task.sleep(for: .seconds(max(0, min(time.timeIntervalSinceNow, 3_600))))
    }
}

/// Does something at a signal instead of what the signal does; where told so, only the first time.
private final class Signals {
    private let sources: [any DispatchSourceSignal]

    init(_ numbers: [Int32], once: Bool, _ action: @escaping @Sendable () -> Void) {
        sources = numbers.map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number)
            source.setEventHandler {
                action()
                if once { signal(number, SIG_DFL) }
            }
            source.resume()
            return source
        }
    }

    func end() { for source in sources { source.cancel() } }
}
