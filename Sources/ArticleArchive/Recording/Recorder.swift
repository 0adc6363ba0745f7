import Articles

/// Writes to the store: brings recordings together into batches, and acknowledges each when it is durable.
actor Recorder {
    let store: Store
    var repositories: OpenRepositories
    /// How many packs repositories have whose leftovers were looked for already.
    var packs: [Volume: Int] = [:]
    /// How many articles the newest volumes hold.
    var counts: [Volume: Int] = [:]
    /// What stands at revisions recorded lately, so that the next ones need not read it.
    var standings: [RevisionID: Standing] = [:]
    let grouping: Grouping
    private let lockWait: Duration
    private var pending: [Recording] = []
    private var isRunning = false
    private let upkeep: Upkeep
    private var maintaining: Task<Void, Never>?
    /// Ends the wait for a time without recordings, before maintenance.
    private var lull: Task<Void, Never>?
    private var batches = 0
    private var isSettling = false
    private var next = 0
    /// How many recordings were in the last batch.
    private var together = 1
    private let executor = DispatchExecutor(label: "stet.recorder")

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    init(store: Store, lockWait: Duration, grouping: Grouping, upkeep: Upkeep) {
        self.upkeep = upkeep
        self.store = store
        self.lockWait = lockWait
        self.grouping = grouping
        repositories = OpenRepositories(of: store)
    }

    /// Records when the store's lock is free, together with others that wait for it.
    func record(
        _ drafts: [ReadyDraft], of identity: ArticleIdentity, after base: RevisionID?,
        expecting tip: RevisionID?
    ) async throws(ArchiveError) -> [Revision] {
        let number = next
        next += 1
        let deadline = ContinuousClock.now + lockWait
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                pending.append(
                    Recording(
                        number: number, drafts: drafts, identity: identity, base: base, tip: tip,
                        deadline: deadline, failure: nil, acknowledge: continuation))
                run()
            }
        } onCancel: {
            Task { await self.cancel(number) }
        }
        return try result.get()
    }

    private func cancel(_ number: Int) {
        guard let index = pending.firstIndex(where: { $0.number == number }) else { return }
        let error = ArchiveError(
            .cancelled, ArticleArchive.recording, "cancelled while waiting for the store's lock")
        pending.remove(at: index).acknowledge.resume(returning: .failure(error))
    }

    private func run() {
        guard !isRunning else { return }
        isRunning = true
        Task {
            var pause = Duration.milliseconds(1)
            while !pending.isEmpty {
                await waitForOthers()
                if attempt() {
                    pause = .milliseconds(1)
                } else {
                    try? await Task.sleep(for: pause)
                    pause = min(pause * 2, .milliseconds(20))
                }
            }
            isRunning = false
        }
    }

    /// Waits for as many recordings as came together the last time, but not for long.
    private func waitForOthers() async {
        let deadline = ContinuousClock.now + grouping.window
        while pending.count < min(together, grouping.limit), ContinuousClock.now < deadline {
            try? await Task.sleep(for: .microseconds(200))
        }
    }

    /// Waits for the maintenance that is due; it begins at once.
    func settle() async {
        isSettling = true
        defer { isSettling = false }
        lull?.cancel()
        while let task = maintaining { await task.value }
    }

    /// Has repositories maintained that many batches have been written to.
    ///
    /// Who records a great deal at once is not slowed down by it, unless the packs become far too many.
    private func maintainIfNeeded() {
        guard maintaining == nil, packs.values.contains(where: { $0 > Upkeep.enough }) else { return }
        maintaining = Task {
            await waitForLull()
            // Others may have grown faster meanwhile.
            guard let volume = packs.max(by: { $0.value < $1.value })?.key else { return maintaining = nil }
            let outcome = await upkeep.attempt(volume, .usual)
            maintaining = nil
            // What could not be done now is tried again after as many batches.
            if case .success(let report?) = outcome {
                packs[volume] = min(report.packsAfter, Upkeep.enough / 2)
            } else {
                packs[volume] = 0
            }
            repositories.forget(volume.publication)
            maintainIfNeeded()
        }
    }

    /// Waits until nothing has been recorded for a moment, somebody waits, or the packs of a volume are too many.
    private func waitForLull() async {
        var seen = -1
        while seen != batches, !isSettling, packs.values.allSatisfy({ $0 < Upkeep.most }) {
            seen = batches
            let lull = Task { _ = try? await Task.sleep(for: Self.lull) }
            self.lull = lull
            await lull.value
        }
        lull = nil
    }

    /// How long nothing is recorded before the store is maintained.
    private static let lull = Duration.milliseconds(500)

    /// Writes one batch; false where nothing could be written now, and waiting may help.
    private func attempt() -> Bool {
        var failure = ArchiveError(
            .locked, ArticleArchive.recording, "another process is writing to the store")
        var batch: [Recording] = []
        do throws(ArchiveError) {
            if let lock = try StoreLock.take(in: store.directory) {
                batch = takeBatch()
                for (recording, result) in try write(batch, under: lock) {
                    settle(recording, result)
                }
                together = batch.count
                batches += 1
                maintainIfNeeded()
                return batch.count > pending.count { $0.failure != nil }
            }
        } catch {
            failure = error
        }
        if failure.code != .locked {
            for recording in batch.isEmpty ? takeBatch() : batch { settle(recording, .failure(failure)) }
            return true
        }
        let waiting = batch + pending
        pending = []
        for var recording in waiting {
            recording.failure = recording.failure ?? failure
            settle(recording, .failure(recording.failure ?? failure))
        }
        return false
    }

    /// Tells who waits, or keeps them waiting for another attempt.
    private func settle(_ recording: Recording, _ result: Result<[Revision], ArchiveError>) {
        if case .failure(let error) = result, error.code == .locked,
            ContinuousClock.now < recording.deadline
        {
            var recording = recording
            recording.failure = error
            pending.append(recording)
        } else {
            recording.acknowledge.resume(returning: result)
        }
    }

    private func takeBatch() -> [Recording] {
        var batch: [Recording] = []
        var size = 0
        for recording in pending {
            guard batch.isEmpty || batch.count < grouping.limit && size + recording.size <= Self.most else {
                break
            }
            size += recording.size
            batch.append(recording)
        }
        pending.removeFirst(batch.count)
        return batch
    }

    /// The most bytes that a batch may take in memory, unless one recording alone does.
    private static let most = 24 << 20
}
