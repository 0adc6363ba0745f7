public import Articles

/// Compares articles, one pair after another, and keeps its buffers between them.
///
/// For a single pair ``ArticleDiff/init(from:to:deadline:)`` does the same. Time grows with the length of what
/// changed, not of the article: equal blocks are recognised by their bytes and never cut into words.
public struct Differ: ~Copyable {
    var old = State()
    var new = State()
    var tokenizer = Tokenizer()
    private var equalBlocks = EqualBlocks()
    private var likelyPairs = LikelyPairs()
    private var correspondence = Correspondence()
    private var alignment = WordAlignment()
    private var islands = Islands()
    private var sliding = Sliding()
    private var passages = Passages()
    private var pieces = Pieces()
    private var groups = Groups()
    private var kept = Segments()
    private var moved = Segments()
    private var script = EditScript()
    var uncountedTokens = Tokens()
    private var summary = Summary()
    /// Whether the last comparison was out of time: at another time the same states may be compared more finely.
    public private(set) var hasRunOutOfTime = false
    /// How many words stand in blocks that are shown as deleted and inserted, but were never cut into words.
    var wordsUnpaired = 0

    /// Words that moved to another block weigh at least this: four that are not grammar, or more that are.
    private static let lightestMove = 40
    /// A block that moved is at least so many bytes long, about four words.
    private static let shortestMove = 20

    /// For so many blocks out of order it is cheaper to look through all blocks than to list what is repeated.
    private static let fewStrays = 8

    /// Creates one with empty buffers.
    public init() {}

    /// Compares two states of an article.
    ///
    /// - Parameters:
    ///   - old: the blocks of the older state.
    ///   - new: the blocks of the newer state.
    ///   - deadline: how long to look for a fine answer; after that the rest is compared coarsely, still
    ///     correctly. `nil`: as long as it takes.
    public mutating func diff(
        from old: [Block], to new: [Block], deadline: Duration? = nil
    ) -> ArticleDiff {
        tokenizer.reset()
        self.old.reset(old, in: &tokenizer)
        self.new.reset(new, in: &tokenizer)
        let isMirrored = Orientation.isMirrored(self.old, self.new, in: tokenizer.arena)
        if isMirrored { swap(&self.old, &self.new) }
        pair(Deadline(after: deadline))
        settle()
        if isMirrored { mirror() }
        let changes = changes()
        let words = countWords()
        summary.reset()
        for change in changes where change.kind != .kept {
            summary.count(change, old, new, isReworded: isReworded(change))
        }
        if summary.isUnchanged {
            return ArticleDiff(changes: changes, words: words, counts: ChangeCounts(), summary: "unchanged")
        }
        summary.countNumbers(changedNumbers())
        return ArticleDiff(
            changes: changes, words: words, counts: summary.counts, summary: summary.line(words))
    }

    /// Finds what stands in both states: blocks, then words.
    private mutating func pair(_ deadline: Deadline) {
        equalBlocks.match(&old, &new, in: tokenizer.arena)
        if !deadline.hasPassed { likelyPairs.find(&old, &new, in: tokenizer.arena) }
        equalBlocks.shrink()
        likelyPairs.shrink()
        tokenize()
        if !deadline.hasPassed { alignPairs(deadline) }
        correspondence.shrink()
        alignment.shrink()
        islands.shrink()
        sliding.shrink()
        passages.shrink()
        hasRunOutOfTime = deadline.hasPassed
    }

    /// Decides what is kept and what moved, and which blocks belong to one change.
    private mutating func settle() {
        pieces.collect(old, new, in: tokenizer.arena)
        forgetPettyMoves()
        groups.form(old, new, pieces.all)
        settleMoves()
    }

    /// Turns all that was decided round; nothing is decided after this.
    private mutating func mirror() {
        swap(&old, &new)
        pieces.mirror()
        groups.mirror()
    }

    // Words

    private mutating func tokenize() {
        for n in new.blocks.indices where new.counterpart[n] >= 0 {
            LikelyPairs.widen(Int(new.counterpart[n]), n, &old, &new, in: tokenizer.arena)
        }
        tokenizer.vocabulary.reset(
            expecting: (old.bytesToCut + new.bytesToCut) / Tokenizer.bytesOfToken)
        alignment.reset()
        tokenizer.cut(&old)
        tokenizer.cut(&new)
    }

    // Correspondence

