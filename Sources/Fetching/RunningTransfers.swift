import CCurl

/// The transfers under way on the loop's thread.
struct RunningTransfers {
    private let connections: Connections
    private var transfers: [Connections.Key: Transfer] = [:]

    init(_ connections: Connections) {
        self.connections = connections
    }

    var isEmpty: Bool { transfers.isEmpty }

    /// Starts a transfer, or ends it at once where that is not possible or no longer wanted.
    mutating func start(_ order: TransferOrder) {
        guard !order.ticket.isCancelled else {
            order.continuation.resume(returning: .failure(.cancelled(order.address)))
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
        for transfer in transfers.values where transfer.order.ticket.isCancelled {
            remove(transfer)
            transfer.order.continuation.resume(returning: .failure(.cancelled(transfer.order.address)))
        }
    }

    /// Moves all transfers as far as they go, hands out what is finished and waits for more to do.
    mutating func advance() {
        guard connections.perform() else {
            for transfer in transfers.values { finish(transfer, code: CURLE_FAILED_INIT) }
            return
        }
        while let (key, code) = connections.nextFinished() {
            guard let transfer = transfers[key] else { continue }
            finish(transfer, code: code)
        }
        if !transfers.isEmpty { connections.wait() }
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
