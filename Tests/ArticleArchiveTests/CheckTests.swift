import ArticleArchive
import Articles
import Foundation
import Testing

@Suite("Check and repair")
struct CheckTests {
    private func filled() async throws -> (TestStore, ArticleArchive, [Revision]) {
        let store = try TestStore()
        let archive = try store.open()
        try await Recorder.append(4, to: Invented.ferry, in: archive, as: 0)
        try await Recorder.append(2, to: Invented.bridge, in: archive, as: 1)
        return (store, archive, try await archive.history(of: Invented.ferry))
    }

    private func packs(_ store: TestStore, _ ending: String) throws -> [String] {
        let directory = store.repository() + "/objects/pack"
        return try FileManager.default.contentsOfDirectory(atPath: directory)
            .filter { $0.hasSuffix(ending) }.sorted().map { directory + "/" + $0 }
    }

    @Test("a sound store is sound, and all of it was read")
    func sound() async throws {
        let (store, archive, _) = try await filled()
        let report = try await archive.check()
        #expect(report.findings.isEmpty)
        #expect((report.repositories, report.articles, report.revisions) == (1, 2, 6))
        #expect(
            report.objects
                == Int(try store.git("rev-list", "--all", "--objects").split(separator: "\n").count))
        _ = try store.git("gc", "--prune=now", "-q")
        #expect(try await store.open(.readOnly).check().findings.isEmpty)
    }

    @Test("a flipped byte anywhere in a pack or an index is found", arguments: [".pack", ".idx"])
    func flipped(_ ending: String) async throws {
        let (store, _, _) = try await filled()
        for file in try packs(store, ending).prefix(2) {
            let whole = try Data(contentsOf: URL(fileURLWithPath: file))
            for offset in stride(from: 0, to: whole.count, by: 97) {
                var bytes = whole
                bytes[offset] ^= 0x20
                try FileManager.default.removeItem(atPath: file)
                try bytes.write(to: URL(fileURLWithPath: file))
                let report = try await store.open(.readOnly).check()
                #expect(!report.isSound, "byte \(offset) of \(file)")
            }
            try FileManager.default.removeItem(atPath: file)
            try whole.write(to: URL(fileURLWithPath: file))
        }
        #expect(try await store.open(.readOnly).check().isSound)
    }

    @Test("of a damaged pack everything that can be read is brought to safety, and the pack is kept")
    func rescued() async throws {
        let (store, archive, history) = try await filled()
        let bridge = try await archive.history(of: Invented.bridge)
        let revisions =
            history.map { (article: Invented.ferry, id: $0.id) }
            + bridge.map { (article: Invented.bridge, id: $0.id) }
        _ = try await archive.maintain()
        let pack = try #require(try packs(store, ".pack").first)
        let index = pack.dropLast(5) + ".idx"
        let (whole, names) = try (
            Data(contentsOf: URL(fileURLWithPath: pack)),
            Data(contentsOf: URL(fileURLWithPath: String(index)))
        )
        let quarantine = store.repository() + "/quarantine"
        for offset in [5, 11, whole.count - 3] + Array(stride(from: 40, to: whole.count - 20, by: 211)) {
            var bytes = whole
            bytes[offset] ^= 0x20
            for name in try packs(store, "") { try FileManager.default.removeItem(atPath: name) }
            try bytes.write(to: URL(fileURLWithPath: pack))
            try names.write(to: URL(fileURLWithPath: String(index)))
            let before = try await readable(store, revisions)
            let report = try await store.open().check(repair: true)
            let packFindings = report.findings.filter { $0.kind == .pack }
            #expect(!packFindings.isEmpty && packFindings.allSatisfy(\.isRepaired), "byte \(offset)")
            let after = try await readable(store, revisions)
            #expect(after >= before, "byte \(offset)")
            #expect(report.isSound == (after == revisions.count), "byte \(offset): \(report.findings)")
            if offset < 12 || offset > whole.count - 20 { #expect(report.isSound) }
            let kept = quarantine + "/objects_pack_" + URL(fileURLWithPath: pack).lastPathComponent
            #expect(try Data(contentsOf: URL(fileURLWithPath: kept)) == bytes)
            try FileManager.default.removeItem(atPath: quarantine)
        }
    }

    /// How many of the revisions can be read, with their snapshots.
    private func readable(
        _ store: TestStore, _ revisions: [(article: ArticleIdentity, id: RevisionID)]
    ) async throws -> Int {
        let reader = try store.open(.readOnly)
        var count = 0
        for (article, id) in revisions {
            if (try? await reader.article(at: id, of: article)) != nil,
                (try? await reader.snapshot(at: id, of: article)) != nil
            {
                count += 1
            }
        }
        return count
    }

    @Test("indexes that are gone or damaged are made again")
    func indexes() async throws {
        let (store, archive, history) = try await filled()
        let indexes = try packs(store, ".idx")
        try FileManager.default.removeItem(atPath: indexes[0])
        try FileManager.default.removeItem(atPath: indexes[1])
        try store.write("nonsense", to: indexes[1])
        #expect(try await !store.open(.readOnly).check().isSound)
        let report = try await archive.check(repair: true)
        #expect(report.isSound)
        #expect(!report.findings.isEmpty)
        #expect(try await store.open(.readOnly).history(of: Invented.ferry) == history)
        #expect(try await store.open(.readOnly).check().findings.isEmpty)
        #expect(try store.faults() == "")
    }

    @Test("branches that are gone or damaged come back", arguments: ["", "garbage\n", "packed", "removed"])
    func branches(_ damage: String) async throws {
        let (store, archive, history) = try await filled()
        let branch = store.repository() + "/refs/heads/" + Invented.ferry.name
        switch damage {
        case "packed":
            _ = try await archive.maintain()
            try store.write("# pack-refs with: sorted\nnonsense\n", to: store.repository() + "/packed-refs")
        case "removed": try FileManager.default.removeItem(atPath: branch)
        default: try store.write(damage, to: branch)
        }
        let report = try await store.open().check(repair: true)
        #expect(report.isSound, "\(report.findings)")
        let reader = try store.open(.readOnly)
        #expect(try await reader.history(of: Invented.ferry) == history)
        #expect(try await reader.articles().count == 2)
        #expect(try store.faults() == "")
    }

    @Test("what cannot be repaired is reported and left as it is")
    func hopeless() async throws {
        let (store, _, history) = try await filled()
        for file in try packs(store, ".pack")
        where try store.git("verify-pack", "-v", file).contains(history[1].id.hex) {
            try FileManager.default.removeItem(atPath: file)
            try FileManager.default.removeItem(atPath: file.dropLast(5) + ".idx")
        }
        let report = try await store.open().check(repair: true)
        #expect(!report.isSound)
        #expect(report.findings.contains { $0.article == Invented.ferry && $0.revision == history[1].id })
        #expect(try await store.open(.readOnly).tip(of: Invented.ferry) == history[3].id)
        #expect(try await store.open(.readOnly).history(of: Invented.bridge).count == 2)
    }

    @Test("a revision made by hand, which git finds no fault with, is found")
    func byHand() async throws {
        let (store, archive, history) = try await filled()
        let tree = String(try store.git("rev-parse", "\(Invented.ferry.name)^{tree}").prefix(40))
        let message = try store.git("log", "-1", "--format=%B", Invented.ferry.name)
        let parent = try #require(history.last).id.hex
        // A day before the revision that it follows.
        let early = Int(Invented.noon.timeIntervalSince1970) - 86_400
        let text = """
            tree \(tree)
            parent \(parent)
            author Hand <hand@localhost> \(early) +0000
            committer Hand <hand@localhost> \(early) +0000

            \(message.dropLast())
            """
        let commit = try store.git(
            ["hash-object", "-t", "commit", "-w", "--stdin"], at: store.repository(), input: text)
        _ = try store.git("update-ref", "refs/heads/" + Invented.ferry.name, String(commit.prefix(40)))
        #expect(try store.faults() == "")
        let report = try await archive.check()
        #expect(report.findings.map(\.revision?.hex) == [String(commit.prefix(40))])
        #expect(report.findings.first?.message.contains("before the one") == true)
    }
}
