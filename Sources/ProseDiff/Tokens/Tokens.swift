/// The tokens of one state: where each stands in its block and which word it is.
///
/// Only blocks that need it are tokenised, and of these only the window in which the two states may differ.
/// White space is no token; it lies between tokens.
struct Tokens: ~Copyable {
    /// Where a token stands in its block's text.
    struct Place: BitwiseCopyable {
        /// The first byte.
        var start: Int32
        /// The byte after the last.
        var end: Int32
    }

    var places = Buffer<Place>()
    /// The number in the ``Vocabulary``.
    var word = Buffer<Int32>()
    /// The token of the other state that this one is, -1 for none.
    var partner = Buffer<Int32>()
    /// The first token of each block; one entry more than there are blocks.
    var firstOfBlock = Buffer<Int32>()

    var count: Int { word.count }

    func range(ofBlock block: Int) -> Range<Int> {
        Int(firstOfBlock[block])..<Int(firstOfBlock[block + 1])
    }

    mutating func removeAll() {
        places.removeAll()
        word.removeAll()
        partner.removeAll()
        firstOfBlock.removeAll()
        firstOfBlock.append(0)
    }

    /// Makes room for about so many tokens.
    mutating func reserve(_ tokens: Int) {
        places.reserve(tokens)
        word.reserve(tokens)
    }

    @inline(__always)
    mutating func append(from first: Int, to last: Int, _ number: Int32) {
        places.append(
            Place(start: Int32(truncatingIfNeeded: first), end: Int32(truncatingIfNeeded: last)))
        word.append(number)
    }

    mutating func removeLast(_ number: Int = 1) {
        places.removeLast(number)
        word.removeLast(number)
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
