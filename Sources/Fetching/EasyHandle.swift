import Articles
import CCurl

/// A libcurl easy handle: one transfer's options and what is known about it.
final class EasyHandle {
    let raw: UnsafeMutableRawPointer
    /// Whether every option was accepted so far.
    private(set) var isUsable = true
    private var requestFields: UnsafeMutablePointer<curl_slist>?
    private let errorText = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))

    init?() {
        guard let raw = curl_easy_init() else {
            errorText.deallocate()
            return nil
        }
        self.raw = raw
        errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        check(stet_curl_set_pointer(raw, CURLOPT_ERRORBUFFER, errorText))
    }

    deinit {
        curl_easy_cleanup(raw)
        curl_slist_free_all(requestFields)
        errorText.deallocate()
    }

    func set(_ option: CURLoption, _ number: Int) {
        check(stet_curl_set_number(raw, option, number))
    }

    func set(_ option: CURLoption, _ text: String) {
        check(stet_curl_set_text(raw, option, text))
    }

    func setSize(_ option: CURLoption, _ bytes: Int) {
        check(stet_curl_set_size(raw, option, curl_off_t(bytes)))
    }

    func setRequestFields(_ fields: [String]) {
        for field in fields {
            guard let longer = curl_slist_append(requestFields, field) else {
                isUsable = false
                return
            }
            requestFields = longer
        }
        check(stet_curl_set_list(raw, CURLOPT_HTTPHEADER, requestFields))
    }

    func setReceiver(
        _ option: CURLoption, argument: CURLoption, _ receiver: UnsafeMutableRawPointer,
        _ function: @escaping curl_write_callback
    ) {
        check(stet_curl_set_receiver(raw, option, function))
        check(stet_curl_set_pointer(raw, argument, receiver))
    }

    func setProgress(_ receiver: UnsafeMutableRawPointer, _ function: @escaping curl_xferinfo_callback) {
        check(stet_curl_set_progress(raw, function))
        check(stet_curl_set_pointer(raw, CURLOPT_XFERINFODATA, receiver))
        set(CURLOPT_NOPROGRESS, 0)
    }

    func setOpener(_ receiver: UnsafeMutableRawPointer, _ function: @escaping curl_opensocket_callback) {
        check(stet_curl_set_opener(raw, function))
        check(stet_curl_set_pointer(raw, CURLOPT_OPENSOCKETDATA, receiver))
    }

    func size(_ fact: CURLINFO) -> Int {
        var value: curl_off_t = 0
        return stet_curl_get_size(raw, fact, &value) == CURLE_OK ? Int(value) : 0
    }

    func number(_ fact: CURLINFO) -> Int {
        var value = 0
        return stet_curl_get_number(raw, fact, &value) == CURLE_OK ? value : 0
    }

    func text(_ fact: CURLINFO) -> String {
        var value: UnsafePointer<CChar>?
        guard stet_curl_get_text(raw, fact, &value) == CURLE_OK, let value else { return "" }
        return String(cString: value)
    }

    /// The header fields of the last response, without trailers.
    func head() -> ResponseHead {
        var fields: [ResponseHead.Field] = []
        var header = curl_easy_nextheader(raw, UInt32(CURLH_HEADER), -1, nil)
        while let current = header {
            if let name = current.pointee.name, let value = current.pointee.value {
                fields.append(ResponseHead.Field(name: String(cString: name), value: String(cString: value)))
            }
            header = curl_easy_nextheader(raw, UInt32(CURLH_HEADER), -1, current)
        }
        return ResponseHead(fields)
    }

    /// What libcurl says about a failure; may be empty, may quote the server.
    var explanation: String { String(cString: errorText) }

    var httpVersion: String {
        switch number(CURLINFO_HTTP_VERSION) {
        case Int(CURL_HTTP_VERSION_1_0): "1.0"
        case Int(CURL_HTTP_VERSION_2_0): "2"
        case Int(CURL_HTTP_VERSION_3): "3"
        default: "1.1"
        }
    }

    private func check(_ code: CURLcode) {
        if code != CURLE_OK { isUsable = false }
    }
}
