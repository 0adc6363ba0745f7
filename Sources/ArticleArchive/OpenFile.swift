import Glibc

/// A file open for reading, closed with the value.
///
/// Read with calls rather than mapped: a file that is cut off meanwhile gives an error and no signal.
struct OpenFile: ~Copyable {
    private let descriptor: Int32
    private let path: String

    /// Opens a file; `nil` where there is none, or a directory.
    init?(_ path: String) throws(ArchiveError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw ArchiveError(errno: errno, "read", path)
        }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
            close(descriptor)
            return nil
        }
        self.descriptor = descriptor
        self.path = path
    }

    deinit { close(descriptor) }

    /// What tells this file from one that takes its place.
    func stamp() throws(ArchiveError) -> FileStamp {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw ArchiveError(errno: errno, "look at", path) }
        return FileStamp(status)
    }

    /// The bytes of a range, fewer where the file ends.
    func bytes(at offset: Int, count: Int) throws(ArchiveError) -> [UInt8] {
        // What a damaged length asks for may be more than there is memory.
        let count = count <= 1 << 16 ? count : min(count, max(0, try stamp().size - offset))
        guard count > 0 else { return [] }
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { space, length in
            while length < count {
                let read = pread(
                    descriptor, space.baseAddress?.advanced(by: length), count - length,
                    off_t(offset + length))
                if read < 0, errno == EINTR { continue }
                if read < 0 { failure = errno }
                if read <= 0 { break }
                length += read
            }
        }
        if failure != 0 { throw ArchiveError(errno: failure, "read", path) }
        return bytes
    }
}

/// What changes when a file is replaced or written to.
struct FileStamp: Equatable {
    let size: Int
    private let inode: UInt
    private let seconds: Int
    private let nanoseconds: Int

    init(_ status: stat) {
        size = Int(status.st_size)
        inode = UInt(status.st_ino)
        seconds = status.st_mtim.tv_sec
        nanoseconds = status.st_mtim.tv_nsec
    }

    /// The stamp of what stands at a path; `nil` where there is nothing.
    init?(of path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        self.init(status)
    }
}
