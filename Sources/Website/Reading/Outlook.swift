import Glibc
import Synchronization
import Tracking

/// The store as it is open at the moment, and how often something new was found in it.
///
/// What other processes record is found by the catalog's file, at which it looks now and then. A store that was
/// empty, or whose catalog cannot be used where it is, does not read from that file: it is opened again.
final class Outlook: Sendable {
    /// What was found at the last look.
    struct Sight {
        var store: Store
        /// Another number wherever something is to be shown anew.
        var generation = 1
        /// How often something was found recorded.
        var recordings = 1
        /// Whether the store has to be opened again, by who is told of it.
        var isToBeOpened = false
        fileprivate var isBeingOpened = false
        fileprivate var signature: [Int]
        fileprivate var time: ContinuousClock.Instant
    }

    private let directory: String
    private let interval: Duration
    private let sight: Mutex<Sight>
    /// After so many times what it took to open the store it may be opened again.
    private static let pauses = 10

    /// - Parameter signature: the files as they were before the store was opened.
    init(_ directory: String, _ store: Store, _ signature: [Int], lookingEvery interval: Duration) {
        self.directory = directory
        self.interval = interval
        sight = Mutex(Sight(store: store, signature: signature, time: .now))
    }

    /// What there is, after a look at the catalog's file where the last one is too long ago.
    func look() -> Sight {
        sight.withLock { sight in
            let now = ContinuousClock.now
            // What is written while the store is being opened is seen at the look after that.
            guard !sight.isBeingOpened, sight.time.duration(to: now) >= interval else { return sight }
            sight.time = now
            let signature = Self.signature(of: directory)
            guard signature != sight.signature else { return sight }
            sight.signature = signature
            sight.generation += 1
            sight.recordings += 1
            guard !sight.store.followsFile else { return sight }
            var found = sight
            sight.isBeingOpened = true
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

    /// Goes on with a store that was opened again.
    func goOn(with store: Store) -> Sight {
        sight.withLock { sight in
            sight.isBeingOpened = false
            sight.store = store
            // Others went on to show, to keep and to count what stood in the former one.
            sight.generation += 1
            sight.recordings += 1
            if !store.followsFile {
                let now = ContinuousClock.now
                sight.time = now + sight.time.duration(to: now) * Self.pauses
            }
            return sight
        }
    }

    /// Goes on with the store there is, as it could not be opened again; it is tried once more at the next look.
    func goOnAsBefore() {
        sight.withLock { sight in
            sight.isBeingOpened = false
            sight.signature = []
        }
    }

    /// Sizes and times of the catalog's files: another list as soon as anything was written.
    static func signature(of directory: String) -> [Int] {
        ["/catalog.sqlite", "/catalog.sqlite-wal"].flatMap { name -> [Int] in
            var status = stat()
            guard stat(directory + name, &status) == 0 else { return [0, 0, 0] }
            return [Int(status.st_size), status.st_mtim.tv_sec, status.st_mtim.tv_nsec]
        }
    }
}
