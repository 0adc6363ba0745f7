import ArticleCatalog
import Articles
import Foundation
import Testing

@Suite("The catalog's articles and revisions")
struct ArticleCatalogTests {
    private let folder: Folder
    private let catalog: ArticleCatalog

    init() throws {
        folder = try Folder()
        catalog = try ArticleCatalog(at: folder.catalog)
    }

    @Test("gives back what was recorded")
    func roundTrip() async throws {
        let record = Sample.record(revisions: 3)
        #expect(try await catalog.record([record]).isEmpty)
        let entry = try #require(try await catalog.entry(of: record.identity))
        #expect(entry.headline == "Headline 3" && entry.language == "en")
        #expect(entry.revisions == 3 && entry.tip == record.history[2].id)
        #expect(entry.firstObserved == Sample.time(1) && entry.lastChange == Sample.time(3))
        #expect(entry.keys == ["example.org/a", "example.org/b"])
        #expect(try await catalog.history(of: record.identity) == record.history)
        #expect(try await catalog.tips(of: nil) == [record.identity: record.history[2].id])
        let changes = try await catalog.changes(of: record.identity)
        #expect(changes.map(\.revision) == record.history)
        #expect(changes.map(\.change) == record.revisions.map(\.change))
        #expect(changes.map(\.headlineBefore) == [nil, "Headline 1", "Headline 2"])
    }

    @Test("lists articles a page at a time, newest change first, each once")
    func pages() async throws {
        for number in 1...9 {
            let identity = Sample.identity(number, publication: number % 3 == 0 ? "third.org" : "example.org")
            var record = Sample.record(of: identity, [[Block(.headline, "A")]], seed: number)
            // Three of them changed at the same time.
            record.revisions[0].revision.observed = Sample.time(max(3, number))
            _ = try await catalog.record([record])
        }
        let all = try await catalog.entries()
        #expect(all.count == 9)
        for publication in [nil, "third.org"] {
            var found: [TrackedArticle] = []
            var last: ArticleIdentity?
            repeat {
                let page = try await catalog.entries(of: publication, after: last, limit: 2)
                #expect(page.count <= 2)
                found += page
                last = page.last?.identity
            } while last != nil
            #expect(found == all.filter { publication == nil || $0.identity.publication == publication })
        }
        #expect(try await catalog.entries(of: nil, after: Sample.identity(99), limit: 5).isEmpty)
    }

    @Test("written at once or one after another says the same")
    func recordingIsIdempotent() async throws {
        let other = try Folder()
        let step = try ArticleCatalog(at: other.catalog)
        let full = Sample.record(revisions: 4)
        _ = try await catalog.record([full])
        for number in 0..<4 {
            var part = full.after(number)
            part.revisions = [part.revisions[0]]
            #expect(try await step.record([part]).isEmpty)
        }
        _ = try await step.record([full.after(4)])
        #expect(try folder.dump() == other.dump())
        _ = try await step.record([full])
        #expect(try folder.dump() == other.dump())
    }

    @Test("does not go on from a revision that it does not have")
    func refusal() async throws {
        let record = Sample.record(revisions: 3)
        #expect(try await catalog.record([record.after(2)]) == [record.identity])
        #expect(try await catalog.entries().isEmpty)
        _ = try await catalog.record([
            Sample.record([[Block(.headline, "A")], [Block(.headline, "B")]], seed: 50)
        ])
        #expect(try await catalog.record([record.after(2)]) == [record.identity])
        #expect(try await catalog.entries().map(\.headline) == ["B"])
    }

    @Test("follows a history that was put into another order")
    func rewrittenHistory() async throws {
        let record = Sample.record(revisions: 3)
        _ = try await catalog.record([record])
        var rewritten = Sample.record([
            [Block(.headline, "Headline 1"), Block(.paragraph, "Words of 1")], [Block(.headline, "Between")],
        ])
        rewritten.revisions[1].revision.id = Sample.id(77)
        _ = try await catalog.record([rewritten.after(1)])
        #expect(try await catalog.history(of: record.identity) == rewritten.history)
        #expect(try await catalog.entry(of: record.identity)?.revisions == 2)
        let other = try Folder()
        _ = try await ArticleCatalog(at: other.catalog).record([rewritten])
        #expect(try folder.dump() == other.dump())
    }

