/// What stands between `//` and the path: host, port, and a user's name that nobody needs.
struct Authority {
    let text: ArraySlice<UInt8>

    /// The host in normal form and the port as written.
    func hostAndPort(of address: String) throws(AddressError) -> (host: String, port: Int?) {
        let hostAndPort = text.lastIndex(of: UInt8(ascii: "@")).map { text[$0...].dropFirst() } ?? text
        var host = hostAndPort
        var port: Int?
        if let colon = hostAndPort.lastIndex(of: UInt8(ascii: ":")),
            !hostAndPort[colon...].contains(UInt8(ascii: "]"))
        {
            host = hostAndPort[..<colon]
            let digits = hostAndPort[colon...].dropFirst()
            port = Self.number(digits)
            guard digits.isEmpty || port != nil else {
                throw AddressError(address: address, reason: .badPort)
            }
        }
        guard let name = HostName.normalised(host) else {
            throw AddressError(address: address, reason: .badHost)
        }
        return (name, port)
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        guard digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            let number = Int(String(decoding: digits, as: UTF8.self)), (1...65535).contains(number)
        else { return nil }
        return number
    }
}
