import Articles
import Extraction
import Fetching
import Foundation
import Testing

@testable import Tracking

@Suite("Boilerplate that is learnt from what is tracked")
final class BoilerplateTests {
    private let folder = FileManager.default.temporaryDirectory.appending(
        path: "boilerplate-\(UUID().uuidString)"
    ).path
    private let slogan = "Your harbour, your paper"

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    private static let matters = ["gulls", "paint", "tides", "lamps", "nets", "bells", "rope", "salt"]

    private func page(_ number: Int, _ lines: [String], word: String = "morning") -> String {
        let matter = Self.matters[number]
        let own = ["quay", "crane", "tower", "market", "bridge", "chapel", "orchard"].map {
            "<p>All about \(matter) at the \($0): in the \(word) a crowd of \(matter) was seen there by people who know.</p>"
        }
        return "<html><body><article><h1>What the \(matter) did</h1>\(own.joined())"
            + lines.map { "<p>\($0)</p>" }.joined() + "</article></body></html>"
    }

    private func store() async throws -> Store { try await Store.open(folder, for: .recording) }

    @discardableResult
    private func track(
        _ number: Int, _ lines: [String], word: String = "morning", at time: Double, observed: Double? = nil
    ) async throws -> Tracked {
        let now = Date(timeIntervalSince1970: 1_700_000_000 + time * 3600)
        let tracker = Tracker(
            store: try await store(), fetcher: Fetcher(userAgent: "Stet-tests", allowsPrivate: true),
            now: { now })
        return try await tracker.track(
            .bytes(Array(page(number, lines, word: word).utf8), name: "page"),
            as: try WebAddress("https://paper.example/story-\(number)"),
            observed: observed.map { Date(timeIntervalSince1970: 1_700_000_000 + $0 * 3600) })
    }

    private func texts(_ tracked: Tracked) async throws -> [String] {
        try await store().article(at: tracked.revision, of: tracked.identity).blocks.map(\.text)
    }

    @Test("a line of three articles is left out of the fourth, and its going makes no edit of the first")
    func learnt() async throws {
        for number in 0..<3 {
            let tracked = try await track(number, [slogan], at: Double(number))
            #expect(try await texts(tracked).contains(slogan))
        }
        let fourth = try await track(3, [slogan], at: 4)
        #expect(try await !texts(fourth).contains(slogan))
        for lines in [[slogan], [], [slogan]] {
            #expect(try await !track(0, lines + ["<!-- other bytes \(lines.count) -->"], at: 5).isRecorded)
        }
        let edited = try await track(0, [slogan], word: "evening", at: 6)
        #expect(edited.revision.kind == .edit && edited.revisions == 3)
        let store = try await store()
        #expect(try await store.history(of: edited.identity).map(\.kind) == [.first, .technical, .edit])
        #expect(try await !texts(edited).contains(slogan))
        let entry = try #require(try await store.entries().first { $0.identity == edited.identity })
        #expect(try await store.reread(entry, isTrial: false, at: entry.lastLook) == nil)
    }

    @Test("a line that is ruled back comes as a technical revision, not as the newsroom's words")
    func overruled() async throws {
        for number in 0..<4 { try await track(number, [slogan], at: Double(number)) }
        let store = try await store()
        let found = try #require(try await store.boilerplate(of: "paper.example").first)
        #expect(found.isLeftOut && found.line.articles == 3 && found.line.examples.count == 3)
        try await store.rule(on: slogan, in: "paper.example", isBoilerplate: false, at: .now)
        #expect(try await !track(3, [slogan, "<!-- -->"], at: 5).isRecorded)
        let edited = try await track(3, [slogan], word: "evening", at: 6)
        #expect(try await store.history(of: edited.identity).map(\.kind) == [.first, .technical, .edit])
        #expect(try await texts(edited).contains(slogan))
        try await store.rule(on: slogan, in: "paper.example", isBoilerplate: nil, at: .now)
        #expect(try await track(5, [slogan], at: 7).isRecorded)
        #expect(try await store.boilerplate(of: "paper.example").first?.isLeftOut == true)
        await #expect(throws: TrackingError.self) { try await store.boilerplate(of: "papper.example") }
    }

    @Test("a counter that changes by itself in two articles makes no more revisions")
    func counters() async throws {
        for number in 0..<2 {
            try await track(number, ["Read by 31 people"], at: 1)
            #expect(try await track(number, ["Read by \(71 + number) people"], at: 2).isRecorded)
        }
        for number in 0..<2 {
            #expect(try await !track(number, ["Read by \(904 + number) people"], at: 3).isRecorded)
        }
        let told = try await track(0, ["Read by 999 people"], word: "night", at: 4)
        #expect(
            try await store().history(of: told.identity).map(\.kind) == [.first, .edit, .technical, .edit])
    }

    @Test("copies of one article, words in its midst, and what its headline speaks of are not learnt")
    func words() async throws {
        for number in 0..<6 {
            let page = page(0, ["The council had no comment"])
            let tracker = Tracker(
                store: try await store(), fetcher: Fetcher(userAgent: "Stet-tests", allowsPrivate: true),
                now: { Date(timeIntervalSince1970: 1_700_000_000) })
            _ = try await tracker.track(
                .bytes(Array(page.utf8), name: "page"), as: try WebAddress("https://copy.example/a-\(number)")
            )
        }
        #expect(try await store().boilerplate(of: "copy.example").isEmpty)
        for number in 0..<6 {
            try await track(number, ["What the \(Self.matters[number]) did, again"], at: 1)
        }
        #expect(try await store().boilerplate(of: "paper.example").filter(\.isLeftOut).isEmpty)
    }

    @Test("an older page put between two states is read as they were")
    func between() async throws {
        try await track(0, [slogan], at: 1)
        try await track(0, [slogan], word: "evening", at: 9)
        for number in 1..<4 { try await track(number, [slogan], at: 10) }
        let old = try await track(0, [slogan], word: "night", at: 11, observed: 5)
        #expect(old.isRecorded && old.revisions == 3)
        #expect(try await texts(old).contains(slogan))
        #expect(try await !track(0, [], word: "night", at: 12, observed: 6).isRecorded)
    }

    @Test("reindex finds the same lines again, and keeps what people said")
    func reindexed() async throws {
        for number in 0..<4 {
            try await track(number, [slogan, "Read by 31 people"], at: 1)
            try await track(number, [slogan, "Read by 56 people"], at: 2)
        }
        let store = try await store()
        try await store.rule(
            on: "Never seen in any paper", in: "paper.example", isBoilerplate: true, at: .now)
        let before = try await store.boilerplate(of: "paper.example")
        #expect(before.count == 3)
        #expect(try await store.reindex().isEmpty)
        #expect(try await store.boilerplate(of: "paper.example") == before)
    }
}