    private mutating func alignPairs(_ deadline: Deadline) {
        for n in new.blocks.indices where new.counterpart[n] >= 0 && !deadline.hasPassed {
            align(Int(new.counterpart[n]), n)
        }
        correspondence.find(old, new, wordCount: tokenizer.vocabulary.count)
        // The score of the best partner that was another's already; that of a block with a partner is endless.
        var oldBest = [Int32](repeating: 0, count: old.blocks.count)
        var newBest = [Int32](repeating: 0, count: new.blocks.count)
        for at in correspondence.candidates.indices where !deadline.hasPassed {
            let candidate = correspondence.candidates[at]
            let o = Int(candidate.old)
            let n = Int(candidate.new)
            if oldBest[o] == .max || newBest[n] == .max {
                oldBest[o] = max(oldBest[o], candidate.score)
                newBest[n] = max(newBest[n], candidate.score)
                continue
            }
            // Both are far more like others, and what those leave of them is found as a split or a merge.
            if candidate.score < oldBest[o] / 2, candidate.score < newBest[n] / 2 { continue }
            if !alignIfAlike(o, n) { continue }
            oldBest[o] = .max
            newBest[n] = .max
        }
        for n in new.blocks.indices where new.equal[n] < 0 && new.counterpart[n] < 0 && newBest[n] < .max {
            let o = n == 0 ? 0 : Int(max(new.equal[n - 1], new.counterpart[n - 1])) + 1
            guard o < old.blocks.count, n == 0 || o > 0, old.equal[o] < 0, old.counterpart[o] < 0,
                oldBest[o] < .max,
                old.blocks[o].kind == new.blocks[n].kind, neighbours(o, n) == (true, true),
                !deadline.hasPassed
            else { continue }
            if alignIfAlike(o, n) { oldBest[o] = .max }
        }
        passages.find(&old, &new, tokenizer, &alignment, &islands, deadline: deadline)
        Stubs.pair(&old, &new)
        Stubs.pair(&new, &old)
    }

    /// Aligns two blocks unless they turn out to have little in common.
    private mutating func alignIfAlike(_ o: Int, _ n: Int) -> Bool {
        align(o, n)
        let (follow, precede) = neighbours(o, n)
        let isAlike = Similarity.isEnough(
            old.tokens, o, new.tokens, n, tokenizer.vocabulary.roles, standsInPlace: follow && precede,
            hasNeighbour: follow || precede)
        if !isAlike {
            for token in old.tokens.range(ofBlock: o) { old.tokens.partner[token] = -1 }
            for token in new.tokens.range(ofBlock: n) { new.tokens.partner[token] = -1 }
        }
        return isAlike
    }

    /// Whether two blocks follow the same one, and whether they precede the same one; the edges of the article
    /// count as blocks.
    private func neighbours(_ o: Int, _ n: Int) -> (follow: Bool, precede: Bool) {
        let follow =
            o == 0 || n == 0
            ? o == n : Int(old.equal[o - 1]) == n - 1 || Int(old.counterpart[o - 1]) == n - 1
        let isOldLast = o + 1 == old.blocks.count
        let isNewLast = n + 1 == new.blocks.count
        let precede =
            isOldLast || isNewLast
            ? isOldLast && isNewLast
            : Int(old.equal[o + 1]) == n + 1 || Int(old.counterpart[o + 1]) == n + 1
        return (follow, precede)
    }

    private mutating func align(_ o: Int, _ n: Int) {
        let oldRange = old.tokens.range(ofBlock: o)
        let newRange = new.tokens.range(ofBlock: n)
        alignment.align(&old.tokens, oldRange, &new.tokens, newRange, tokenizer)
        islands.remove(&old.tokens, oldRange, &new.tokens, newRange, roles: tokenizer.vocabulary.roles)
        sliding.slide(&old.tokens, oldRange, &new.tokens, newRange, roles: tokenizer.vocabulary.roles)
    }

    // The script

    private mutating func changes() -> [BlockChange] {
        kept.removeAll()
        moved.removeAll()
        for at in pieces.all.indices {
            let piece = pieces.all[at]
            if piece.part == .block { continue }
            if piece.isKept {
                kept.append(piece, old, new, tokenizer)
            } else {
                moved.append(piece, old, new, tokenizer)
            }
        }
        pieces.shrink()
        script.take(old.blocks, new.blocks, kept: kept, moved: &moved, groups)
        kept.shrink()
        moved.shrink()
        let order = ReadingOrder.arrange(groups, old.blocks.count, new.blocks.count)
        var changes: [BlockChange] = []
        changes.reserveCapacity(order.count)
        for at in order { changes.append(change(at)) }
        return changes
    }

    /// Unpairs blocks that changed places but are too short, or stand too often, for anybody to say that they
    /// moved.
    private mutating func forgetPettyMoves() {
        wordsUnpaired = 0
        var strays = 0
        for at in pieces.all.indices where pieces.all[at].part == .block && !pieces.all[at].isInOrder {
            strays += 1
        }
        if strays == 0 { return }
        var isAny = false
        let repeats =
            strays > Differ.fewStrays ? repeats(in: old).union(repeats(in: new)) : []
        for at in pieces.all.indices {
            let piece = pieces.all[at]
            guard piece.part == .block, !piece.isInOrder else { continue }
            if piece.old.count < Differ.shortestMove || old.isRepeated[piece.oldBlock]
                || isRepeated(piece, strays, repeats)
            {
                old.equal[piece.oldBlock] = -1
                new.equal[piece.newBlock] = -1
                wordsUnpaired += countWords(ofBlock: piece.newBlock)
                isAny = true
            }
        }
        if !isAny { return }
        pieces.filter { $0.part != .block || new.equal[$0.newBlock] >= 0 }
    }

