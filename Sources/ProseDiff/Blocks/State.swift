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
    /// Where each block that is tokenised begins in the arena, -1 for the others.
    var origin = Buffer<Int32>()
    /// The bytes of each block that are tokenised; outside them it equals its counterpart.
    var windowStart = Buffer<Int32>()
    var windowEnd = Buffer<Int32>()
    var tokens = Tokens()

    mutating func reset(_ newBlocks: [Block]) {
        blocks = newBlocks
        let count = blocks.count
        length.removeAll()
        for block in blocks { length.append(Int32(clamping: block.text.utf8.count)) }
        equal.fill(with: -1, count: count)
        counterpart.fill(with: -1, count: count)
        origin.fill(with: -1, count: count)
        windowStart.fill(with: 0, count: count)
        windowEnd.fill(with: 0, count: count)
        isRepeated.fill(with: false, count: count)
        tokens.removeAll()
    }
}
