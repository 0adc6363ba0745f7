import Articles
import Fetching
import Foundation
import Importing
import LocalServer
import Synchronization
import Testing
import Tracking

@Suite("Importing Mementos")
final class MementoImportTests {
    private let folder = FileManager.default.temporaryDirectory.appending(
        path: "memento-\(UUID().uuidString)"
    ).path
    private let clock = SteppingClock()
    private let address = "https://courier.example/news/ferries-return"

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    private func run(
        _ place: MementoPlace, from: String? = nil, until: String? = nil, limit: Int? = nil
    ) async throws -> ImportCounts {
        let store = try await Store.open(folder, for: .recording)
        let clock = clock
        return try await MementoImport(
            into: store, by: Fetcher(userAgent: "Stet-tests", allowsPrivate: true),
            clock: ImportClock(now: { clock.now }, sleep: { clock.sleep($0) }), delay: 2
        ).run(
            WebAddress(address), in: place, from: from.flatMap { Timestamp.parse($0) },
            until: until.flatMap { Timestamp.parse($0) }, limit: limit)
    }

    private func history() async throws -> [(String, Revision.Kind, String)] {
        let store = try await Store.open(folder, for: .reading)
        let entry = try await store.entry(named: address)
        return try await store.history(of: entry.identity).map {
            (Timestamp.iso8601($0.observed), $0.kind, $0.headline)
        }
    }

    /// An archive with captures in no order, one of them a redirect, two with the same bytes.
    private func archive(_ origin: OriginServer) {
        let captures = [
            ("20220329100500", "200", "A", "Ferries return late"),
            ("20220328090000", "200", "B", "Ferries return"),
            ("20220330000000", "-", "A", "Ferries return late"), ("20220331000000", "302", "C", ""),
            ("20220401120000", "200", "B", "Ferries return"),
        ]
        let lines = captures.map { time, status, digest, _ in
            #"{"timestamp": "\#(time)", "url": "\#(address)", "mime": "text/html", "status": "\#(status)", "digest": "\#(digest)"}"#
        }
        origin.serve("/web/cdx", Reply(body: Array(lines.joined(separator: "\n").utf8)))
        for (time, _, _, headline) in captures {
            origin.serve("/web/\(time)id_/\(address)", .html(page(headline)))
        }
    }

    @Test("records captures in time order, whatever order the index has, and reads equal bytes once")
    func index() async throws {
        let origin = try OriginServer()
        archive(origin)
        let base = try WebAddress(origin.address("/web/"))
        let counts = try await run(.archive(base))
        #expect(counts.recorded == 3 && counts.unchanged == 1 && counts.passedOver == 0)
        let history = try await history()
        #expect(
            history.map(\.0) == ["2022-03-28T09:00:00Z", "2022-03-29T10:05:00Z", "2022-04-01T12:00:00Z"])
        #expect(history.map(\.1) == [.first, .edit, .revert])
        #expect(origin.requests.count == 4)
        #expect(clock.slept.count == 3 && clock.slept.allSatisfy { $0 >= .seconds(2) })