    private func isRepeated(_ piece: Piece, _ strays: Int, _ repeats: Set<UInt64>) -> Bool {
        let text = old.text(of: piece.oldBlock)
        if strays > Differ.fewStrays {
            return repeats.contains(BlockFingerprint.hash(text, in: tokenizer.arena))
        }
        return isElsewhere(text, piece.oldBlock, old) || isElsewhere(text, piece.newBlock, new)
    }

    private func isElsewhere(_ text: Range<Int>, _ block: Int, _ state: borrowing State) -> Bool {
        for other in state.blocks.indices where other != block {
            if BlockFingerprint.same(text, state.text(of: other), in: tokenizer.arena) { return true }
        }
        return false
    }

    /// The fingerprints of texts that stand more than once in a state.
    private func repeats(in state: borrowing State) -> Set<UInt64> {
        var seen: Set<UInt64> = []
        var repeated: Set<UInt64> = []
        for block in state.blocks.indices {
            let hash = BlockFingerprint.hash(state.text(of: block), in: tokenizer.arena)
            if !seen.insert(hash).inserted { repeated.insert(hash) }
        }
        return repeated
    }

    /// Decides for each piece whether it is kept in its change or moved, and forgets moves nobody would believe.
    private mutating func settleMoves() {
        var ofMovedGroup: [Int: [Int]] = [:]
        for at in pieces.all.indices {
            let piece = pieces.all[at]
            let group = groups.ofNew[piece.newBlock]
            guard groups.ofOld[piece.oldBlock] == group else { continue }
            if groups.isMoved(Int(group)) {
                ofMovedGroup[Int(group), default: []].append(at)
            } else if piece.isInOrder {
                pieces.keep(at)
            }
        }
        for indices in ofMovedGroup.values { pieces.keepChain(of: indices) }
        var weights: [Int: Int] = [:]
        for at in pieces.all.indices {
            let piece = pieces.all[at]
            if !piece.isKept, piece.part == .words { weights[piece.pair, default: 0] += content(piece) }
        }
        if weights.isEmpty { return }
        var pairsKept: Set<Int> = []
        for at in pieces.all.indices where pieces.all[at].isKept {
            let pair = pieces.all[at].pair
            if weights[pair] != nil { pairsKept.insert(pair) }
        }
        for at in pieces.all.indices {
            let piece = pieces.all[at]
            guard !piece.isKept, piece.part == .words else { continue }
            // What made two blocks one change is believed already, unless they also share what is kept.
            let isWithin = groups.ofOld[piece.oldBlock] == groups.ofNew[piece.newBlock]
            if isWithin, !pairsKept.contains(piece.pair) { continue }
            if weights[piece.pair, default: 0] < Differ.lightestMove {
                piece.run.unpair(&old.tokens, &new.tokens)
            }
        }
        pieces.filter { $0.isKept || $0.part != .words || new.tokens.partner[$0.run.new] >= 0 }
    }

    private func content(_ piece: Piece) -> Int {
        var weight = 0
        for token in piece.run.new..<piece.run.newEnd {
            switch tokenizer.vocabulary.roles[Int(new.tokens.word[token])] {
            case .word, .number: weight += 10
            case .functionWord, .ideograph: weight += 3
            default: weight += 1
            }
        }
        return weight
    }

    private mutating func change(_ index: Int) -> BlockChange {
        let group = groups.groups[index]
        let oldBlocks = groups.oldBlocks(of: group)
        let newBlocks = groups.newBlocks(of: group)
        switch (oldBlocks.count, newBlocks.count) {
        case (0, _) where !script.isReached(by: index): return BlockChange(.inserted, old: [], new: newBlocks)
        case (_, 0) where !script.isLeft(by: index): return BlockChange(.deleted, old: oldBlocks, new: [])
        default: break
        }
        if let o = oldBlocks.first, let n = newBlocks.first, Int(old.equal[o]) == n {
            let isSameKind = old.blocks[o].kind == new.blocks[n].kind
            let kind: BlockChange.Kind =
                group.isMoved ? (isSameKind ? .moved : .movedAndEdited) : (isSameKind ? .kept : .edited)
            return BlockChange(kind, old: oldBlocks, new: newBlocks)
        }
        let kind: BlockChange.Kind =
            switch (oldBlocks.count, newBlocks.count) {
            case (0, _): .inserted
            case (_, 0): .deleted
            case (1, 1): group.isMoved ? .movedAndEdited : .edited
            case (1, _): .split
            case (_, 1): .merged
            default: .regrouped
            }
        return BlockChange(
            kind, old: oldBlocks, new: newBlocks, edits: script.edits(of: oldBlocks, newBlocks, at: index),
            hasMoved: group.isMoved)
    }
}
