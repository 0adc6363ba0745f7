import ArticleArchive
import Articles
import Foundation
import Testing

@Suite("Taking down")
struct ForgettingTests {
    private let time = Date(timeIntervalSince1970: 1_700_000_000)

    /// A store with an article of five states, the second and the fourth with the same words, and another.
    private func filled() async throws -> (TestStore, ArticleArchive, [Revision]) {
        let store = try TestStore()
        let archive = try store.open()
        var tip: RevisionID?
        for (minute, text) in ["One.", "The secret.", "Three.", "The secret.", "Five."].enumerated() {
            tip = try await archive.record(
                [Invented.state(text, minute: minute)], of: Invented.ferry, after: tip, expecting: tip
            ).last?.id
        }
        try await Recorder.append(2, to: Invented.bridge, in: archive, as: 0)
        return (store, archive, try await archive.history(of: Invented.ferry))
    }

    /// Every object that is anywhere in the repository, as text.
    private func everything(_ store: TestStore) throws -> String {
        let ids = try store.git("cat-file", "--batch-all-objects", "--batch-check=%(objectname)")
        return try store.git(["cat-file", "--batch"], at: store.repository(), input: ids)
    }

    @Test("the words of a revision are gone, those of the others stay", arguments: [false, true])
    func one(_ isPacked: Bool) async throws {
        let (store, archive, history) = try await filled()
        if isPacked { _ = try await archive.maintain() }
        #expect(try everything(store).contains("secret"))
        let doomed = try await archive.doomed([history[1].id], of: Invented.ferry)
        #expect(doomed == [history[1].id, history[3].id])
        let tombstone = try await archive.forget(
            [history[1].id], of: Invented.ferry, reason: "court order 17", at: time)
        #expect(Set(tombstone.forgotten) == doomed)
        #expect(!(try everything(store).contains("secret")))
        #expect(try store.faults() == "")
        for reader in [archive, try store.open(.readOnly)] {
            let left = try await reader.history(of: Invented.ferry)
            #expect(left.map(\.observed) == [0, 2, 4].map { history[$0].observed })
            #expect(left.map(\.number) == [1, 2, 3])
            #expect(left[0] == history[0])
            #expect(left[2].id == tombstone.replaced[history[4].id])
            let last = try await reader.article(at: left[2].id, of: Invented.ferry)
            #expect(last.blocks.last?.text == "Five.")
            #expect(try await reader.history(of: Invented.bridge).count == 2)
            #expect(try await reader.tombstones(of: Invented.ferry) == [tombstone])
            #expect(try await reader.check().findings.isEmpty)
        }
        // An id from before still names the revision that it was.
        let found = try await archive.resolve(prefix: String(history[4].id.hex.prefix(8)), of: Invented.ferry)
        #expect(found.map(\.observed) == [history[4].observed])
        #expect(try await archive.resolve(prefix: history[1].id.hex, of: Invented.ferry).isEmpty)
        let tip = try await archive.tip(of: Invented.ferry)
        _ = try await archive.record(
            [Invented.state("Six.", minute: 9)], of: Invented.ferry, after: tip, expecting: tip)
        #expect(try store.faults() == "")
    }

    @Test("what maintenance that died had written and not published goes too", arguments: [false, true])
    func drafts(_ isHalfPublished: Bool) async throws {
        let (store, archive, history) = try await filled()
        _ = try await archive.maintain()
        let packs = store.repository() + "/objects/pack/"
        let drafts = store.repository() + "/drafts/"
        for name in try FileManager.default.contentsOfDirectory(atPath: packs) {
            let number =
                name.replacing("pack-", with: "pack-0").prefix(45)
                + name.suffix(from: name.firstIndex(of: ".") ?? name.endIndex)
            let isShown = isHalfPublished && name.hasSuffix(".pack")
            try FileManager.default.copyItem(
                atPath: packs + name, toPath: (isShown ? packs : drafts) + number)
        }
        _ = try await archive.forget([history[1].id], of: Invented.ferry, reason: "court order 17", at: time)
        #expect(try FileManager.default.contentsOfDirectory(atPath: drafts) == ["keep"])
        #expect(!(try everything(store).contains("secret")))
        #expect(try await archive.check().findings.isEmpty)
    }

