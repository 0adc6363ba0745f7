import Articles
import CCurl

/// One fetch under way: a libcurl easy handle and what it has received so far.
///
/// Lives on the loop's thread. libcurl's callbacks hold it unretained: it outlives its handle's last use because
/// it owns the handle.
final class Transfer {
    let order: TransferOrder
    private let easy: EasyHandle
    private(set) var body: [UInt8] = []
    private(set) var redirects: [Response.Redirect] = []
    private(set) var refusal: Refusal?
    private var lastLocation: String?
    private var headBytes = 0
    /// Why the last address tried was not connected to.
    private var connectionRefusal: Reach.Refusal?

    /// Why the transfer was ended from this side.
    enum Refusal {
        case tooLarge
        case endlessHead
        case grows
        case outOfReach(Reach.Refusal)
    }

    /// The longest head accepted, in bytes, those of redirects included.
    private static let maximumHeadBytes = 256 * 1024
    /// Up to here a body may come out of any number of bytes.
    private static let innocentBytes = 1_000_000

    var key: Connections.Key { easy.raw }

    /// Prepares a transfer; `nil` where libcurl has no memory for it or cannot do what is asked.
    init?(_ order: TransferOrder) {
        guard let easy = EasyHandle() else { return nil }
        self.order = order
        self.easy = easy
        easy.apply(order.settings, address: order.address, validators: order.validators)
        receive()
        guard easy.isUsable else { return nil }
    }

    /// What came of it, to be asked once it has ended.
    func outcome(_ code: CURLcode) -> TransferOrder.Outcome {
        guard code == CURLE_OK else { return .failure(failure(code)) }
        let head = easy.head()
        let status = easy.number(CURLINFO_RESPONSE_CODE)
        guard (200...299).contains(status) else {
            let final = try? WebAddress(easy.text(CURLINFO_EFFECTIVE_URL))
            return .failure(.status(status, address: order.address, head: head, final: final))
        }
        let text = easy.text(CURLINFO_EFFECTIVE_URL)
        guard let final = try? WebAddress(text) else {
            return .failure(.redirectRefused(to: text, address: order.address))
        }
        return .success(
            Response(
                requested: order.address, final: final,
                redirects: Array(redirects.prefix(easy.number(CURLINFO_REDIRECT_COUNT))),
                status: status, head: head, body: body, httpVersion: easy.httpVersion))
    }

    private func failure(_ code: CURLcode) -> FetchError {
        let limits = order.settings.limits
        switch refusal {
        case .tooLarge: return .tooLarge(limits, address: order.address)
        case .endlessHead: return .endlessHead(address: order.address)
        case .grows: return .growing(limits, address: order.address)
        case .outOfReach(let reason): return .outOfReach(reason, address: order.address)
        case nil:
            if code == CURLE_COULDNT_CONNECT, let connectionRefusal {
                return .outOfReach(connectionRefusal, address: order.address)
            }
            return FetchError(
                code, explanation: easy.explanation, location: lastLocation, limits: limits,
                address: order.address)
        }
    }

    private func receive() {
        let me = Unmanaged.passUnretained(self).toOpaque()
        easy.setReceiver(CURLOPT_WRITEFUNCTION, argument: CURLOPT_WRITEDATA, me) { bytes, _, count, me in
            Transfer.of(me)?.receiveBody(UnsafeRawBufferPointer(start: bytes, count: count)) == true
                ? count : 0
        }
        easy.setReceiver(CURLOPT_HEADERFUNCTION, argument: CURLOPT_HEADERDATA, me) { bytes, _, count, me in
            Transfer.of(me)?.receiveHead(UnsafeRawBufferPointer(start: bytes, count: count)) == true
                ? count : 0
        }
        // A proxy that somebody chose may stand anywhere.
        if order.settings.proxy == nil {
            easy.setOpener(me) { me, _, address in
                guard let transfer = Transfer.of(me), let address, transfer.mayConnect(to: address) else {
                    return CURL_SOCKET_BAD
                }
                return stet_curl_open(address)
            }
        }
        easy.setProgress(me) { me, _, received, _, _ in
            Transfer.of(me)?.mayReceive(total: Int(received)) == true ? 0 : 1
        }
    }

    private static func of(_ pointer: UnsafeMutableRawPointer?) -> Transfer? {
        pointer.map { Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
    }

    /// Whether a socket may be opened: asked for every address that is connected to, whatever name led there.
    private func mayConnect(to address: UnsafePointer<curl_sockaddr>) -> Bool {
        var bytes = [UInt8](repeating: 0, count: 16)
        var port: Int32 = 0
        let count = Int(stet_curl_address(address, &bytes, &port))
        guard
            let reason = order.settings.reach.refusal(
                of: NetworkAddress(Array(bytes.prefix(count))), port: Int(port))
        else { return true }
        connectionRefusal = reason
        return false
    }

    private func receiveBody(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard body.count + bytes.count <= order.settings.limits.maximumBytes else {
            refusal = .tooLarge
            return false
        }
        // What was received is counted after what came out of it, so one buffer is allowed for.
        let received = easy.size(CURLINFO_SIZE_DOWNLOAD_T) + 16_384
        let ratio = max(1, order.settings.limits.maximumRatio)
        guard
            body.count + bytes.count
                <= max(Self.innocentBytes, received.multipliedReportingOverflow(by: ratio).partialValue)
        else {
            refusal = .grows
            return false
        }
        body.append(contentsOf: bytes)
        return true
    }

    private func receiveHead(_ line: UnsafeRawBufferPointer) -> Bool {
        headBytes += line.count
        guard headBytes <= Self.maximumHeadBytes else {
            refusal = .endlessHead
            return false
        }
        if line.allSatisfy({ $0 == UInt8(ascii: "\r") || $0 == UInt8(ascii: "\n") }) { noteRedirect() }
        return refusal == nil
    }

    /// Remembers who redirected and where to, at the end of each head.
    private func noteRedirect() {
        let status = easy.number(CURLINFO_RESPONSE_CODE)
        lastLocation = easy.head()["Location"]
        guard (300...399).contains(status), let from = try? WebAddress(easy.text(CURLINFO_EFFECTIVE_URL))
        else { return }
        redirects.append(Response.Redirect(address: from, status: status))
        if let lastLocation, let next = try? WebAddress(lastLocation, relativeTo: from),
            let reason = order.settings.reach.refusal(of: next)
        {
            refusal = .outOfReach(reason)
        }
    }

    /// The bodies of redirects reach no other callback.
    private func mayReceive(total: Int) -> Bool {
        guard total <= max(order.settings.limits.maximumBytes, Self.maximumHeadBytes) else {
            refusal = .tooLarge
            return false
        }
        return true
    }
}
