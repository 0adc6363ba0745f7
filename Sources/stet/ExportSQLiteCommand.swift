import ArgumentParser
import Articles
import Exporting
import FoundationEssentials
import Glibc
import Rendering
import Tracking

struct ExportSQLiteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sqlite",
        abstract: "Write revisions and what changed as an SQLite file like that of the NewsEdits dataset.",
        discussion: """
            Tables entryversion, split_sentences and matched_sentences, as docs/formats.md describes them.

            EXAMPLE:
              stet export sqlite edits.db ferries
            """)

    @Argument(help: "The file to make; it must not be there yet.", completion: .file())
    var file: String

    @Argument(help: "The articles; without: all.")
    var article: [String] = []

    @OptionGroup var store: StoreOptions

    @OptionGroup var output: PlainOutputOptions

    func run() async throws {
        try store.demand()
        let store = try await store.open(for: .reading)
        var entries: [TrackedArticle] = []
        if article.isEmpty { entries = try await store.entries() }
        for name in article { entries.append(try await store.entry(named: name)) }
        guard access(file, F_OK) != 0 else {
            throw TrackingError(.usage, "\(file) is there already; name another file, or remove it")
        }
        // Whoever sees the file sees all of it.
        let draft = file + ".part"
        unlink(draft)
        var revisions = 0
        do {
            let dataset = try EditsDataset(at: draft)
            for (index, entry) in entries.enumerated() {
                revisions += try await write(entry.identity, of: store, to: dataset)
                Terminal.showProgress("exporting, article", index + 1, of: entries.count)
            }
        } catch {
            unlink(draft)
            throw (error as? ExportError).map { TrackingError(.unreadable, $0.description) } ?? error
        }
        guard rename(draft, file) == 0 else {
            throw TrackingError(.unreadable, "\(file) cannot be written; check the directory's permissions")
        }
        try output.show(
            ExportReport(file: file, articles: entries.count, revisions: revisions),
            or:
                "\(file): \(Plural.count(revisions, "revision")) of \(Plural.count(entries.count, "article"))\n"
        )
    }

    private func write(
        _ identity: ArticleIdentity, of store: Store, to dataset: EditsDataset
    ) async throws -> Int {
        let history = try await store.history(of: identity)
        var before: (revision: Revision, state: Article)?
        for revision in history {
            let state = try await store.article(at: revision, of: identity)
            let step = before.map { ($0.revision, $0.state, store.diff(from: $0.state, to: state)) }
            try dataset.write(revision, state, of: identity, all: history.count, after: step)
            before = (revision, state)
        }
        return history.count
    }
}

/// The shape `stet-export/1`.
private struct ExportReport: Encodable {
    var format = "stet-export/1"
    let file: String
    let articles: Int
    let revisions: Int
}
