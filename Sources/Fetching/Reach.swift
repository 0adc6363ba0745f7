import Articles

/// Where a fetcher may connect to: the public internet on the web's ports, or anywhere.
enum Reach: Sendable, Hashable {
    case publicWeb
    case anywhere

    /// The ports on which the public web answers.
    static let webPorts: Set<Int> = [80, 443, 8000, 8008, 8080, 8443, 8888]

    /// Why an address is out of reach by what it says itself; `nil` where it is not.
    ///
    /// A host given by name is looked at again when it is connected to.
    func refusal(of address: WebAddress) -> Refusal? {
        guard self == .publicWeb else { return nil }
        if let port = address.port, !Self.webPorts.contains(port) { return .port(port) }
        if let number = NetworkAddress(host: address.host), !number.isPublic {
            return .privateAddress(address.host)
        }
        let host = address.host
        return host == "localhost" || host.hasSuffix(".localhost") ? .privateAddress(host) : nil
    }

    /// Why the address that is being connected to is out of reach.
    func refusal(of address: NetworkAddress, port: Int) -> Refusal? {
        guard self == .publicWeb else { return nil }
        if !address.isPublic { return .privateAddress(address.description) }
        return Self.webPorts.contains(port) ? nil : .port(port)
    }

    enum Refusal: Equatable {
        case privateAddress(String)
        case port(Int)
    }
}
