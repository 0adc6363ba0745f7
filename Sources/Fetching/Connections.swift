import CCurl

/// The open connections of a fetcher and the transfers on them: libcurl's multi handle.
///
/// The handle may be used by one thread at a time, which ``TransferLoop`` sees to by calling everything but
/// ``wake()`` on its queue only; `curl_multi_wakeup` may be called by any thread at any time. That is why this
/// is `Sendable` without the compiler's proof.
final class Connections: @unchecked Sendable {
    /// What a transfer is known by: its easy handle.
    typealias Key = UnsafeMutableRawPointer

    /// How long to wait for something to happen before looking again, in milliseconds.
    private static let patience: Int32 = 60_000

    private let multi: UnsafeMutableRawPointer?

    /// How many connections stay open for the next fetch.
    ///
    /// Left alone, libcurl keeps four for each transfer that happens to be under way, and closes what a moment
    /// later is wanted again.
    private static let kept = 128

    init() {
        multi = LibCurl.isReady ? curl_multi_init() : nil
        if let multi { _ = stet_curl_set_shared_number(multi, CURLMOPT_MAXCONNECTS, Self.kept) }
    }

    deinit {
        curl_multi_cleanup(multi)
    }

    func add(_ key: Key) -> Bool {
        multi != nil && curl_multi_add_handle(multi, key) == CURLM_OK
    }

    func remove(_ key: Key) {
        curl_multi_remove_handle(multi, key)
    }

    /// Does what can be done without waiting; false where libcurl cannot go on at all.
    func perform() -> Bool {
        var count: Int32 = 0
        return curl_multi_perform(multi, &count) == CURLM_OK
    }

    /// The next transfer that came to an end, and how.
    func nextFinished() -> (key: Key, code: CURLcode)? {
        var left: Int32 = 0
        while let message = curl_multi_info_read(multi, &left) {
            if message.pointee.msg == CURLMSG_DONE, let key = message.pointee.easy_handle {
                return (key, stet_curl_message_result(message))
            }
        }
        return nil
    }

    /// Waits until a socket or a timer has something to do or ``wake()`` is called.
    func wait() {
        curl_multi_poll(multi, nil, 0, Self.patience, nil)
    }

    /// Ends the wait, from any thread.
    func wake() {
        guard multi != nil else { return }
        curl_multi_wakeup(multi)
    }
}
