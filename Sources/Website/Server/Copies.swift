import Hummingbird
import Synchronization

/// Answers that are still true, or were a moment ago, up to a number of bytes.
///
/// Where something was recorded, or minutes went by, who asks first makes an answer again. Whoever else asks for it
/// meanwhile is given the one before, as long as that was true at the look before the last one: so a page that many
/// read is made once each time, and what was recorded is on it after a second, and the time it takes to be made.
final class Copies: Sendable {
    /// What an answer depends on beside its address.
    struct State: Hashable {
        /// See ``ReadingRoom/generation()``.
        var generation: Int
        /// Spans of five minutes since 1970-01-01: time alone brings on another day, and makes edits due.
        var span: Int

        /// Whether an answer of this state may stand in for one of another that is being made.
        func mayStand(in state: State) -> Bool {
            span >= state.span - 1 && generation >= state.generation - 1
        }
    }

    /// An answer and the state it belongs to.
    struct Copy {
        var state: State
        var answer: Answer
    }

    private struct Shelf {
        var copies: [String: Copy] = [:]
        var bytes = 0
        /// The addresses whose answers are being made.
        var made: Set<String> = []
    }

    private let shelf = Mutex(Shelf())
    private static let mostBytes = 16_000_000
    private static let mostBytesOfOne = 1_000_000
    /// About what an address and the rest of an answer take.
    private static let overhead = 1_000
    private static let longestAddress = 500

    /// The answer to an address in this state; `nil` for who is to make it and then say ``isMade(_:)``.
    func copy(of address: String, _ state: State) -> Copy? {
        shelf.withLock { shelf in
            if let copy = shelf.copies[address] {
                if copy.state == state { return copy }
                if shelf.made.contains(address), copy.state.mayStand(in: state) { return copy }
            }
            shelf.made.insert(address)
            return nil
        }
    }

    /// Says that an answer is made, or will not be.
    func isMade(_ address: String) { _ = shelf.withLock { $0.made.remove(address) } }

    /// Keeps an answer; others may have to go for it.
    func keep(_ answer: Answer, of address: String, _ state: State) {
        let size = answer.size + Self.overhead
        guard answer.status == .ok, size <= Self.mostBytesOfOne, address.utf8.count <= Self.longestAddress
        else { return }
        shelf.withLock { shelf in
            if let former = shelf.copies[address] {
                // Who was slow to make it does not put it in the place of a newer one.
                guard former.state.generation <= state.generation else { return }
                shelf.bytes -= former.answer.size + Self.overhead
            }
            if shelf.bytes + size > Self.mostBytes {
                shelf.copies = [:]
                shelf.bytes = 0
            }
            shelf.copies[address] = Copy(state: state, answer: answer)
            shelf.bytes += size
        }
    }
}