    @Test("an article is gone with all that was superseded, and can be recorded anew")
    func whole() async throws {
        let (store, archive, history) = try await filled()
        // An earlier state comes late: the old tip is kept beside the history.
        _ = try await archive.record(
            [Invented.state("Zero, the secret.", minute: 0)]
                + history[1...].map {
                    Invented.draft(
                        .recorded($0.id), minute: Int($0.observed.timeIntervalSince(Invented.noon) / 60))
                },
            of: Invented.ferry, after: history[0].id, expecting: history[4].id)
        let tombstone = try await archive.forget(nil, of: Invented.ferry, reason: "", at: time)
        #expect(tombstone.forgotten.count == 10)
        #expect(!(try everything(store).contains("secret")))
        #expect(!(try everything(store).contains(Invented.ferry.name + ".txt")))
        #expect(try await archive.tip(of: Invented.ferry) == nil)
        #expect(try await archive.articles().map(\.identity) == [Invented.bridge])
        #expect(try store.git("for-each-ref", "refs/superseded") == "")
        #expect(try store.faults() == "")
        #expect(
            try store.git("log", "-1", "--format=%H", "HEAD").count == 41, "a clone has something to show")
        try await Recorder.append(1, to: Invented.ferry, in: archive, as: 3)
        #expect(try await archive.history(of: Invented.ferry).count == 1)
        #expect(try await archive.tombstones(of: Invented.ferry).count == 1)
    }

    @Test("who died after the revisions were out of the history is finished for by maintenance")
    func halfWay() async throws {
        let (store, archive, history) = try await filled()
        let packs = store.repository() + "/objects/pack"
        let copy = store.path("packs")
        try FileManager.default.copyItem(atPath: packs, toPath: copy)
        _ = try await archive.forget([history[1].id], of: Invented.ferry, reason: "x", at: time)
        for name in try FileManager.default.contentsOfDirectory(atPath: copy)
        where !store.exists(packs + "/" + name) {
            try FileManager.default.copyItem(atPath: copy + "/" + name, toPath: packs + "/" + name)
        }
        #expect(try everything(store).contains("secret"))
        let again = try store.open()
        #expect(try await again.check(repair: true).isSound)
        #expect(try await again.history(of: Invented.ferry).count == 3)
        _ = try await again.maintain()
        #expect(!(try everything(store).contains("secret")))
        #expect(try await again.history(of: Invented.ferry).count == 3)
        #expect(try await again.check().findings.isEmpty)
        #expect(try store.faults() == "")
    }

    @Test("words that another article has too stay there")
    func shared() async throws {
        let (store, archive, _) = try await filled()
        let same = ArticleIdentity(publication: "daily.example", slug: "same-words", id: "1")
        _ = try await archive.record(
            [Invented.state("The secret.", minute: 1)], of: same, after: nil, expecting: nil)
        _ = try await archive.forget(nil, of: Invented.ferry, reason: "x", at: time)
        let tip = try #require(try await archive.tip(of: same))
        #expect(try await archive.article(at: tip, of: same).blocks.last?.text == "The secret.")
        #expect(try store.faults() == "")
    }

    @Test("what is not there cannot be forgotten, and nothing changes")
    func unknown() async throws {
        let (store, archive, history) = try await filled()
        let stranger = try #require(RevisionID(hex: String(repeating: "ab", count: 20)))
        let other = ArticleIdentity(publication: "daily.example", slug: "no", id: "no")
        let attempts: [(Set<RevisionID>, ArticleIdentity)] = [
            ([stranger], Invented.ferry), ([history[0].id], other),
        ]
        for (revisions, identity) in attempts {
            let error = await #expect(throws: ArchiveError.self) {
                _ = try await archive.forget(revisions, of: identity, reason: "x", at: time)
            }
            #expect(error?.code == .notFound, "\(error?.description ?? "")")
        }
        #expect(try await archive.history(of: Invented.ferry) == history)
        #expect(try store.faults() == "")
    }
}
