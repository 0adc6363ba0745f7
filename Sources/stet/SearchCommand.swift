import ArgumentParser
import Articles
import Rendering
import Tracking

struct SearchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Find words that stand or stood in an article, and when they did.",
        discussion: """
            All WORDS together are one phrase. Letter case, accents, punctuation and typography make no difference; \
            an asterisk at the end stands for the rest of the last word.

            EXAMPLES:
              stet search winter timetable
              stet search 'ferr*' --publication harbour-courier.example
              stet search never doubted --gone       words that stand no more
            """)

    @Argument(help: "The words of one phrase.")
    var words: [String]

    @Option(help: ArgumentHelp("Only articles of this publication.", valueName: "host"))
    var publication: String?

    @Flag(help: "Only articles in which the words stand no more.")
    var gone = false

    @Option(help: ArgumentHelp("The most articles to show.", valueName: "number"))
    var limit = 20

    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard limit > 0 else { throw ValidationError("--limit takes a number from 1") }
    }

    func run() async throws {
        var query = SearchQuery(words.joined(separator: " "))
        query.publication = publication
        query.isGone = gone
        // One more tells whether there are more.
        query.limit = limit == .max ? limit : limit + 1
        let store = try await store.open(for: .reading)
        if let publication { try await store.requirePublication(publication) }
        let found = try await store.search(query)
        let hits = Array(found.prefix(limit))
        let more = found.count > limit ? "\nThere are more: ask with --limit.\n" : ""
        let place = publication.map { " of \(Printable.line($0, limit: 300))" } ?? ""
        let nothing =
            gone
            ? "These words are gone from no article\(place).\n"
            : "These words never stood in an article\(place).\n"
        try output.show(
            SearchReport(query.phrase, hits),
            or: hits.isEmpty ? nothing : TerminalSearch.render(hits, style: output.style()) + more)
    }
}
