import Articles
import Fetching
import LocalServer
import Testing

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

@Suite("Addresses outside the public web")
struct ReachTests {
    private let fetcher = Fetcher(userAgent: "Stet-tests")

    @Test(
        "are refused in every spelling, and the option that allows them is named",
        arguments: [
            "http://127.0.0.1/", "http://127.1/", "http://2130706433/", "http://0x7f.0.0.1/",
            "http://0.0.0.0/",
            "http://10.1.2.3/", "http://172.31.255.255/", "http://192.168.0.1/",
            "http://169.254.169.254/latest/",
            "http://100.64.0.1/", "http://100.100.100.200/", "http://192.0.0.192/", "http://198.19.0.1/",
            "http://168.63.129.16/", "http://224.0.0.1/", "http://255.255.255.255/", "http://192.0.2.1/",
            "http://[::1]/", "http://[::]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:a00:1]/",
            "http://[64:ff9b::7f00:1]/", "http://[64:ff9b:1::1]/", "http://[fc00::1]/",
            "http://[fd00:ec2::254]/",
            "http://[fe80::1]/", "http://[fec0::1]/", "http://[ff02::1]/", "http://[2002:7f00:1::]/",
            "http://[2001::1]/", "http://[2001:db8::1]/", "http://[::7f00:1]/", "http://[5f00::1]/",
            "http://localhost/", "http://LOCALHOST./", "http://a.localhost/",
        ])
    func refused(_ address: String) async throws {
        let error = try await fetcher.failure(of: address)
        #expect(error?.code == .privateAddress)
        #expect(error?.description.contains("--allow-private") == true)
    }

    /// A name that does not say so and leads to this computer or its network: mostly this computer's own.
    private static let inward = ([ownName] + ["ip6-localhost", "ip6-loopback", "localhost.localdomain"])
        .first(where: leadsInside)

    private static var ownName: String {
        var buffer = [CChar](repeating: 0, count: 256)
        gethostname(&buffer, buffer.count - 1)
        return buffer.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    }

    /// Whether a name has addresses and all of them are private.
    private static func leadsInside(_ name: String) -> Bool {
        var first: UnsafeMutablePointer<addrinfo>?
        guard !name.isEmpty, getaddrinfo(name, "80", nil, &first) == 0 else { return false }
        defer { freeaddrinfo(first) }
        var addresses: [String] = []
        for info in sequence(first: first, next: { $0?.pointee.ai_next }) {
            guard let info = info?.pointee else { break }
            var text = [CChar](repeating: 0, count: 64)
            getnameinfo(info.ai_addr, info.ai_addrlen, &text, 64, nil, 0, NI_NUMERICHOST)
            addresses.append(
                text.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" })
        }
        let inside = ["127.", "10.", "192.168.", "::1", "fe80:", "fd"] + (16...31).map { "172.\($0)." }
        return !addresses.isEmpty
            && addresses.allSatisfy { address in inside.contains { address.hasPrefix($0) } }
    }

    @Test(
        "are refused when a name leads there, by the address that would be connected to",
        .enabled(if: inward != nil, "no name here leads inside: neither this computer's nor a usual one"))
    func name() async throws {
        let name = try #require(Self.inward)
        let error = try await fetcher.failure(of: "http://\(name)/")
        #expect(error?.code == .privateAddress)
        // Allowed, it is looked up and connected to: nothing but the address kept us from it.
        let open = Fetcher(userAgent: "Stet-tests", allowsPrivate: true)
        let other = try await open.failure(of: "http://\(name):1/")
        #expect(other?.code == .refused)
    }

    @Test("are refused when a redirect leads there, and not asked")
    func redirect() async throws {
        let inner = try OriginServer(["/": .html("<p>Secret.</p>")])
        // The proxy stands for the public internet; through it, names cannot be told but numbers can.
        for place in [inner.address(), "http://169.254.169.254/", "//[::1]/", "http://far.example:22/"] {
            let proxy = try OriginServer(["http://far.example/": .redirect(to: place)])
            let outside = Fetcher(userAgent: "Stet-tests", proxy: proxy.address(""))
            let error = try await outside.failure(of: "http://far.example/")
            #expect(error?.code == .privateAddress || error?.code == .unusualPort)
            #expect(proxy.requests.count == 1 && inner.requests.isEmpty)
        }
    }

    @Test("are refused on ports that are not the web's", arguments: [1, 22, 25, 6379, 9200, 65535])
    func ports(_ port: Int) async throws {
        let error = try await fetcher.failure(of: "http://far.example:\(port)/")
        #expect(error?.code == .unusualPort)
        #expect(error?.description.contains("--allow-private") == true)
    }
}
