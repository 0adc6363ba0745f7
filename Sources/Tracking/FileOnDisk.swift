import Glibc

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A file that is open for reading, symbolic links followed; a pipe will do.
struct FileOnDisk: ~Copyable {
    private let descriptor: Int32
    private let path: String
    private let status: stat

    /// Opens a file.
    ///
    /// - Throws: ``TrackingError`` with code `unreadable`.
    init(_ path: String) throws(TrackingError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            let reason =
                errno == ENOENT ? "there is no such file" : "it cannot be opened; check its permissions"
            throw TrackingError(.unreadable, "\(path): \(reason)")
        }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
            close(descriptor)
            throw TrackingError(.unreadable, "\(path): it is no file; name the files in it")
        }
        self.descriptor = descriptor
        self.path = path
        self.status = status
    }

    deinit { close(descriptor) }

    /// When the file was last written.
    var modified: Date { Date(timeIntervalSince1970: Double(status.st_mtim.tv_sec)) }

    /// All bytes of the file.
    ///
    /// - Throws: ``TrackingError`` with code `unreadable` where there are more than the limit.
    func bytes(limit: Int) throws(TrackingError) -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else {
                throw TrackingError(.unreadable, "\(path): reading stopped; check the disk")
            }
            if count == 0 { return bytes }
            bytes += buffer[..<count]
            guard bytes.count <= limit else {
                throw TrackingError(
                    .unreadable, "\(path): it has more than \(limit / 1_000_000) MB, the most a page may have"
                )
            }
        }
    }
}
