import ArgumentParser
import Articles
import Discovery
import Fetching
import FoundationEssentials
import Glibc
import Importing
import Rendering
import Tracking
import WebArchives

struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract:
            "Record the past: web archives, what archives of the web have, other trackers' repositories.",
        discussion: """
            Without a subcommand: the pages in WARC and ARC files.

            EXAMPLES:
              stet import crawl-2022.warc.gz --include 'example.org/news/*'
              stet import memento https://example.org/news/ferries --from 2022-03-01
            """,
        subcommands: [
            ImportArchiveCommand.self, ImportMementoCommand.self, ImportGitCommand.self,
            ImportPagesCommand.self, ImportStoreCommand.self,
        ],
        defaultSubcommand: ImportArchiveCommand.self)
}

struct ImportArchiveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "warc",
        abstract: "Record the pages of web archives, each for the time it was captured.",
        discussion: """
            Reads WARC and ARC files, compressed or not. A capture older than what is recorded is put where it \
            belongs in time. What is no article, or not answered with 200, is passed over and counted. An import \
            that was interrupted is begun again: what is recorded already makes nothing new.

            EXAMPLES:
              stet import crawl-2022.warc.gz --include 'example.org/news/*'
              stet export ferries --format warc >ferries.warc.gz
            """)

    @Argument(help: "The files.", completion: .file())
    var file: [String]

    @Option(help: ArgumentHelp("Take only addresses that fit, * for anything.", valueName: "pattern"))
    var include: [String] = []

    @Option(help: ArgumentHelp("Leave out addresses that fit.", valueName: "pattern"))
    var exclude: [String] = []

    @OptionGroup var store: StoreOptions
    @OptionGroup var output: PlainOutputOptions

    func run() async throws {
        let choice = try choice()
        let store = try await store.open(for: .recording)
        let tracker = Tracker(
            store: store, fetcher: Fetcher(userAgent: Release.userAgent()), now: { Date.now })
        var worst: TrackingError?
        for path in file {
            do { try await read(path, choice, by: tracker) } catch let error as TrackingError {
                Terminal.complain(error)
                if worst == nil || error.code == .store { worst = error }
                if error.code == .store { break }
            }
        }
        await store.settle()
        if let worst { throw Ended(status: ExitStatus(worst.code)) }
    }

    private func choice() throws -> ArticleChoice {
        func patterns(_ texts: [String]) throws -> [AddressPattern] {
            try texts.map { text in
                guard let pattern = AddressPattern(text) else {
                    throw TrackingError(.usage, "'\(text)' is no pattern of an address")
                }
                return pattern
            }
        }
        return ArticleChoice(
            include: try patterns(include), exclude: try patterns(exclude), takesLiveBlogs: true,
            takesScores: true)
    }

    private func read(_ path: String, _ choice: ArticleChoice, by tracker: Tracker) async throws {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw TrackingError(.unreadable, "\(path): it cannot be opened; check its name and permissions")
        }
        defer { close(descriptor) }
        var reader = ArchiveReader { () throws(WebArchiveError) in
            var buffer = [UInt8](repeating: 0, count: 1 << 16)
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            guard count >= 0 else { throw WebArchiveError("reading stopped; check the disk") }
            return Array(buffer.prefix(count))
        }
        var counts = ImportCounts()
        var isArchive = false
        while let item = try next(&reader, path) {
            switch item {
            case .damage(let damage):
                counts.damaged += 1
                Terminal.complain("\(path): \(damage.description)")
            case .record(let record):
                isArchive = true
                try await take(record, choice, by: tracker, &counts)
                if !output.quiet, counts.pages % 16 == 0 {
                    Terminal.showProgress(
                        "importing \(Printable.line(path, limit: 60)), page \(counts.pages)")
                }
            }
        }
        Terminal.showProgress(nil)
        guard isArchive else {
            throw TrackingError(
                .unreadable, "\(path): it is no web archive (WARC or ARC), or none of it can be read")
        }
        guard !output.quiet else { return }
        Terminal.show(
            output.json
                ? try JSONText.make(ImportReport(path, counts), onOneLine: true)
                : ImportReport.line(path, counts), paged: false)
    }

    private func next(_ reader: inout ArchiveReader, _ path: String) throws -> ArchiveReader.Item? {
        do { return try reader.next() } catch {
            throw TrackingError(.unreadable, "\(path): \(error.description)")
        }
    }

    private func take(
        _ record: ArchiveRecord, _ choice: ArticleChoice, by tracker: Tracker, _ counts: inout ImportCounts
    ) async throws {
        guard record.kind == .response || record.kind == .resource else { return }
        counts.pages += 1
        guard !record.isTruncated, let message = record.message, message.status == 200,
            let bytes = message.payload(), let date = record.date,
            let address = record.target.flatMap({ try? WebAddress($0) }),
            choice.verdict(onEntry: address) == .taken
        else {
            counts.passedOver += 1
            return
        }
        do {
            let tracked = try await tracker.track(
                .capture(bytes, mediaType: message["Content-Type"], of: address), observed: date)
            if tracked.isRecorded { counts.recorded += 1 } else { counts.unchanged += 1 }
        } catch {
            guard error.code != .store else { throw error }
            counts.passedOver += 1
        }
    }
}
