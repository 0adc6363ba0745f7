import CGit2

/// libgit2, started once for the process and never shut down.
///
/// Started so that nothing outside the store changes what it does: no configuration of the system or the user
/// is read. Every pack and ref is flushed to the disk before the call that writes it returns.
enum GitLibrary {
    /// Starts the library the first time; later calls cost nothing.
    static func start() throws(ArchiveError) {
        if let failure { throw failure }
    }

    private static let failure: ArchiveError? = {
        var status = git_libgit2_init()
        let levels = [
            GIT_CONFIG_LEVEL_SYSTEM, GIT_CONFIG_LEVEL_GLOBAL, GIT_CONFIG_LEVEL_XDG,
            GIT_CONFIG_LEVEL_PROGRAMDATA,
        ]
        for level in levels where status >= 0 { status = stet_git_set_search_path(level, "") }
        if status >= 0 { status = stet_git_set_fsync(1) }
        if status >= 0 { status = stet_git_set_cache_size(16 << 20) }
        return status < 0 ? ArchiveError(git: status, "start libgit2") : nil
    }()
}

/// Passes a libgit2 status on as an error.
///
/// Must be called right after the function, on its thread: the message is the thread's last.
func check(_ status: Int32, _ operation: @autoclosure () -> String) throws(ArchiveError) {
    if status < 0 { throw ArchiveError(git: status, operation()) }
}

extension ArchiveError {
    /// The error that the last libgit2 function on this thread gave.
    init(git status: Int32, _ operation: String) {
        let message = git_error_last().flatMap { String(validatingCString: $0.pointee.message) }
        var text = message ?? "libgit2 gave \(status) without a reason"
        while let last = text.last, last == ":" || last.isWhitespace { text.removeLast() }
        self.init(Self.code(of: status, text), operation, text)
    }

    private static func code(of status: Int32, _ message: String) -> Code {
        if status == GIT_ELOCKED.rawValue { return .locked }
        // libgit2 does not hand on errno, only its text in the C locale.
        for sign in ["No space left", "Disk quota exceeded", "File too large"] where message.contains(sign) {
            return .diskFull
        }
        let signs = ["Permission denied", "Read-only file system", "Operation not permitted"]
        for sign in signs where message.contains(sign) { return .denied }
        for sign in ["Too many open files", "Cannot allocate", "Out of memory"] where message.contains(sign) {
            return .failed
        }
        return .corrupt
    }
}
