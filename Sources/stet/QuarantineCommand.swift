import ArgumentParser
import Articles
import Fetching
import FoundationEssentials
import Rendering
import Tracking

struct QuarantineCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quarantine",
        abstract: "Look at pages that were not recorded, and decide about them.",
        discussion: """
            A page that is probably not the article any more (an error page, a wall, a stump) is kept here, not \
            recorded. Accept it if it is the article after all; reject it, and its like is not kept again.

            EXAMPLES:
              stet quarantine
              stet quarantine show k3x0p9w2ma
              stet quarantine reject k3x0p9w2ma
            """,
        subcommands: [ListPages.self, ShowPage.self, AcceptPage.self, RejectPage.self],
        defaultSubcommand: ListPages.self)

    struct ListPages: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List the pages that wait, the newest first.",
            discussion: """
                EXAMPLES:
                  stet quarantine
                  stet quarantine list --json
                """)

        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let pages = try await store.open(for: .reading).quarantined()
            try output.show(QuarantineReport(pages), or: text(pages), paged: false)
        }

        private func text(_ pages: [QuarantinedPage]) -> String {
            guard !pages.isEmpty else { return "No page waits in quarantine.\n" }
            return pages.map { page in
                "\(page.id)  \(Timestamp.minute(page.observed))  \(page.publication)/\(page.article)\n    "
                    + Printable.line(page.reason, limit: 1000) + "\n"
            }.joined()
        }
    }

    struct ShowPage: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Show what is known of a page, and what can be read in it.",
            discussion: """
                EXAMPLE:
                  stet quarantine show k3x0p9w2ma
                """)

        @Argument(help: QuarantineCommand.pageHelp)
        var page: String

        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let store = try await store.open(for: .reading)
            let page = try store.quarantined(named: page)
            let article = try store.reading(of: page)
            var text = "\(page.publication)/\(page.article)\n"
            text += "seen \(Timestamp.minute(page.observed)) at \(Printable.line(page.source, limit: 1000))"
            text += page.status.map { ", answered \($0)" } ?? ""
            text += "\nnot recorded: \(Printable.line(page.reason, limit: 1000))\n"
            text += "as received: \(store.path(of: page)) (\(page.size) bytes)\n\n"
            if let article {
                for block in article.blocks {
                    text += "  \(block.kind.rawValue)\t\(Printable.line(block.text, limit: 100_000))\n"
                }
            } else {
                text += "Nothing can be read in it as an article.\n"
            }
            try output.show(QuarantineReport([page]), or: text)
        }
    }

    struct AcceptPage: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "accept", abstract: "Record a page: it is the article after all.",
            discussion: """
                EXAMPLE:
                  stet quarantine accept k3x0p9w2ma
                """)

        @Argument(help: QuarantineCommand.pageHelp)
        var page: String

        @OptionGroup var store: StoreOptions
        @OptionGroup var output: PlainOutputOptions

        func run() async throws {
            let store = try await store.open(for: .recording)
            let page = try store.quarantined(named: page)
            let tracker = Tracker(
                store: store, fetcher: Fetcher(userAgent: Release.userAgent()), now: { Date.now })
            let tracked = try await tracker.accept(page)
            let outcome =
                tracked.isRecorded
                ? "recorded as revision \(tracked.revision.number) (\(tracked.revision.summary))"
                : "unchanged since revision \(tracked.revision.number)"
            try output.show(
                TrackReport(tracked, source: page.source),
                or: "\(tracked.identity.publication)/\(tracked.identity.name): \(outcome)\n")
        }
    }

    struct RejectPage: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "reject", abstract: "Let go of a page, and do not keep its like again.",
            discussion: """
                EXAMPLE:
                  stet quarantine reject k3x0p9w2ma
                """)

        @Argument(help: QuarantineCommand.pageHelp)
        var page: String

        @OptionGroup var store: StoreOptions
        @OptionGroup var output: PlainOutputOptions

        func run() async throws {
            let store = try await store.open(for: .recording)
            var page = try store.quarantined(named: page)
            try store.reject(page)
            page.state = .rejected
            try output.show(QuarantineReport([page]), or: "rejected \(page.id)\n")
        }
    }

    static let pageHelp: ArgumentHelp = "The page: its id, or the beginning of it."
}

/// The pages in quarantine for other programs: `stet-quarantine/1`.
struct QuarantineReport: Encodable {
    let format = "stet-quarantine/1"
    let pages: [QuarantinedPage]

    init(_ pages: [QuarantinedPage]) { self.pages = pages }
}
