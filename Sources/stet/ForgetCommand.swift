import ArgumentParser
import ArticleArchive
import Articles
import FoundationEssentials
import Tracking
import Watching

struct ForgetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forget",
        abstract: "Take an article or some of its revisions down, for good.",
        discussion: """
            Removes the words from the store: history, superseded revisions, packs and catalog. Revisions with \
            the same words go too; those that follow get new commit ids. A tombstone with time and reason stays. \
            Backups and clones are not reached: run 'stet backup' again. There is no way back.

            EXAMPLES:
              stet forget ferries 3 --reason 'court order 17/2026'
              stet forget ferries --reason 'asked by the author' --yes
            """)

    @Argument(help: Help.article)
    var article: String

    @Argument(help: "The revisions, named as elsewhere (default: all, the article itself).")
    var revisions: [String] = []

    @Option(help: "Why; kept with the tombstone.")
    var reason: String

    @Flag(help: "Do not ask.")
    var yes = false

    @OptionGroup var store: StoreOptions
    @OptionGroup var output: PlainOutputOptions

    func validate() throws {
        guard reason.contains(where: { !$0.isWhitespace }) else {
            throw ValidationError("--reason says why; it stays with the tombstone")
        }
    }

    func run() async throws {
        let store = try await store.open(for: .recording)
        let identity = try await store.entry(named: article).identity
        let history = try await store.history(of: identity)
        var named: [Revision] = []
        for text in revisions {
            named.append(try await store.revision(named: text, in: history, of: identity))
        }
        let wanted = named.isEmpty ? nil : named
        let doomed = try await store.doomed(wanted, of: identity)
        let numbers = doomed.map { String($0.number) }.joined(separator: ", ")
        let what =
            doomed.count == history.count
            ? "\(history.count == 1 ? "the one revision" : "all \(history.count) revisions") of \(identity.publication)/\(identity.name)"
            : "revision \(numbers) of \(identity.publication)/\(identity.name)"
        guard yes || confirms(what) else {
            throw TrackingError(.usage, "nothing was taken down; with --yes it is not asked")
        }
        let tombstone = try await store.forget(wanted, of: identity, reason: reason, at: Date.now)
        if doomed.count == history.count { try unwatch(identity, in: store.directory) }
        try output.show(ForgetReport(tombstone), or: "taken down: \(what)\n")
    }

    /// What was taken down whole is looked at no more, whatever feed names it.
    private func unwatch(_ identity: ArticleIdentity, in directory: String) throws {
        guard WatchBook.isPresent(in: directory) else { return }
        do {
            let book = try WatchBook(of: directory)
            if let item = try book.item(of: identity) { try book.remove(item) }
        } catch {
            throw WatchCommand.clear(error)
        }
    }

    private func confirms(_ what: String) -> Bool {
        guard Terminal.inputIsTerminal, Terminal.errorIsTerminal else { return false }
        Terminal.standardError("Take down \(what), with no way back? Write yes: ")
        return readLine() == "yes"
    }
}

/// The shape `stet-forget/1`.
struct ForgetReport: Encodable {
    let format = "stet-forget/1"
    let name: String
    let time: Date
    let reason: String
    let forgotten: [String]
    let replaced: [String: String]

    init(_ tombstone: Tombstone) {
        name = tombstone.identity.name
        time = tombstone.time
        reason = tombstone.reason
        forgotten = tombstone.forgotten.map(\.hex)
        replaced = Dictionary(uniqueKeysWithValues: tombstone.replaced.map { ($0.key.hex, $0.value.hex) })
    }
}
