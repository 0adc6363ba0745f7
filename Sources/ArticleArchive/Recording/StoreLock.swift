import Glibc

/// The store's lock, held for as long as the value lives: one writer at a time, across processes.
///
/// It is an advisory lock (`flock`) on `<store>/lock`; the system drops it when its holder dies. While a
/// holder writes, the file names the repositories it writes to, a line each: found there by the next holder,
/// the names say that the last one died at them.
struct StoreLock: ~Copyable {
    private let descriptor: Int32
    private let path: String

    private init(descriptor: Int32, path: String) {
        self.descriptor = descriptor
        self.path = path
    }

    /// Takes the lock; `nil` while somebody else has it.
    ///
    /// Two attempts in one process exclude each other like those of two processes.
    ///
    /// - Parameter name: `lock` for who writes; maintenance has a lock of its own.
    static func take(in directory: String, name: String = "lock") throws(ArchiveError) -> StoreLock? {
        let path = directory + "/" + name
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw ArchiveError(errno: errno, "open", path) }
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            let code = errno
            if code == EINTR { continue }
            close(descriptor)
            if code == EWOULDBLOCK { return nil }
            throw ArchiveError(errno: code, "lock", path)
        }
        return StoreLock(descriptor: descriptor, path: path)
    }

    /// Takes the lock, waiting for it on this thread; `nil` where somebody else has it for longer.
    ///
    /// Even where nobody works with the store, a process that is just being started may hold it for a moment.
    static func take(
        in directory: String, name: String = "lock", patience: Duration
    ) throws(ArchiveError) -> StoreLock? {
        let deadline = ContinuousClock.now + patience
        while true {
            if let lock = try take(in: directory, name: name) { return lock }
            guard ContinuousClock.now < deadline else { return nil }
            usleep(1_000)
        }
    }

    deinit {
        // A mark that cannot be removed makes the next writer look for leftovers that are not there.
        _ = ftruncate(descriptor, 0)
        close(descriptor)
    }

    /// The repositories that a holder died at.
    func abandoned() throws(ArchiveError) -> [String] {
        guard let text = try Files.read(path, limit: 1 << 20) else { return [] }
        return text.split(separator: "\n").map(String.init)
    }

    /// Notes which repositories are about to be written to.
    func mark(_ repositories: [String]) throws(ArchiveError) {
        guard ftruncate(descriptor, 0) == 0, lseek(descriptor, 0, SEEK_SET) == 0 else {
            throw ArchiveError(errno: errno, "write", path)
        }
        let text = repositories.map { $0 + "\n" }.joined()
        try Files.append(Array(text.utf8), to: descriptor, named: path)
    }

    /// When the lock was last marked, in seconds of the file system's clock.
    var marked: Int? { Files.modified(path) }
}
