import Articles
import Dispatch
import Synchronization

/// The thread on which all transfers of a fetcher run, while there are any.
///
/// A serial queue stands for the thread: the loop runs as one piece of work on it, ends when no transfer is
/// left and is put there again by the next one. So nothing of libcurl is ever touched by two threads at a time
/// (`curl_multi_wakeup` excepted, which is made for that), and no thread outlives its work.
final class TransferLoop: Sendable {
    private struct Mailbox {
        var waiting: [TransferOrder] = []
        var isRunning = false
        var someoneGaveUp = false
    }

    private let queue = DispatchQueue(label: "stet.fetching")
    private let connections = Connections()
    private let mailbox = Mutex(Mailbox())

    /// Runs one transfer and waits for its end without holding a thread.
    func outcome(of address: WebAddress, settings: TransferSettings, validators: Validators?) async
        -> TransferOrder.Outcome
    {
        let ticket = TransferOrder.Ticket()
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                add(
                    TransferOrder(
                        address: address, settings: settings, validators: validators, ticket: ticket,
                        continuation: continuation))
            }
        } onCancel: {
            ticket.cancel()
            mailbox.withLock { $0.someoneGaveUp = true }
            connections.wake()
        }
    }

    private func add(_ order: TransferOrder) {
        let mustStart = mailbox.withLock { mailbox in
            mailbox.waiting.append(order)
            defer { mailbox.isRunning = true }
            return !mailbox.isRunning
        }
        if mustStart {
            queue.async { BrokenPipes.ignored { self.run() } }
        } else {
            connections.wake()
        }
    }

    private func run() {
        var running = RunningTransfers(connections)
        while true {
            let isIdle = running.isEmpty
            let (orders, someoneGaveUp, isDone) = mailbox.withLock { mailbox in
                let orders = mailbox.waiting
                let someoneGaveUp = mailbox.someoneGaveUp
                mailbox.waiting = []
                mailbox.someoneGaveUp = false
                mailbox.isRunning = !(isIdle && orders.isEmpty)
                return (orders, someoneGaveUp, !mailbox.isRunning)
            }
            if isDone { return }
            running.add(orders)
            if someoneGaveUp { running.dropCancelled() }
            running.advance()
        }
    }
}
