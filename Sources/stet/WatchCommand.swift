import ArgumentParser
import Articles
import Dispatch
import Fetching
import FoundationEssentials
import Glibc
import Politeness
import Rendering
import Scheduling
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

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "add",
            abstract: "Put addresses on the watch list: articles, feeds, sitemaps, pages.",
            discussion: """
                What stands at an address is found out by reading it, unless --as says so. Of a front page that \
                names feeds, the first feed is taken.

                EXAMPLES:
                  stet watch add https://example.org/feed.xml --exclude '*/sport/*'
                  stet watch add https://example.org/news/ferries --as article
                """)

        @Argument(help: "The addresses; - reads them from standard input, one a line.")
        var address: [String]

        @Option(
            name: .customLong("as"),
            help: ArgumentHelp("What stands there: article, feed, sitemap or page.", valueName: "kind"),
            completion: .list(WatchItem.Kind.allCases.map(\.rawValue)),
            transform: { text in
                guard let kind = WatchItem.Kind(rawValue: text) else {
                    throw ValidationError("--as takes article, feed, sitemap or page")
                }
                return kind
            })
        var kind: WatchItem.Kind?

        @Option(
            help: ArgumentHelp("Take only articles whose address fits, * for anything.", valueName: "pattern")
        )
        var include: [String] = []

        @Option(help: ArgumentHelp("Leave out articles whose address fits.", valueName: "pattern"))
        var exclude: [String] = []

        @Option(help: ArgumentHelp("The most articles taken from it in a day.", valueName: "number"))
        var dailyLimit: Int?

        @Flag(help: "Take live blogs too, which change without end.")
        var liveBlogs = false

        @Flag(help: "Take pages of scores too.")
        var scores = false

        @OptionGroup var network: NetworkOptions
        @OptionGroup var store: StoreOptions

        @Flag(help: "Say what was done in JSON, an object a line.")
        var json = false

        func run() async throws {
            let store = try await store.open(for: .recording)
            let choice = SourceChoice(
                include: include, exclude: exclude, takesLiveBlogs: liveBlogs, takesScores: scores,
                dailyLimit: dailyLimit)
            var worst: TrackingError?
            do {
                let book = try WatchBook(of: store.directory)
                for text in names {
                    do { try await add(text, choice, to: book) } catch let error as TrackingError {
                        Terminal.complain(error)
                        worst = error
                    }
                }
            } catch let error as WatchError {
                throw WatchCommand.clear(error)
            }
            if let worst { throw Ended(status: ExitStatus(worst.code)) }
        }

        private var names: [String] {
            address.flatMap { text in
                guard text == "-" else { return [text] }
                let input = String(decoding: Terminal.standardInput(limit: 10_000_000), as: UTF8.self)
                return input.split(whereSeparator: \.isNewline).map(String.init)
            }
        }

        private func add(_ text: String, _ choice: SourceChoice, to book: WatchBook) async throws {
            var address: WebAddress
            do { address = try WebAddress(text) } catch { throw TrackingError(.usage, error.description) }
            var kind = self.kind
            var note = ""
            if kind == nil {
                let fetcher = network.fetcher()
                let response: Response
                do { response = try await fetcher.fetch(address) } catch {
                    throw TrackingError(.unreadable, error.description)
                }
                let guess = WatchItem.Kind.guess(response)
                kind = guess.kind
                address = response.final
                if guess.kind == .page, let feed = guess.feeds.first.flatMap({ try? WebAddress($0) }) {
                    note = ", the feed that \(address) names"
                    (address, kind) = (feed, .feed)
                }
            }
            let item = WatchItem(
                address, kind ?? .article, choice: kind == .article ? nil : choice, appeared: Date.now,
                due: Date.now)
            let isNew = try !book.add([item]).isEmpty
            let what = (kind ?? .article).rawValue
            if json {
                let outcome: WatchEntryReport.Outcome = isNew ? .watched : .alreadyWatched
                return try WatchEntryReport(address, what, outcome).show()
            }
            Terminal.show(
                isNew ? "\(address): watched (\(what)\(note))\n" : "\(address): is on the list already\n",
                paged: false)
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List what is on the watch list, and when it is looked at next.",
            discussion: """
                EXAMPLES:
                  stet watch list
                  stet watch list --articles --json
                """)

        @Flag(help: "List every article too, not the sources alone.")
        var articles = false

        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let store = try await store.open(for: .reading)
            do {
                let book = try WatchBook(of: store.directory)
                let counts = try book.counts()
                let kinds = Set(WatchItem.Kind.allCases).subtracting(articles ? [] : [.article])
                let items = try book.items(kinds)
                var text = items.map { item in
                    "\(item.kind.rawValue.padding(to: 8)) \(item.address)\n"
                        + "         next \(Timestamp.minute(item.due)): \(item.reason)\n"
                }.joined()
                let articles = counts[.article] ?? 0
                text += "\(articles) article\(articles == 1 ? "" : "s") watched\n"
                try output.show(WatchListReport(items, articles: articles), or: text)
            } catch let error as WatchError {
                throw WatchCommand.clear(error)
            }
        }
    }

    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "remove", abstract: "Take addresses off the watch list; what was recorded stays.",
            discussion: """
                No feed or page puts them there again, but 'stet watch add' does.

                EXAMPLE:
                  stet watch remove https://example.org/feed.xml
                """)

        @Argument(help: "The addresses.")
        var address: [String]

        @OptionGroup var store: StoreOptions

        @Flag(help: "Say what was done in JSON, an object a line.")
        var json = false

        func run() async throws {
            let store = try await store.open(for: .recording)
            do {
                let book = try WatchBook(of: store.directory)
                for text in address {
                    guard let address = try? WebAddress(text), let item = try book.item(at: address) else {
                        throw TrackingError(.notFound, "\(text) is not on the watch list")
                    }
                    guard !item.isConfigured else {
                        throw TrackingError(
                            .usage, "\(text) is named in \(store.directory)/stet.yaml: take it out there")
                    }
                    try book.remove(item)
                    if json {
                        try WatchEntryReport(address, nil, .removed).show()
                    } else {
                        Terminal.show("\(address): not watched any more\n", paged: false)
                    }
                }
            } catch let error as WatchError {
                throw WatchCommand.clear(error)
            }
        }
    }

    struct Why: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "why", abstract: "Say when an article is looked at next, and for what reason.",
            discussion: """
                EXAMPLES:
                  stet watch why ferries
                  stet watch why https://example.org/news/ferries --json
                """)

        @Argument(help: Help.article)
        var article: String

        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let store = try await store.open(for: .reading)
            do {
                let book = try WatchBook(of: store.directory)
                var item = try (try? WebAddress(article)).flatMap { try book.item(at: $0) }
                if item == nil { item = try book.item(of: try await store.entry(named: article).identity) }
                guard let item else {
                    throw TrackingError(.notFound, "'\(article)' is not on the watch list")
                }
                var text = "\(item.address)\nnext look \(Timestamp.minute(item.due)): \(item.reason)\n"
                if let looked = item.watched.looked { text += "last look \(Timestamp.minute(looked))\n" }
                if let origin = item.origin { text += "found in \(origin)\n" }
                try output.show(item, or: text, paged: false)
            } catch let error as WatchError {
                throw WatchCommand.clear(error)
            }
        }
    }
}

extension String {
    fileprivate func padding(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}

/// The watch list for other programs: `stet-watch/1`.
struct WatchListReport: Encodable {
    let format = "stet-watch/1"
    let items: [WatchItem]
    let articles: Int

    init(_ items: [WatchItem], articles: Int) {
        self.items = items
        self.articles = articles
    }
}

/// What was done to the watch list, for other programs: `stet-watch-entry/1`, one object a line.
private struct WatchEntryReport: Encodable {
    enum Outcome: String, Encodable {
        case watched, alreadyWatched, removed
    }

    let format = "stet-watch-entry/1"
    let address: String
    let kind: String?
    let outcome: Outcome

    init(_ address: WebAddress, _ kind: String?, _ outcome: Outcome) {
        self.address = address.description
        self.kind = kind
        self.outcome = outcome
    }

    func show() throws { Terminal.show(try JSONText.make(self, onOneLine: true), paged: false) }
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
