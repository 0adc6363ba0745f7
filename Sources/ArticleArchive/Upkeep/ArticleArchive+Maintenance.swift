extension ArticleArchive {
    /// Packs the refs and packs of all repositories, as small as it gets.
    ///
    /// Others read and write meanwhile. Cancelling the task ends it soon; what was done by then stays.
    ///
    /// - Parameter progress: is told before each repository which one it is, and how many of how many.
    /// - Throws: ``ArchiveError`` with `locked` where another process is maintaining the store, `readOnly`,
    ///   `cancelled`, `corrupt`, `diskFull`, `denied` or `failed`.
    public nonisolated func maintain(
        progress: @Sendable (_ repository: String, _ done: Int, _ all: Int) -> Void = { _, _, _ in }
    ) async throws(ArchiveError) -> MaintenanceReport {
        guard access == .readWrite else {
            throw ArchiveError(.readOnly, Self.maintenance, "the store was opened for reading only")
        }
        let volumes = try store.volumes()
        let stop = StopSign()
        var total = MaintenanceReport()
        for (index, volume) in volumes.enumerated() {
            progress(volume.name, index, volumes.count)
            let result = await withTaskCancellationHandler {
                await upkeep.attempt(volume, .full, stop)
            } onCancel: {
                stop.raise()
            }
            guard let report = try result.get() else {
                throw ArchiveError(.locked, Self.maintenance, "another process is maintaining it")
            }
            total += report
            await reopen(volume.publication)
        }
        return total
    }

    /// Reads everything, and says what is not as it must be.
    ///
    /// Sees what `git fsck --strict` sees and what it cannot: histories in time order, messages, texts, names,
    /// and snapshots that are those that were recorded. Others read and write meanwhile.
    ///
    /// - Parameters:
    ///   - repair: rebuild what can be rebuilt: indexes of packs, branches, what dead writers left. What is
    ///     replaced is kept in the repository's directory `quarantine`; the rest is reported and left alone.
    ///   - progress: is told before each repository which one it is, and how many of how many.
    /// - Throws: ``ArchiveError`` where that is not possible; damage is a finding.
    public nonisolated func check(
        repair: Bool = false,
        progress: @Sendable (_ repository: String, _ done: Int, _ all: Int) -> Void = { _, _, _ in }
    ) async throws(ArchiveError) -> CheckReport {
        guard access == .readWrite || !repair else {
            throw ArchiveError(.readOnly, "repair the store", "the store was opened for reading only")
        }
        let volumes = try store.volumes()
        let stop = StopSign()
        var total = CheckReport()
        for (index, volume) in volumes.enumerated() {
            progress(volume.name, index, volumes.count)
            let result = await withTaskCancellationHandler {
                await upkeep.check(volume, repair: repair, stop)
            } onCancel: {
                stop.raise()
            }
            total += try result.get()
            if repair { await reopen(volume.publication) }
        }
        return total
    }

    /// Waits until the maintenance that recording made necessary is done.
    public nonisolated func settle() async { await recorder.settle() }

    static let maintenance = "maintain the store"

    /// Lets go of files that may be gone.
    private func reopen(_ publication: String) { repositories.forget(publication) }
}

extension Upkeep {
    /// The same as ``maintain(_:_:_:)``, for those who must not throw where they are called.
    func attempt(_ volume: Volume, _ extent: Extent, _ stop: StopSign? = nil) -> Result<
        MaintenanceReport?, ArchiveError
    > {
        do throws(ArchiveError) { return .success(try maintain(volume, extent, stop)) } catch {
            return .failure(error)
        }
    }
}
