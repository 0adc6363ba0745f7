import Foundation
import GRDB
import LocalServer
import Synchronization
import Testing

/// `kill -9` at any time: what was said to be recorded is recorded, once, and nothing else is.
///
/// `STET_KILLS` in the environment says how often; 100 with `make soak-watch`.
@Suite("A watch daemon that is killed")
struct KillTests {
    private let work: Workspace
    private let origins: [OriginServer]
    private let edition = Edition()
    private static let articles = 6

    init() throws {
        work = try Workspace()
        origins = [try OriginServer(), try OriginServer()]
        var sources = ""
        for number in 0..<Self.articles {
            let origin = origins[number % 2]
            let edition = edition
            origin.serve("/news/story-\(number)") { request in
                // Some ask with validators, and a killed daemon may have those of an older edition.
                let tag = "\"\(edition.words)\""
                let fields = [("Content-Type", "text/html; charset=utf-8")]
                guard number % 4 < 2 else { return .html(edition.page(number)) }
                return request["If-None-Match"] == tag
                    ? Reply(status: 304, fields: [("ETag", tag)])
                    : Reply(fields: fields + [("ETag", tag)], body: Array(edition.page(number).utf8))
            }
            sources += "  - article: \(origin.address("/news/story-\(number)"))\n"
        }
        try work.write(
            "allow-private: true\nhosts: {default: {delay: 1ms}}\nsources:\n\(sources)", to: "repos/stet.yaml"
        )
    }

    @Test("loses nothing that it said it recorded, and records nothing twice", .timeLimit(.minutes(30)))
    func kills() async throws {
        let kills = ProcessInfo.processInfo.environment["STET_KILLS"].flatMap { Int($0) } ?? 2
        var told: [String: Set<Int>] = [:]
        var dice = SystemRandomNumberGenerator()
        var life = try await live(nil, &told)
        for kill in 1...kills {
            // Every other life finds what the one before may have left undone, and words return now and then.
            if kill % 2 == 1 { edition.next() }
            try await makeAllDue()
            let time = Double.random(in: 0.2...1.1, using: &dice) * life
            _ = try await live(time, &told)
        }
        try await makeAllDue()
        life = try await live(nil, &told)

        for number in 0..<Self.articles {
            let address = origins[number % 2].address("/news/story-\(number)")
            let output = try await work.done("log", address, "--json")
            let log = try JSONDecoder().decode(History.self, from: Data(output.utf8))
            let numbers = log.revisions.map(\.number)
            #expect(numbers.sorted() == Array(1...numbers.count))
            #expect(told[address, default: []].isSubset(of: numbers))
            var texts: [String] = []
            for number in numbers.sorted() {
                let text = try await work.done("show", address, String(number), "--json")
                texts.append(String(text.split(separator: "carried ")[1].prefix(4)))
            }
            #expect(texts.last == String(edition.words))
            #expect(zip(texts, texts.dropFirst()).allSatisfy { $0 != $1 })
        }
        _ = try await work.done("check")
        if kills > 10 {
            print(
                "killed \(kills) times: \(told.values.map(\.count).reduce(0, +)) revisions told of, none lost, none twice"
            )
        }
    }

    /// Lets the daemon do what is due; the seconds until it ended, or was killed.
    ///
    /// - Parameter time: when it is killed, in seconds; `nil` for never.
    private func live(_ time: Double?, _ told: inout [String: Set<Int>]) async throws -> Double {
        let name = "events-\(UUID().uuidString)"
        try work.write("", to: name)
        let begun = ContinuousClock.now
        let process = try work.start(["watch", "--once", "--json"], output: name)
        if let time {
            try await Task.sleep(for: .seconds(time))
            kill(process.processIdentifier, SIGKILL)
        }
        while process.isRunning { try await Task.sleep(for: .milliseconds(5)) }
        for line in try work.read(name).split(separator: "\n") {
            guard let event = try? JSONDecoder().decode(Event.self, from: Data(line.utf8)),
                ["revised", "provisional", "withdrawn"].contains(event.kind), let revision = event.revision
            else { continue }
            let isNew = told[event.address, default: []].insert(revision).inserted
            // A second look tells of a provisional one again.
            #expect(isNew || event.kind == "revised")
        }
        return (ContinuousClock.now - begun) / .seconds(1)
    }

    private func makeAllDue() async throws {
        try await DatabaseQueue(path: work.repos.appending(path: "watch.sqlite").path).write { database in
            try database.execute(
                sql: """
                    UPDATE item SET due = 0,
                        state = CAST(json_set(CAST(state AS TEXT), '$.due', 0) AS BLOB)
                    """)
        }
    }

    private struct Event: Decodable {
        let kind: String
        let address: String
        let revision: Int?
    }

    private struct History: Decodable {
        struct Revision: Decodable { let number: Int }
        let revisions: [Revision]
    }
}

/// The words that all stories have at a time; every fifth edition has those of the one before the last again.
private final class Edition: Sendable {
    private let count = Mutex(0)

    var words: Int { count.withLock { $0 % 5 == 4 ? 4_310 + $0 - 2 : 4_310 + $0 } }

    func next() { count.withLock { $0 += 1 } }

    func page(_ number: Int) -> String {
        """
        <html><head><title>Story \(number)</title></head><body><article><h1>Harbour story number \(number)</h1>
        <p>The last boat had left the quay on 14 September, two hours before a storm tore the ramp away.</p>
        <p>The operator carried \(words) passengers a week last winter, a third of them late in the evening.</p>
        <p>Engineers will close the ramp for inspection every second Tuesday until the end of March.</p>
        </article></body></html>
        """
    }
}
