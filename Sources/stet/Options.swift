import ArgumentParser
import Articles
import Fetching
import Rendering
import Tracking

/// When to use colours.
enum ColourChoice: String, ExpressibleByArgument, CaseIterable {
    case auto, always, never
}

/// Where the store is.
struct StoreOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The directory with the repositories (default: $STET_REPOS, else 'repos').", valueName: "dir"),
        completion: .directory)
    var repos: String?

    /// The directory that was asked for.
    var directory: String { repos ?? Terminal.environment("STET_REPOS") ?? "repos" }

    /// Refuses to go on without a store: whoever checks or copies one must hear that it is not there.
    func demand() throws(TrackingError) {
        guard Store.exists(at: directory) else {
            throw TrackingError(
                .store,
                "there is no store in '\(directory)': look at --repos and $STET_REPOS, and whether the disk is there; 'stet track' makes one"
            )
        }
    }

    func open(for purpose: Store.Purpose) async throws(TrackingError) -> Store {
        let store = try await Store.open(directory, for: purpose) { progress in
            Terminal.showProgress("making the catalog, article", progress.done, of: progress.articles)
        }
        Terminal.complain(damage: store.damage)
        return store
    }
}

/// How pages are fetched.
struct NetworkOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Fetch through this proxy (default: $STET_PROXY).", valueName: "address"))
    var proxy: String?

    @Option(
        help: ArgumentHelp(
            "Who to write to, told to every server that is asked (default: $STET_CONTACT).",
            valueName: "address"))
    var contact: String?

    @Flag(
        help: "Read addresses of this computer and the local network too, and on any port.")
    var allowPrivate = false

    func fetcher(_ settings: WatchSettings? = nil) -> Fetcher {
        let contact = contact ?? Terminal.environment("STET_CONTACT") ?? settings?.contact
        return Fetcher(
            userAgent: Release.userAgent(contact: contact),
            proxy: proxy ?? Terminal.environment("STET_PROXY"),
            allowsPrivate: allowPrivate || settings?.allowsPrivate ?? false)
    }
}

/// Which changes of a diff to show.
struct FilterOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Show only changes that matter at least this much, from 0 to 1; the others are counted.",
            valueName: "number"))
    var minSignificance = 0.0

    @Option(
        help: ArgumentHelp(
            "Show only changes to these kinds of block: \(Block.Kind.allCases.map(\.rawValue).joined(separator: ", ")).",
            valueName: "kinds"),
        completion: .list(Block.Kind.allCases.map(\.rawValue)))
    var only: BlockKinds?

    var value: DiffFilter { DiffFilter(leastSignificance: minSignificance, kinds: only?.kinds) }

    func validate() throws {
        guard (0...1).contains(minSignificance) else {
            throw ValidationError("--min-significance takes a number from 0 to 1")
        }
    }
}

/// Kinds of block with commas between them.
struct BlockKinds: ExpressibleByArgument {
    let kinds: Set<Block.Kind>

    init?(argument: String) {
        let names = argument.split(separator: ",")
        let kinds = names.compactMap { Block.Kind(rawValue: String($0)) }
        guard !kinds.isEmpty, kinds.count == names.count else { return nil }
        self.kinds = Set(kinds)
    }
}

/// How a reading command answers.
struct OutputOptions: ParsableArguments {
    @Flag(help: "Answer in JSON (the shapes are in docs/formats.md).")
    var json = false

    @Option(help: "Use colours: auto, always or never. NO_COLOR and CLICOLOR_FORCE are honoured.")
    var color = ColourChoice.auto

    @Flag(help: "Do not page the output on a terminal.")
    var noPager = false

    @Flag(name: .shortAndLong, help: "Print nothing but errors.")
    var quiet = false

    /// The terminal's style; where nobody is looking, lines are as long as they need to be.
    func style(unboundedWidth: Int = 1_000_000) -> TerminalStyle {
        TerminalStyle(usesColour: Terminal.usesColour(color), width: Terminal.width ?? unboundedWidth)
    }

    func show(_ text: String, paged: Bool = true) {
        if !quiet { Terminal.show(text, paged: paged && !noPager && !json) }
    }

    /// The report as JSON, or what people read.
    func show(
        _ report: @autoclosure () -> some Encodable, or text: @autoclosure () -> String, paged: Bool = true
    ) throws {
        guard !quiet else { return }
        if json { show(try JSONText.make(report())) } else { show(text(), paged: paged) }
    }
}

/// The words of help that several commands share.
enum Help {
    static let article: ArgumentHelp =
        "The article: its address, slug, id, or a part of these that only one fits."
    static let revision =
        "A number (3; -1 is the latest), first, latest, the beginning of a commit id, or a time (2022-03-29T18:00Z: what stood then)."
}
