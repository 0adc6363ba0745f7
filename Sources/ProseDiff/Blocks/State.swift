import Articles

/// One of the two states while they are compared.
struct State: ~Copyable {
    private(set) var blocks: [Block] = []
    /// The length of each block's text in UTF-8 bytes.
    private(set) var length = Buffer<Int32>()
    /// The block of the other state with the same text that this one is, -1 for none.
    var equal = Buffer<Int32>()
    /// Whether the text stands more than once in either state: it is never called moved.
    var isRepeated = Buffer<Bool>()
    /// The block of the other state whose beginning and end are the same, -1 for none.
    var counterpart = Buffer<Int32>()
    /// Where each block's text begins in the arena.
    private(set) var origin = Buffer<Int32>()
    /// The bytes of each block that are tokenised, unless it is equal; outside them it equals its counterpart.
    var windowStart = Buffer<Int32>()
    var windowEnd = Buffer<Int32>()
    var tokens = Tokens()

    /// Takes other blocks and copies their text into the arena.
    mutating func reset(_ newBlocks: [Block], in tokenizer: inout Tokenizer) {
        blocks = newBlocks
        let count = blocks.count
        length.removeAll()
        origin.removeAll()
        // A loop over the array itself would retain and release every text.
        blocks.withUnsafeBufferPointer { blocks in
            var bytes = tokenizer.arena.count
            for block in blocks.indices { bytes += blocks[block].text.utf8.count }
            tokenizer.arena.reserve(bytes)
            for block in blocks.indices {
                let start = tokenizer.hold(blocks[block].text)
                origin.append(Int32(start))
                length.append(Int32(tokenizer.arena.count - start))
            }
        }
        equal.fill(with: -1, count: count)
        counterpart.fill(with: -1, count: count)
        windowStart.fill(with: 0, count: count)
        windowEnd.removeAll()
        length.withElements { windowEnd.append(contentsOf: $0) }
        isRepeated.fill(with: false, count: count)
        tokens.removeAll()
    }

    /// How much of the text is cut into tokens.
    var bytesToCut: Int {
        var bytes = 0
        for block in blocks.indices where equal[block] < 0 {
            bytes += Int(windowEnd[block] - windowStart[block])
        }
        return bytes
    }

    /// Where a block's text stands in the arena.
    @inline(__always)
    func text(of block: Int) -> Range<Int> {
        let start = Int(origin[block])
        return start..<start + Int(length[block])
    }
}
