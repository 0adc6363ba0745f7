import ArgumentParser
import Articles
import Extraction
import Fetching
import FoundationEssentials
import Rendering
import Tracking
import WatchLists

struct ExtractCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract",
        abstract:
            "Read the article out of a page and show what was taken and what was left out; records nothing.",
        discussion: """
            A SOURCE is a web address (http, https), a saved HTML file, a file with pasted text, or - for \
            standard input.

            EXAMPLES:
              stet extract https://example.org/news/ferries
              stet extract saved.html --json
              stet extract saved.html --explain page.html   each line of the page with its role
              stet extract saved.html --rules repos/rules/example.org.yaml
              stet extract --rules repos/rules/example.org.yaml   the addresses under 'test' in it
            """)

    @Argument(help: "What to read.", completion: .file())
    var source: String?

    @Option(
        help: ArgumentHelp(
            "Read by the rules in this file; without a SOURCE the addresses under 'test' in it.",
            valueName: "file"), completion: .file())
    var rules: String?

    @Option(help: ArgumentHelp("Read by the rules of this time (default: now).", valueName: "time"))
    var at: String?

    @Option(
        help: ArgumentHelp(
            "Write a page that shows each line of the original with its role; - for standard output.",
            valueName: "file"), completion: .file())
    var explain: String?

    @Option(help: ArgumentHelp("Where the page of a file came from.", valueName: "address"))
    var url: String?

    @OptionGroup var network: NetworkOptions

    @Flag(help: "Answer in JSON (the shape is in docs/formats.md).")
    var json = false

    @Flag(help: "Do not page the output on a terminal.")
    var noPager = false

    func validate() throws {
        if json, explain != nil { throw ValidationError("choose --json or --explain") }
        if source == nil, rules == nil { throw ValidationError("name what to read") }
        if source == nil, json || explain != nil {
            throw ValidationError("name one page for --json or --explain")
        }
    }

    func run() async throws {
        let file = try rules.map { (path) throws(TrackingError) in try RuleFile(path: path) }
        guard let source else {
            if let file { try await RuleTrial(file: file, fetcher: network.fetcher()).run(at: time()) }
            return
        }
        let ruled = file?.rules(at: try time())
        if let rules, ruled == nil {
            throw TrackingError(
                .usage, "\(rules) has no rules that are valid at this time; say another with --at")
        }
        let (page, name) = try await page(source)
        let explanation = Extractor.explain(page, rules: ruled)
        let uses = ruled.map { RuleUse.all(of: $0, in: page) } ?? []
        if let explain { try write(ExplanationPage.html(of: explanation, name: name), to: explain) }
        let reading: Reading
        do { reading = try explanation.outcome.get() } catch {
            let prefix = page.address == nil ? name + ": " : ""
            throw TrackingError(.unreadable, prefix + error.description)
        }
        guard explain == nil else { return }
        let apart = apart(explanation, reading)
        let text =
            json
            ? try JSONText.make(ExtractReport(reading, apart, explanation.facts, uses))
            : ExtractedText.of(reading, apart, explanation.facts, uses)
        Terminal.show(text, paged: !noPager && !json)
    }

    /// The lines of the page that are neither the article's nor put aside for what they are or stand in.
    private func apart(_ explanation: Explanation, _ reading: Reading) -> [String] {
        guard reading.source == .markup else { return [] }
        var words = StandingWords(reading.article.blocks)
        return explanation.lines.filter { $0.role == .apart && !words.contain($0.text) }.map(\.text)
    }

    private func time() throws(TrackingError) -> Date {
        guard let at else { return Date.now }
        guard let time = Timestamp.parse(at) else {
            throw TrackingError(.usage, "--at '\(at)' is no time: write 2022-03-29 or 2022-03-29T18:05Z")
        }
        return time
    }

    private func page(_ source: String) async throws(TrackingError) -> (Page, name: String) {
        var address: WebAddress?
        if let url {
            do { address = try WebAddress(url) } catch {
                throw TrackingError(.usage, "--url \(error.description)")
            }
        }
        if source == "-" {
            let bytes = Terminal.standardInput(limit: Source.maximumFileSize)
            return (Page(bytes: bytes, mediaType: nil, address: address), "standard input")
        }
        let sources = try Source.named(source)
        guard sources.count == 1, let one = sources.first else {
            throw TrackingError(
                .usage, "\(source): a directory; name one of the \(sources.count) files in it")
        }
        return (try await one.page(by: network.fetcher(), from: address), one.name)
    }

    private func write(_ text: String, to path: String) throws(TrackingError) {
        guard path != "-" else { return Terminal.show(text, paged: false) }
        do { try Data(text.utf8).write(to: URL(filePath: path)) } catch {
            throw TrackingError(
                .unreadable,
                "\(path) cannot be written; check that its directory exists and that you may write there")
        }
    }
}

