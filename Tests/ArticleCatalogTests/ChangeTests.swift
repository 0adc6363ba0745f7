import ArticleCatalog
import Articles
import Foundation
import Testing

@Suite("The list of changes")
struct ChangeTests {
    private let catalog: ArticleCatalog
    private let all: [ArticleChange]

    /// Thirty articles with four revisions each, of every sort.
    init() async throws {
        catalog = try ArticleCatalog(at: nil)
        var all: [ArticleChange] = []
        for number in 1...30 {
            let identity = Sample.identity(number, publication: number % 2 == 0 ? "even.org" : "odd.org")
            var record = Sample.record(
                of: identity, (1...4).map { [Block(.headline, "Headline \(number) \($0)")] },
                seed: number * 10)
            for index in record.revisions.indices {
                let revision = number + index
                record.revisions[index].revision.observed = Sample.time(revision % 7 + index)
                record.revisions[index].change.significance = Double(revision % 5) / 4
                record.revisions[index].change.isStealth = index > 0 && revision % 3 == 0
                record.revisions[index].change.parts =
                    [[.headline], [.headline, .bullet], [.subheading], [.bullet]][revision % 4]
                record.revisions[index].revision.kind =
                    index == 0 ? .first : revision % 5 == 0 ? .technical : .edit
                record.revisions[index].language = revision % 2 == 0 ? "en-GB" : "zh"
            }
            all += record.revisions.enumerated().map { index, row in
                ArticleChange(
                    identity: identity, revision: row.revision, change: row.change,
                    before: index == 0 ? nil : record.revisions[index - 1].revision.id,
                    headlineBefore: index == 0 ? nil : record.revisions[index - 1].revision.headline,
                    language: row.language)
            }
            _ = try await catalog.record([record])
        }
        self.all = all.sorted {
            ($0.revision.observed, $0.revision.id.hex) > ($1.revision.observed, $1.revision.id.hex)
        }
    }

    @Test("is newest first, and page after page gives each once")
    func pages() async throws {
        for limit in [1, 7, 50, 1000] {
            var found: [ArticleChange] = []
            var position: ChangePosition?
            repeat {
                let page = try await catalog.changes(ChangeFilter(), after: position, limit: limit)
                found += page
                position = page.last.map { ChangePosition($0) }
            } while position != nil
            #expect(found == all, "pages of \(limit)")
        }
        #expect(try await catalog.changes(ChangeFilter(), after: nil, limit: -5).isEmpty)
    }

    @Test("lets through what a filter says, and nothing else")
    func filters() async throws {
        func check(_ filter: ChangeFilter, _ condition: (ArticleChange) -> Bool) async throws {
            let found = try await catalog.changes(filter, after: nil, limit: 1000)
            #expect(found == all.filter(condition))
            #expect(found.map { ChangePosition($0) } == found.map { ChangePosition($0) }.sorted(by: >))
            #expect(!found.isEmpty && found.count < all.count, "a filter that filters nothing tests nothing")
        }
        var filter = ChangeFilter()
        filter.publication = "even.org"
        try await check(filter) { $0.identity.publication == "even.org" }
        filter.isStealth = true
        try await check(filter) { $0.identity.publication == "even.org" && $0.change.isStealth }
        filter = .edits
        try await check(filter) { $0.revision.kind == .edit }
        filter = ChangeFilter()
        filter.significance = 0.75
        try await check(filter) { $0.change.significance >= 0.75 }
        filter = ChangeFilter()
        filter.isHeadlineOnly = true
        try await check(filter) { $0.change.parts == [.headline] }
        filter = ChangeFilter()
        filter.touchesHeadline = true
        try await check(filter) { $0.change.parts.contains(.headline) }
        filter = ChangeFilter()
        filter.language = "EN"
        try await check(filter) { $0.language == "en-GB" }
        filter = ChangeFilter()
        filter.since = Sample.time(3)
        filter.until = Sample.time(6)
        try await check(filter) { (Sample.time(3)..<Sample.time(6)).contains($0.revision.observed) }
        filter = ChangeFilter()
        filter.publication = "' OR '1' = '1"
        filter.language = "e%"
        #expect(try await catalog.changes(filter, after: nil, limit: 10).isEmpty)
    }

    @Test("is counted as it is listed")
    func statistics() async throws {
        for publication in ["even.org", nil] {
            let own = all.filter { publication == nil || $0.identity.publication == publication }
            let edits = own.filter { $0.revision.kind == .edit }
            let counts = try await catalog.statistics(of: publication)
            #expect(counts.articles == Set(own.map(\.identity)).count)
            #expect(counts.editedArticles == Set(edits.map(\.identity)).count)
            #expect(counts.revisions == own.count && counts.edits == edits.count)
            #expect(counts.stealthEdits == own.count { $0.change.isStealth })
            #expect(counts.days.map(\.edits).reduce(0, +) == edits.count)
            #expect(counts.hours.map(\.edits).reduce(0, +) == edits.count && counts.hours.count > 1)
        }
        #expect(try await catalog.statistics(of: "none.org").articles == 0)
    }
}
