import ArticleArchive
import Articles
import Extraction
import Foundation
import ProseDiff
import Testing

@testable import Tracking

@Suite("The judge")
struct JudgeTests {
    private let desk = Desk()

    @Test("a first state is a first revision, the same words in other type are no second")
    func typography() async throws {
        try await desk.record("A|“It’s over” — she said")
        #expect(try await desk.see("A|\"It's over\" - she  said", at: 2) == nil)
        #expect(try await desk.see("A|“It’s over” — she said.", at: 3) == .edit)
    }

    @Test("compares with the state just before, so that A-B-A is three revisions and the third a revert")
    func revert() async throws {
        try await desk.record("A|one", "A|two")
        #expect(try await desk.see("A|one", at: 9) == .revert)
        let history = try await desk.history
        #expect(history.map(\.kind) == [.first, .edit, .revert])
        #expect(history[2].reverts == history[0].id)
    }

    @Test("a change of kind alone is a revision")
    func kindChange() async throws {
        try await desk.record("A|one")
        let article = Article(blocks: [Block(.headline, "A"), Block(.quote, "one")])
        #expect(try await desk.see(article, at: 2) == .edit)
    }

    @Test("puts an older observation in its place and summarises what follows against it")
    func backdated() async throws {
        try await desk.record("A|one", "A|three")
        let printed = try await desk.history.map(\.id)
        #expect(try await desk.see("A|two", at: 1.5) == .edit)
        let history = try await desk.history
        #expect(history.map(\.number) == [1, 2, 3])
        #expect(history.map(\.observed) == history.map(\.observed).sorted())
        for id in printed {
            _ = try await desk.archive.article(at: id, of: Desk.identity)
        }
    }

    @Test("an older first observation becomes the first revision, and the former first an edit")
    func beforeTheFirst() async throws {
        try await desk.record("A|two")
        #expect(try await desk.see("A|one", at: -5) == .first)
        #expect(try await desk.history.map(\.kind) == [.first, .edit])
    }

    @Test(
        "an older observation of words that stand already adds nothing; of those that follow, moves them earlier"
    )
    func backdatedWithoutNews() async throws {
        try await desk.record("A|one", "A|two")
        #expect(try await desk.see("A|one", at: 1.5) == nil)
        #expect(try await desk.see("A|two", at: 1.6) == .edit)
        let history = try await desk.history
        #expect(history.count == 2)
        #expect(history[1].observed == Desk.time(1.6))
    }

    @Test("a clock that was set back does not make a new look an old one")
    func clockSetBack() async throws {
        try await desk.record("A|one", "A|two")
        #expect(try await desk.see("A|three", now: -100) == .edit)
        #expect(try await desk.history.last?.observed == Desk.time(2))
    }

    @Test("does not take an error page, a wall or a stump for the article, unless told to")
    func doubts() async throws {
        let story = [
            "Passengers crowded the harbour before sunrise, carrying bicycles, baskets and blankets.",
            "The operator promised additional departures whenever weather permits, the spokesman explained.",
            "Engineers inspected the damaged landing yesterday and declared three supports unreliable.",
            "Merchants complained about missing deliveries throughout autumn, particularly vegetables.",
            "Fishermen volunteered their smaller vessels for medicine, letters and urgent appointments.",
            "Temporary pontoons, rented from neighbouring harbours, should arrive before Wednesday evening.",
            "Children attended lessons remotely because no teacher could reach the western island.",
        ]
        try await desk.record("Ferries return|" + story.joined(separator: "|"))
        let wall = [
            "Together with selected partners we process personal information, including identifiers.",
            "Choose whether advertising, measurement and audience research may store cookies here.",
            "Withdraw consent anytime through settings; essential technologies remain always enabled.",
            "Continue reading without tracking by subscribing monthly, cancellable whenever desired.",
        ]
        for other in [
            "Page not found|Sorry, that page is gone.", "Ferries return|" + story[0],
            "Before continuing|" + wall.joined(separator: "|"),
        ] {
            await #expect(throws: Doubted.self, "\(other.prefix(30))") { try await desk.see(other, at: 2) }
        }
        #expect(
            try await desk.see("Ferries return|" + story.dropLast(3).joined(separator: "|"), at: 3) == .edit)
        #expect(try await desk.see("Page not found|Sorry.", at: 4, isAccepted: true) == .edit)
    }

    @Test(
        "a live blog that is cut to its beginning is doubted no more than an article without an offer to pay")
    func shortenedLiveBlog() {
        let paragraphs = (1...10).map {
            Block(
                .paragraph,
                "Entry \($0) tells of ferries, timetables and passengers who waited on quay \($0 * 7).")
        }
        let standing = Article(blocks: [Block(.headline, "Ferries return")] + paragraphs)
        let cut = Article(blocks: Array(standing.blocks.prefix(7)))
        #expect(Doubt(about: cut, taken: Verdict(.liveBlog, evidence: ["a clock"]), after: standing) == nil)
        #expect(Doubt(about: cut, taken: Verdict(.article), after: standing) == nil)
        #expect(Doubt(about: cut, taken: Verdict(.article, evidence: ["subscribe"]), after: standing) != nil)
    }

    @Test("reads the latest snapshot again where another extractor read it, and judges against that")
    func otherExtractor() async throws {
        let page = Page(bytes: Array(Desk.page.utf8), mediaType: "text/html")
        let read = try Extractor.read(page).article
        let misread = Article(blocks: read.blocks + [Block(.paragraph, "Most read: ten things")])
        try await desk.write(misread, extractor: "stet-0", snapshot: page)
        #expect(try await desk.see(read, at: 5) == nil)
        #expect(try await desk.history.map(\.kind) == [.first, .technical])
        var edited = read
        edited.blocks[0].text += ", again"
        #expect(try await desk.see(edited, at: 6) == .edit)
    }

    @Test("reading all again records what is read otherwise, once, and only says so on trial")
    func rereading() async throws {
        let page = Page(bytes: Array(Desk.page.utf8), mediaType: "text/html")
        let read = try Extractor.read(page).article
        let misread = Article(blocks: read.blocks + [Block(.paragraph, "Most read: ten things")])
        try await desk.write(misread, extractor: "stet-0", snapshot: page)
        let store = try await Store.open(desk.folder, for: .recording)
        let entry = try #require(try await store.entries().first)
        let trial = try #require(try await store.reread(entry, isTrial: true, at: Desk.time(3)))
        #expect(trial.diff.changes.filter { $0.kind == .deleted }.count == 1)
        #expect(try await store.history(of: entry.identity).count == 1)
        let found = try #require(try await store.reread(entry, isTrial: false, at: Desk.time(3)))
        #expect(found.new.article.blocks == read.blocks)
        #expect(try await store.history(of: entry.identity).map(\.kind) == [.first, .technical])
        #expect(try await store.reread(entry, isTrial: false, at: Desk.time(4)) == nil)
        #expect(try await store.entries().first?.revisions == 2)
    }
}

