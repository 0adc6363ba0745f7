import Glibc

/// Held by who looks at what is on a store's watch list, for as long as the value lives: two of them would ask
/// every site twice.
///
/// An advisory lock (`flock`) on `watch.lock` in the store, with the number of the process that has it; the system
/// drops it when its holder dies.
public struct WatchLock: ~Copyable {
    private let descriptor: Int32

    /// Takes the lock of a store.
    ///
    /// - Throws: ``WatchError``; `busy` while another has it.
    public init(of store: String) throws(WatchError) {
        let path = store + "/watch.lock"
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else {
            throw WatchError(.unusable, "\(path) cannot be written: \(String(cString: strerror(errno)))")
        }
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            let code = errno
            if code == EINTR { continue }
            let holder = Self.text(descriptor)
            close(descriptor)
            guard code == EWOULDBLOCK else {
                throw WatchError(.unusable, "\(path) cannot be locked: \(String(cString: strerror(code)))")
            }
            let who = holder.isEmpty ? "another process" : "process \(holder)"
            throw WatchError(
                .busy, "'stet watch' runs with this store already, as \(who); end that one first")
        }
        // Only a message is poorer without it.
        let number = Array("\(getpid())\n".utf8)
        if ftruncate(descriptor, 0) == 0 { _ = pwrite(descriptor, number, number.count, 0) }
        // Last: what is complete is closed once more where this throws.
        self.descriptor = descriptor
    }

    private static func text(_ descriptor: Int32) -> String {
        var bytes = [UInt8](repeating: 0, count: 20)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        return String(
            decoding: bytes.prefix(max(0, count)).filter { (0x30...0x39).contains($0) }, as: UTF8.self)
    }

    deinit {
        _ = ftruncate(descriptor, 0)
        close(descriptor)
    }
}
