import Articles
import Fetching
import Foundation
import Importing
import LocalServer
import Testing
import Tracking
import WebArchives

/// A real Memento server: pywb, where `.ci/setup` could install it.
@Suite("Importing from pywb", .enabled(if: Pywb.isThere, "pywb is not installed; see .ci/setup"))
struct PywbTests {
    private let address = "http://courier.example/news/ferries-return"

    @Test("three revisions come in in order, by index and by TimeMap, and a second import gives nothing new")
    func threeRevisions() async throws {
        let pywb = try Pywb()
        let states = [
            ("2022-03-29T10:05:00Z", "Ferries return late"), ("2022-03-28T09:00:00Z", "Ferries return"),
            ("2022-04-01T12:00:00Z", "Ferries return at last"),
            ("2022-03-30T00:00:00Z", "Ferries return late"),
        ]
        var archive: [UInt8] = []
        for (index, (time, headline)) in states.enumerated() {
            let message = HTTPMessage(
                status: 200, fields: [.init("Content-Type", "text/html; charset=utf-8")],
                body: Array(page(headline).utf8))
            archive += try ArchiveWriter.response(
                message, target: address, date: #require(Timestamp.parse(time)), id: "urn:uuid:\(index)")
        }
        try await pywb.serve(archive)
        for place in try [pywb.archive, pywb.timeMap(of: address)] {
            let first = try await pywb.importing(address, from: place)
            #expect(first.counts.recorded == 3 && first.counts.unchanged == 1)
            #expect(
                first.history == [
                    "2022-03-28T09:00:00Z first Ferries return",
                    "2022-03-29T10:05:00Z edit Ferries return late",
                    "2022-04-01T12:00:00Z edit Ferries return at last",
                ])
            let second = try await pywb.importing(address, from: place)
            #expect(second.counts.recorded == 0 && second.counts.done == 4 && second.history == first.history)
            try pywb.empty(keepingStore: true)
            let third = try await pywb.importing(address, from: place)
            #expect(third.counts.recorded == 0 && third.counts.unchanged == 4)
            #expect(third.history == first.history)
            try pywb.empty(keepingStore: false)
        }
    }

    @Test("pages of a few words are recorded too, for somebody named their address")
    func fewWords() async throws {
        let root = ProcessInfo.processInfo.environment["STET_SHARED"] ?? "../shared"
        let file = root + "/data/fetching/warc/memento/three-revisions.warc.gz"
        guard let bytes = FileManager.default.contents(atPath: file) else {
            print("not tested, there is no \(file)")
            return
        }
        let pywb = try Pywb()
        try await pywb.serve(Array(bytes))
        let address = "http://news.example/a/1"
        let first = try await pywb.importing(address, from: pywb.archive)
        #expect(first.counts.recorded == 3)
        #expect(
            first.history == [
                "2024-01-01T10:00:00Z first Minister says no", "2024-01-01T11:30:00Z edit Minister says yes",
                "2024-01-03T00:00:00Z edit Minister resigns",
            ])
        #expect(try await pywb.importing(address, from: pywb.archive).counts.recorded == 0)
    }
}

/// A pywb with a collection of its own, and a store to import into.
final class Pywb: Sendable {
    private static let programs = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: ".build/pywb/bin").path

    static var isThere: Bool { FileManager.default.isExecutableFile(atPath: programs + "/wayback") }

    private let folder: String
    private let port: Int
    private let server = Process()

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "pywb-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        // A port that was free a moment ago.
        let probe = try OriginServer()
        port = probe.port
        probe.stop()
    }

    deinit {
        if server.isRunning { kill(server.processIdentifier, SIGKILL) }
        try? FileManager.default.removeItem(atPath: folder)
    }

    var archive: MementoPlace {
        get throws { .archive(try WebAddress("http://127.0.0.1:\(port)/coll")) }
    }

    func timeMap(of address: String) throws -> MementoPlace {
        .timeMap(try WebAddress("http://127.0.0.1:\(port)/coll/timemap/link/\(address)"))
    }

    /// Serves the captures in a WARC file; returns when the server answers.
    func serve(_ archive: [UInt8]) async throws {
        let file = folder + "/captures.warc.gz"
        try Data(archive).write(to: URL(filePath: file))
        for arguments in [["init", "coll"], ["add", "coll", file]] {
            let manager = Process()
            // Waiting must not hold a thread that other tests need.
            try await withCheckedThrowingContinuation { (ended: CheckedContinuation<Void, any Error>) in
                manager.terminationHandler = { _ in ended.resume() }
                do { try start(manager, "wb-manager", arguments) } catch { ended.resume(throwing: error) }
            }
            try #require(manager.terminationStatus == 0)
        }
        try start(server, "wayback", ["-b", "127.0.0.1", "-p", String(port)])
        let fetcher = Fetcher(userAgent: "Stet-tests", allowsPrivate: true)
        let front = try WebAddress("http://127.0.0.1:\(port)/coll/")
        for _ in 0..<600 {
            if (try? await fetcher.fetch(front)) != nil { return }
            try await Task.sleep(for: .milliseconds(100))
        }
        Issue.record("pywb did not come up within a minute")
    }

    private func start(_ process: Process, _ program: String, _ arguments: [String]) throws {
        // Programs that Foundation starts have signals blocked that pywb waits for.
        let unblocked = """
            import os, signal, sys
            signal.pthread_sigmask(signal.SIG_SETMASK, [])
            os.execv(sys.argv[1], sys.argv[1:])
            """
        process.executableURL = URL(filePath: Self.programs + "/python3")
        process.arguments = ["-c", unblocked, Self.programs + "/" + program] + arguments
        process.currentDirectoryURL = URL(filePath: folder)
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
    }

    /// Imports the captures of an address into the store; what came of it, and what the article's history is.
    func importing(
        _ address: String, from place: MementoPlace
    ) async throws -> (counts: ImportCounts, history: [String]) {
        let store = try await Store.open(folder + "/store", for: .recording)
        let clock = ImportClock(now: { Date.now }, sleep: { try await Task.sleep(for: $0) })
        let fetcher = Fetcher(userAgent: "Stet-tests", allowsPrivate: true)
        let counts = try await MementoImport(into: store, by: fetcher, clock: clock, delay: 0)
            .run(WebAddress(address), in: place)
        let entry = try await store.entry(named: address)
        let history = try await store.history(of: entry.identity).map {
            "\(Timestamp.iso8601($0.observed)) \($0.kind.rawValue) \($0.headline)"
        }
        return (counts, history)
    }

    /// Removes the store, or only the notes of what was imported.
    func empty(keepingStore: Bool) throws {
        try FileManager.default.removeItem(atPath: folder + "/store" + (keepingStore ? "/imports" : ""))
    }
}
