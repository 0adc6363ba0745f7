import ArgumentParser
import Articles
import Fetching
import FoundationEssentials
import Importing
import Rendering
import Tracking

struct ImportMementoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "memento",
        abstract: "Record what an archive of the web has of a page, each capture for the time it was made.",
        discussion: """
            Asks the Wayback Machine, or another archive, for its list of captures (CDX, or a TimeMap of RFC 7089), \
            and reads each as it was received, oldest first, one at a time with a pause between. Where the archive \
            is in trouble or asks to wait, it is waited for. An import that was interrupted is begun again and \
            goes on where it was; what is recorded already makes nothing new.

            EXAMPLES:
              stet import memento https://example.org/news/ferries --from 2022-03-01 --until 2022-04
              stet import memento https://example.org/news/ferries --archive https://archive.example/web
            """)

    @Argument(help: "The address of the page.")
    var address: String

    @Option(help: ArgumentHelp("Only captures made then or later.", valueName: "time"))
    var from: String?

    @Option(help: ArgumentHelp("Only captures made then or earlier.", valueName: "time"))
    var until: String?

    @Option(help: ArgumentHelp("The most captures to read in this run.", valueName: "number"))
    var limit: Int?

    @Option(
        help: ArgumentHelp(
            "Another archive than the Wayback Machine: what stands before the time in the addresses of its captures.",
            valueName: "address"))
    var archive: String?

    @Option(help: ArgumentHelp("Read this list of captures (a TimeMap).", valueName: "address"))
    var timemap: String?

    @Option(help: ArgumentHelp("The least time between two requests (default: 2).", valueName: "seconds"))
    var delay = 2.0

    @OptionGroup var network: NetworkOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: PlainOutputOptions

    func validate() throws {
        guard archive == nil || timemap == nil else {
            throw ValidationError("--archive and --timemap exclude each other")
        }
        guard delay >= 0, delay <= 3600 else { throw ValidationError("--delay takes 0 to 3600 seconds") }
        guard limit ?? 1 > 0 else { throw ValidationError("--limit takes a number from 1") }
    }

    func run() async throws {
        let address = try parsed(address)
        let place: MementoPlace =
            if let archive { .archive(try parsed(archive)) } else if let timemap {
                .timeMap(try parsed(timemap))
            } else { .wayback }
        let (first, last) = (
            try time(from, "--from", endOfUnit: false), try time(until, "--until", endOfUnit: true)
        )
        let store = try await store.open(for: .recording)
        let clock = ImportClock(now: { Date.now }, sleep: { try await Task.sleep(for: $0) })
        let quiet = output.quiet
        let counts = try await MementoImport(
            into: store, by: network.fetcher(), clock: clock, delay: delay
        ).run(address, in: place, from: first, until: last, limit: limit) { progress in
            if !quiet { ImportReport.showProgress(progress, of: "capture") }
        }
        Terminal.showProgress(nil)
        await store.settle()
        try output.show(
            ImportReport(address.description, counts), or: ImportReport.line(address.description, counts))
    }

    private func parsed(_ text: String) throws(TrackingError) -> WebAddress {
        do { return try WebAddress(text) } catch { throw TrackingError(.usage, error.description) }
    }

    private func time(
        _ text: String?, _ option: String, endOfUnit: Bool
    ) throws(TrackingError) -> Date? {
        guard let text else { return nil }
        guard let time = Timestamp.parse(text, endOfUnit: endOfUnit) else {
            throw TrackingError(
                .usage, "\(option) '\(text)' is no time: write 2022-03-29 or 2022-03-29T18:05Z")
        }
        return time
    }
}

/// The shape `stet-import/1`.
struct ImportReport: Encodable {
    let format = "stet-import/1"
    let source: String
    let pages: Int
    let recorded: Int
    let unchanged: Int
    let passedOver: Int
    let damaged: Int
    let done: Int

    init(_ source: String, _ counts: ImportCounts) {
        self.source = source
        pages = counts.pages
        recorded = counts.recorded
        unchanged = counts.unchanged
        passedOver = counts.passedOver
        damaged = counts.damaged
        done = counts.done
    }

    /// What came of an import, for people.
    static func line(_ source: String, _ counts: ImportCounts) -> String {
        let before = counts.done > 0 ? ", \(counts.done) done before" : ""
        return "\(source): \(counts.recorded) recorded, \(counts.unchanged) unchanged, "
            + "\(counts.passedOver) passed over, \(counts.damaged) damaged\(before)\n"
    }

    static func showProgress(_ progress: ImportProgress, of unit: String) {
        if let waiting = progress.waiting { return Terminal.showProgress("waiting: \(waiting)") }
        let counts = progress.counts
        let all = progress.all.map { " of \($0)" } ?? ""
        Terminal.showProgress(
            "importing, \(unit) \(counts.pages + counts.done)\(all), \(counts.recorded) recorded")
    }
}
