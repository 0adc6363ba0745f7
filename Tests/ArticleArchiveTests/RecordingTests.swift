import ArticleArchive
import Articles
import Foundation
import Testing

@Suite("Recording")
struct RecordingTests {
    @Test("what was recorded is what is read")
    func roundTrip() async throws {
        let store = try TestStore()
        let archive = try store.open()
        let article = Invented.article("Ferry strike ends", "Boats run again.", "Tickets cost 3.50.")
        let snapshot = Invented.snapshot()
        let recorded = try await archive.record(
            [Invented.draft(.observed(article, snapshot), kind: .first)], of: Invented.ferry, after: nil,
            expecting: nil)
        let first = try #require(recorded.first)
        #expect(first.number == 1)
        #expect(first.headline == "Ferry strike ends")
        #expect(first.observed == Invented.noon)
        #expect(first.recorded == Invented.noon + 7)
        #expect(first.snapshot == ArticleArchive.digest(of: snapshot.bytes))
        #expect(try await archive.history(of: Invented.ferry) == recorded)
        #expect(try await archive.tip(of: Invented.ferry) == first.id)
        #expect(try await archive.articles() == [ArchivedArticle(identity: Invented.ferry, tip: first.id)])

        let fresh = try store.open(.readOnly)
        #expect(try await fresh.article(at: first.id, of: Invented.ferry) == article)
        #expect(try await fresh.snapshot(at: first.id, of: Invented.ferry) == snapshot)
        #expect(try await fresh.history(of: Invented.ferry) == recorded)
        #expect(try store.faults() == "")
    }

    @Test("an appended revision follows the one before")
    func append() async throws {
        let store = try TestStore()
        let archive = try store.open()
        let first = try await archive.record(
            [Invented.state("One.", minute: 0)], of: Invented.ferry, after: nil, expecting: nil)
        let second = try await archive.record(
            [Invented.state("Two.", minute: 1), Invented.state("Three.", minute: 2)], of: Invented.ferry,
            after: first[0].id, expecting: first[0].id)
        #expect(second.map(\.number) == [2, 3])
        #expect(try await archive.history(of: Invented.ferry) == first + second)
        #expect(
            try store.git("rev-list", "--reverse", Invented.ferry.name)
                == (first + second).map { $0.id.hex + "\n" }.joined())
        #expect(try store.faults() == "")
    }
}
