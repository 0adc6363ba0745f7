import ArgumentParser
import Articles
import FoundationEssentials
import ProseDiff
import Rendering
import Tracking

struct DiffCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Show the words that changed between two revisions.",
        discussion: """
            Without FROM and TO: between the last two revisions. With FROM alone: from there to the latest.

            EXAMPLES:
              stet diff ferries                      the last change
              stet diff ferries first --full         all since, unchanged words too
              stet diff ferries 2 3 --side-by-side
              stet diff ferries --html diff.html     as a page to look at or send
              stet diff ferries --min-significance 0.8 --only headline,bullet
            """)

    @Argument(help: Help.article)
    var article: String

    @Argument(help: ArgumentHelp(Help.revision))
    var from: String?

    @Argument(help: "The same, for the newer side.")
    var to: String?

    @Flag(help: "Show unchanged blocks too.")
    var full = false

    @Flag(help: "Show the older state on the left and the newer on the right.")
    var sideBySide = false

    @Option(
        help: ArgumentHelp("Write a page with the diff to a file; - for standard output.", valueName: "file"),
        completion: .file())
    var html: String?

    @Flag(help: "With --html: one page with every step from FROM (or the first) to TO (or the latest).")
    var steps = false

    @OptionGroup var filter: FilterOptions

    @Flag(help: "Exit with 1 where the revisions differ.")
    var exitCode = false

    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if steps, html == nil { throw ValidationError("--steps goes with --html FILE") }
        if html != nil, output.json { throw ValidationError("choose --html or --json") }
    }

    func run() async throws {
        let store = try await store.open(for: .reading)
        let entry = try await store.entry(named: article)
        let history = try await store.history(of: entry.identity)
        if history.count == 1, from == nil, html == nil, !output.json {
            return output.show(
                "\(entry.identity.name) has one revision so far: there is nothing to compare.\n")
        }
        let range = try await chosen(from: history, of: entry.identity, store)
        let documents = try await documents(range, in: history, of: entry.identity, store)
        if html == "-" {
            output.show(HTMLDiff.page(documents), paged: false)
        } else if let html {
            try write(HTMLDiff.page(documents), to: html)
            output.show("wrote \(html)\n", paged: false)
        } else {
            try output.show(
                DiffReport(documents[0]),
                or: TerminalDiff.render(
                    documents[0], style: output.style(unboundedWidth: sideBySide ? 120 : 1_000_000),
                    full: full,
                    layout: sideBySide ? .sideBySide : .inline))
        }
        if exitCode, documents.contains(where: { $0.showsChanges || $0.presence != nil }) {
            throw Ended(status: .differs)
        }
    }

    private func chosen(
        from history: [Revision], of identity: ArticleIdentity, _ store: Store
    ) async throws(TrackingError) -> (Revision, Revision) {
        let new = try await store.revision(named: to ?? "latest", in: history, of: identity)
        let old = steps ? 1 : max(1, new.number - 1)
        return (try await store.revision(named: from ?? String(old), in: history, of: identity), new)
    }

    private func documents(
        _ range: (Revision, Revision), in history: [Revision], of identity: ArticleIdentity, _ store: Store
    ) async throws(TrackingError) -> [DiffDocument] {
        var stops = [range.0, range.1]
        if steps, range.0.number < range.1.number {
            stops = history.filter { (range.0.number...range.1.number).contains($0.number) }
        }
        var documents: [DiffDocument] = []
        for (old, new) in zip(stops, stops.dropFirst()) {
            let comparison = try await store.compare(old, new, of: identity)
            documents.append(
                DiffDocument(
                    identity: identity, old: ArticleState(revision: old, article: comparison.old.article),
                    new: ArticleState(revision: new, article: comparison.new.article), diff: comparison.diff,
                    filter: filter.value))
        }
        return documents
    }

    private func write(_ page: String, to path: String) throws(TrackingError) {
        // In place: what the name leads to may be a link, a pipe or a device.
        do { try Data(page.utf8).write(to: URL(filePath: path)) } catch {
            throw TrackingError(
                .unreadable,
                "\(path) cannot be written; check that its directory exists and that you may write there")
        }
    }
}
