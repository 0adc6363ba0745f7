public import Articles
public import ProseDiff

/// Where every word of an article's current text comes from, and what stood in it before.
///
/// States are handed in oldest first and are called by their place, counted from 0. Every byte of the current
/// text has exactly one origin: the state that brought it. Words keep their origin when they are moved, when their
/// paragraph is split or joined, and when everything around them changes. Where a state is the same as an earlier
/// one, each byte has the origin it had then, and what had been away in between says when it returned.
///
/// Not promised: that words which return in any other way are recognised; they are new.
public struct Lineage: Sendable {
    /// A stretch of the current text with one origin.
    public struct Strand: Sendable, Hashable {
        /// Where it stands; never empty.
        public var range: TextRange
        /// The state that brought it.
        public var origin: Int
        /// The latest state that brought it back, where it had been away.
        public var returned: Int?
        /// What it took the place of: an index into ``Lineage/departed``.
        public var replaced: Int?
    }

    /// Words that stood once and were removed.
    public struct Departed: Sendable, Hashable {
        /// The words; never only white space.
        public var text: String
        /// The kind of block they stood in.
        public var kind: Block.Kind
        /// Whether a whole block went, rather than words within one.
        public var isWholeBlock: Bool
        /// The first state in which any of them stood.
        public var since: Int
        /// The first state without them.
        public var left: Int
        /// The state that brought them back, where one did.
        public var returned: Int?
        /// What they had taken the place of: an index into ``Lineage/departed``.
        public var replaced: Int?
    }

    /// How a block came to be what it is.
    public struct BlockLife: Sendable, Hashable {
        /// The state in which its oldest forebear came.
        public var origin: Int
        /// How many states changed its words, or what it is.
        public var changes: Int
        /// The latest of them; its origin where there was none.
        public var lastChange: Int
    }

    /// What stands in a block, in reading order.
    public enum Element: Sendable, Hashable {
        /// Words of the current text.
        case strand(Strand)
        /// The place of words that are gone: an index into ``Lineage/departed``.
        case departed(Int)
    }

    /// How many states were handed in.
    public internal(set) var states = 0
    /// Whether a comparison was out of time: made again, it may say more finely where words come from.
    public internal(set) var isCoarse = false
    /// All that was ever removed, in the order of removal.
    public internal(set) var departed: [Departed] = []
    /// The blocks of the current state.
    public internal(set) var blocks: [Block] = []
    var threads: [Thread] = []
    /// Departed blocks that stood behind the last block.
    var trailing: [Int] = []
    var past = Past()

    /// Creates the lineage of an article without a state.
    public init() {}

    /// Creates the lineage of the last of some states, given oldest first.
    ///
    /// Costs one diff a state, and time proportional to the text that changed.
    public init(of states: [[Block]], deadline: Duration? = nil) {
        var differ = Differ()
        for blocks in states { append(blocks, with: &differ, deadline: deadline) }
    }

    /// What stands in a block of the current state, in reading order.
    public func elements(ofBlock block: Int) -> [Element] {
        guard threads.indices.contains(block) else { return [] }
        var at = 0
        return threads[block].marks.map { mark in
            guard mark.length > 0 else { return .departed(mark.replaced) }
            defer { at += mark.length }
            return .strand(
                Strand(
                    range: TextRange(block: block, start: at, end: at + mark.length), origin: mark.origin,
                    returned: mark.returned < 0 ? nil : mark.returned,
                    replaced: mark.replaced < 0 ? nil : mark.replaced))
        }
    }

    /// The stretches of a block of the current state, which cover its text without gap or overlap.
    public func strands(ofBlock block: Int) -> [Strand] {
        elements(ofBlock: block).compactMap { if case .strand(let strand) = $0 { strand } else { nil } }
    }

    /// The whole blocks that stood between a block and the one before it, as indices into ``departed``.
    ///
    /// - Parameter block: an index, or the number of blocks for what stood at the end.
    public func departedBlocks(before block: Int) -> [Int] {
        if block == threads.count { return trailing }
        return threads.indices.contains(block) ? threads[block].leading : []
    }

    /// About how many bytes of memory it takes beside the words of its states; O(blocks of all states).
    public var bytesOfMarks: Int {
        let gone = departed.reduce(0) { $0 + $1.text.utf8.count + MemoryLayout<Departed>.stride }
        return gone + past.bytesOfMarks
    }

    /// How a block came to be what it is.
    public func life(ofBlock block: Int) -> BlockLife? {
        threads.indices.contains(block) ? threads[block].life : nil
    }
}
