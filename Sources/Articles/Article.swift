/// The state of an article at one time: its blocks in reading order and what is known about it.
public struct Article: Sendable, Hashable {
    /// The typed pieces in reading order.
    public var blocks: [Block]
    /// What the page says about the article rather than in it.
    public var metadata: Metadata

    /// Creates an article from its parts.
    public init(blocks: [Block], metadata: Metadata = Metadata()) {
        self.blocks = blocks
        self.metadata = metadata
    }

    /// The text of the first headline block, `nil` where the article has none.
    public var headline: String? {
        blocks.first { $0.kind == .headline }?.text
    }

    /// What to call the article on a line of its own: the headline, else the first words it has.
    public var title: String {
        headline ?? blocks.first { !$0.text.isEmpty }?.text ?? "(no words)"
    }
}
