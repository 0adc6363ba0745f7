#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Keeps a connection that the other side closed from ending the process.
///
/// OpenSSL writes to sockets with `write`, which raises SIGPIPE. libcurl would ignore that signal for the
/// whole process while it works, which is not safe with threads; here it is held back on this thread only.
enum BrokenPipes {
    /// Runs the body with SIGPIPE held back on the current thread, and discards the one that came in.
    static func ignored(_ body: () -> Void) {
        var pipe = sigset_t()
        var before = sigset_t()
        sigemptyset(&pipe)
        sigaddset(&pipe, SIGPIPE)
        guard pthread_sigmask(SIG_BLOCK, &pipe, &before) == 0 else { return body() }
        body()
        if sigismember(&before, SIGPIPE) == 0 {
            discardPending(&pipe)
            pthread_sigmask(SIG_SETMASK, &before, nil)
        }
    }

    private static func discardPending(_ signals: inout sigset_t) {
        var pending = sigset_t()
        var signal: Int32 = 0
        while sigpending(&pending) == 0, sigismember(&pending, SIGPIPE) == 1 {
            guard sigwait(&signals, &signal) == 0 else { return }
        }
    }
}
