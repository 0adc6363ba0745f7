import ArgumentParser
import Articles
import Rendering
import Tracking

struct ReindexCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reindex",
        abstract: "Make the catalog again from the repositories.",
        discussion: """
            Lists, histories and search follow from the repositories and come out as they were; the log of looks \
            stays. Others may read and track meanwhile, and find what is done so far. Where the file itself is damaged, \
            it is put aside and every look that can be read is carried over: stop what else uses the store first.

            EXAMPLES:
              stet reindex
              stet reindex --repos /srv/stet
            """)

    @OptionGroup var store: StoreOptions

    @OptionGroup var output: PlainOutputOptions

    func run() async throws {
        try store.demand()
        let (store, note) = try await Store.openToReindex(store.directory)
        if let note { Terminal.complain(note) }
        let damage = try await store.reindex { progress in
            if !output.quiet { Terminal.showProgress("article", progress.done, of: progress.articles) }
        }
        for line in damage { Terminal.complain(line) }
        if !output.quiet {
            let count = try await store.entries().count
            try output.show(
                ReindexReport(articles: count, damage: damage),
                or: "indexed \(Plural.count(count, "article"))\n")
        }
        if !damage.isEmpty { throw Ended(status: .storeTrouble) }
    }
}

/// The shape `stet-reindex/1`.
private struct ReindexReport: Encodable {
    var format = "stet-reindex/1"
    let articles: Int
    let damage: [String]
}
