import ArgumentParser
import Articles
import Rendering
import Tracking

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

struct ListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the tracked articles, newest change first.",
        discussion: """
            EXAMPLES:
              stet list
              stet list --json
              stet list --stealth        edits that nobody owned up to, newest first
            """)

    @Flag(help: "List stealth edits instead: words changed, no note and no newer time on the page.")
    var stealth = false

    @Option(help: ArgumentHelp("With --stealth: the most edits to list (default: 50).", valueName: "number"))
    var limit: Int?

    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard limit ?? 1 > 0 else { throw ValidationError("--limit takes a number from 1") }
        guard limit == nil || stealth else {
            throw ValidationError("--limit goes with --stealth; all articles are listed")
        }
    }

    func run() async throws {
        let store = try await store.open(for: .reading)
        if stealth { return try await listStealthEdits(in: store) }
        let rows = try await store.entries()
        let hint = "No article is tracked yet. Begin with: stet track https://…\n"
        try output.show(
            ListReport(rows), or: rows.isEmpty ? hint : TerminalList.render(rows, style: output.style()),
            paged: false)
    }

    private func listStealthEdits(in store: Store) async throws {
        var filter = ChangeFilter()
        filter.isStealth = true
        filter.announcedAt = .now
        let changes = try await store.changes(filter, limit: limit ?? 50)
        let hint = "No stealth edit is known.\n"
        try output.show(
            ChangesReport(changes),
            or: changes.isEmpty ? hint : TerminalChanges.render(changes, style: output.style()))
    }
}

struct LogCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log",
        abstract: "List the revisions of an article.",
        discussion: """
            EXAMPLES:
              stet log https://example.org/news/ferries
              stet log ferries --json
            """)

    @Argument(help: Help.article)
    var article: String

    @Flag(help: "List two texts that alternate one by one, rather than counted.")
    var full = false

    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let store = try await store.open(for: .reading)
        let entry = try await store.entry(named: article)
        var rows = try await store.changes(of: entry.identity).map { RevisionRow($0) }
        if let last = rows.indices.last {
            rows[last].isProvisional = try await store.isProvisional(
                rows[last].revision, of: entry.identity)
        }
        try output.show(
            LogReport(entry.identity, headline: entry.headline, rows),
            or: TerminalHistory.render(
                entry.identity, headline: entry.headline, rows, style: output.style(), full: full))
    }
}

struct ShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show an article as it stood.",
        discussion: """
            EXAMPLES:
              stet show ferries                      as it stands
              stet show ferries first                as it was first seen
              stet show ferries 2022-03-29T18:00Z    as it stood then
            """)

    @Argument(help: Help.article)
    var article: String

    @Argument(help: ArgumentHelp(Help.revision))
    var revision = "latest"

    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let store = try await store.open(for: .reading)
        let entry = try await store.entry(named: article)
        let history = try await store.history(of: entry.identity)
        let state = try await store.state(
            at: store.revision(named: revision, in: history, of: entry.identity), of: entry.identity)
        try output.show(
            ShowReport(entry.identity, state),
            or: TerminalArticle.render(
                state.article, state.revision, identity: entry.identity, style: output.style()))
    }
}

extension Store {
    func state(at revision: Revision, of identity: ArticleIdentity) async throws(TrackingError)
        -> ArticleState
    {
        ArticleState(revision: revision, article: try await article(at: revision, of: identity))
    }
}
