import ArticleCatalog
import Articles
import Foundation
import Testing

@Suite("Random histories in the catalog")
struct HistoryPropertyTests {
    private static let words = ["ferry", "boat", "storm", "quay", "fare", "crew", "winter", "night"]

    private func state(_ generator: inout SeededGenerator) -> [Block] {
        (0..<Int.random(in: 1...5, using: &generator)).map { _ in
            Block(
                [.headline, .paragraph, .bullet].randomElement(using: &generator) ?? .paragraph,
                (0..<2).map { _ in Self.words.randomElement(using: &generator) ?? "" }.joined(separator: " "))
        }
    }

    /// A history that differs from another one from some revision on, as after a back-dated import.
    private func change(
        _ record: ArticleRecord?, _ states: inout [[Block]], _ round: Int, _ generator: inout SeededGenerator
    )
        -> (full: ArticleRecord, kept: Int)
    {
        let place = Int.random(in: 0...states.count, using: &generator)
        let isAppended = Bool.random(using: &generator) || record == nil
        states.insert(state(&generator), at: isAppended ? states.count : place)
        let kept = isAppended ? states.count - 1 : place
        var full = Sample.record(states)
        for index in full.revisions.indices {
            if index < kept, let record {
                full.revisions[index].revision = record.revisions[index].revision
            } else {
                full.revisions[index].revision.id = Sample.id(round * 1000 + index + 1)
            }
        }
        return (full, kept)
    }

    @Test("however a history came about, the rows are those of a catalog made anew", arguments: 1...12)
    func sameAsAnew(seed: Int) async throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let folder = try Folder()
        let catalog = try ArticleCatalog(at: folder.catalog)
        var states: [[Block]] = []
        var record: ArticleRecord?
        for round in 1...25 {
            let (full, kept) = change(record, &states, round, &generator)
            #expect(try await catalog.record([full.after(kept)]).isEmpty)
            record = full
        }
        let anew = try Folder()
        let full = try #require(record)
        _ = try await ArticleCatalog(at: anew.catalog).record([full])
        #expect(try folder.dump() == anew.dump())
        for word in Self.words {
            let expected = full.revisions.indices.filter { index in
                states[index].contains { $0.text.split(separator: " ").contains { $0 == word } }
            }
            let found = try await catalog.search(SearchQuery(word)).flatMap(\.standings)
            #expect(found.flatMap { Array($0.first...$0.last) } == expected.map { $0 + 1 }, "\(word)")
        }
    }
}
