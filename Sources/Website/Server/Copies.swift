import Hummingbird
import Synchronization

/// Answers that are still true, up to a number of bytes.
final class Copies: Sendable {
    /// What an answer depends on beside its address.
    struct State: Hashable {
        /// See ``ReadingRoom/generation()``.
        var generation: Int
        /// Days since 1970-01-01.
        var day: Int
    }

    private struct Shelf {
        var state: State?
        var answers: [String: Answer] = [:]
        var bytes = 0
    }

    private let shelf = Mutex(Shelf())
    private static let mostBytes = 32_000_000
    private static let mostBytesOfOne = 1_000_000
    /// About what an address and the rest of an answer take.
    private static let overhead = 1_000
    private static let longestAddress = 500

    /// The answer to an address in this state, where one was kept.
    func copy(of address: String, _ state: State) -> Answer? {
        shelf.withLock { $0.state == state ? $0.answers[address] : nil }
    }

    /// Keeps an answer; others may have to go for it.
    func keep(_ answer: Answer, of address: String, _ state: State) {
        let size = answer.size + Self.overhead
        guard answer.status == .ok, size <= Self.mostBytesOfOne, address.utf8.count <= Self.longestAddress
        else { return }
        shelf.withLock { shelf in
            if shelf.state != state || shelf.bytes + size > Self.mostBytes {
                shelf = Shelf(state: state)
            }
            let former = shelf.answers.updateValue(answer, forKey: address)
            shelf.bytes += size - (former.map { $0.size + Self.overhead } ?? 0)
        }
    }
}
