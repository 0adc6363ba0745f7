import Articles
import Fetching
import LocalServer
import Testing

@Suite("Many fetches at a time")
struct ConcurrencyTests {
    private let fetcher = Fetcher(userAgent: "Stet-tests", allowsPrivate: true)

    @Test("run beside each other and each gets its own page")
    func together() async throws {
        let origin = try OriginServer()
        for number in 0..<20 {
            origin.serve("/\(number)", .html("page \(number)", delay: .milliseconds(100)))
        }
        let addresses = try (0..<20).map { try WebAddress(origin.address("/\($0)")) }
        let pages = try await withThrowingTaskGroup(of: (Int, Response).self) { group in
            for (number, address) in addresses.enumerated() {
                group.addTask { (number, try await fetcher.fetch(address)) }
            }
            return try await group.reduce(into: [Int: Response]()) { $0[$1.0] = $1.1 }
        }
        // One after the other would all go over the same connection.
        #expect(origin.acceptedConnections >= 10)
        for number in 0..<20 { #expect(pages[number]?.body == Array("page \(number)".utf8)) }
    }

    @Test("wait their turn past 64, and those that are cancelled while they wait never begin")
    func inTurn() async throws {
        let origin = try OriginServer(["/": .html("x", delay: .milliseconds(20)), "/late": .html("late")])
        let address = try WebAddress(origin.address())
        let late = try WebAddress(origin.address("/late"))
        let pages = try await withThrowingTaskGroup(of: Response.self) { group in
            for _ in 0..<150 { group.addTask { try await fetcher.fetch(address) } }
            while origin.requests.isEmpty { await Task.yield() }
            let task = Task { try await fetcher.fetch(late) }
            task.cancel()
            _ = try? await task.value
            return try await group.reduce(into: 0) { count, _ in count += 1 }
        }
        #expect(pages == 150)
        #expect(origin.acceptedConnections <= 64)
        #expect(origin.count("/late") == 0)
    }

    @Test("keep the connection for the next page of the same host")
    func reuse() async throws {
        let origin = try OriginServer(["/a": .html("a"), "/b": .html("b")])
        for path in ["/a", "/b", "/a", "/b"] { _ = try await fetcher.fetch(WebAddress(origin.address(path))) }
        #expect(origin.requests.count == 4)
        #expect(origin.acceptedConnections == 1)
    }

    @Test("survive that one of them fails")
    func failureBeside() async throws {
        let origin = try OriginServer(["/good": .html("good", delay: .milliseconds(50))])
        origin.serve("/bad", .html("half", delivery: .truncated(after: 1)))
        let good = try WebAddress(origin.address("/good"))
        async let page = fetcher.fetch(good)
        #expect(try await fetcher.failure(of: origin.address("/bad"))?.code == .incomplete)
        #expect(try await page.body == Array("good".utf8))
    }

    @Test("end at once when their task is cancelled, and the others go on")
    func cancellation() async throws {
        let origin = try OriginServer(["/never": .html("", delivery: .stalled), "/good": .html("good")])
        // On a connection that is open already no timer of libcurl's ends the wait by chance.
        _ = try await fetcher.fetch(WebAddress(origin.address("/good")))
        let never = try WebAddress(origin.address("/never"))
        let task = Task { () async -> FetchError.Code? in
            do throws(FetchError) {
                _ = try await fetcher.fetch(never)
                return nil
            } catch {
                return error.code
            }
        }
        while origin.count("/never") == 0 { await Task.yield() }
        task.cancel()
        #expect(await task.value == .cancelled)
        #expect(try await fetcher.fetch(WebAddress(origin.address("/good"))).status == 200)
    }

    @Test("do not begin in a task that was cancelled before")
    func cancelledBefore() async throws {
        let origin = try OriginServer(["/": .html("x")])
        let address = try WebAddress(origin.address())
        let task = Task { () async -> FetchError.Code? in
            while !Task.isCancelled { await Task.yield() }
            do throws(FetchError) {
                _ = try await fetcher.fetch(address)
                return nil
            } catch {
                return error.code
            }
        }
        task.cancel()
        #expect(await task.value == .cancelled)
        #expect(origin.requests.isEmpty)
    }

    @Test(
        "started and cancelled by the hundred all come to an end", .serialized, .timeLimit(.minutes(1)),
        arguments: 0..<8)
    func storm(round: Int) async throws {
        let origin = try OriginServer(["/": .html("x", delay: .milliseconds(5))])
        let address = try WebAddress(origin.address())
        let outcomes = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<200 {
                group.addTask {
                    let task = Task { try await fetcher.fetch(address) }
                    for _ in 0..<(number % 7) { await Task.yield() }
                    if number % 2 == 0 { task.cancel() }
                    return (try? await task.value) != nil
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect((100...200).contains(outcomes))
    }
}
