import CCurl

/// The library's own state, set up once a process and never taken down (other code may use libcurl too).
enum LibCurl {
    /// Whether libcurl could be set up.
    static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK
}
