/// Text that stands in both states: a whole block, an end of one, or neighbouring words.
struct Piece: BitwiseCopyable {
    /// What the piece is made of.
    enum Part: UInt8, BitwiseCopyable {
        case block
        /// Before or after the tokenised window of two blocks with equal ends.
        case end
        case words
    }

    private var oldPlace: Int32
    private var newPlace: Int32
    private var oldLow: Int32
    private var oldHigh: Int32
    private var newLow: Int32
    private var newHigh: Int32
    private var firstOld: Int32 = 0
    private var firstNew: Int32 = 0
    private var tokens: Int32 = 0
    let part: Part
    /// Whether it stands where it stood, relative to most of the article.
    var isInOrder = true
    /// Whether it is shown as kept within its change.
    var isKept = false

    init(_ part: Part, _ oldBlock: Int, _ old: Range<Int>, _ newBlock: Int, _ new: Range<Int>) {
        self.part = part
        oldPlace = Int32(truncatingIfNeeded: oldBlock)
        newPlace = Int32(truncatingIfNeeded: newBlock)
        oldLow = Int32(truncatingIfNeeded: old.lowerBound)
        oldHigh = Int32(truncatingIfNeeded: old.upperBound)
        newLow = Int32(truncatingIfNeeded: new.lowerBound)
        newHigh = Int32(truncatingIfNeeded: new.upperBound)
    }

    /// A run of words: from the beginning of its first token to the end of its last.
    init(_ run: MatchRun, _ oldBlock: Int, _ old: borrowing Tokens, _ newBlock: Int, _ new: borrowing Tokens)
    {
        self.init(
            .words, oldBlock, Int(old.places[run.old].start)..<Int(old.places[run.oldEnd - 1].end), newBlock,
            Int(new.places[run.new].start)..<Int(new.places[run.newEnd - 1].end))
        firstOld = Int32(truncatingIfNeeded: run.old)
        firstNew = Int32(truncatingIfNeeded: run.new)
        tokens = Int32(truncatingIfNeeded: run.count)
    }

    var oldBlock: Int { Int(oldPlace) }
    var newBlock: Int { Int(newPlace) }
    /// Bytes in the old block.
    var old: Range<Int> { Int(oldLow)..<Int(oldHigh) }
    /// Bytes in the new block; as many as in the old one unless quotes or spaces differ.
    var new: Range<Int> { Int(newLow)..<Int(newHigh) }
    /// The tokens, for `words`.
    var run: MatchRun { MatchRun(old: Int(firstOld), new: Int(firstNew), count: Int(tokens)) }
    /// Its length, the same whichever state is the older.
    var bytes: Int { (old.count + new.count) / 2 }
    /// The two blocks as one number.
    var pair: Int { oldBlock << 32 | newBlock }
    /// Where it begins in the older state.
    var oldOrder: Int { oldBlock << 32 | old.lowerBound }
    /// Where it begins in the newer state.
    var newOrder: Int { newBlock << 32 | new.lowerBound }

    /// Exchanges the states.
    mutating func mirror() {
        swap(&oldPlace, &newPlace)
        swap(&oldLow, &newLow)
        swap(&oldHigh, &newHigh)
        swap(&firstOld, &firstNew)
    }
}