/// A reading as JSON; docs/formats.md describes it.
private struct ExtractReport: Encodable {
    struct Left: Encodable {
        var text: String
        var reason: String
    }

    let format = "stet-extract/1"
    let extractor = Extractor.version
    let verdict: Verdict
    let source: Reading.Origin
    let mediaType: String
    let address: String?
    let nextPage: String?
    let blocks: [Block]
    let metadata: Metadata
    let leftOut: [Left]
    let facts: [MetadataFact]
    let rules: [RuleUse]?

    init(_ reading: Reading, _ apart: [String], _ facts: [MetadataFact], _ uses: [RuleUse]) {
        self.facts = facts
        rules = uses.isEmpty ? nil : uses
        verdict = reading.verdict
        source = reading.source
        mediaType = reading.mediaType
        address = reading.address?.description
        nextPage = reading.nextPage?.description
        blocks = reading.article.blocks
        metadata = reading.article.metadata
        leftOut =
            reading.leftOut.map { Left(text: $0.text, reason: $0.reason.rawValue) }
            + apart.map { Left(text: $0, reason: "apart") }
    }
}

/// A reading for people: kinds in the margin, then what was left out.
private enum ExtractedText {
    static func of(
        _ reading: Reading, _ apart: [String], _ facts: [MetadataFact], _ uses: [RuleUse]
    ) -> String {
        var lines = reading.article.blocks.map { row($0.kind.rawValue, $0.text) }
        lines += ["", row("taken from", "\(reading.source.rawValue), \(reading.mediaType)")]
        lines.append(
            row(
                "verdict",
                ([reading.verdict.kind.rawValue] + reading.verdict.evidence).joined(separator: "; ")))
        for (name, value) in words(of: reading) {
            let source = facts.first { $0.name == name }?.source
            lines.append(row(name, value + (source.map { "   [\($0)]" } ?? "")))
        }
        if !uses.isEmpty { lines += ["", "rules:"] + uses.map { row($0.key, $0.words) } }
        if !reading.leftOut.isEmpty || !apart.isEmpty { lines += ["", "left out:"] }
        lines += reading.leftOut.map { row($0.reason.rawValue, $0.text) }
        lines += apart.map { row("apart", $0) }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func words(of reading: Reading) -> [(String, String)] {
        let metadata = reading.article.metadata
        let all: [(String, String?)] = [
            ("address", reading.address?.description), ("goes on at", reading.nextPage?.description),
            ("authors", metadata.authors.isEmpty ? nil : metadata.authors.joined(separator: ", ")),
            ("published", metadata.published), ("modified", metadata.modified),
            ("language", metadata.language), ("section", metadata.section), ("site", metadata.siteName),
        ]
        return all.compactMap { name, value in value.map { (name, $0) } }
    }

    private static func row(_ label: String, _ text: String) -> String {
        let label = String(label.prefix(14))
        return label + String(repeating: " ", count: 16 - label.count) + Printable.line(text, limit: 100_000)
    }
}
