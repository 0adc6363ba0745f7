import Articles

/// The states seen so far, to recognise one that comes again.
///
/// Costs little memory: texts and threads are shared between the states that have them in common.
struct Past: Sendable {
    private struct State: Sendable {
        var blocks: [Block]
        var threads: [Thread]
    }

    private var states: [State] = []
    private var places: [Int: [Int]] = [:]

    /// The latest state with these blocks, byte for byte: strings that are equal may differ in length.
    func place(of blocks: [Block]) -> Int? {
        places[blocks.hashValue]?.last { place in
            zip(states[place].blocks, blocks).allSatisfy { $0.text.utf8.elementsEqual($1.text.utf8) }
                && states[place].blocks == blocks
        }
    }

    func threads(of state: Int) -> [Thread] { states[state].threads }

    /// About how many bytes of memory the blocks and marks of all states take, without words.
    var bytesOfMarks: Int {
        states.reduce(0) { sum, state in
            let marks = state.threads.reduce(0) { $0 + $1.marks.count * MemoryLayout<Mark>.stride }
            return sum + marks
                + state.threads.count * (MemoryLayout<Thread>.stride + MemoryLayout<Block>.stride)
        }
    }

    mutating func append(_ blocks: [Block], _ threads: [Thread]) {
        places[blocks.hashValue, default: []].append(states.count)
        states.append(State(blocks: blocks, threads: threads))
    }
}
