public import Articles

/// The edit script between two states of an article: what happened to each block, and to the words in it.
///
/// Every block of both states stands in `changes` exactly once. Both texts are rebuilt from the script and
/// the other text byte for byte; see ``runs(of:old:new:)``.
public struct ArticleDiff: Sendable, Hashable, Codable {
    /// What happened to the blocks, in the reading order of the newer state; a deletion stands where it stood.
    public var changes: [BlockChange]
    /// How many words came and how many went; words of moved text are in neither number.
    public var words: WordCount
    /// How many blocks had which fate, and how many figures changed.
    public var counts: ChangeCounts
    /// One line for a list: `headline reworded; 2 paragraphs added, 1 moved; 3 numbers changed; +45 −12 words`.
    public var summary: String

    /// Whether the two states have the same blocks in the same order.
    public var isEmpty: Bool { changes.allSatisfy { $0.kind == .kept } }

    /// Compares two states of an article.
    ///
    /// - Parameters:
    ///   - old: the blocks of the older state.
    ///   - new: the blocks of the newer state.
    ///   - deadline: how long to look for a fine answer; after that the rest is compared coarsely, still
    ///     correctly. `nil`: as long as it takes.
    public init(from old: [Block], to new: [Block], deadline: Duration? = nil) {
        var differ = Differ()
        self = differ.diff(from: old, to: new, deadline: deadline)
    }

    init(changes: [BlockChange], words: WordCount, counts: ChangeCounts, summary: String) {
        self.changes = changes
        self.words = words
        self.counts = counts
        self.summary = summary
    }
}

/// What happened to one block, or to a few that belong together.
public struct BlockChange: Sendable, Hashable, Codable {
    /// What happened.
    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        /// The same kind and text in the same place.
        case kept
        /// One block whose words, or whose kind, changed in place.
        case edited
        /// The same kind and text in another place.
        case moved
        /// In another place, and changed.
        case movedAndEdited
        /// One block became several.
        case split
        /// Several blocks became one.
        case merged
        /// Several blocks became several others.
        case regrouped
        /// Only in the newer state.
        case inserted
        /// Only in the older state.
        case deleted
    }

    /// What happened.
    public var kind: Kind
    /// The blocks of the older state, as ascending indices.
    public var old: [Int]
    /// The blocks of the newer state, as ascending indices.
    public var new: [Int]
    /// What happened to the words, in reading order; empty where nothing did, and for whole blocks that came or
    /// went, unless some of their words came from or went to another block.
    public var edits: [WordEdit]

    /// Whether the blocks as a whole stand in another place, relative to most of the article.
    ///
    /// Always so for `moved` and `movedAndEdited`; a split, a merge or a regrouping may have moved as well.
    public var hasMoved: Bool

    /// Creates a change.
    public init(
        _ kind: Kind, old: [Int], new: [Int], edits: [WordEdit] = [], hasMoved: Bool? = nil
    ) {
        self.kind = kind
        self.old = old
        self.new = new
        self.edits = edits
        self.hasMoved = hasMoved ?? (kind == .moved || kind == .movedAndEdited)
    }
}

/// Words that changed.
public struct WordEdit: Sendable, Hashable, Codable {
    /// What happened to the words.
    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        /// Only in the newer text.
        case inserted
        /// Only in the older text.
        case deleted
        /// Other words in the same place.
        case replaced
        /// Stood here, and stands at `counterpart` now.
        case movedAway
        /// Stands here, and stood at `counterpart` before.
        case movedHere
    }

    /// What happened.
    public var kind: Kind
    /// Where the words stood; `nil` for `inserted` and `movedHere`.
    public var old: TextRange?
    /// Where the words stand; `nil` for `deleted` and `movedAway`.
    public var new: TextRange?
    /// The other end of a move: in the newer state for `movedAway`, in the older for `movedHere`.
    public var counterpart: TextRange?

    /// Creates an edit.
    public init(_ kind: Kind, old: TextRange? = nil, new: TextRange? = nil, counterpart: TextRange? = nil) {
        self.kind = kind
        self.old = old
        self.new = new
        self.counterpart = counterpart
    }
}