private struct Doubted: Error {
    let reason: String
}

/// An archive, an article, and somebody who looks at it; time is counted in days.
private final class Desk: Sendable {
    static let identity = ArticleIdentity(publication: "example.org", slug: "a-story", id: "0123456789")
    static let page = """
        <html><head><title>Ferries return</title></head><body><article><h1>Ferries return after nine weeks</h1>
        <p>The last boat had left the quay on 14 September, two hours before a storm tore the ramp away.</p>
        <p>The operator carried 4,310 passengers a week last winter, a third of them late in the evening.</p>
        <p>Engineers will close the ramp for inspection every second Tuesday until the end of March.</p>
        </article></body></html>
        """

    let folder = FileManager.default.temporaryDirectory.appending(path: "judge-\(UUID().uuidString)").path

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    var archive: ArticleArchive {
        get throws { try ArticleArchive(at: folder, access: .readWrite) }
    }

    var history: [Revision] {
        get async throws { try await archive.history(of: Self.identity) }
    }

    static func time(_ day: Double) -> Date { Date(timeIntervalSince1970: 1_700_000_000 + day * 86400) }

    static func article(_ text: String) -> Article {
        let parts = text.split(separator: "|").map(String.init)
        return Article(blocks: [Block(.headline, parts[0])] + parts.dropFirst().map { Block(.paragraph, $0) })
    }

    /// Records states a day apart.
    func record(_ texts: String...) async throws {
        for (day, text) in texts.enumerated() { _ = try await see(text, at: Double(day + 1)) }
    }

    func see(_ text: String, at day: Double, isAccepted: Bool = false) async throws -> Revision.Kind? {
        try await see(
            Self.article(text), observed: Self.time(day), now: Self.time(day), isAccepted: isAccepted)
    }

    func see(_ text: String, now day: Double) async throws -> Revision.Kind? {
        try await see(Self.article(text), observed: nil, now: Self.time(day))
    }

    func see(_ article: Article, at day: Double) async throws -> Revision.Kind? {
        try await see(article, observed: Self.time(day), now: Self.time(day))
    }

    /// Judges a look and records what follows; the kind of what was seen, `nil` where it is no revision.
    private func see(
        _ article: Article, observed: Date?, now: Date, isAccepted: Bool = false
    ) async throws -> Revision.Kind? {
        let sighting = Sighting(
            article: article, snapshot: Snapshot(bytes: [], mediaType: "text/html"), observed: observed,
            now: now, source: "test", isAccepted: isAccepted)
        let archive = try archive
        let history = try await archive.history(of: Self.identity)
        let judge = Judge(archive: archive, identity: Self.identity)
        switch try await judge.verdict(on: sighting, history: history) {
        case .stands: return nil
        case .doubtful(let doubt): throw Doubted(reason: doubt.reason)
        case .changed(let base, let drafts, let seen):
            let written = try await archive.record(
                drafts, of: Self.identity, after: base, expecting: history.last?.id)
            return seen.map { written[$0].kind }
        }
    }

    func write(_ article: Article, extractor: String, snapshot: Page) async throws {
        let draft = Draft(
            content: .observed(
                article, Snapshot(bytes: snapshot.bytes, mediaType: "text/html; charset=utf-8")),
            observed: Self.time(1), recorded: Self.time(1), kind: .first, summary: "",
            words: WordCount(inserted: 0, deleted: 0), source: "test", extractor: extractor)
        _ = try await archive.record([draft], of: Self.identity, after: nil, expecting: nil)
    }
}
