import ArgumentParser
import Articles
import FoundationEssentials
import Rendering
import Tracking

struct ReextractCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reextract",
        abstract: "Read kept pages again with this release, and record what it reads otherwise.",
        discussion: """
            The latest page of every article that another release read is read again. Where other words are \
            found, they are recorded as a technical revision: our reading changed, not their text. Can be \
            interrupted and begun again.

            EXAMPLES:
              stet reextract --dry-run
              stet reextract ferries
            """)

    @Argument(help: "The articles; without: all.")
    var article: [String] = []

    @Flag(name: .customLong("dry-run"), help: "Show what would change and record nothing.")
    var isTrial = false

    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let store = try await store.open(for: isTrial ? .reading : .recording)
        var entries: [TrackedArticle] = []
        if article.isEmpty { entries = try await store.entries() }
        for name in article { entries.append(try await store.entry(named: name)) }
        var count = 0
        for (number, entry) in entries.enumerated() {
            let progress = Progress(
                output.quiet ? nil : "reading again: \(number + 1) of \(entries.count) …")
            let found = try await store.reread(entry, isTrial: isTrial, at: Date.now)
            progress.end()
            guard let found else { continue }
            count += 1
            try show(found, of: entry.identity)
        }
        guard !output.json else { return }
        let outcome = isTrial ? "would be read otherwise" : "read otherwise and recorded"
        output.show("\(count) of \(entries.count) articles \(outcome)\n", paged: false)
    }

    private func show(_ found: Rereading, of identity: ArticleIdentity) throws {
        let document = DiffDocument(
            identity: identity, old: ArticleState(revision: found.old.revision, article: found.old.article),
            new: ArticleState(revision: found.new.revision, article: found.new.article), diff: found.diff)
        if output.json {
            output.show(try JSONText.make(DiffReport(document), onOneLine: true))
        } else {
            output.show(TerminalDiff.render(document, style: output.style()) + "\n", paged: false)
        }
    }
}
