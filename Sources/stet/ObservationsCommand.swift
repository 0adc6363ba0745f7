import ArgumentParser
import Articles
import Rendering
import Tracking

struct ObservationsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "observations",
        abstract: "List every look at an article, and the addresses it was seen at.",
        discussion: """
            Looks older than two weeks that followed each other and found the same are one line: the first, the \
            last, and how many.

            EXAMPLES:
              stet observations ferries
              stet observations ferries --json
            """)

    @Argument(help: Help.article)
    var article: String

    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let store = try await store.open(for: .reading)
        let entry = try await store.entry(named: article)
        let addresses = try await store.addresses(of: entry.identity)
        let runs = try await store.observations(of: entry.identity)
        try output.show(
            ObservationsReport(entry, addresses, runs),
            or: TerminalObservations.render(entry, addresses, runs, style: output.style()))
    }
}
