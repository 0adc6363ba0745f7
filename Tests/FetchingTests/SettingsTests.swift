import Articles
import Fetching
import LocalServer
import Testing

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

@Suite("What a fetcher is told")
struct SettingsTests {
    @Test("a proxy that is handed in is used")
    func proxy() async throws {
        let proxy = try OriginServer(["http://far.example/story": .html("<p>From afar.</p>")])
        let fetcher = Fetcher(userAgent: "Stet-tests", proxy: proxy.address(""), allowsPrivate: true)
        let response = try await fetcher.fetch(WebAddress("http://far.example/story"))
        #expect(response.body == Array("<p>From afar.</p>".utf8))
        #expect(response.final.host == "far.example")
        #expect(proxy.requests.map(\.target) == ["http://far.example/story"])
    }

    @Test("a proxy that the environment names is not used")
    func environment() async throws {
        // In a process of its own, because the environment is everybody's.
        await #expect(processExitsWith: .success) {
            let proxy = try OriginServer(["/": .html("<p>From the proxy.</p>")])
            let origin = try OriginServer(["/": .html("<p>Direct.</p>")])
            setenv("http_proxy", proxy.address(""), 1)
            let response = try await Fetcher(userAgent: "Stet-tests", allowsPrivate: true).fetch(
                WebAddress(origin.address()))
            #expect(response.body == Array("<p>Direct.</p>".utf8))
            #expect(proxy.requests.isEmpty)
        }
    }

    @Test("limits of nothing or less mean the least possible and never without end")
    func limits() async throws {
        let origin = try OriginServer([
            "/": .html("x"), "/to": .redirect(to: "/"), "/slow": .html("", delivery: .stalled),
        ])
        let bytes = Fetcher(
            userAgent: "Stet-tests", limits: FetchLimits(maximumBytes: -1), allowsPrivate: true)
        #expect(try await bytes.failure(of: origin.address())?.code == .tooLarge)
        let redirects = Fetcher(
            userAgent: "Stet-tests", limits: FetchLimits(maximumRedirects: -1), allowsPrivate: true)
        #expect(try await redirects.failure(of: origin.address("/to"))?.code == .tooManyRedirects)
        let time = Fetcher(
            userAgent: "Stet-tests", limits: FetchLimits(timeout: .seconds(-1)), allowsPrivate: true)
        #expect(try await time.failure(of: origin.address("/slow"))?.code == .timedOut)
    }

    @Test("a user agent cannot smuggle header fields into requests")
    func injection() async throws {
        let origin = try OriginServer(["/": .html("x")])
        let fetcher = Fetcher(userAgent: "Stet\r\nX-Smuggled: 1", allowsPrivate: true)
        _ = try? await fetcher.fetch(WebAddress(origin.address()))
        #expect(origin.requests.allSatisfy { $0["X-Smuggled"] == nil })
    }

    @Test("certificates that cannot be read are named as the trouble")
    func certificates() async throws {
        let origin = try OriginServer()
        let fetcher = Fetcher(userAgent: "Stet-tests", certificates: "/nowhere/ca.pem", allowsPrivate: true)
        let error = try await fetcher.failure(of: "https://127.0.0.1:\(origin.port)/")
        #expect(error?.code == .tls)
    }
}
