import Articles
import Synchronization

/// A fetch that somebody waits for: what to read, and where to send the outcome.
struct TransferOrder: Sendable {
    typealias Outcome = Result<Response, FetchError>

    /// Whether the one who waits has given up.
    final class Ticket: Sendable {
        private let cancelled = Atomic(false)

        var isCancelled: Bool { cancelled.load(ordering: .acquiring) }

        func cancel() { cancelled.store(true, ordering: .releasing) }
    }

    let address: WebAddress
    let settings: TransferSettings
    let validators: Validators?
    let ticket: Ticket
    let continuation: CheckedContinuation<Outcome, Never>
}
