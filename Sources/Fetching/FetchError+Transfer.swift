import Articles
import CCurl

extension FetchError {
    static func cancelled(_ address: WebAddress) -> FetchError {
        FetchError(.cancelled, address: address, message: "the fetch was cancelled")
    }

    static func notStarted(_ address: WebAddress) -> FetchError {
        FetchError(.transfer, address: address, message: "the fetch could not be started")
    }

    static func tooLarge(_ limits: FetchLimits, address: WebAddress) -> FetchError {
        FetchError(
            .tooLarge, address: address, message: "the page is longer than \(limits.maximumBytes) bytes")
    }

    static func endlessHead(address: WebAddress) -> FetchError {
        FetchError(.badResponse, address: address, message: "the response's head does not end")
    }

    static func redirectRefused(to location: String, address: WebAddress) -> FetchError {
        FetchError(
            .redirectRefused, address: address,
            message: "it redirects to '\(Printable.line(location))', which is not an http or https address")
    }

    static func growing(_ limits: FetchLimits, address: WebAddress) -> FetchError {
        FetchError(
            .tooLarge, address: address,
            message: "the page grows more than \(limits.maximumRatio) times when decompressed")
    }

    static func outOfReach(_ reason: Reach.Refusal, address: WebAddress) -> FetchError {
        switch reason {
        case .privateAddress(let place):
            FetchError(
                .privateAddress, address: address,
                message: "it leads to \(place), which is not on the public internet")
        case .port(let port):
            FetchError(
                .unusualPort, address: address,
                message: "it leads to port \(port), where the web usually does not answer")
        }
    }

    static func status(
        _ status: Int, address: WebAddress, head: ResponseHead, final: WebAddress? = nil
    ) -> FetchError {
        let phrase = StatusAdvice.phrase(for: status)
        var message = "the server answered \(status)" + (phrase.isEmpty ? "" : " \(phrase)")
        if let wait = head["Retry-After"] { message += " (Retry-After: \(wait))" }
        return FetchError(.status(status), address: address, message: message, head: head, final: final)
    }

    /// What a libcurl result means.
    ///
    /// - Parameters:
    ///   - explanation: libcurl's words for it.
    ///   - location: where the last response redirected to; `nil` where it did not.
    init(
        _ result: CURLcode, explanation: String, location: String?, limits: FetchLimits, address: WebAddress
    ) {
        let reason = explanation.isEmpty ? String(cString: curl_easy_strerror(result)) : explanation
        switch result {
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY:
            self.init(.hostNotFound, address: address, message: "the host was not found (\(reason))")
        case CURLE_COULDNT_CONNECT:
            self.init(.refused, address: address, message: "no connection (\(reason))")
        case CURLE_OPERATION_TIMEDOUT:
            self.init(.timedOut, address: address, message: "it took too long (\(reason))")
        case CURLE_FILESIZE_EXCEEDED, CURLE_ABORTED_BY_CALLBACK:
            self = .tooLarge(limits, address: address)
        case CURLE_TOO_MANY_REDIRECTS:
            self.init(
                .tooManyRedirects, address: address,
                message: "it redirects more than \(limits.maximumRedirects) times")
        case CURLE_UNSUPPORTED_PROTOCOL, CURLE_URL_MALFORMAT:
            // The first is also libcurl's word for an answer without a status line (HTTP/0.9).
            self =
                location.map { .redirectRefused(to: $0, address: address) }
                ?? FetchError(.badResponse, address: address, message: "the answer is not HTTP (\(reason))")
        case CURLE_PARTIAL_FILE:
            self.init(.incomplete, address: address, message: "the page came incomplete (\(reason))")
        case CURLE_GOT_NOTHING, CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_HTTP2, CURLE_HTTP2_STREAM:
            self.init(.connectionLost, address: address, message: "the connection broke (\(reason))")
        case CURLE_WEIRD_SERVER_REPLY, CURLE_BAD_CONTENT_ENCODING:
            self.init(
                .badResponse, address: address, message: "the answer makes no sense (\(reason))")
        case _ where Self.isAboutTLS(result):
            self.init(.tls, address: address, message: "no secure connection (\(reason))")
        default:
            self.init(.transfer, address: address, message: "the fetch failed (\(reason))")
        }
    }

    private static func isAboutTLS(_ result: CURLcode) -> Bool {
        [
            CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CIPHER,
            CURLE_SSL_CACERT_BADFILE,
            CURLE_SSL_SHUTDOWN_FAILED, CURLE_SSL_CRL_BADFILE, CURLE_SSL_ISSUER_ERROR,
            CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_CLIENTCERT,
            CURLE_SSL_CERTPROBLEM, CURLE_SSL_ENGINE_INITFAILED,
        ].contains(result)
    }
}
