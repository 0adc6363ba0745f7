import CCurl

/// The transfers under way on the loop's thread, and those that wait for one of them to end.
struct RunningTransfers {
    /// The most transfers under way; each may need a connection, and a process has a limit of open files.
    static let capacity = 64

    private let connections: Connections
    private var transfers: [Connections.Key: Transfer] = [:]
    private var waiting: ArraySlice<TransferOrder> = []

    init(_ connections: Connections) {
        self.connections = connections
    }

    var isEmpty: Bool { transfers.isEmpty && waiting.isEmpty }

    /// Takes on more transfers.
    mutating func add(_ orders: [TransferOrder]) {
        waiting += orders
    }

    /// Starts a transfer, or ends it at once where that is not possible or no longer wanted.
    private mutating func start(_ order: TransferOrder) {
        guard !order.ticket.isCancelled else {
            order.continuation.resume(returning: .failure(.cancelled(order.address)))
            return
        }
        if let reason = order.settings.reach.refusal(of: order.address) {
            order.continuation.resume(returning: .failure(.outOfReach(reason, address: order.address)))
            return
        }
        guard let transfer = Transfer(order), connections.add(transfer.key) else {
            order.continuation.resume(returning: .failure(.notStarted(order.address)))
            return
        }
        transfers[transfer.key] = transfer
    }

    /// Ends the transfers nobody waits for any more.
    mutating func dropCancelled() {
        for transfer in Array(transfers.values) where transfer.order.ticket.isCancelled {
            remove(transfer)
            transfer.order.continuation.resume(returning: .failure(.cancelled(transfer.order.address)))
        }
        // Each ticket is asked once: it may change at any time.
        waiting.removeAll { order in
            let isCancelled = order.ticket.isCancelled
            if isCancelled { order.continuation.resume(returning: .failure(.cancelled(order.address))) }
            return isCancelled
        }
    }

    /// Moves all transfers as far as they go, hands out what is finished and waits for more to do.
    mutating func advance() {
        while transfers.count < Self.capacity, let order = waiting.popFirst() { start(order) }
        guard connections.perform() else {
            for transfer in transfers.values { finish(transfer, code: CURLE_FAILED_INIT) }
            return
        }
        while let (key, code) = connections.nextFinished() {
            guard let transfer = transfers[key] else { continue }
            finish(transfer, code: code)
        }
        let canStartMore = transfers.count < Self.capacity && !waiting.isEmpty
        if !transfers.isEmpty && !canStartMore { connections.wait() }
    }

    private mutating func finish(_ transfer: Transfer, code: CURLcode) {
        let outcome = transfer.outcome(code)
        remove(transfer)
        transfer.order.continuation.resume(returning: outcome)
    }

    private mutating func remove(_ transfer: Transfer) {
        connections.remove(transfer.key)
        transfers[transfer.key] = nil
    }
}
