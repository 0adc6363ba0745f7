import Dispatch

/// Runs an actor on a dispatch queue of its own, so that blocking calls do not hold a thread of the cooperative pool.
///
/// `DispatchSerialQueue`, which is an executor by itself, does not exist on Linux.
final class DispatchExecutor: SerialExecutor {
    private let queue: DispatchQueue

    init(label: String) {
        queue = DispatchQueue(label: label)
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }

    func checkIsolated() {
        dispatchPrecondition(condition: .onQueue(queue))
    }
}
