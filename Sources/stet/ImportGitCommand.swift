import ArgumentParser
import Articles
import FoundationEssentials
import Importing
import Tracking

struct ImportGitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "git",
        abstract: "Record the revisions that another tracker kept in a git repository.",
        discussion: """
            Reads repositories of NewsDiffs (a file an article, its path the address) and of Open Terms Archive \
            (<service>/<type of terms>.md), each revision for the time of its commit; what only the other tracker's \
            reading changed becomes a technical revision. Begun again, an import goes on where it was.

            EXAMPLES:
              stet import git newsdiffs/articles
              stet import git contrib-versions --base https://terms.example/
            """)

    @Argument(help: "The repository, bare or with a working tree.", completion: .directory)
    var repository: String

    enum Layout: String, ExpressibleByArgument, CaseIterable {
        case newsdiffs, terms
    }

    @Option(help: "Whose it is, newsdiffs or terms (default: what its commits say).")
    var layout: Layout?

    @Option(
        help: ArgumentHelp(
            "What terms, which have no address in the repository, get one under (default: where it was cloned from).",
            valueName: "address"))
    var base: String?

    @OptionGroup var store: StoreOptions
    @OptionGroup var output: PlainOutputOptions

    func run() async throws {
        var address: WebAddress?
        if let base {
            do { address = try WebAddress(base.hasSuffix("/") ? base : base + "/") } catch {
                throw TrackingError(.usage, error.description)
            }
        }
        let store = try await store.open(for: .recording)
        let quiet = output.quiet
        let counts = try await GitImport(into: store, now: { Date.now }).run(
            repository, layout: layout.flatMap { TrackerLayout(rawValue: $0.rawValue) }, under: address
        ) { progress in
            if !quiet, progress.counts.pages % 16 == 0 { ImportReport.showProgress(progress, of: "file") }
        }
        Terminal.showProgress(nil)
        await store.settle()
        try output.show(ImportReport(repository, counts), or: ImportReport.line(repository, counts))
    }
}
