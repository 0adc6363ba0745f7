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

    mutating func append(_ blocks: [Block], _ threads: [Thread]) {
        places[blocks.hashValue, default: []].append(states.count)
        states.append(State(blocks: blocks, threads: threads))
    }
}
