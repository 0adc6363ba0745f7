public import Articles

/// Why an address could not be read.
public struct FetchError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What went wrong.
    public enum Code: Sendable, Hashable {
        /// The host's name leads to no address.
        case hostNotFound
        /// Nothing accepts connections there.
        case refused
        /// A limit of time was reached.
        case timedOut
        /// The body is longer than the limit.
        case tooLarge
        /// There were more redirects than the limit.
        case tooManyRedirects
        /// A redirect led to something that is not an `http` or `https` address.
        case redirectRefused
        /// It, or a redirect from it, leads outside the public internet.
        case privateAddress
        /// It, or a redirect from it, leads to a port on which the web usually does not answer.
        case unusualPort
        /// No secure connection was possible, or the certificate is not trusted.
        case tls
        /// The server answered with a status outside 200–299.
        case status(Int)
        /// The body ended early.
        case incomplete
        /// The connection broke before or while the server answered.
        case connectionLost
        /// What came back is not HTTP, or is compressed in a way that cannot be read.
        case badResponse
        /// The task was cancelled.
        case cancelled
        /// The transfer could not be started or failed inside libcurl.
        case transfer
    }

    /// What went wrong.
    public let code: Code
    /// The address asked for.
    public let address: WebAddress
    /// What happened, in words of ours and of the server's; one line without control characters.
    public let message: String
    /// The header fields where the server answered with an error status.
    public let head: ResponseHead?
    /// The address that answered with the error status, after redirects.
    public let final: WebAddress?

    /// Creates an error; the message is made safe to print.
    public init(
        _ code: Code, address: WebAddress, message: String, head: ResponseHead? = nil,
        final: WebAddress? = nil
    ) {
        self.code = code
        self.address = address
        self.message = Printable.line(message)
        self.head = head
        self.final = final
    }

    /// The status where the server answered with an error, for the observation log.
    public var status: Int? {
        if case .status(let status) = code { status } else { nil }
    }

    /// The address, what happened and what to try, on one line.
    public var description: String { "\(address): \(message); \(advice)" }

    private var advice: String {
        switch code {
        case .hostNotFound: "check the spelling of the host and the network connection"
        case .refused: "check the address, or try again later"
        case .timedOut: "try again later"
        case .tooLarge: "save the article alone in a browser and track the file"
        case .tooManyRedirects, .redirectRefused: "open it in a browser and use the address it ends at"
        case .privateAddress, .unusualPort: "allow it with --allow-private if you mean it"
        case .tls: "check the address and this computer's clock and certificates"
        case .status(let status): StatusAdvice.text(for: status)
        case .incomplete, .connectionLost: "try again"
        case .badResponse: "check that it is a web page, or save it in a browser and use the file"
        case .cancelled: "nothing was read"
        case .transfer: "try again; report it if it stays"
        }
    }
}
