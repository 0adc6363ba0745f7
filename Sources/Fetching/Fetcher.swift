public import Articles

/// Reads web pages over HTTP and HTTPS.
///
/// A fetcher keeps connections open for the next fetch and runs up to 64 fetches at a time, all on one thread of
/// its own; more wait their turn, and their time does not run before. It sends no cookies, no credentials and no referrer, reads no environment and no
/// configuration file, and verifies certificates. It is not polite by itself: how often a host is asked is the
/// caller's decision.
public struct Fetcher: Sendable {
    private let settings: TransferSettings
    private let loop = TransferLoop()

    /// Creates a fetcher; connects to nothing.
    ///
    /// - Parameters:
    ///   - userAgent: who asks, with an address that says more; sent with every request, without
    ///     control characters and cut at 300 characters.
    ///   - limits: what a fetch may cost.
    ///   - proxy: the address of a proxy; `nil` connects directly.
    ///   - certificates: the path of a PEM file of the authorities to trust; `nil` trusts the system's.
    ///   - allowsPrivate: whether addresses outside the public internet may be read (this computer, the local
    ///     network, link-local and metadata services) and ports on which the web usually does not answer. What
    ///     counts is the address connected to, at every redirect. Through a proxy, which looks names up
    ///     itself, only addresses written as numbers can be told.
    public init(
        userAgent: String, limits: FetchLimits = FetchLimits(), proxy: String? = nil,
        certificates: String? = nil, allowsPrivate: Bool = false
    ) {
        settings = TransferSettings(
            userAgent: Printable.line(userAgent), limits: limits, proxy: proxy, certificates: certificates,
            reach: allowsPrivate ? .anywhere : .publicWeb)
    }

    /// Reads what stands at an address, following redirects.
    ///
    /// Cancelling the task ends the transfer at once with ``FetchError/Code/cancelled``.
    ///
    /// - Throws: ``FetchError`` for everything that is not a complete body with a status from 200 to 299.
    public func fetch(_ address: WebAddress) async throws(FetchError) -> Response {
        try await loop.outcome(of: address, settings: settings, validators: nil).get()
    }

    /// Reads what stands at an address, unless it is what it was when the server gave the validators.
    ///
    /// Where a redirect leads to another address than theirs, their server's word says nothing about it, and
    /// the page is read as if there were none.
    ///
    /// - Throws: ``FetchError`` for everything but a complete body with a status from 200 to 299, or 304.
    public func look(at address: WebAddress, validators: Validators?) async throws(FetchError) -> Look {
        guard let validators else { return .page(try await fetch(address)) }
        let outcome = await loop.outcome(of: address, settings: settings, validators: validators)
        guard case .failure(let error) = outcome, error.code == .status(304), let head = error.head else {
            return .page(try outcome.get())
        }
        guard let final = error.final, final.description == validators.address else {
            return .page(try await fetch(address))
        }
        return .unchanged(final, head)
    }
}
