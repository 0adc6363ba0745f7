import Articles

/// Finds blocks of a few words, a dateline say, that were joined onto a neighbour or split off from one.
///
/// Their words are too few to tell; what gives them away is the place: all of the block stands where its
/// neighbour is continued.
enum Stubs {
    /// Pairs the blocks of `state` that stand before the beginning or behind the end of their neighbour in
    /// `other`.
    static func pair(_ state: inout State, _ other: inout State) {
        for block in state.blocks.indices.dropLast().reversed() where isLeftOver(block, state) {
            let next = state.tokens.range(ofBlock: block + 1)
            guard !next.isEmpty, state.windowStart[block + 1] == 0 else { continue }
            let length = state.tokens.range(ofBlock: block).count
            let partner = Int(state.tokens.partner[next.lowerBound])
            if partner >= length { join(block, partner - length, &state, &other) }
        }
        for block in state.blocks.indices.dropFirst() where isLeftOver(block, state) {
            let previous = state.tokens.range(ofBlock: block - 1)
            guard !previous.isEmpty, state.windowEnd[block - 1] == state.length[block - 1] else { continue }
            let partner = Int(state.tokens.partner[previous.upperBound - 1])
            if partner >= 0 { join(block, partner + 1, &state, &other) }
        }
    }

    private static func isLeftOver(_ block: Int, _ state: borrowing State) -> Bool {
        if state.equal[block] >= 0 || state.counterpart[block] >= 0 || state.isRepeated[block] {
            return false
        }
        let range = state.tokens.range(ofBlock: block)
        return !range.isEmpty && range.allSatisfy { state.tokens.partner[$0] < 0 }
    }

    /// Pairs all words of a block with those from `first` on, where they are the same and without a partner.
    private static func join(_ block: Int, _ first: Int, _ state: inout State, _ other: inout State) {
        let range = state.tokens.range(ofBlock: block)
        guard first + range.count <= other.tokens.count else { return }
        let home = other.tokens.block(of: first)
        guard first + range.count <= other.tokens.range(ofBlock: home).upperBound,
            other.blocks[home].kind == state.blocks[block].kind
        else { return }
        for step in 0..<range.count {
            let (one, two) = (range.lowerBound + step, first + step)
            guard state.tokens.word[one] == other.tokens.word[two], other.tokens.partner[two] < 0 else {
                return
            }
        }
        for step in 0..<range.count {
            state.tokens.partner[range.lowerBound + step] = Int32(first + step)
            other.tokens.partner[first + step] = Int32(range.lowerBound + step)
        }
    }
}
