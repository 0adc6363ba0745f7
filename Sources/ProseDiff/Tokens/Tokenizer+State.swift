import Articles

/// The blocks of a state that are cut into tokens.
extension Tokenizer {
    /// Cuts the windows of the blocks that are not equal into tokens.
    mutating func cut(_ state: inout State) {
        state.tokens.reserve(state.bytesToCut / Tokenizer.bytesOfToken)
        for block in state.blocks.indices {
            if state.equal[block] < 0 {
                let origin = Int(state.origin[block])
                let first = state.tokens.count
                sawClustering = false
                append(
                    from: origin + Int(state.windowStart[block]), to: origin + Int(state.windowEnd[block]),
                    origin: origin, to: &state.tokens)
                if sawClustering {
                    joinClusters(
                        of: state.blocks[block].text, origin: origin, from: first, in: &state.tokens)
                }
            }
            state.tokens.firstOfBlock.append(Int32(state.tokens.count))
        }
        state.tokens.partner.append(-1, times: state.tokens.count)
    }
}
