import Articles

/// Text that stands in both states: a whole block, an end of one, or neighbouring words.
struct Piece {
    /// What the piece is made of.
    enum Part {
        case block
        /// Before or after the tokenised window of two blocks with equal ends.
        case end
        case words
    }

    var part: Part
    var oldBlock: Int
    var newBlock: Int
    /// Bytes in the old block.
    var old: Range<Int>
    /// Bytes in the new block; as many as in the old one unless quotes or spaces differ.
    var new: Range<Int>
    /// The tokens, for `words`.
    var run = MatchRun(old: 0, new: 0, count: 0)
    /// Its length, the same whichever state is the older.
    var bytes: Int { (old.count + new.count) / 2 }
    /// The two blocks as one number.
    var pair: Int { oldBlock << 32 | newBlock }
    /// Whether it stands where it stood, relative to most of the article.
    var isInOrder = true
    /// Whether it is shown as kept within its change.
    var isKept = false
}

/// All pieces of a comparison, in the order of the newer state.
struct Pieces {
    private(set) var all: [Piece] = []
    private var links: [Link] = []
    private var isInChain: [Bool] = []
    private var chain = HeaviestChain()

    /// What a block counts for beside its bytes: a reader would rather be told that one long paragraph moved up
    /// than that two short ones moved down.
    private static let blockWeight = 250

    /// Lists what is paired, and tells what moved: all that is outside the heaviest chain.
    mutating func collect(_ old: State, _ new: State, _ tokenizer: Tokenizer) {
        all.removeAll(keepingCapacity: true)
        for n in new.blocks.indices {
            if new.equal[n] >= 0 {
                let length = new.blocks[n].text.utf8.count
                all.append(
                    Piece(
                        part: .block, oldBlock: Int(new.equal[n]), newBlock: n, old: 0..<length,
                        new: 0..<length))
                continue
            }
            let o = Int(new.counterpart[n])
            let head = Int(new.windowStart[n])
            if o >= 0, head > 0 {
                all.append(Piece(part: .end, oldBlock: o, newBlock: n, old: 0..<head, new: 0..<head))
            }
            collectWords(old, new, n)
            if o >= 0 {
                let oldTail = Int(old.windowEnd[o])..<old.blocks[o].text.utf8.count
                let newTail = Int(new.windowEnd[n])..<new.blocks[n].text.utf8.count
                if !oldTail.isEmpty {
                    all.append(Piece(part: .end, oldBlock: o, newBlock: n, old: oldTail, new: newTail))
                }
            }
        }
        order(tokenizer, old, new)
    }

    private mutating func collectWords(_ old: State, _ new: State, _ n: Int) {
        let range = new.tokens.range(ofBlock: n)
        var at = range.lowerBound
        while at < range.upperBound {
            let partner = Int(new.tokens.partner[at])
            guard partner >= 0 else {
                at += 1
                continue
            }
            let o = old.tokens.block(of: partner)
            let oldEnd = old.tokens.range(ofBlock: o).upperBound
            var count = 1
            while at + count < range.upperBound, partner + count < oldEnd,
                Int(new.tokens.partner[at + count]) == partner + count
            {
                count += 1
            }
            let last = count - 1
            all.append(
                Piece(
                    part: .words, oldBlock: o, newBlock: n,
                    old: Int(old.tokens.start[partner])..<Int(old.tokens.end[partner + last]),
                    new: Int(new.tokens.start[at])..<Int(new.tokens.end[at + last]),
                    run: MatchRun(old: partner, new: at, count: count)))
            at += count
        }
    }

    private mutating func order(_ tokenizer: Tokenizer, _ old: State, _ new: State) {
        if isSorted(all.indices) { return }
        links.removeAll(keepingCapacity: true)
        var heaviest: [Int: Int] = [:]
        for (at, piece) in all.enumerated() {
            links.append(
                Link(
                    old: piece.oldBlock << 32 | piece.old.lowerBound,
                    new: piece.newBlock << 32 | piece.new.lowerBound,
                    weight: piece.bytes << 12 | tie(of: piece, old, new, tokenizer)))
            if let other = heaviest[piece.pair], links[other].weight >= links[at].weight { continue }
            heaviest[piece.pair] = at
        }
        for at in heaviest.values { links[at].weight += Pieces.blockWeight << 12 }
        chain.mark(links, in: &isInChain)
        for at in all.indices { all[at].isInOrder = isInChain[at] }
    }

    private func isSorted(_ range: Range<Int>) -> Bool {
        for at in range.dropFirst() {
            let (one, two) = (all[at - 1], all[at])
            if (one.oldBlock, one.old.lowerBound) > (two.oldBlock, two.old.lowerBound) { return false }
        }
        return true
    }

    /// Twelve bits that depend on the text alone, so that of two passages that changed places the same one is
    /// called moved whichever state is the older.
    private func tie(of piece: Piece, _ old: State, _ new: State, _ tokenizer: Tokenizer) -> Int {
        let hash =
            Pieces.hash(old, piece.oldBlock, piece.old, tokenizer)
            &+ Pieces.hash(new, piece.newBlock, piece.new, tokenizer)
        return Int(hash >> 20 & 0xFFF)
    }

    private static func hash(
        _ state: State, _ block: Int, _ range: Range<Int>, _ tokenizer: Tokenizer
    ) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        let origin = Int(state.origin[block])
        if origin >= 0 {
            for at in range.prefix(64) { hash = hash.mixed(with: tokenizer.arena[origin + at]) }
        } else {
            for byte in state.blocks[block].text.utf8.prefix(64) { hash = hash.mixed(with: byte) }
        }
        return hash
    }

    mutating func keep(_ index: Int) { all[index].isKept = true }

    /// Marks as kept the heaviest chain among some pieces, for a change that moved as a whole.
    mutating func keepChain(of indices: [Int]) {
        links.removeAll(keepingCapacity: true)
        for at in indices {
            let piece = all[at]
            links.append(
                Link(
                    old: piece.oldBlock << 32 | piece.old.lowerBound,
                    new: piece.newBlock << 32 | piece.new.lowerBound, weight: piece.bytes))
        }
        chain.mark(links, in: &isInChain)
        for (place, at) in indices.enumerated() where isInChain[place] { all[at].isKept = true }
    }

    /// Drops the pieces that fail a test.
    mutating func filter(_ isGood: (Piece) -> Bool) {
        all.removeAll { !isGood($0) }
    }
}
