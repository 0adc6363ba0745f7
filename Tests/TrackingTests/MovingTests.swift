import ArticleArchive
import Articles
import Fetching
import Foundation
import Testing

@testable import Tracking

@Suite("Merging and splitting articles")
final class MovingTests {
    private let folder = FileManager.default.temporaryDirectory.appending(
        path: "moving-\(UUID().uuidString)"
    ).path
    private let now = Date(timeIntervalSince1970: 1_700_000_000)
    private let one = "https://paper.example/news/ferries-return"
    private let two = "https://other.example/sea/ferries-are-back"

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    private func store() async throws -> Store { try await Store.open(folder, for: .recording) }

    private func page(_ words: String) -> [UInt8] {
        Array(
            """
            <html lang=en><body><article><h1>Ferries return</h1>
            <p>The last boat had left the quay on 14 September, two hours before a storm tore the ramp away.</p>
            <p>The operator carried \(words) passengers a week last winter, a third of them late at night.</p>
            <p>Engineers will close the ramp for inspection every second Tuesday until the end of March.</p>
            </article></body></html>
            """.utf8)
    }

    /// Looks at an invented page some hours after an invented noon.
    @discardableResult
    private func see(_ words: String, at address: String, hour: Double) async throws -> Tracked {
        let now = now
        let tracker = Tracker(
            store: try await store(), fetcher: Fetcher(userAgent: "Stet-tests"),
            now: { now.addingTimeInterval(100 * 3600) })
        return try await tracker.track(
            .capture(page(words), mediaType: "text/html", of: WebAddress(address)),
            observed: now.addingTimeInterval(hour * 3600))
    }

    private func identity(of address: String) async throws -> ArticleIdentity {
        try await store().entry(named: address).identity
    }

    private func words(_ identity: ArticleIdentity) async throws -> [String] {
        let store = try await store()
        var words: [String] = []
        for revision in try await store.history(of: identity) {
            let text = try await store.article(at: revision, of: identity).blocks[2].text
            words.append(String(text.dropFirst("The operator carried ".count).prefix { $0 != " " }))
        }
        return words
    }

    /// Everything that the catalog answers, before and after it is made again, and what a check finds.
    private func expectSound() async throws {
        let store = try await store()
        func answers() async throws -> [String] {
            var answers: [String] = []
            for entry in try await store.entries() {
                answers.append("\(entry)")
                answers += try await store.changes(of: entry.identity).map { "\($0)" }
                answers += try await store.addresses(of: entry.identity).map { "\($0)" }
                answers += try await store.observations(of: entry.identity).map { "\($0)" }
            }
            answers += try await store.search(SearchQuery("the operator")).map { "\($0)" }
            return answers
        }
        let before = try await answers()
        #expect(try await Store.check(folder, repair: false) { _, _, _ in }.findings == [])
        #expect(try await store.reindex().isEmpty)
        #expect(try await answers() == before)
    }

    @Test("puts the revisions of both in time order, and every old id goes on to name what it named")
    func merging() async throws {
        for (words, address, hour) in [
            ("1", one, 0.0), ("2", one, 2), ("5", one, 6), ("3", two, 3), ("4", two, 4), ("3", two, 5),
        ] { try await see(words, at: address, hour: hour) }
        let (first, second) = (try await identity(of: one), try await identity(of: two))
        let store = try await store()
        let ids = try await store.history(of: first) + store.history(of: second)
        let trial = try await store.merge(second, into: first, at: now, isTrial: true)
        #expect(trial.moved == 3 && trial.places.map(\.number) == [1, 2, 3, 4, 5, 6])
        #expect(try await words(first) == ["1", "2", "5"])

        _ = try await store.merge(second, into: first, at: now, isTrial: false)
        #expect(try await words(first) == ["1", "2", "3", "4", "3", "5"])
        let history = try await store.history(of: first)
        #expect(history.map(\.kind) == [.first, .edit, .edit, .edit, .revert, .edit])
        #expect(history[4].reverts == history[2].id)
        #expect(history.map(\.observed) == history.map(\.observed).sorted())
        let expected = ["1", "2", "5", "3", "4", "3"]
        for (old, expected) in zip(ids, expected) {
            for name in [first.name, second.name, second.id, two] {
                let identity = try await store.entry(named: name).identity
                #expect(identity == first)
                let found = try await store.revision(named: old.id.short, in: history, of: identity)
                let text = try await store.article(at: found, of: first).blocks[2].text
                #expect(text.contains("carried \(expected) "))
            }
        }
        let looks = try await store.observations(of: first)
        #expect(looks.count == 6 && looks.map(\.first) == looks.map(\.first).sorted())
        #expect(try await Set(store.addresses(of: first).compactMap(\.address)) == [one, two])
        #expect(try await store.entries().count == 1)
        try await expectSound()
        // What is seen next at either address belongs to it.
        #expect(try await see("6", at: two, hour: 8).identity == first)
        #expect(try await see("7", at: one, hour: 9).revision.number == 8)
    }

