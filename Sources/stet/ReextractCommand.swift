import ArgumentParser
import Articles
import FoundationEssentials
import Rendering
import Tracking

struct ReextractCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reextract",
        abstract: "Read kept pages again as they would be read today, and record what is read otherwise.",
        discussion: """
            The latest page of every article is read again, by what this release knows, the rules say and was \
            learnt. Where other words are found, they are recorded as a technical revision: our reading changed, \
            not their text. Can be interrupted and begun again: what was recorded is found the same.

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
        var isDamaged = false
        for (number, entry) in entries.enumerated() {
            if !output.quiet { Terminal.showProgress("reading again, article", number, of: entries.count) }
            do {
                guard let found = try await store.reread(entry, isTrial: isTrial, at: Date.now) else {
                    continue
                }
                count += 1
                if !output.quiet { Terminal.showProgress(nil) }
                try show(found, of: entry.identity)
            } catch let error as TrackingError {
                // One that cannot be read keeps nobody from the others.
                Terminal.complain(error)
                isDamaged = true
            }
        }
        if !output.quiet { Terminal.showProgress(nil) }
        await store.settle()
        if !output.json {
            let outcome = isTrial ? "would be read otherwise" : "read otherwise and recorded"
            output.show("\(count) of \(Plural.count(entries.count, "article")) \(outcome)\n", paged: false)
        }
        if isDamaged { throw Ended(status: .storeTrouble) }
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