        let again = try await run(.archive(base))
        #expect(again.recorded == 0 && again.pages == 0 && again.done == 4)
        #expect(origin.requests.count == 5)
        try FileManager.default.removeItem(atPath: folder + "/imports")
        let anew = try await run(.archive(base))
        #expect(anew.recorded == 0 && anew.unchanged == 4)
        #expect(try await self.history().map(\.0) == history.map(\.0))
    }

    @Test("takes what was made in a time, and goes on behind what a limited run has done")
    func limits() async throws {
        let origin = try OriginServer()
        archive(origin)
        let base = try WebAddress(origin.address("/web"))
        #expect(try await run(.archive(base), from: "2022-03-29", limit: 1).recorded == 1)
        #expect(try await history().map(\.0) == ["2022-03-29T10:05:00Z"])
        let counts = try await run(.archive(base), from: "2022-03-29", limit: 1)
        #expect(counts.done == 1 && counts.pages == 1 && counts.unchanged == 1)
        #expect(try await run(.archive(base), until: "2022-03-28T12:00Z").recorded == 1)
        #expect(try await history().map(\.0) == ["2022-03-28T09:00:00Z", "2022-03-29T10:05:00Z"])
        await #expect(throws: TrackingError.self) { try await run(.archive(base), from: "2023-01-01") }
    }

    @Test("follows the parts of a TimeMap, reads originals, and believes Memento-Datetime")
    func timeMap() async throws {
        let origin = try OriginServer()
        let second = origin.address("/map/2")
        let memento = { (time: String) in origin.address("/web/\(time)/\(self.address)") }
        origin.serve(
            "/map",
            Reply(
                body: Array(
                    """
                    <\(address)>; rel="original", <\(second)>; rel="timemap",
                    <\(memento("20220329100500"))>; rel="memento"; datetime="Tue, 29 Mar 2022 10:05:00 GMT",
                    <http://elsewhere.example/map>; rel="timemap"
                    """.utf8)))
        origin.serve(
            "/map/2",
            Reply(
                body: Array(
                    """
                    <\(memento("20220328090000"))>; rel="first memento"; datetime="Mon, 28 Mar 2022 09:00:00 GMT"
                    """.utf8)))
        origin.serve("/web/20220328090000id_/\(address)", .html(page("Ferries return")))
        var nearest = Reply.html(page("Ferries return late"))
        nearest.fields.append(("Memento-Datetime", "Tue, 29 Mar 2022 11:00:00 GMT"))
        origin.serve("/web/20220329100500id_/\(address)", nearest)
        let counts = try await run(.timeMap(WebAddress(origin.address("/map"))))
        #expect(counts.recorded == 2)
        #expect(try await history().map(\.0) == ["2022-03-28T09:00:00Z", "2022-03-29T11:00:00Z"])
        let gone = try WebAddress(origin.address("/nothing"))
        await #expect(throws: TrackingError.self) { try await run(.timeMap(gone)) }
    }

    @Test(
        "waits as long as the archive asks, gives up after six failures in a row, and goes on the next time")
    func trouble() async throws {
        let origin = try OriginServer()
        archive(origin)
        let base = try WebAddress(origin.address("/web"))
        let path = "/web/20220329100500id_/\(address)"
        let asked = Mutex(0)
        let good = page("Ferries return late")
        origin.serve(path) { _ in
            let count = asked.withLock { count in
                count += 1
                return count
            }
            return count == 1
                ? Reply(status: 429, fields: [("Retry-After", "600")])
                : count == 2 ? Reply(status: 503) : .html(good)
        }
        #expect(try await run(.archive(base)).recorded == 3)
        #expect(clock.slept.contains { $0 >= .seconds(599) } && clock.slept.contains { $0 >= .seconds(110) })

        try FileManager.default.removeItem(atPath: folder)
        origin.serve(path, Reply(status: 429))
        await #expect(throws: TrackingError.self) { try await run(.archive(base)) }
        #expect(try await history().map(\.0) == ["2022-03-28T09:00:00Z"])
        origin.serve(path, .html(good))
        let counts = try await run(.archive(base))
        #expect(counts.done == 1 && counts.recorded == 2)
    }
}

/// A clock that goes on when somebody sleeps.
final class SteppingClock: Sendable {
    private let state = Mutex((now: Date(timeIntervalSince1970: 1_700_000_000), slept: [Duration]()))

    var now: Date { state.withLock { $0.now } }
    var slept: [Duration] { state.withLock { $0.slept } }

    func sleep(_ duration: Duration) {
        state.withLock { state in
            state.now.addTimeInterval(Double(duration.components.seconds) + 1)
            state.slept.append(duration)
        }
    }
}

/// An invented article as a page.
func page(_ headline: String) -> String {
    """
    <html lang=en><head><title>\(headline)</title></head><body><article><h1>\(headline)</h1>
    <p>The last boat had left the quay on 14 September, two hours before a storm tore the ramp away.</p>
    <p>The operator carried 4,310 passengers a week last winter, a third of them late in the evening.</p>
    <p>Engineers will close the ramp for inspection every second Tuesday until the end of March.</p>
    </article></body></html>
    """
}