    @Test("finds an article by id, slug and full name, and by nothing else")
    func names() async throws {
        _ = try await catalog.record([Sample.record(revisions: 1), Sample.record(revisions: 2, slug: "c")])
        for name in ["a-b", "a-b-0123456789", "example.org/a-b-0123456789"] {
            #expect(try await catalog.entries(named: name).map(\.identity) == [Sample.identity], "\(name)")
        }
        #expect(try await catalog.entries(named: "0123456789").count == 2)
        for name in ["a", "", "/", "b-0123456789", "other.org/a-b-0123456789", "example.org/a-b", "' OR 1"] {
            #expect(try await catalog.entries(named: name).isEmpty, "\(name)")
        }
    }

    @Test("finds an article by every address it was seen under, and knows when")
    func addresses() async throws {
        let record = Sample.record(revisions: 3)
        _ = try await catalog.record([record])
        for address in ["https://www.example.org/a?utm_source=x", "http://example.org/b#top"] {
            let found = try await catalog.entries(withKey: ArticleKey(WebAddress(address)))
            #expect(found.map(\.identity) == [Sample.identity])
        }
        #expect(try await catalog.entries(withKey: ArticleKey(WebAddress("https://example.org/c"))).isEmpty)
        let look = Observation(
            time: Sample.time(9), outcome: .unchanged, source: "https://example.org/b")
        try await catalog.log(look, of: record.identity)
        let addresses = try await catalog.addresses(of: record.identity)
        #expect(addresses.map(\.address) == ["https://example.org/b", "https://example.org/a"])
        #expect(addresses.map(\.first) == [Sample.time(1), Sample.time(1)])
        #expect(addresses.map(\.last) == [Sample.time(9), Sample.time(3)])
    }

    @Test("lists the newest change first, and the most revised")
    func order() async throws {
        for (slug, revisions) in [("old", 1), ("newest", 3), ("new", 2)] {
            _ = try await catalog.record([Sample.record(revisions: revisions, slug: slug)])
        }
        #expect(try await catalog.entries().map(\.identity.slug) == ["newest", "new", "old"])
        let most = try await catalog.mostRevised(in: "example.org", limit: 2)
        #expect(most.map(\.identity.slug) == ["newest", "new"])
        #expect(try await catalog.mostRevised(in: "other.org", limit: 2).isEmpty)
        #expect(try await catalog.publications() == ["example.org"])
    }

    @Test("what was removed is in no list and no search, and cleaning leaves no word of it in the file")
    func removal() async throws {
        let secret = "Zanzibarquotient"
        let record = Sample.record([[Block(.headline, "One"), Block(.paragraph, "The \(secret) word")]])
        let other = Sample.record(revisions: 2, slug: "other")
        _ = try await catalog.record([record, other])
        try await catalog.remove(record.identity)
        #expect(try await catalog.entries().map(\.identity) == [other.identity])
        #expect(try await catalog.search(SearchQuery(secret)).isEmpty)
        #expect(try await catalog.history(of: record.identity).isEmpty)
        try await catalog.scrub()
        for file in [folder.catalog, folder.catalog + "-wal"] {
            let bytes = (try? Data(contentsOf: URL(filePath: file))) ?? Data()
            #expect(
                bytes.range(of: Data(secret.utf8)) == nil
                    && bytes.range(of: Data(secret.lowercased().utf8)) == nil)
        }
        #expect(try await catalog.search(SearchQuery("words")).count == 1)
    }

    @Test("emptied, it has lost what can be made again and nothing else")
    func clearing() async throws {
        let record = Sample.record(revisions: 3)
        _ = try await catalog.record([record])
        let look = Observation(time: Sample.time(5), outcome: .missing, source: "https://example.org/x")
        try await catalog.log(look, of: record.identity)
        let before = try folder.dump()
        try await catalog.clear()
        #expect(try folder.dump().isEmpty)
        #expect(try await catalog.entries().isEmpty)
        #expect(try await catalog.tips(of: nil).isEmpty)
        _ = try await catalog.record([record])
        #expect(try folder.dump() == before && !before.isEmpty)
    }
}
