public import Articles

/// Compares articles, one pair after another, and keeps its buffers between them.
///
/// For a single pair ``ArticleDiff/init(from:to:deadline:)`` does the same. Time grows with the length of what
/// changed, not of the article: equal blocks are recognised by their bytes and never cut into words.
public struct Differ: ~Copyable {
    private var old = State()
    private var new = State()
    private var tokenizer = Tokenizer()
    private var equalBlocks = EqualBlocks()
    private var likelyPairs = LikelyPairs()
    private var correspondence = Correspondence()
    private var alignment = WordAlignment()
    private var islands = Islands()
    private var sliding = Sliding()
    private var passages = Passages()
    private var pieces = Pieces()
    private var groups = Groups()
    /// New blocks that are shown as deleted and inserted, but were never cut into words.
    private var uncounted: [Int] = []

    /// Words that moved to another block weigh at least this: four that are not grammar, or more that are.
    private static let lightestMove = 40
    /// A block that moved is longer than this many bytes.
    private static let shortestMove = 12

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
        let deadline = Deadline(after: deadline)
        let isMirrored = Differ.isMirrored(old, new)
        self.old.reset(isMirrored ? new : old)
        self.new.reset(isMirrored ? old : new)
        equalBlocks.match(&self.old, &self.new)
        if !deadline.hasPassed { likelyPairs.find(&self.old, &self.new) }
        tokenize()
        if !deadline.hasPassed { alignPairs(deadline) }
        if isMirrored { swap(&self.old, &self.new) }
        let changes = script()
        let words = countWords()
        return ArticleDiff(
            changes: changes, words: words, summary: Summary.line(for: changes, old, new, words))
    }

    /// Whether the states are compared the other way round.
    ///
    /// Which of them goes first is decided by their text alone, so that the two directions agree on every tie.
    private static func isMirrored(_ old: [Block], _ new: [Block]) -> Bool {
        if old.count != new.count { return old.count > new.count }
        for (one, two) in zip(old, new) where one.text.utf8.count != two.text.utf8.count {
            return one.text.utf8.count > two.text.utf8.count
        }
        for (one, two) in zip(old, new) where !BlockFingerprint.same(one.text, two.text) {
            return two.text.utf8.lexicographicallyPrecedes(one.text.utf8)
        }
        return false
    }

    // Words

    private mutating func tokenize() {
        tokenizer.reset()
        tokenizer.hold(&old)
        tokenizer.hold(&new)
        for n in new.blocks.indices where new.counterpart[n] >= 0 {
            LikelyPairs.widen(Int(new.counterpart[n]), n, &old, &new, in: tokenizer.arena)
        }
        tokenizer.vocabulary.reset(expecting: tokenizer.arena.count / 6)
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
        var oldTaken = [Bool](repeating: false, count: old.blocks.count)
        var newTaken = [Bool](repeating: false, count: new.blocks.count)
        for candidate in correspondence.candidates where !deadline.hasPassed {
            let o = Int(candidate.old)
            let n = Int(candidate.new)
            if oldTaken[o] || newTaken[n] || !alignIfAlike(o, n) { continue }
            oldTaken[o] = true
            newTaken[n] = true
        }
        for n in new.blocks.indices where new.equal[n] < 0 && new.counterpart[n] < 0 && !newTaken[n] {
            let o = n == 0 ? 0 : Int(max(new.equal[n - 1], new.counterpart[n - 1])) + 1
            guard o < old.blocks.count, n == 0 || o > 0, old.equal[o] < 0, old.counterpart[o] < 0,
                !oldTaken[o],
                old.blocks[o].kind == new.blocks[n].kind, haveSameNeighbours(o, n), !deadline.hasPassed
            else { continue }
            if alignIfAlike(o, n) { oldTaken[o] = true }
        }
        passages.find(&old, &new, tokenizer.vocabulary, &alignment, &islands, deadline: deadline)
    }

    /// Aligns two blocks unless they turn out to have little in common.
    private mutating func alignIfAlike(_ o: Int, _ n: Int) -> Bool {
        align(o, n)
        let isAlike = Similarity.isEnough(
            old.tokens, o, new.tokens, n, tokenizer.vocabulary.roles, standsInPlace: haveSameNeighbours(o, n))
        if !isAlike {
            for token in old.tokens.range(ofBlock: o) { old.tokens.partner[token] = -1 }
            for token in new.tokens.range(ofBlock: n) { new.tokens.partner[token] = -1 }
        }
        return isAlike
    }

    /// Whether two blocks stand between blocks that are the same, or at the edges of the article.
    private func haveSameNeighbours(_ o: Int, _ n: Int) -> Bool {
        let follow =
            o == 0 || n == 0
            ? o == n : Int(old.equal[o - 1]) == n - 1 || Int(old.counterpart[o - 1]) == n - 1
        let isOldLast = o + 1 == old.blocks.count
        let isNewLast = n + 1 == new.blocks.count
        let precede =
            isOldLast || isNewLast
            ? isOldLast && isNewLast
            : Int(old.equal[o + 1]) == n + 1 || Int(old.counterpart[o + 1]) == n + 1
        return follow && precede
    }

    private mutating func align(_ o: Int, _ n: Int) {
        let oldRange = old.tokens.range(ofBlock: o)
        let newRange = new.tokens.range(ofBlock: n)
        alignment.align(&old.tokens, oldRange, &new.tokens, newRange, tokenizer.vocabulary)
        islands.remove(&old.tokens, oldRange, &new.tokens, newRange, roles: tokenizer.vocabulary.roles)
        sliding.slide(&old.tokens, oldRange, &new.tokens, newRange, roles: tokenizer.vocabulary.roles)
    }

    // The script

    private mutating func script() -> [BlockChange] {
        pieces.collect(old, new, tokenizer)
        forgetPettyMoves()
        groups.form(old, new, pieces.all)
        settleMoves()
        var kept = [[Segment]](repeating: [], count: groups.groups.count)
        var away = kept
        var here = kept
        let segments = Segments(tokenizer: tokenizer)
        for piece in pieces.all where piece.part != .block {
            let oldGroup = Int(groups.ofOld[piece.oldBlock])
            let newGroup = Int(groups.ofNew[piece.newBlock])
            if piece.isKept {
                segments.append(piece, old, new, to: &kept[newGroup])
            } else {
                var moved: [Segment] = []
                segments.append(piece, old, new, to: &moved)
                away[oldGroup] += moved
                here[newGroup] += moved
            }
        }
        for at in away.indices where away[at].count > 1 {
            away[at].sort { ($0.old.block, $0.old.start) < ($1.old.block, $1.old.start) }
        }
        var script = EditScript(old, new, tokenizer.arena)
        return ReadingOrder.arrange(groups, old.blocks.count, new.blocks.count).map { at in
            change(groups.groups[at], kept[at], away[at], here[at], &script)
        }
    }

    /// Unpairs blocks that changed places but are too short, or stand too often, for anybody to say that they
    /// moved.
    private mutating func forgetPettyMoves() {
        uncounted.removeAll(keepingCapacity: true)
        if pieces.all.allSatisfy({ $0.part != .block || $0.isInOrder }) { return }
        let repeats = Differ.repeats(in: old).union(Differ.repeats(in: new))
        for piece in pieces.all where piece.part == .block && !piece.isInOrder {
            let isPetty =
                piece.old.count < Differ.shortestMove || old.isRepeated[piece.oldBlock]
                || repeats.contains(BlockFingerprint.hash(old.blocks[piece.oldBlock].text))
            if isPetty {
                old.equal[piece.oldBlock] = -1
                new.equal[piece.newBlock] = -1
                old.origin[piece.oldBlock] = Int32(tokenizer.hold(old.blocks[piece.oldBlock].text))
                new.origin[piece.newBlock] = Int32(tokenizer.hold(new.blocks[piece.newBlock].text))
                uncounted.append(piece.newBlock)
            }
        }
        if uncounted.isEmpty { return }
        let equal = new.equal
        pieces.filter { $0.part != .block || equal[$0.newBlock] >= 0 }
    }

    /// The fingerprints of texts that stand more than once in a state.
    private static func repeats(in state: State) -> Set<UInt64> {
        var seen: Set<UInt64> = []
        var repeated: Set<UInt64> = []
        for block in state.blocks {
            let hash = BlockFingerprint.hash(block.text)
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
            if groups.groups[Int(group)].isMoved {
                ofMovedGroup[Int(group), default: []].append(at)
            } else if piece.isInOrder {
                pieces.keep(at)
            }
        }
        for indices in ofMovedGroup.values { pieces.keepChain(of: indices) }
        if pieces.all.allSatisfy(\.isKept) { return }
        let roles = tokenizer.vocabulary.roles
        var weights: [Int: Int] = [:]
        for piece in pieces.all where !piece.isKept && piece.part == .words {
            weights[piece.oldBlock << 32 | piece.newBlock, default: 0] += content(piece, roles)
        }
        let pairsKept = Set(pieces.all.lazy.filter(\.isKept).map { $0.oldBlock << 32 | $0.newBlock })
        for piece in pieces.all where !piece.isKept && piece.part == .words {
            let pair = piece.oldBlock << 32 | piece.newBlock
            // What made two blocks one change is believed already, unless they also share what is kept.
            let isWithin = groups.ofOld[piece.oldBlock] == groups.ofNew[piece.newBlock]
            if isWithin, !pairsKept.contains(pair) { continue }
            if weights[pair, default: 0] < Differ.lightestMove {
                piece.run.unpair(&old.tokens, &new.tokens)
            }
        }
        let tokens = new.tokens
        pieces.filter { $0.isKept || $0.part != .words || tokens.partner[$0.run.new] >= 0 }
    }

    private func content(_ piece: Piece, _ roles: [Vocabulary.Role]) -> Int {
        var weight = 0
        for token in piece.run.new..<piece.run.newEnd {
            switch roles[Int(new.tokens.word[token])] {
            case .word, .number: weight += 10
            case .functionWord, .ideograph: weight += 3
            default: weight += 1
            }
        }
        return weight
    }

    private func change(
        _ group: Groups.Group, _ kept: [Segment], _ away: [Segment], _ here: [Segment],
        _ script: inout EditScript
    ) -> BlockChange {
        switch (group.old.count, group.new.count) {
        case (0, _) where here.isEmpty: return BlockChange(.inserted, old: [], new: group.new)
        case (_, 0) where away.isEmpty: return BlockChange(.deleted, old: group.old, new: [])
        default: break
        }
        if let o = group.old.first, let n = group.new.first, Int(old.equal[o]) == n {
            let isSameKind = old.blocks[o].kind == new.blocks[n].kind
            let kind: BlockChange.Kind =
                group.isMoved ? (isSameKind ? .moved : .movedAndEdited) : (isSameKind ? .kept : .edited)
            return BlockChange(kind, old: group.old, new: group.new)
        }
        let edits = script.edits(of: group, keeping: kept, away: away, here: here)
        let kind: BlockChange.Kind =
            switch (group.old.count, group.new.count) {
            case (0, _): .inserted
            case (_, 0): .deleted
            case (1, 1): group.isMoved ? .movedAndEdited : .edited
            case (1, _): .split
            case (_, 1): .merged
            default: .regrouped
            }
        return BlockChange(kind, old: group.old, new: group.new, edits: edits, hasMoved: group.isMoved)
    }

    private mutating func countWords() -> WordCount {
        var words = WordCount(inserted: unpaired(new), deleted: unpaired(old))
        for block in uncounted {
            var tokens = Tokens()
            let origin = tokenizer.hold(new.blocks[block].text)
            tokenizer.append(from: origin, to: tokenizer.arena.count, origin: origin, to: &tokens)
            let count = tokens.word.count { isCounted($0) }
            words.inserted += count
            words.deleted += count
        }
        return words
    }

    private func unpaired(_ state: State) -> Int {
        var count = 0
        for token in 0..<state.tokens.count where state.tokens.partner[token] < 0 {
            if isCounted(state.tokens.word[token]) { count += 1 }
        }
        return count
    }

    private func isCounted(_ word: Int32) -> Bool {
        switch tokenizer.vocabulary.roles[Int(word)] {
        case .word, .functionWord, .number, .ideograph: true
        default: false
        }
    }
}
