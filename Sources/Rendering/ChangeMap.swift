public import ProseDiff

/// Where in an article the changes are: its blocks in order, each as stretches of one fate with their lengths.
public struct ChangeMap: Sendable, Hashable {
    /// A part of a block.
    public struct Stretch: Sendable, Hashable {
        /// What happened to its words.
        public var kind: Run.Kind
        /// Its length in bytes.
        public var weight: Int
    }

    /// A block; one that was removed stands where it stood.
    public struct Part: Sendable, Hashable {
        /// Whether the block stands in another place.
        public var isMoved: Bool
        /// Its words, those that were removed included.
        public var stretches: [Stretch]
        /// The length of all stretches, at least 1.
        public var weight: Int { max(1, stretches.reduce(0) { $0 + $1.weight }) }
    }

    /// The blocks, in the order of the newer state.
    public let parts: [Part]

    /// Reads the map of a document, in time proportional to its text.
    public init(_ document: DiffDocument) { self.init(document, PassageReader(document).passages) }

    init(_ document: DiffDocument, _ passages: [Passage]) {
        parts = zip(document.diff.changes, passages).flatMap { change, passage in
            (change.new.isEmpty ? passage.before : passage.inline).map { part in
                Part(
                    isMoved: change.hasMoved,
                    stretches: part.pieces.filter { !$0.text.isEmpty }.map {
                        Stretch(kind: $0.kind, weight: $0.text.utf8.count)
                    })
            }
        }
    }
}
