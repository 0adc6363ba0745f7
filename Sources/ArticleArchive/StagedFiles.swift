import Dispatch
import Glibc
import Synchronization

/// New files on their way to the disk together: written one after another, then flushed at the same time.
///
/// Their bytes are under way to the disk before the first flush waits: so the file system commits once for all
/// of them, and not once for each (as git's `core.fsyncMethod=batch` does).
struct StagedFiles: ~Copyable {
    private var open: [(descriptor: Int32, path: String)] = []

    init() {}

    deinit { for file in open { close(file.descriptor) } }

    /// Writes a file that must not be there yet; false where it is.
    ///
    /// - Parameter mode: what it may be used for, of what the process allows.
    mutating func create(_ path: String, _ bytes: [UInt8], mode: mode_t = 0o666) throws(ArchiveError) -> Bool
    {
        let descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        guard descriptor >= 0 else {
            if errno == EEXIST { return false }
            throw ArchiveError(errno: errno, "write", path)
        }
        do throws(ArchiveError) { try Files.append(bytes, to: descriptor, named: path) } catch {
            close(descriptor)
            unlink(path)
            throw error
        }
        Files.journal?(.write(path, bytes))
        // On Linux this begins to write dirty pages back (mm/fadvise.c); elsewhere the flush does it all.
        _ = posix_fadvise(descriptor, 0, 0, Int32(POSIX_FADV_DONTNEED))
        open.append((descriptor, path))
        return true
    }

    /// Makes the bytes of all durable; their names are only when their directories are flushed.
    ///
    /// Waits for all at once: flushes that a disk is asked for at the same time cost it little more than one.
    mutating func flush() throws(ArchiveError) {
        let files = open
        open = []
        defer { for file in files { close(file.descriptor) } }
        let failure = Mutex<ArchiveError?>(nil)
        DispatchQueue.concurrentPerform(iterations: files.count) { index in
            guard fsync(files[index].descriptor) != 0 else { return }
            let error = ArchiveError(errno: errno, "flush", files[index].path)
            failure.withLock { $0 = error }
        }
        if let failure = failure.withLock({ $0 }) { throw failure }
        for file in files { Files.journal?(.flush(file.path)) }
    }
}
