import ArgumentParser
import Articles
import Cards
import FoundationEssentials
import Rendering
import Tracking

struct CardCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "card",
        abstract: "Draw what changed between two revisions as a picture.",
        discussion: """
            The same pictures stand behind the links that stet serve gives to chats and social media. Prints \
            the words to put beside the picture for those who do not see it.

            EXAMPLES:
              stet card ferries 2 3 ferries.png          1200 × 630
              stet card ferries first latest all.png --tall
              stet card ferries 2 3 ferries.svg
            """)

    @Argument(help: Help.article)
    var article: String

    @Argument(help: ArgumentHelp(Help.revision))
    var from: String

    @Argument(help: "The same, for the newer side.")
    var to: String

    @Argument(help: "Where to write the picture: a file that ends in .png or .svg.", completion: .file())
    var file: String

    @Flag(help: "1080 × 1350, with more of what changed.")
    var tall = false

    @OptionGroup var store: StoreOptions
    @OptionGroup var output: PlainOutputOptions

    func validate() throws {
        guard isVector || file.hasSuffix(".png") else {
            throw ValidationError("the file ends in .png or .svg")
        }
    }

    func run() async throws {
        let store = try await store.open(for: .reading)
        let identity = try await store.entry(named: article).identity
        let history = try await store.history(of: identity)
        let old = try await store.revision(named: from, in: history, of: identity)
        let new = try await store.revision(named: to, in: history, of: identity)
        let comparison = try await store.compare(old, new, of: identity)
        let card = Card(
            DiffDocument(
                identity: identity, old: ArticleState(revision: old, article: comparison.old.article),
                new: ArticleState(revision: new, article: comparison.new.article), diff: comparison.diff))
        try write(try await drawn(card))
        let words = Printable.line(card.caption.text, limit: 4000)
        try output.show(CardReport(file, shape, words), or: words + "\n")
    }

    private var shape: CardShape { tall ? .tall : .wide }

    private var isVector: Bool { file.hasSuffix(".svg") }

    private func drawn(_ card: Card) async throws(TrackingError) -> [UInt8] {
        let press = CardPress.shared
        do throws(CardError) {
            return isVector ? try await press.svg(card, shape) : try await press.png(card, shape)
        } catch { throw TrackingError(.store, error.message) }
    }

    private func write(_ bytes: [UInt8]) throws(TrackingError) {
        do { try Data(bytes).write(to: URL(filePath: file)) } catch {
            throw TrackingError(
                .unreadable,
                "\(file) cannot be written; check that its directory exists and that you may write there")
        }
    }
}

/// The shape `stet-card/1`.
private struct CardReport: Encodable {
    let format = "stet-card/1"
    let file: String
    let width: Int
    let height: Int
    let text: String

    init(_ file: String, _ shape: CardShape, _ text: String) {
        self.file = file
        self.text = text
        (width, height) = (shape.width, shape.height)
    }
}
