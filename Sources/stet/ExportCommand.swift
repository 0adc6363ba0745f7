import ArgumentParser
import Articles
import Rendering
import Tracking

struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write revisions and changes as data for other programs.",
        discussion: """
            jsonl: a line for every revision (stet-show/1) and, after it, one for its diff to the revision \
            before (stet-diff/1). csv: a row for every change of a block.

            EXAMPLES:
              stet export >all.jsonl
              stet export ferries --format csv --min-significance 0.8
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case jsonl, csv
    }

    @Argument(help: "The articles; without: all.")
    var article: [String] = []

    @Option(help: "jsonl or csv.")
    var format = Format.jsonl

    @OptionGroup var filter: FilterOptions
    @OptionGroup var store: StoreOptions

    func run() async throws {
        let store = try await store.open(for: .reading)
        var entries: [TrackedArticle] = []
        if article.isEmpty { entries = try await store.entries() }
        for name in article { entries.append(try await store.entry(named: name)) }
        if format == .csv { show(ChangeTable.header) }
        let progress = Progress(Terminal.outputIsTerminal ? nil : "exporting \(entries.count) articles …")
        defer { progress.end() }
        for entry in entries { try await export(entry.identity, from: store) }
    }

    private func export(_ identity: ArticleIdentity, from store: Store) async throws {
        var before: ArticleState?
        for revision in try await store.history(of: identity) {
            let state = try await store.state(at: revision, of: identity)
            let document = before.map { before in
                DiffDocument(
                    identity: identity, old: before, new: state,
                    diff: store.diff(from: before.article, to: state.article), filter: filter.value)
            }
            switch format {
            case .jsonl:
                show(try JSONText.make(ShowReport(identity, state), onOneLine: true))
                if let document { show(try JSONText.make(DiffReport(document), onOneLine: true)) }
            case .csv:
                if let document { show(ChangeTable.rows(document)) }
            }
            before = state
        }
    }

    private func show(_ text: String) {
        Terminal.show(text, paged: false)
    }
}
