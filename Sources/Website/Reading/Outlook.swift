import Glibc
import Synchronization
import Tracking

/// The store as it is open at the moment, and how often something new was found in it.
///
/// What other processes record is found by the catalog's file, at which it looks now and then.
final class Outlook: Sendable {
    /// What was found at the last look.
    struct Sight {
        var store: Store
        /// Another number wherever something is to be shown anew.
        var generation = 1
        /// How often something was found recorded.
        var recordings = 1
        /// Whether there is a store now, where there was none when it was opened: it has to be opened again.
        var isToBeOpened = false
        fileprivate var hasFile: Bool
        fileprivate var signature: [Int]
        fileprivate var time: ContinuousClock.Instant
    }

    private let directory: String
    private let interval: Duration
    private let sight: Mutex<Sight>

    init(_ directory: String, _ store: Store, lookingEvery interval: Duration) {
        self.directory = directory
        self.interval = interval
        let signature = Self.signature(of: directory)
        sight = Mutex(
            Sight(
                store: store, hasFile: Self.hasFile(signature), signature: signature, time: .now))
    }

    /// What there is, after a look at the catalog's file where the last one is too long ago.
    func look() -> Sight {
        sight.withLock { sight in
            let now = ContinuousClock.now
            guard sight.time.duration(to: now) >= interval else { return sight }
            sight.time = now
            let signature = Self.signature(of: directory)
            guard signature != sight.signature else { return sight }
            sight.signature = signature
            sight.generation += 1
            sight.recordings += 1
            guard !sight.hasFile, Self.hasFile(signature) else { return sight }
            // Only who is told of it opens the store again.
            sight.hasFile = true
            var found = sight
            found.isToBeOpened = true
            return found
        }
    }

    /// The store as it is open, without a look.
    var store: Store { sight.withLock { $0.store } }

    /// How often something was found recorded, without a look.
    var recordings: Int { sight.withLock { $0.recordings } }

    /// Says that what was shown is to be shown anew, though nothing was recorded.
    func renew() { sight.withLock { $0.generation += 1 } }

    /// Goes on with a store that was opened again, or, where that failed, tries it once more at the next look.
    func goOn(with store: Store?) {
        sight.withLock { sight in
            guard let store else {
                sight.hasFile = false
                sight.signature = []
                return
            }
            sight.store = store
        }
    }

    /// Sizes and times of the catalog's files: another list as soon as anything was written.
    private static func signature(of directory: String) -> [Int] {
        ["/catalog.sqlite", "/catalog.sqlite-wal"].flatMap { name -> [Int] in
            var status = stat()
            guard stat(directory + name, &status) == 0 else { return [0, 0, 0] }
            return [Int(status.st_size), status.st_mtim.tv_sec, status.st_mtim.tv_nsec]
        }
    }

    private static func hasFile(_ signature: [Int]) -> Bool { signature.contains { $0 != 0 } }
}
