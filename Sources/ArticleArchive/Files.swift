import Glibc

/// The few system calls the store needs, with errors that name the path.
///
/// A file that ``write(_:to:)`` returned from is on the disk; its *name* is only after ``flush(directory:)``.
enum Files {
    /// One change to the disk, in the order in which they were asked for.
    enum Step: Sendable {
        case makeDirectory(String)
        case write(String, [UInt8])
        case flush(String)
        case move(String, to: String)
        case remove(String)
        case flushDirectory(String)
    }

    /// Is told of every change that succeeded; tests find out with it what a loss of power would leave.
    @TaskLocal static var journal: (@Sendable (Step) -> Void)?

    /// What stands at a path.
    enum Entry {
        case nothing, file, directory, other
    }

    /// What stands at a path, symbolic links followed.
    static func entry(at path: String) throws(ArchiveError) -> Entry {
        var status = stat()
        guard stat(path, &status) == 0 else {
            let code = errno
            if code == ENOENT || code == ENOTDIR { return .nothing }
            throw ArchiveError(errno: code, "look at", path)
        }
        return switch status.st_mode & S_IFMT {
        case S_IFREG: .file
        case S_IFDIR: .directory
        default: .other
        }
    }

    /// Makes a directory unless it is there; its parent must exist.
    static func makeDirectory(_ path: String) throws(ArchiveError) {
        guard mkdir(path, 0o777) != 0 else {
            journal?(.makeDirectory(path))
            return
        }
        let code = errno
        if code == EEXIST, try entry(at: path) == .directory { return }
        throw ArchiveError(errno: code, "make the directory", path)
    }

    /// Makes a directory and those above it, and flushes each name that is new.
    static func makeDirectories(_ path: String) throws(ArchiveError) {
        if try entry(at: path) == .directory { return }
        let parent = parent(of: path)
        if parent != path { try makeDirectories(parent) }
        try makeDirectory(path)
        try flush(directory: parent)
    }

    /// The directory a path stands in.
    static func parent(of path: String) -> String {
        let trimmed = path.hasSuffix("/") ? String(path.dropLast()) : path
        guard let slash = trimmed.lastIndex(of: "/") else { return "." }
        return slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
    }

    /// Writes a file anew and flushes its bytes.
    static func write(_ text: String, to path: String) throws(ArchiveError) {
        try write(Array(text.utf8), to: path)
    }

    /// Writes a file anew and flushes its bytes.
    ///
    /// - Parameter mode: what it may be used for, of what the process allows.
    static func write(_ bytes: [UInt8], to path: String, mode: mode_t = 0o666) throws(ArchiveError) {
        // One that a dead writer left may not be written to.
        if mode & 0o200 == 0 { unlink(path) }
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw ArchiveError(errno: errno, "write", path) }
        defer { close(descriptor) }
        try fill(descriptor, with: bytes, named: path)
    }

    /// Makes a file that must not be there yet, and flushes its bytes; false where it is.
    static func create(_ path: String, _ bytes: [UInt8]) throws(ArchiveError) -> Bool {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else {
            if errno == EEXIST { return false }
            throw ArchiveError(errno: errno, "write", path)
        }
        defer { close(descriptor) }
        do throws(ArchiveError) { try fill(descriptor, with: bytes, named: path) } catch {
            unlink(path)
            throw error
        }
        return true
    }

    /// Makes a name that must not be there yet, false where it is: a second one of a file, or an empty file
    /// where that cannot be.
    static func claim(_ path: String, asNameOf file: String) throws(ArchiveError) -> Bool {
        if link(file, path) == 0 {
            journal?(.write(path, []))
            return true
        }
        return errno == EEXIST ? false : try create(path, [])
    }

    private static func fill(
        _ descriptor: Int32, with bytes: [UInt8], named path: String
    ) throws(ArchiveError) {
        try append(bytes, to: descriptor, named: path)
        journal?(.write(path, bytes))
        guard fsync(descriptor) == 0 else { throw ArchiveError(errno: errno, "flush", path) }
        journal?(.flush(path))
    }

    /// Writes all bytes to an open file.
    static func append(_ bytes: [UInt8], to descriptor: Int32, named path: String) throws(ArchiveError) {
        var start = 0
        while start < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress?.advanced(by: start), $0.count - start)
            }
            if count < 0 {
                if errno == EINTR { continue }
                throw ArchiveError(errno: errno, "write", path)
            }
            start += count
        }
    }

    /// The beginning of a file as text, `nil` where there is no file; broken UTF-8 is repaired.
    static func read(_ path: String, limit: Int) throws(ArchiveError) -> String? {
        guard let file = try OpenFile(path) else { return nil }
        return String(decoding: try file.bytes(at: 0, count: limit), as: UTF8.self)
    }

    /// Moves a file or directory over a name in one step.
    static func move(_ path: String, to target: String) throws(ArchiveError) {
        guard rename(path, target) == 0 else { throw ArchiveError(errno: errno, "create", target) }
        journal?(.move(path, to: target))
    }

    /// Removes a file; one that is gone already is no error.
    static func remove(_ path: String) throws(ArchiveError) {
        guard unlink(path) == 0 else {
            if errno == ENOENT { return }
            throw ArchiveError(errno: errno, "remove", path)
        }
        journal?(.remove(path))
    }

    /// Makes the names in a directory durable.
    static func flush(directory path: String) throws(ArchiveError) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw ArchiveError(errno: errno, "flush", path) }
        defer { close(descriptor) }
        // Some file systems cannot flush a directory and say so; they order names by themselves.
        guard fsync(descriptor) == 0 || errno == EINVAL else {
            throw ArchiveError(errno: errno, "flush", path)
        }
        journal?(.flushDirectory(path))
    }

    /// The names in a directory, without `.` and `..`; none where there is no directory.
    ///
    /// Names that are not UTF-8 are left out: nothing of ours is called so.
    static func names(in path: String) throws(ArchiveError) -> [String] {
        try entries(in: path).map(\.name)
    }

    /// The names in a directory, and whether each may be a directory itself; symbolic links are not followed.
    static func entries(in path: String) throws(ArchiveError) -> [(name: String, isDirectory: Bool)] {
        guard let directory = opendir(path) else {
            if errno == ENOENT || errno == ENOTDIR { return [] }
            throw ArchiveError(errno: errno, "list", path)
        }
        defer { closedir(directory) }
        var entries: [(name: String, isDirectory: Bool)] = []
        while true {
            errno = 0
            guard let entry = readdir(directory) else {
                if errno != 0 { throw ArchiveError(errno: errno, "list", path) }
                break
            }
            let name = withUnsafePointer(to: &entry.pointee.d_name) { field in
                field.withMemoryRebound(to: CChar.self, capacity: 256) { String(validatingCString: $0) }
            }
            guard let name, name != ".", name != ".." else { continue }
            let kind = Int(entry.pointee.d_type)
            entries.append((name, kind == Int(DT_DIR) || kind == Int(DT_UNKNOWN)))
        }
        return entries
    }

    /// When a file was last written, in seconds of the file system's clock; `nil` where there is none.
    static func modified(_ path: String) -> Int? {
        var status = stat()
        return lstat(path, &status) == 0 ? status.st_mtim.tv_sec : nil
    }
}

extension ArchiveError {
    /// The error of a system call on a path.
    init(errno code: Int32, _ operation: String, _ path: String) {
        let kind: Code =
            switch code {
            case ENOSPC, EDQUOT, EFBIG: .diskFull
            case EACCES, EPERM, EROFS: .denied
            default: .failed
            }
        self.init(kind, "\(operation) '\(path)'", String(cString: strerror(code)))
    }
}
