import Articles
import CCurl

extension EasyHandle {
    /// Sets everything that makes a transfer one of ours.
    func apply(_ settings: TransferSettings, address: WebAddress, validators: Validators?) {
        set(CURLOPT_URL, address.description)
        set(CURLOPT_USERAGENT, settings.userAgent)
        setRequestFields(
            ["Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"]
                + (validators?.requestFields ?? []))
        set(CURLOPT_ACCEPT_ENCODING, "")
        set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS))
        restrict()
        limit(settings.limits)
        connect(proxy: settings.proxy, certificates: settings.certificates)
    }

    private func restrict() {
        set(CURLOPT_PROTOCOLS_STR, "http,https")
        set(CURLOPT_REDIR_PROTOCOLS_STR, "http,https")
        set(CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue))
        set(CURLOPT_SSL_VERIFYPEER, 1)
        set(CURLOPT_SSL_VERIFYHOST, 2)
        set(CURLOPT_NOSIGNAL, 1)
        // A name lookup that hangs must not hold up the other transfers when it is given up.
        set(CURLOPT_QUICK_EXIT, 1)
    }

    private func limit(_ limits: FetchLimits) {
        set(CURLOPT_FOLLOWLOCATION, 1)
        set(CURLOPT_MAXREDIRS, max(0, limits.maximumRedirects))
        set(CURLOPT_TIMEOUT_MS, limits.timeout.milliseconds)
        set(CURLOPT_CONNECTTIMEOUT_MS, limits.connectTimeout.milliseconds)
        setSize(CURLOPT_MAXFILESIZE_LARGE, max(1, limits.maximumBytes))
    }

    private func connect(proxy: String?, certificates: String?) {
        // Without this libcurl looks for proxies in the environment.
        set(CURLOPT_PROXY, proxy ?? "")
        set(CURLOPT_NOPROXY, "")
        if let certificates { set(CURLOPT_CAINFO, certificates) }
    }
}

extension Duration {
    /// Whole milliseconds as libcurl takes them: at least one (zero would mean for ever), at most a day.
    fileprivate var milliseconds: Int {
        let day = Duration.seconds(86_400)
        let clamped = min(max(self, .milliseconds(1)), day)
        return Int(clamped / .milliseconds(1))
    }
}
