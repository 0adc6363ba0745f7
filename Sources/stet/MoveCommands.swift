import ArgumentParser
import Articles
import FoundationEssentials
import Rendering
import Tracking
import Watching

struct MergeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract: "Make two articles one, where they were taken for two by mistake.",
        discussion: """
            The revisions of OTHER are put in among those of ARTICLE, in time order; OTHER ends, and its name, \
            its addresses and its commit ids lead to ARTICLE from then on. No revision is lost: one whose words \
            stood already at its time becomes a look. 'stet split' takes them apart again.

            EXAMPLES:
              stet merge ferries-return ferries-are-back --dry-run
              stet merge ferries-return ferries-are-back --yes
            """)

    @Argument(help: "The article that stays, named as elsewhere.")
    var article: String

    @Argument(help: "The article that becomes part of it.")
    var other: String

    @OptionGroup var how: MoveOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: PlainOutputOptions

    func run() async throws {
        let store = try await store.open(for: .recording)
        let identity = try await store.entry(named: article).identity
        let other = try await store.entry(named: other).identity
        let trial = try await store.merge(other, into: identity, at: Date.now, isTrial: true)
        try how.confirm(trial, as: "make \(other.name) part of \(identity.name)", output)
        if how.dryRun { return }
        let move = try await store.merge(other, into: identity, at: Date.now, isTrial: false)
        try await store.follow(move, at: nil)
        try output.show(MoveReport(move, isTrial: false), or: move.outline(isTrial: false))
    }
}

struct SplitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "split",
        abstract: "Make two articles of one, where two were taken for one by mistake.",
        discussion: """
            The revisions of ARTICLE that were seen at ADDRESS become an article of their own, or part of the one \
            that is known by that address. No revision is lost, and old commit ids go on to name what they named. \
            'stet observations ARTICLE' lists the addresses it was seen at.

            EXAMPLE:
              stet split ferries-return https://example.org/news/school-reopens --dry-run
            """)

    @Argument(help: Help.article)
    var article: String

    @Argument(help: "The address whose revisions do not belong to it.")
    var address: String

    @OptionGroup var how: MoveOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: PlainOutputOptions

    func run() async throws {
        let store = try await store.open(for: .recording)
        let identity = try await store.entry(named: article).identity
        let address: WebAddress
        do { address = try WebAddress(self.address) } catch {
            throw TrackingError(.usage, error.description)
        }
        let trial = try await store.split(identity, at: address, at: Date.now, isTrial: true)
        try how.confirm(trial, as: "take \(address) out of \(identity.name)", output)
        if how.dryRun { return }
        let move = try await store.split(identity, at: address, at: Date.now, isTrial: false)
        try await store.follow(move, at: address)
        try output.show(MoveReport(move, isTrial: false), or: move.outline(isTrial: false))
    }
}

/// How revisions are moved from one article to another.
struct MoveOptions: ParsableArguments {
    @Flag(help: "Say what would be, and change nothing.")
    var dryRun = false

    @Flag(help: "Do not ask.")
    var yes = false

    /// Shows what would be where only that was asked for; else asks.
    func confirm(_ trial: Move, as question: String, _ output: PlainOutputOptions) throws {
        if dryRun {
            return try output.show(MoveReport(trial, isTrial: true), or: trial.outline(isTrial: true))
        }
        if yes { return }
        guard Terminal.inputIsTerminal, Terminal.errorIsTerminal else {
            throw TrackingError(
                .usage, "nothing was changed; see what would be with --dry-run, and do it with --yes")
        }
        Terminal.standardError(trial.outline(isTrial: true))
        let what = question.prefix(1).uppercased() + question.dropFirst()
        Terminal.standardError("\(Printable.line(what, limit: 400))? Write yes: ")
        guard readLine() == "yes" else { throw TrackingError(.usage, "nothing was changed") }
    }
}

extension Store {
    /// Makes the watch list, where there is one, follow revisions that were moved.
    fileprivate func follow(_ move: Move, at address: WebAddress?) async throws(TrackingError) {
        guard WatchBook.isPresent(in: directory) else { return }
        let elsewhere =
            address == nil ? nil : try await addresses(of: move.origin).compactMap(\.address).first
        do {
            let book = try WatchBook(of: directory)
            if let address {
                try book.separate(
                    move.target, from: move.origin, at: address,
                    elsewhere: elsewhere.flatMap { try? WebAddress($0) }, time: Date.now)
            } else {
                try book.join(move.origin, to: move.target)
            }
        } catch { throw TrackingError(.store, "the articles are moved, but \(error.description)") }
    }
}

extension Move {
    /// What was done, or would be, for people.
    fileprivate func outline(isTrial: Bool) -> String {
        let stood = places.count { $0.origin != target && $0.number == nil }
        var text = isTrial ? "would move" : "moved"
        text += " \(moved) \(moved == 1 ? "revision" : "revisions") of \(origin.publication)/\(origin.name)"
        text += " to \(target.publication)/\(target.name)"
        if stood > 0 { text += "; the words of \(stood) stood there already" }
        text += "\n\n" + Self.table(places, of: target)
        if left.isEmpty {
            text += "\nNothing is left of \(origin.name): its name leads to \(target.name).\n"
        } else {
            text += "\nLeft of \(origin.name):\n\n" + Self.table(left, of: origin)
        }
        return text
    }

    private static func table(_ places: [Place], of identity: ArticleIdentity) -> String {
        places.map { place in
            let number = place.number.map(String.init) ?? "–"
            let before = place.origin == identity ? "" : "\(place.origin.name) "
            let was = "  (was \(before)\(place.revision.number))"
            let kind = place.number == nil ? "stood" : place.kind.rawValue
            return String(repeating: " ", count: max(0, 4 - number.count)) + number + "  "
                + Timestamp.minute(place.revision.observed) + "  "
                + kind.padded(to: 9) + "  " + Printable.line(place.revision.headline, limit: 80) + was + "\n"
        }.joined()
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}

/// The shape `stet-move/1`.
struct MoveReport: Encodable {
    struct Place: Encodable {
        let article: String
        let commit: String
        let was: Int
        let number: Int?
        let kind: String
        let observed: Date

        init(_ place: Move.Place) {
            article = place.origin.publication + "/" + place.origin.name
            commit = place.revision.id.hex
            was = place.revision.number
            number = place.number
            kind = place.kind.rawValue
            observed = place.revision.observed
        }
    }

    let format = "stet-move/1"
    let dryRun: Bool
    let from: String
    let to: String
    let moved: Int
    let revisions: [Place]
    let left: [Place]

    init(_ move: Move, isTrial: Bool) {
        dryRun = isTrial
        from = move.origin.publication + "/" + move.origin.name
        to = move.target.publication + "/" + move.target.name
        moved = move.moved
        revisions = move.places.map(Place.init)
        left = move.left.map(Place.init)
    }
}
