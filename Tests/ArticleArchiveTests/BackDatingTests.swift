import ArticleArchive
import Articles
import Testing

@Suite("Back-dating")
struct BackDatingTests {
    @Test("an older state goes in between, and every id from before still resolves")
    func between() async throws {
        let store = try TestStore()
        let archive = try store.open()
        let old = try await archive.record(
            [Invented.state("One.", minute: 0), Invented.state("Three.", minute: 20)], of: Invented.ferry,
            after: nil, expecting: nil)
        let other = try await archive.record(
            [Invented.state("Open.", minute: 1)], of: Invented.bridge, after: nil, expecting: nil)

        var again = Invented.draft(.recorded(old[1].id), minute: 20, summary: "again")
        again.source = "the archive"
        let new = try await archive.record(
            [Invented.state("Two.", minute: 10), again], of: Invented.ferry, after: old[0].id,
            expecting: old[1].id)

        #expect(new.map(\.number) == [2, 3])
        #expect(new[1].headline == old[1].headline)
        #expect(new[1].snapshot == old[1].snapshot)
        #expect(new[1].source == "the archive")
        let history = try await archive.history(of: Invented.ferry)
        #expect(history == [old[0]] + new)
        #expect(history.map(\.observed) == history.map(\.observed).sorted())

        let superseded = old[1].id
        #expect(try await archive.article(at: superseded, of: Invented.ferry).blocks.last?.text == "Three.")
        #expect(try await archive.article(at: new[1].id, of: Invented.ferry).blocks.last?.text == "Three.")
        #expect(try await archive.resolve(prefix: superseded.short, of: Invented.ferry) == [old[1]])
        #expect(
            try await archive.resolve(prefix: superseded.short.uppercased(), of: Invented.ferry) == [old[1]])
        #expect(try await archive.tip(of: Invented.bridge) == other[0].id)
        #expect(
            try store.git("rev-parse", "refs/superseded/\(Invented.ferry.name)/\(superseded)")
                == "\(superseded)\n")
        _ = try store.git("gc", "--prune=now", "-q")
        #expect(try await archive.article(at: superseded, of: Invented.ferry).blocks.last?.text == "Three.")
        #expect(try store.faults() == "")
    }

    @Test("a revert names the commit that stands for what it reverted")
    func reverts() async throws {
        let store = try TestStore()
        let archive = try store.open()
        var back = Invented.state("Two.", minute: 30)
        let first = [Invented.state("Two.", minute: 10), Invented.state("Three.", minute: 20)]
        let old = try await archive.record(first, of: Invented.ferry, after: nil, expecting: nil)
        back.kind = .revert
        back.reverts = old[0].id
        let tip = try await archive.record([back], of: Invented.ferry, after: old[1].id, expecting: old[1].id)
        var again = zip(old + tip, [10, 20, 30]).map { Invented.draft(.recorded($0.id), minute: $1) }
        again[2].reverts = old[0].id
        let new = try await archive.record(
            [Invented.state("One.", minute: 0)] + again, of: Invented.ferry, after: nil, expecting: tip[0].id)
        #expect(new[3].reverts == new[1].id)
        #expect(new[1].id != old[0].id)
    }

    @Test("a state older than the first becomes the first")
    func before() async throws {
        let store = try TestStore()
        let archive = try store.open()
        let old = try await archive.record(
            [Invented.state("Two.", minute: 10)], of: Invented.ferry, after: nil, expecting: nil)
        let new = try await archive.record(
            [Invented.state("One.", minute: 0), Invented.draft(.recorded(old[0].id), minute: 10)],
            of: Invented.ferry, after: nil, expecting: old[0].id)
        #expect(try await archive.history(of: Invented.ferry) == new)
        #expect(try store.git("rev-list", "--count", Invented.ferry.name) == "2\n")
        #expect(try await archive.articles().count == 1)
    }

    @Test("drafts out of time order are refused and nothing is recorded")
    func order() async throws {
        let store = try TestStore()
        let archive = try store.open()
        let first = try await archive.record(
            [Invented.state("One.", minute: 10)], of: Invented.ferry, after: nil, expecting: nil)
        let error = await #expect(throws: ArchiveError.self) {
            _ = try await archive.record(
                [Invented.state("Two.", minute: 9)], of: Invented.ferry, after: first[0].id,
                expecting: first[0].id)
        }
        #expect(error?.code == .invalid)
        #expect(try await archive.history(of: Invented.ferry) == first)
    }

    @Test("a base or a draft that names another article's revision is refused")
    func foreign() async throws {
        let store = try TestStore()
        let archive = try store.open()
        let ferry = try await archive.record(
            [Invented.state("One.", minute: 0)], of: Invented.ferry, after: nil, expecting: nil)[0].id
        let bridge = try await archive.record(
            [Invented.state("Open.", minute: 0)], of: Invented.bridge, after: nil, expecting: nil)[0].id
        let attempts: [(Draft, RevisionID?)] = [
            (Invented.state("Two.", minute: 1), bridge),
            (Invented.draft(.recorded(bridge), minute: 1), ferry),
        ]
        for (draft, base) in attempts {
            let error = await #expect(throws: ArchiveError.self) {
                _ = try await archive.record([draft], of: Invented.ferry, after: base, expecting: ferry)
            }
            #expect(error?.code == .notFound)
        }
        let error = await #expect(throws: ArchiveError.self) {
            _ = try await archive.article(at: bridge, of: Invented.ferry)
        }
        #expect(error?.code == .notFound)
        #expect(try await archive.tip(of: Invented.ferry) == ferry)
    }
}
