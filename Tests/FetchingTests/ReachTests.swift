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

    @Test("are refused when a name leads there, by the address that would be connected to")
    func name() async throws {
        // This computer's own name is looked up to an address of its own; only one port is needed of several.
        var buffer = [CChar](repeating: 0, count: 256)
        gethostname(&buffer, buffer.count - 1)
        let name = buffer.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
        var free: OriginServer?
        for port: UInt16 in [8008, 8888, 8443, 8000, 8080] where free == nil {
            free = try? OriginServer(["/": .html("<p>Secret.</p>")], port: port)
        }
        guard let server = free else { return }
        let address = "http://\(name):\(server.port)/"
        let open = Fetcher(userAgent: "Stet-tests", allowsPrivate: true)
        guard let page = try? WebAddress(address), (try? await open.fetch(page)) != nil else { return }
        #expect(try await fetcher.failure(of: address)?.code == .privateAddress)
        #expect(server.requests.count == 1)
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
