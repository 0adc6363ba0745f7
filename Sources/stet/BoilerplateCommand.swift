import ArgumentParser
import Articles
import FoundationEssentials
import Rendering
import Tracking

struct BoilerplateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "boilerplate",
        abstract: "List what a publication prints on its articles and is left out of them, and overrule it.",
        discussion: """
            What recurs in a publication's articles and is not the article is learnt from those that are tracked, and \
            left out of what is read from then on. What you say of a line stands above that. Either makes no \
            revision by itself: it applies when an article's words change next, as a technical revision before \
            that, and with 'stet reextract'.

            EXAMPLES:
              stet boilerplate example.org
              stet boilerplate example.org --all
              stet boilerplate example.org --keep "The ferries sail in all weathers"
              stet boilerplate example.org --drop "Ring the harbour desk, day and night"
            """)

    @Argument(help: "The publication: a host, as 'stet list' names it.")
    var host: String

    @Option(help: ArgumentHelp("This line is the articles': never leave it out.", valueName: "line"))
    var keep: [String] = []

    @Option(help: ArgumentHelp("This line is boilerplate: leave it out.", valueName: "line"))
    var drop: [String] = []

    @Option(help: ArgumentHelp("Leave this line to the rules again.", valueName: "line"))
    var reset: [String] = []

    @Flag(help: "List the lines too that recur and are not left out, with the reason.")
    var all = false

    @OptionGroup var store: StoreOptions
    @OptionGroup var output: PlainOutputOptions

    func run() async throws {
        let isRuling = !keep.isEmpty || !drop.isEmpty || !reset.isEmpty
        let store = try await store.open(for: isRuling ? .recording : .reading)
        let publication = WebAddress.isLikely(host) ? try address().publication : host.lowercased()
        // Before anything is kept: a host that is not tracked is most likely misspelt.
        _ = try await store.boilerplate(of: publication)
        for (lines, ruling) in [(keep, false), (drop, true), (reset, nil)] as [([String], Bool?)] {
            for line in lines {
                try await store.rule(on: line, in: publication, isBoilerplate: ruling, at: Date.now)
            }
        }
        let known = try await store.boilerplate(of: publication).filter { all || $0.isLeftOut || isNamed($0) }
        try output.show(BoilerplateReport(publication, known), or: text(known, publication))
    }

    private func address() throws(TrackingError) -> ArticleKey {
        do { return ArticleKey(try WebAddress(host)) } catch {
            throw TrackingError(.usage, error.description)
        }
    }

    /// What was decided just now is shown whatever came of it.
    private func isNamed(_ known: KnownLine) -> Bool { keep.contains(known.line.text) }

    private func text(_ known: [KnownLine], _ publication: String) -> String {
        let name = Printable.line(publication, limit: 300)
        let leftOut = known.count(where: \.isLeftOut)
        var lines = [
            "\(leftOut == 1 ? "1 line is" : "\(leftOut) lines are") left out of the articles of \(name)"
        ]
        for one in known {
            let line = one.line
            lines += [
                "", "\(one.isLeftOut ? "left out" : "kept    ")  \(Printable.line(line.text, limit: 600))",
                "          \(evidence(line)); \(one.reason)",
            ]
            lines += line.examples.map { "          in \(Printable.line($0.name, limit: 300))" }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func evidence(_ line: RecurringLine) -> String {
        guard line.articles > 0 else { return "stood in no two articles" }
        var parts = ["stood in \(Plural.count(line.articles, "article"))"]
        if line.span > line.articles { parts[0] += " of \(line.span) in a row" }
        if line.changed > 0 { parts.append("changed by its numbers alone in \(line.changed)") }
        return parts.joined(separator: ", ")
    }
}

/// The lines of a publication as JSON; docs/formats.md describes it.
private struct BoilerplateReport: Encodable {
    struct Line: Encodable {
        var text: String
        var leftOut: Bool
        var reason: String
        var ruling: Bool?
        var articles: Int
        var span: Int
        var inside: Int
        var topical: Int
        var changed: Int
        var wordings: Int
        var seenIn: [String]
    }

    let format = "stet-boilerplate/1"
    let publication: String
    let lines: [Line]

    init(_ publication: String, _ known: [KnownLine]) {
        self.publication = publication
        lines = known.map { known in
            let line = known.line
            return Line(
                text: line.text, leftOut: known.isLeftOut, reason: known.reason, ruling: line.ruling,
                articles: line.articles, span: line.span, inside: line.inside, topical: line.topical,
                changed: line.changed, wordings: line.wordings, seenIn: line.examples.map(\.name))
        }
    }
}
