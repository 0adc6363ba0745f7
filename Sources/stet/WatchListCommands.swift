import ArgumentParser
import Articles
import Fetching
import FoundationEssentials
import Rendering
import Scheduling
import Tracking
import Watching

extension WatchCommand {
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
struct WatchEntryReport: Encodable {
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
