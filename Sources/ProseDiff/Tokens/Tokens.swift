/// The tokens of one state: where each stands in its block and which word it is.
///
/// Only blocks that need it are tokenised, and of these only the window in which the two states may differ.
/// White space is no token; it lies between tokens.
struct Tokens {
    /// The first byte of each token in its block's text.
    var start: [Int32] = []
    /// The byte after the last.
    var end: [Int32] = []
    /// The number in the ``Vocabulary``.
    var word: [Int32] = []
    /// The token of the other state that this one is, -1 for none.
    var partner: [Int32] = []
    /// The first token of each block; one entry more than there are blocks.
    var firstOfBlock: [Int32] = [0]

    var count: Int { word.count }

    func range(ofBlock block: Int) -> Range<Int> {
        Int(firstOfBlock[block])..<Int(firstOfBlock[block + 1])
    }

    mutating func removeAll() {
        start.removeAll(keepingCapacity: true)
        end.removeAll(keepingCapacity: true)
        word.removeAll(keepingCapacity: true)
        partner.removeAll(keepingCapacity: true)
        firstOfBlock.removeAll(keepingCapacity: true)
        firstOfBlock.append(0)
    }

    /// The block that holds a token, in time logarithmic to the number of blocks.
    func block(of token: Int) -> Int {
        var low = 0
        var high = firstOfBlock.count - 1
        while high - low > 1 {
            let middle = (low + high) / 2
            if Int(firstOfBlock[middle]) <= token { low = middle } else { high = middle }
        }
        return low
    }
}
