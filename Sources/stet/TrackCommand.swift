import ArgumentParser
import Articles
import Fetching
import FoundationEssentials
import Rendering
import Tracking

struct TrackCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "track",
        abstract: "Look at pages and record what they say, where it is new.",
        discussion: """
            A SOURCE is a web address (http, https), a saved HTML file, a file with pasted text, a directory of \
            such files (taken in name order), or - for standard input. A page that says what the last revision \
            says makes no revision; the look is logged.

            EXAMPLES:
              stet track https://example.org/news/ferries
              stet track saved.html --at 2022-03-29T18:05Z
              stet track captures/ --at mtime
              stet track - --url https://example.org/news/ferries <paste.txt
            """)

    @Argument(help: "What to look at.", completion: .file())
    var source: [String]

    @Option(help: ArgumentHelp("The article that files belong to.", valueName: "address"))
    var url: String?

    @Option(
        help: ArgumentHelp(
            "When it was observed: ISO 8601, or 'mtime' for the file's own time (default: now).",
            valueName: "time"))
    var at: String?

    @Flag(help: "Record even what does not look like the article any more.")
    var accept = false

    @OptionGroup var network: NetworkOptions
    @OptionGroup var store: StoreOptions

    @Flag(help: "Answer in JSON, one object a line.")
    var json = false

    @Flag(name: .shortAndLong, help: "Print nothing but errors.")
    var quiet = false

    func run() async throws {
        let address = try given(url)
        let time = try ObservationTime(at)
        var worst: TrackingError?
        let sources = named(&worst)
        if !sources.isEmpty {
            let store = try await store.open(for: .recording)
            let tracker = Tracker(store: store, fetcher: network.fetcher(), now: { Date.now })
            for source in sources {
                do {
                    let progress = Progress(
                        quiet ? nil : "reading \(Printable.line(source.name, limit: 60)) …")
                    defer { progress.end() }
                    let observed = try time.of(source)
                    let tracked = try await tracker.track(
                        source, as: address, observed: observed, isAccepted: accept)
                    progress.end()
                    if !quiet { try report(tracked, source) }
                } catch let error as TrackingError {
                    refuse(error, &worst)
                    if error.code == .store { break }
                }
            }
            await store.settle()
        }
        if let worst { throw Ended(status: ExitStatus(worst.code)) }
    }

    private func given(_ url: String?) throws(TrackingError) -> WebAddress? {
        guard let url else { return nil }
        do { return try WebAddress(url) } catch { throw TrackingError(.usage, "--url \(error.description)") }
    }

    /// The sources behind the words on the command line; words that mean nothing are complained about.
    private func named(_ worst: inout TrackingError?) -> [Source] {
        var sources: [Source] = []
        for text in source {
            if text == "-" {
                let bytes = Terminal.standardInput(limit: Source.maximumFileSize)
                sources.append(.bytes(bytes, name: "standard input"))
                continue
            }
            do { sources += try Source.named(text) } catch { refuse(error, &worst) }
        }
        return sources
    }

    private func refuse(_ error: TrackingError, _ worst: inout TrackingError?) {
        Terminal.complain(error)
        if worst == nil || error.code == .store { worst = error }
    }

    private func report(_ tracked: Tracked, _ source: Source) throws(RenderingError) {
        if json {
            let report = TrackReport(tracked, source: source.name)
            return Terminal.show(try JSONText.make(report, onOneLine: true), paged: false)
        }
        let revision = tracked.revision
        let name = tracked.identity.publication + "/" + tracked.identity.name
        let subject = Printable.line(source.name, limit: 1000)
        let outcome =
            tracked.isRecorded
            ? "recorded as revision \(revision.number) of \(name) (\(revision.summary))"
            : "unchanged since revision \(revision.number) of \(name) (\(Timestamp.minute(revision.observed)))"
        Terminal.show("\(subject): \(outcome)\n", paged: false)
    }
}

/// What `--at` says.
private enum ObservationTime {
    case now
    case fixed(Date)
    case modification

    init(_ text: String?) throws(TrackingError) {
        switch text {
        case nil: self = .now
        case "mtime": self = .modification
        case let text?:
            guard let date = Timestamp.parse(text) else {
                throw TrackingError(
                    .usage, "--at '\(text)' is no time: write 2022-03-29T18:05Z, or mtime for the file's own")
            }
            self = .fixed(date)
        }
    }

    func of(_ source: Source) throws(TrackingError) -> Date? {
        switch self {
        case .now: return nil
        case .fixed(let date): return date
        case .modification:
            guard let date = try source.modificationTime() else {
                throw TrackingError(
                    .usage, "--at mtime: \(source.name) is no file and has no time of its own")
            }
            return date
        }
    }
}
