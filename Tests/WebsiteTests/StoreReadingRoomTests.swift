import Articles
import Fetching
import Foundation
import ProseDiff
import Testing
import Tracking

@testable import Website

@Suite("A reading room over a store")
final class StoreReadingRoomTests {
    private let folder = FileManager.default.temporaryDirectory.appending(
        path: "website-\(UUID().uuidString)")

    deinit { try? FileManager.default.removeItem(at: folder) }

    private func track(_ headline: String, _ homes: Int, at seconds: Double) async throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let page = """
            <html lang="en"><head><link rel="canonical" href="https://harbour.example/wall"></head><body><article><h1>\(headline)</h1>
            <p>The sea wall that gave way in the storm of last week protects about \(homes) homes in the lower town.</p>
            <p>Engineers who walked the northern section in March counted 41 cracks and graded it poor.</p>
            </article></body></html>
            """
        let file = folder.appending(path: "\(seconds).html")
        try Data(page.utf8).write(to: file)
        let store = try await Store.open(folder.appending(path: "repos").path, for: .recording)
        let tracker = Tracker(
            store: store, fetcher: Fetcher(userAgent: "Stet-tests"),
            now: { Date(timeIntervalSince1970: seconds) })
        _ = try await tracker.track(.file(file.path))
    }

    @Test("a link to a comparison leads to the same words after an older capture was put before it")
    func permalink() async throws {
        try await track("Wall failed inspection", 1900, at: 1_700_000_000)
        try await track("Wall met guidance", 2100, at: 1_700_007_200)
        let room = try await StoreReadingRoom(folder.appending(path: "repos").path, lookingEvery: .zero)
        let browser = Browser(room)
        let change = try #require(try await room.changes(.edits, after: nil, limit: 1).first)
        let before = try await browser.get(change.path)
        #expect(before.status == 200)
        try await track("Wall under review", 2000, at: 1_700_003_600)
        #expect(try await room.history(of: change.identity).map(\.number) == [1, 2, 3])
        let after = try await browser.get(change.path)
        #expect(after.status == 200)
        for words in [
            "<del>failed inspection</del>", "<ins>met guidance</ins>", "<del>1900</del>", "<ins>2100</ins>",
        ] {
            #expect(before.body.contains(words) && after.body.contains(words), "\(words)")
        }
    }

    @Test("what was kept of an article gives the page that reading all of it gives")
    func kept() async throws {
        let place = folder.appending(path: "repos").path
        try await track("Wall failed inspection", 1900, at: 1_700_000_000)
        try await track("Wall met guidance", 2100, at: 1_700_007_200)
        let room = try await StoreReadingRoom(place, lookingEvery: .zero)
        let browser = Browser(room)
        let identity = try #require(try await room.articles(of: nil, after: nil, limit: 1).first).identity
        // Later words, then an older capture, which gives all that follow it other ids.
        for (headline, homes, time) in [
            ("Wall met guidance", 2100, 1_700_007_200.0), ("Wall met no guidance", 2150, 1_700_010_800),
            ("Wall under review", 2000, 1_700_003_600), ("Wall failed inspection", 1900, 1_700_014_400),
        ] {
            try await track(headline, homes, at: time)
            let fresh = Browser(try await StoreReadingRoom(place))
            for path in ["", "/at/2", "/compare/1/2"].map({ Link.article(identity) + $0 }) {
                let reply = try await browser.get(path)
                #expect(try await fresh.get(path).bytes == reply.bytes, "\(headline): \(path)")
                #expect(reply.status == (path.hasSuffix("2") && path.contains("compare") ? 302 : 200))
            }
        }
    }

    /// Waits for an article to be shown.
    private func isShown(in room: StoreReadingRoom) async throws -> Bool {
        for _ in 0..<3_000 {
            if try await room.publications() == ["harbour.example"] { return true }
            try await Task.sleep(for: .milliseconds(10))
        }
        return false
    }

    @Test("the first article is shown though its store had a catalog before it", arguments: [false, true])
    func fresh(isServedFirst: Bool) async throws {
        let place = folder.appending(path: "repos").path
        func begin() async throws { _ = try await Store.open(place, for: .recording) }
        if !isServedFirst { try await begin() }
        let room = try await StoreReadingRoom(place, lookingEvery: .zero)
        if isServedFirst { try await begin() }
        #expect(try await room.publications().isEmpty)
        #expect(try await room.editsByDay().isEmpty)
        try await track("Wall failed inspection", 1900, at: 1_700_000_000)
        #expect(try await isShown(in: room))
        #expect(try await room.articles(of: nil, after: nil, limit: 10).count == 1)
        try await track("Wall met guidance", 2100, at: 1_700_003_600)
        #expect(try await room.changes(.edits, after: nil, limit: 10).count == 1)
        for _ in 0..<500 where try await room.editsByDay().isEmpty {
            try await Task.sleep(for: .milliseconds(10))
        }
        #expect(try await room.editsByDay() == [.init(value: 19675, edits: 1)])
    }

    @Test("a store whose catalog cannot be used is opened again when something happens to it")
    func unusable() async throws {
        let place = folder.appending(path: "repos").path
        try await track("Wall failed inspection", 1900, at: 1_700_000_000)
        let (file, aside) = (place + "/catalog.sqlite", place + "/aside")
        try FileManager.default.moveItem(atPath: file, toPath: aside)
        try FileManager.default.createDirectory(atPath: file, withIntermediateDirectories: false)
        let room = try await StoreReadingRoom(place, lookingEvery: .zero)
        #expect(try await room.changes(.edits, after: nil, limit: 10).isEmpty)
        try FileManager.default.removeItem(atPath: file)
        try FileManager.default.moveItem(atPath: aside, toPath: file)
        try await track("Wall met guidance", 2100, at: 1_700_003_600)
        #expect(try await room.changes(.edits, after: nil, limit: 10).count == 1)
    }

    @Test("one opens a store again, and what others showed meanwhile is to be shown anew")
    func reopening() async throws {
        let place = folder.appending(path: "repos").path
        let outlook = Outlook(
            place, try await Store.open(place, for: .reading), Outlook.signature(of: place),
            lookingEvery: .zero)
        try await track("Wall failed inspection", 1900, at: 1_700_000_000)
        #expect(outlook.look().isToBeOpened)
        let meanwhile = outlook.look()
        #expect(!meanwhile.isToBeOpened)
        outlook.goOnAsBefore()
        #expect(outlook.look().isToBeOpened, "it failed, and is tried again")
        let store = try await Store.open(place, for: .reading)
        #expect(store.followsFile)
        let now = outlook.goOn(with: store)
        #expect(now.generation > meanwhile.generation && now.recordings > meanwhile.recordings)
        #expect(!now.isToBeOpened && !outlook.look().isToBeOpened)
    }

    @Test("what a page says about its article counts as kept")
    func bytesKept() {
        let long = String(repeating: "é", count: 50_000)
        var article = Article(blocks: [Block(.paragraph, "Short.")])
        #expect(article.bytesKept < 1_000)
        article.metadata.searchTitle = long
        article.metadata.pageTitle = long
        article.metadata.description = long
        article.metadata.authors = [long]
        #expect(article.bytesKept > 400_000)
    }

    @Test("nobody is shown what was taken down, though its words were read before")
    func takenDown() async throws {
        let place = folder.appending(path: "repos").path
        try await track("Wall failed inspection", 1900, at: 1_700_000_000)
        try await track("Wall met guidance", 2100, at: 1_700_007_200)
        let room = try await StoreReadingRoom(place, lookingEvery: .zero)
        let browser = Browser(room)
        let change = try #require(try await room.changes(.edits, after: nil, limit: 1).first)
        for path in [change.path, Link.article(change.identity)] {
            #expect(try await browser.get(path).status == 200)
        }
        let store = try await Store.open(place, for: .recording)
        _ = try await store.forget(nil, of: change.identity, reason: "asked", at: Date())
        for path in [change.path, change.path + "/card.svg", Link.article(change.identity)] {
            #expect(try await browser.get(path).status == 404, "\(path)")
        }
    }

    @Test("counts again behind the back of those who ask, and says that pages with the counts are old")
    func counting() async throws {
        try await track("Wall failed inspection", 1900, at: 1_700_000_000)
        let room = try await StoreReadingRoom(folder.appending(path: "repos").path, lookingEvery: .zero)
        #expect(try await room.statistics(of: "harbour.example").edits == 0)
        #expect(try await room.editsByDay().isEmpty)
        try await track("Wall met guidance", 2100, at: 1_700_003_600)
        // The first to ask is given what is there.
        #expect(try await room.statistics(of: "harbour.example").edits == 0)
        #expect(try await room.editsByDay().isEmpty)
        let generation = try await room.generation()
        while try await room.statistics(of: "harbour.example").edits == 0 { await Task.yield() }
        while try await room.editsByDay() != [.init(value: 19675, edits: 1)] { await Task.yield() }
        #expect(try await room.generation() != generation)
    }

    @Test("shows what another process records as soon as it is there")
    func following() async throws {
        let room = try await StoreReadingRoom(folder.appending(path: "repos").path, lookingEvery: .zero)
        #expect(try await room.changes(.edits, after: nil, limit: 10).isEmpty)
        try await track("Wall failed inspection", 1900, at: 1_700_000_000)
        #expect(try await room.articles(of: nil, after: nil, limit: 10).count == 1)
        let generation = try await room.generation()
        try await track("Wall met guidance", 2100, at: 1_700_003_600)
        #expect(try await room.generation() != generation)
        let change = try #require(
            try await room.changes(.edits, after: nil, limit: 10).first)
        #expect(change.hasNewHeadline && change.change.isStealth)
        #expect(change.change.reasons.contains("number"))
        var filter = ChangeFilter.edits
        filter.significance = 1
        #expect(try await room.changes(filter, after: nil, limit: 10).isEmpty)
        let hit = try #require(try await room.search(SearchQuery("FAILED")).first)
        #expect(hit.standings.map(\.until) == [Date(timeIntervalSince1970: 1_700_003_600)])
        #expect(try await room.search(SearchQuery("lower town")).first?.isStanding ?? false)
        #expect(try await room.search(SearchQuery("…")).isEmpty)
        let statistics = try await room.statistics(of: "harbour.example")
        #expect(statistics.edits == 1 && statistics.stealthEdits == 1)
        #expect(try await room.mostRevised(in: nil, limit: 5).map(\.revisions) == [2])
        let runs = try await room.observations(of: change.identity)
        #expect(runs.map(\.outcome) == [.revised, .revised] && runs.allSatisfy { $0.looks == 1 })
        filter = .edits
        filter.touchesHeadline = true
        #expect(try await room.changes(filter, after: nil, limit: 10).count == 1)
        let position = ChangePosition(change)
        #expect(ChangePosition(text: position.text) == position)
        #expect(try await room.changes(.edits, after: position, limit: 10).isEmpty)
        let snapshot = try await room.snapshot(at: change.revision, of: change.identity)
        #expect(String(decoding: snapshot.bytes, as: UTF8.self).contains("<h1>Wall met guidance"))
    }
}