    @Test("words that stood already become a look, and a second merge says that it is one article")
    func mergingTheSame() async throws {
        for (words, address, hour) in [("1", one, 0.0), ("1", two, 1), ("2", two, 2), ("2", one, 3)] {
            try await see(words, at: address, hour: hour)
        }
        let (first, second) = (try await identity(of: one), try await identity(of: two))
        let store = try await store()
        let ids = try await store.history(of: second).map(\.id)
        let move = try await store.merge(second, into: first, at: now, isTrial: false)
        #expect(move.places.map(\.number) == [1, nil, 2, nil])
        #expect(try await words(first) == ["1", "2"])
        let history = try await store.history(of: first)
        for (id, number) in zip(ids, [1, 2]) {
            #expect(try await store.revision(named: id.hex, in: history, of: first).number == number)
        }
        let again = try await store.entry(named: second.name).identity
        await #expect(throws: TrackingError.self) {
            try await store.merge(again, into: first, at: now, isTrial: false)
        }
        try await expectSound()
    }

    @Test("splitting takes out what was seen at an address, also after a merge, under the old name")
    func splitting() async throws {
        for (words, address, hour) in [
            ("1", one, 0.0), ("2", one, 2), ("3", two, 3), ("4", one, 4), ("5", two, 5),
        ] { try await see(words, at: address, hour: hour) }
        let (first, second) = (try await identity(of: one), try await identity(of: two))
        let store = try await store()
        let original = try await (store.history(of: first), store.history(of: second))
        _ = try await store.merge(second, into: first, at: now, isTrial: false)
        try await see("6", at: one, hour: 7)
        let merged = try await store.history(of: first)
        let move = try await store.split(first, at: WebAddress(two), at: now, isTrial: false)
        #expect(move.target == second && move.moved == 2)
        #expect(try await words(first) == ["1", "2", "4", "6"])
        #expect(try await words(second) == ["3", "5"])
        let apart = try await (store.history(of: first), store.history(of: second))
        #expect(apart.0.dropLast().map(\.kind) == original.0.map(\.kind))
        #expect(apart.0.dropLast().map(\.words) == original.0.map(\.words))
        #expect(apart.1.map(\.kind) == original.1.map(\.kind))
        // Ids from each of the three times.
        for (old, words) in zip(merged, ["1", "2", "3", "4", "5", "6"]) {
            let found = try await store.revision(named: old.id.short, in: apart.0, of: first)
            let text = try await store.article(at: found, of: first).blocks[2].text
            #expect(text.contains("carried \(words) "))
        }
        for old in original.1 {
            #expect(
                try await store.revision(named: old.id.hex, in: apart.1, of: second).observed == old.observed)
        }
        #expect(try await store.observations(of: first).allSatisfy { $0.source == one })
        #expect(try await store.observations(of: second).allSatisfy { $0.source == two })
        #expect(try await store.addresses(of: first).compactMap(\.address) == [one])
        try await expectSound()
        #expect(try await see("7", at: two, hour: 8).identity == second)
        #expect(try await see("8", at: one, hour: 8).identity == first)
    }

    @Test("looks at files and pastes, which have no address, go with the revision that stood then")
    func splittingPastes() async throws {
        try await see("1", at: one, hour: 0)
        let first = try await identity(of: one)
        let store = try await store()
        let now = now
        let tracker = Tracker(
            store: store, fetcher: Fetcher(userAgent: "Stet-tests"),
            now: { now.addingTimeInterval(100 * 3600) })
        func paste(_ words: String, as address: String, hour: Double) async throws {
            _ = try await tracker.track(
                .bytes(page(words), name: "paste \(words)"), as: WebAddress(address),
                observed: now.addingTimeInterval(hour * 3600))
        }
        try await paste("2", as: one, hour: 1)
        try await paste("3", as: two, hour: 2)
        try await paste("3", as: two, hour: 3)
        _ = try await store.merge(identity(of: two), into: first, at: now, isTrial: false)
        let move = try await store.split(first, at: WebAddress(two), at: now, isTrial: false)
        #expect(try await store.observations(of: first).map(\.source) == [one, "paste 2"])
        let looks = try await store.observations(of: move.target)
        #expect(
            looks.map(\.source) == ["paste 3", "paste 3"] && looks.map(\.outcome) == [.revised, .unchanged])
        try await expectSound()
    }

    @Test("splits by the key that the article began with, and refuses what would leave nothing")
    func splittingTheFirstAddress() async throws {
        try await see("1", at: one, hour: 0)
        let first = try await identity(of: one)
        let store = try await store()
        await #expect(throws: TrackingError.self) {
            try await store.split(first, at: WebAddress(self.one), at: now, isTrial: false)
        }
        await #expect(throws: TrackingError.self) {
            try await store.split(first, at: WebAddress(self.two), at: now, isTrial: false)
        }
        try await see("2", at: two, hour: 1)
        _ = try await store.merge(identity(of: two), into: first, at: now, isTrial: false)
        let move = try await store.split(first, at: WebAddress(one), at: now, isTrial: false)
        #expect(move.target != first)
        #expect(try await identity(of: one) == move.target)
        #expect(try await identity(of: two) == first)
        #expect(try await words(first) == ["2"])
        #expect(try await words(move.target) == ["1"])
        try await expectSound()
    }

    @Test("what is taken down is gone from the articles that it came from too")
    func takingDown() async throws {
        for (words, address, hour) in [("1", one, 0.0), ("secret", two, 1), ("3", two, 2)] {
            try await see(words, at: address, hour: hour)
        }
        let (first, second) = (try await identity(of: one), try await identity(of: two))
        let store = try await store()
        let old = try await store.history(of: second)[0].id
        _ = try await store.merge(second, into: first, at: now, isTrial: false)
        let merged = try await store.history(of: first)
        _ = try await store.forget([merged[1]], of: first, reason: "court order", at: now)
        #expect(try await words(first) == ["1", "3"])
        for publication in ["paper.example", "other.example"] {
            let objects = try Self.git(
                ["cat-file", "--batch-all-objects", "--batch"], in: "\(folder)/\(publication).git")
            #expect(!objects.contains("carried secret "))
        }
        #expect(try await store.archive.superseded(prefix: old.hex, of: second).isEmpty)
        try await expectSound()
    }

    @Test("git finds no fault with what was moved, and maintenance and a backup keep it")
    func plainGit() async throws {
        for (words, address, hour) in [("1", one, 0.0), ("2", two, 1), ("3", one, 2)] {
            try await see(words, at: address, hour: hour)
        }
        let (first, second) = (try await identity(of: one), try await identity(of: two))
        let store = try await store()
        let old = try await store.history(of: second)[0].id
        _ = try await store.merge(second, into: first, at: now, isTrial: false)
        _ = try await store.maintain { _, _, _ in }
        _ = try await store.backUp(to: folder + "/copy") { _, _, _ in }
        let copy = try await Store.open(folder + "/copy", for: .recording)
        for store in [store, copy] {
            let history = try await store.history(of: first)
            let found = try await store.revision(named: old.short, in: history, of: first)
            #expect(found.number == 2 && found.observed == history[1].observed)
            #expect(try await store.entry(named: second.name).identity == first)
        }
        for publication in ["paper.example", "other.example"] {
            let said = try Self.git(
                ["fsck", "--strict", "--full", "--no-dangling", "--no-progress"],
                in: "\(folder)/\(publication).git")
            // Where no article is left, HEAD names a branch that is not born.
            #expect(said.split(separator: "\n").allSatisfy { $0.hasPrefix("notice: ") })
        }
    }

    private static func git(_ arguments: [String], in repository: String) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/git")
        process.arguments = ["-c", "safe.directory=*", "-C", repository] + arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: bytes, as: UTF8.self)
    }
}
