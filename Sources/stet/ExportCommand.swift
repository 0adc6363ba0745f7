import ArgumentParser
import Articles
import FoundationEssentials
import Rendering
import Tracking
import WebArchives

struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write revisions and changes as data for other programs.",
        discussion: """
            Without a subcommand: to standard output, as JSON Lines unless --format says otherwise.

            EXAMPLES:
              stet export >all.jsonl
              stet export ferries --format csv --min-significance 0.8
              stet export sqlite edits.db
            """,
        subcommands: [ExportStreamCommand.self, ExportSQLiteCommand.self],
        defaultSubcommand: ExportStreamCommand.self)
}

struct ExportStreamCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stream",
        abstract: "Write to standard output: JSON Lines, CSV or WARC.",
        discussion: """
            jsonl: a line for every revision (stet-show/1) and, after it, one for its diff to the revision \
            before (stet-diff/1). csv: a row for every change of a block. warc: the pages as received, a record \
            for every revision that has one (ISO 28500, compressed).

            EXAMPLES:
              stet export >all.jsonl
              stet export ferries --format csv --min-significance 0.8
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case jsonl, csv, warc
    }

    @Argument(help: "The articles; without: all.")
    var article: [String] = []

    @Option(help: "jsonl, csv or warc.")
    var format = Format.jsonl

    @OptionGroup var filter: FilterOptions
    @OptionGroup var store: StoreOptions

    func validate() throws {
        guard format != .warc || filter.value == DiffFilter() else {
            throw ValidationError(
                "a web archive holds whole pages: --only and --min-significance go with jsonl and csv")
        }
    }

    func run() async throws {
        try store.demand()
        let store = try await store.open(for: .reading)
        var entries: [TrackedArticle] = []
        if article.isEmpty { entries = try await store.entries() }
        for name in article { entries.append(try await store.entry(named: name)) }
        if format == .csv { show(ChangeTable.header) }
        if format == .warc {
            Terminal.show(
                try ArchiveWriter.fileHead(
                    software: "Stet/\(Release.version)", date: Date.now,
                    id: "urn:uuid:\(UUID().uuidString.lowercased())"))
        }
        let progress = Progress(
            Terminal.outputIsTerminal ? nil : "exporting \(Plural.count(entries.count, "article")) …")
        defer { progress.end() }
        var homeless = 0
        for entry in entries { homeless += try await export(entry.identity, from: store) }
        if homeless > 0 {
            progress.end()
            Terminal.complain(
                "\(Plural.count(homeless, "revision")) of pastes \(homeless == 1 ? "has" : "have") no address and will not come back with 'stet import'; 'stet import store' takes over all of a store"
            )
        }
    }

    /// Writes an article, and gives how many of its records cannot be imported again.
    private func export(_ identity: ArticleIdentity, from store: Store) async throws -> Int {
        if format == .warc { return try await exportPages(identity, from: store) }
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
            case .warc: break
            }
            before = state
        }
        return 0
    }

    /// Writes the snapshots of an article, and gives how many of them have no address.
    ///
    /// Of a page that is gone there is none.
    private func exportPages(_ identity: ArticleIdentity, from store: Store) async throws -> Int {
        var homeless = 0
        for revision in try await store.history(of: identity)
        where revision.kind != .vanished && revision.kind != .technical {
            let snapshot = try await store.snapshot(at: revision, of: identity)
            let article = try await store.article(at: revision, of: identity)
            if article.metadata.url == nil { homeless += 1 }
            let message = HTTPMessage(
                status: 200, fields: [.init("Content-Type", snapshot.mediaType)], body: snapshot.bytes)
            Terminal.show(
                try ArchiveWriter.response(
                    message, target: article.metadata.url ?? "file:///\(identity.name)",
                    date: revision.observed, id: Self.recordID(revision.id), payloadDigest: revision.snapshot)
            )
        }
        return homeless
    }

    /// A record's name that follows from the commit, so that the same export has the same names.
    private static func recordID(_ id: RevisionID) -> String {
        let digits = Array(id.hex.prefix(32))
        let parts = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }
        return "urn:uuid:" + parts.joined(separator: "-")
    }

    private func show(_ text: String) {
        Terminal.show(text, paged: false)
    }
}
