import ArgumentParser
import Articles
import FoundationEssentials
import Importing
import Tracking

struct ImportPagesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pages",
        abstract: "Record the pages saved in a directory, each for the time its name tells.",
        discussion: """
            Reads all pages in a directory and below it, oldest first. The time of a page is the one in its path \
            (20220329100500, 2022-03-29T10-05-00, 2022-03-29), else that of its last change. A page belongs to \
            the address that it gives for itself; where the path begins with a host, as a mirror's does, to that \
            of its path.

            EXAMPLE:
              stet import pages saved/2022
            """)

    @Argument(help: "The directory.", completion: .directory)
    var directory: String

    @OptionGroup var store: StoreOptions
    @OptionGroup var output: PlainOutputOptions

    func run() async throws {
        let store = try await store.open(for: .recording)
        let quiet = output.quiet
        let counts = try await PagesImport(into: store, now: { Date.now }).run(directory) { progress in
            if !quiet, progress.counts.pages % 16 == 0 { ImportReport.showProgress(progress, of: "page") }
        }
        Terminal.showProgress(nil)
        await store.settle()
        try output.show(ImportReport(directory, counts), or: ImportReport.line(directory, counts))
    }
}

struct ImportStoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "store",
        abstract: "Take over the revisions of another store.",
        discussion: """
            Every revision keeps its times, its kind, its words and its page; an article that is known here by one \
            of its addresses gets the others' revisions in their place in time. What is here already makes nothing \
            new. The other store's log of looks is not taken over.

            EXAMPLE:
              stet import store ../laptop/repos
            """)

    @Argument(help: "The directory of the other store.", completion: .directory)
    var directory: String

    @OptionGroup var store: StoreOptions
    @OptionGroup var output: PlainOutputOptions

    func run() async throws {
        let other = try await Store.open(directory, for: .reading)
        guard try await !other.entries(of: nil, limit: 1).isEmpty else {
            throw TrackingError(.unreadable, "\(directory): there is no store with articles")
        }
        let store = try await store.open(for: .recording)
        let quiet = output.quiet
        let (recorded, unchanged) = try await store.adopt(from: other) { done, all in
            if !quiet { Terminal.showProgress("importing, article", done, of: all) }
        }
        Terminal.showProgress(nil)
        await store.settle()
        var counts = ImportCounts()
        (counts.pages, counts.recorded, counts.unchanged) = (recorded + unchanged, recorded, unchanged)
        try output.show(ImportReport(directory, counts), or: ImportReport.line(directory, counts))
    }
}
