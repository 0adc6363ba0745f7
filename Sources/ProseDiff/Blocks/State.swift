import Articles

/// One of the two states while they are compared.
struct State {
    var blocks: [Block] = []
    /// The block of the other state with the same text that this one is, -1 for none.
    var equal: [Int32] = []
    /// Whether the text stands more than once in either state: it is never called moved.
    var isRepeated: [Bool] = []
    /// The block of the other state whose beginning and end are the same, -1 for none.
    var counterpart: [Int32] = []
    /// Where each block that is tokenised begins in the arena, -1 for the others.
    var origin: [Int32] = []
    /// The bytes of each block that are tokenised; outside them it equals its counterpart.
    var windowStart: [Int32] = []
    var windowEnd: [Int32] = []
    var tokens = Tokens()

    mutating func reset(_ newBlocks: [Block]) {
        blocks = newBlocks
        let count = blocks.count
        State.fill(&equal, -1, count)
        State.fill(&counterpart, -1, count)
        State.fill(&origin, -1, count)
        State.fill(&windowStart, 0, count)
        State.fill(&windowEnd, 0, count)
        isRepeated.removeAll(keepingCapacity: true)
        isRepeated.append(contentsOf: repeatElement(false, count: count))
        tokens.removeAll()
    }

    private static func fill(_ values: inout [Int32], _ value: Int32, _ count: Int) {
        values.removeAll(keepingCapacity: true)
        values.append(contentsOf: repeatElement(value, count: count))
    }
}
