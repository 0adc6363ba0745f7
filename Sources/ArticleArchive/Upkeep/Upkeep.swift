import Articles
import CGit2

/// Keeps repositories quick and small: refs packed, packs few.
///
/// Works beside readers and writers on a queue of its own; one process at a time in a store.
actor Upkeep {
    /// How much is done at a time.
    enum Extent {
        /// What a number of batches made necessary; larger packs wait for somebody to ask.
        case usual
        /// Everything into one pack.
        case full
    }

    let store: Store
    let lockWait: Duration
    private let executor = DispatchExecutor(label: "stet.upkeep")
    private nonisolated let stop = StopSign()

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    init(store: Store, lockWait: Duration) {
        self.store = store
        self.lockWait = lockWait
    }

    /// How many packs a repository may have before they are made fewer.
    static let enough = 24
    /// How many packs a repository may have before they are made fewer while much is being recorded.
    static let most = 4 * enough
    /// The most objects that are packed anew without being asked.
    private static let usual = 150_000

    /// As many objects are joined as they are; deltas are sought once they are more.
    private static let joined = 6_000
    private static let joinedBytes = 32 << 20

    /// Stops what is being done and whatever would come.
    nonisolated func end() { stop.raise() }

    /// Maintains a repository; `nil` where another process is maintaining the store.
    func maintain(_ volume: Volume, _ extent: Extent, _ stop: StopSign? = nil) throws(ArchiveError)
        -> MaintenanceReport?
    {
        let patience = Duration.milliseconds(extent == .full ? 500 : 0)
        let lock = try StoreLock.take(in: store.directory, name: Self.lockName, patience: patience)
        guard let lock else { return nil }
        return try maintain(volume, extent, stop ?? self.stop, under: lock)
    }

    /// The lock on everything that removes objects.
    static let lockName = "maintenance.lock"

    private func maintain(
        _ volume: Volume, _ extent: Extent, _ stop: StopSign, under lock: borrowing StoreLock
    ) throws(ArchiveError) -> MaintenanceReport {
        let repository = try Repository(publication: volume.publication, path: store.path(of: volume))
        var report = MaintenanceReport()
        if extent == .full { try finishForgetting(in: repository, volume, stop) }
        let before = try PackIndex.all(in: repository.path)
        report.packsBefore = before.count
        report.bytesBefore = before.reduce(0) { $0 + $1.size }
        report.refsPacked = try packRefs(of: repository, volume, extent, stop)
        // As with git: one that somebody keeps stays as it is. A recorder does until the refs lead to what it holds.
        var free: [PackIndex] = []
        for pack in before where try Files.entry(at: pack.path + ".keep") == .nothing { free.append(pack) }
        let rolled = Self.geometric(free, extent)
        if rolled.count > 1 {
            let repacking = Repacking(in: repository, stop: stop)
            let isSmall =
                extent == .usual && rolled.reduce(0) { $0 + $1.count } <= Self.joined
                && rolled.reduce(0) { $0 + $1.size } <= Self.joinedBytes
            let isJoined = isSmall ? try repacking.join(rolled) : false
            if !isJoined { try repacking.run(rolled) }
            // The largest piece of work there is, each time on another thread: what one heap has free is of no use
            // to the others, and without this the process would keep the most that each ever needed.
            stet_return_memory()
        }
        let after = try PackIndex.all(in: repository.path)
        report.packsAfter = after.count
        report.bytesAfter = after.reduce(0) { $0 + $1.size }
        return report
    }

    /// Removes what was taken down and is still there, because who did it died half way.
    private func finishForgetting(
        in repository: Repository, _ volume: Volume, _ stop: StopSign
    ) throws(ArchiveError) {
        let tombstones = try repository.refs.all(under: Tombstone.refs)
        guard !tombstones.isEmpty else { return }
        try store.withLock(for: lockWait, marking: [volume]) { () throws(ArchiveError) in
            try Leftovers(path: repository.path, now: 0, abandoned: true).removeUnfinished()
            var left: Set<ObjectID> = []
            for (ref, id) in tombstones {
                let name = String(ref.dropFirst(Tombstone.refs.count).prefix { $0 != "/" })
                guard let identity = ArticleIdentity(publication: volume.publication, name: name) else {
                    continue
                }
                let tombstone = try Tombstone(id, of: identity, in: repository)
                for id in tombstone.forgotten + tombstone.replaced.keys
                where repository.contains(ObjectID(id)) {
                    left.insert(ObjectID(id))
                }
            }
            if !left.isEmpty { try Compaction(of: repository, stop: stop).run(removing: left) }
        }
    }

    /// The packs to make into one, so that each that is left has at least twice the objects of all smaller ones.
    ///
    /// The rule of `git repack --geometric=2`: each object is packed anew a number of times that grows with the
    /// logarithm of their number.
    static func geometric(_ packs: [PackIndex], _ extent: Extent) -> [PackIndex] {
        if extent == .full { return packs }
        let sorted = packs.filter { $0.count <= usual }.sorted { $0.count < $1.count }
        guard
            let last = sorted.indices.dropFirst().last(where: { sorted[$0].count < 2 * sorted[$0 - 1].count })
        else { return [] }
        var rolled = Array(sorted[...last])
        var count = rolled.reduce(0) { $0 + $1.count }
        for pack in sorted[(last + 1)...] where pack.count < 2 * count && count + pack.count <= usual {
            rolled.append(pack)
            count += pack.count
        }
        return rolled
    }

    /// Moves refs that have a file each into `packed-refs`, a thousand at a time; returns how many.
    private func packRefs(
        of repository: Repository, _ volume: Volume, _ extent: Extent, _ stop: StopSign
    ) throws(ArchiveError) -> Int {
        let loose = try repository.refs.allLoose(under: "refs/")
        guard loose.count > (extent == .full ? 0 : 100) else { return 0 }
        var names = loose.keys.sorted()[...]
        var packed = 0
        while !names.isEmpty {
            try stop.check()
            let some = names.prefix(1_000)
            names = names.dropFirst(1_000)
            packed += try store.withLock(for: lockWait, marking: [volume]) { () throws(ArchiveError) in
                try PackedRefs.pack(Array(some), of: repository)
            }
        }
        return packed
    }
}

/// What maintenance found and left.
public struct MaintenanceReport: Sendable, Hashable {
    /// How many refs were moved into `packed-refs`.
    public var refsPacked = 0
    /// How many packs there were.
    public var packsBefore = 0
    /// How many there are.
    public var packsAfter = 0
    /// How many bytes packs and indexes took.
    public var bytesBefore = 0
    /// How many bytes they take.
    public var bytesAfter = 0

    /// Creates a report of nothing.
    public init() {}

    /// Adds what was done elsewhere.
    public static func += (total: inout MaintenanceReport, part: MaintenanceReport) {
        total.refsPacked += part.refsPacked
        total.packsBefore += part.packsBefore
        total.packsAfter += part.packsAfter
        total.bytesBefore += part.bytesBefore
        total.bytesAfter += part.bytesAfter
    }
}
