import Articles

/// All pieces of a comparison, in the order of the newer state.
struct Pieces: ~Copyable {
    /// Two blocks that share something.
    struct Pair: BitwiseCopyable {
        var old: Int
        var new: Int
        var heaviest: Int
        /// How much they share; in the end in thousandths of the shorter.
        var shared: Int
    }

    private(set) var all = Buffer<Piece>()
    private var links = Buffer<Link>()
    private var isInChain = Buffer<Bool>()
    /// The pair that each old block was last found in.
    private var lastPair = Buffer<Int32>()
    private var pairs = Buffer<Pair>()
    private var bestOfOld = Buffer<Int>()
    private var bestOfNew = Buffer<Int>()
    private var chain = HeaviestChain()

    /// What a block counts for beside its bytes: a reader would rather be told that one long paragraph moved up
    /// than that two short ones moved down, and that a sentence moved rather than all of a paragraph.
    private static let blockWeight = 250

    /// Lists what is paired, and tells what moved: all that is outside the heaviest chain.
    mutating func collect(
        _ old: borrowing State, _ new: borrowing State, in arena: borrowing Buffer<UInt8>
    ) {
        all.removeAll()
        for n in new.blocks.indices {
            if new.equal[n] >= 0 {
                let length = new.length[n]
                all.append(Piece(.block, Int(new.equal[n]), 0..<Int(length), n, 0..<Int(length)))
                continue
            }
            let o = Int(new.counterpart[n])
            let head = Int(new.windowStart[n])
            if o >= 0, head > 0 { all.append(Piece(.end, o, 0..<head, n, 0..<head)) }
            collectWords(old, new, n)
            if o >= 0 {
                let oldTail = Int(old.windowEnd[o])..<Int(old.length[o])
                let newTail = Int(new.windowEnd[n])..<Int(new.length[n])
                if !oldTail.isEmpty { all.append(Piece(.end, o, oldTail, n, newTail)) }
            }
        }
        order(old, new, arena)
    }

    private mutating func collectWords(_ old: borrowing State, _ new: borrowing State, _ n: Int) {
        let range = new.tokens.range(ofBlock: n)
        var at = range.lowerBound
        var o = -1
        var oldRange = 0..<0
        while at < range.upperBound {
            let partner = Int(new.tokens.partner[at])
            guard partner >= 0 else {
                at += 1
                continue
            }
            if !oldRange.contains(partner) {
                o = old.tokens.block(of: partner)
                oldRange = old.tokens.range(ofBlock: o)
            }
            var count = 1
            while at + count < range.upperBound, partner + count < oldRange.upperBound,
                Int(new.tokens.partner[at + count]) == partner + count
            {
                count += 1
            }
            all.append(Piece(MatchRun(old: partner, new: at, count: count), o, old.tokens, n, new.tokens))
            at += count
        }
    }

    private mutating func order(
        _ old: borrowing State, _ new: borrowing State, _ arena: borrowing Buffer<UInt8>
    ) {
        if isSorted() { return }
        links.removeAll()
        pairs.removeAll()
        lastPair.fill(with: -1, count: old.blocks.count)
        for at in all.indices {
            let piece = all[at]
            links.append(
                Link(
                    old: piece.oldOrder, new: piece.newOrder,
                    weight: piece.bytes << 12 | tie(of: piece, old, new, arena)))
            // The pieces of a new block follow one another.
            let pair = Int(lastPair[piece.oldBlock])
            if pair < 0 || pairs[pair].new != piece.newBlock {
                lastPair[piece.oldBlock] = Int32(pairs.count)
                pairs.append(
                    Pair(old: piece.oldBlock, new: piece.newBlock, heaviest: at, shared: piece.bytes))
                continue
            }
            if links[pairs[pair].heaviest].weight < links[at].weight { pairs[pair].heaviest = at }
            pairs[pair].shared += piece.bytes
        }
        weighPairs(old, new)
        chain.mark(links, in: &isInChain)
        for at in all.indices { all[at].isInOrder = isInChain[at] }
        links.shrink()
        pairs.shrink()
        chain.shrink()
    }

    /// The heaviest piece of two blocks also counts for the blocks, unless both are more like others.
    private mutating func weighPairs(_ old: borrowing State, _ new: borrowing State) {
        bestOfOld.fill(with: 0, count: old.blocks.count)
        bestOfNew.fill(with: 0, count: new.blocks.count)
        for at in pairs.indices {
            let pair = pairs[at]
            let shorter = Int(max(1, min(old.length[pair.old], new.length[pair.new])))
            pairs[at].shared = pair.shared * 1000 / shorter
            bestOfOld[pair.old] = max(bestOfOld[pair.old], pairs[at].shared)
            bestOfNew[pair.new] = max(bestOfNew[pair.new], pairs[at].shared)
        }
        for at in pairs.indices {
            let pair = pairs[at]
            if pair.shared < bestOfOld[pair.old], pair.shared < bestOfNew[pair.new] { continue }
            links[pair.heaviest].weight += Pieces.blockWeight << 12
        }
    }

    private func isSorted() -> Bool {
        for at in all.indices.dropFirst() where all[at - 1].oldOrder > all[at].oldOrder { return false }
        return true
    }

    /// Twelve bits that depend on the text alone, so that of two passages that changed places the same one is
    /// called moved whichever state is the older.
    private func tie(
        of piece: Piece, _ old: borrowing State, _ new: borrowing State, _ arena: borrowing Buffer<UInt8>
    ) -> Int {
        let hash =
            Pieces.hash(piece.old, after: Int(old.origin[piece.oldBlock]), arena)
            &+ Pieces.hash(piece.new, after: Int(new.origin[piece.newBlock]), arena)
        return Int(hash >> 20 & 0xFFF)
    }

    private static func hash(
        _ range: Range<Int>, after origin: Int, _ arena: borrowing Buffer<UInt8>
    ) -> UInt64 {
        let start = origin + range.lowerBound
        return BlockFingerprint.hash(start..<start + min(range.count, 64), in: arena, from: 0)
    }

    /// Exchanges the states.
    mutating func mirror() {
        for at in all.indices { all[at].mirror() }
        for at in all.indices.dropFirst() where all[at - 1].newOrder > all[at].newOrder {
            all.sort { $0.newOrder < $1.newOrder }
            return
        }
    }

    mutating func keep(_ index: Int) { all[index].isKept = true }

    /// Marks as kept the heaviest chain among some pieces, for a change that moved as a whole.
    mutating func keepChain(of indices: [Int]) {
        links.removeAll()
        for at in indices {
            let piece = all[at]
            links.append(Link(old: piece.oldOrder, new: piece.newOrder, weight: piece.bytes))
        }
        chain.mark(links, in: &isInChain)
        for (place, at) in indices.enumerated() where isInChain[place] { all[at].isKept = true }
    }

    /// Forgets them, and gives back what a large text took.
    mutating func shrink() {
        all.shrink()
        links.shrink()
        isInChain.shrink()
    }

    /// Drops the pieces that fail a test.
    mutating func filter(_ isGood: (Piece) -> Bool) {
        var kept = 0
        for at in all.indices {
            let piece = all[at]
            guard isGood(piece) else { continue }
            all[kept] = piece
            kept += 1
        }
        all.removeLast(all.count - kept)
    }
}
