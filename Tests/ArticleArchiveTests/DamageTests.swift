import ArticleArchive
import Articles
import Foundation
import Testing

/// Everything that can be wrong with a repository gives an error that names it, never a wrong answer or a crash.
@Suite("Damage")
struct DamageTests {
    /// A store with one article of two revisions, and a pack for each.
    private func damaged(
        _ damage: (TestStore) throws -> Void
    ) async throws -> (store: TestStore, ids: [RevisionID]) {
        let store = try TestStore()
        let archive = try store.open()
        let first = try await archive.record(
            [Invented.state("One.", minute: 0)], of: Invented.ferry, after: nil, expecting: nil)[0].id
        let second = try await archive.record(
            [Invented.state("Two.", minute: 1)], of: Invented.ferry, after: first, expecting: first)[0].id
        try damage(store)
        return (store, [first, second])
    }

    private func expectDamage(
        _ store: TestStore, naming text: String? = nil, _ body: (ArticleArchive) async throws -> Void
    ) async throws {
        let archive = try store.open(.readOnly)
        let error = await #expect(throws: ArchiveError.self) { try await body(archive) }
        #expect(error?.code == .corrupt, "\(error?.description ?? "")")
        #expect(error?.description.contains("\n") == false)
        if let text { #expect(error?.description.contains(text) == true, "\(error?.description ?? "")") }
    }

    private func packs(_ store: TestStore, _ ending: String) throws -> [String] {
        let directory = store.repository() + "/objects/pack"
        return try FileManager.default.contentsOfDirectory(atPath: directory)
            .filter { $0.hasSuffix(ending) }.map { directory + "/" + $0 }
    }

    private func rewrite(_ path: String, _ change: (inout Data) -> Void) throws {
        var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        change(&bytes)
        try FileManager.default.removeItem(atPath: path)
        try bytes.write(to: URL(fileURLWithPath: path))
    }

    @Test(
        "packs or indexes cut in half, emptied, or gone", arguments: [".pack", ".idx"], [0.5, 0.99, 0, -1])
    func cut(_ ending: String, _ share: Double) async throws {
        let (store, ids) = try await damaged { store in
            for pack in try packs(store, ending) {
                if share < 0 {
                    try FileManager.default.removeItem(atPath: pack)
                } else {
                    try rewrite(pack) { $0 = Data($0.prefix(Int(Double($0.count) * share))) }
                }
            }
        }
        try await expectDamage(store, naming: Invented.ferry.name) {
            _ = try await $0.history(of: Invented.ferry)
        }
        try await expectDamage(store) { _ = try await $0.article(at: ids[1], of: Invented.ferry) }
        try await expectDamage(store) { _ = try await $0.snapshot(at: ids[0], of: Invented.ferry) }
        #expect(try await store.open(.readOnly).tip(of: Invented.ferry) == ids[1])
        let archive = try store.open()
        let error = await #expect(throws: ArchiveError.self) {
            _ = try await archive.record(
                [Invented.state("Three.", minute: 3)], of: Invented.ferry, after: ids[1], expecting: ids[1])
        }
        #expect(error?.code == .corrupt)
        #expect(try await archive.tip(of: Invented.ferry) == ids[1])
        // The damage of one article is no other's.
        try await Recorder.append(1, to: Invented.bridge, in: archive, as: 0)
        #expect(try await archive.history(of: Invented.bridge).count == 1)
    }

    @Test(
        "an index that leads beyond its pack is an error, and is made again",
        arguments: [(1, 0x21), (0, 0x7F), (0, 0xFF)] as [(Int, UInt8)])
    func beyond(place: Int, byte: UInt8) async throws {
        let (store, ids) = try await damaged { store in
            for index in try packs(store, ".idx") {
                try rewrite(index) { bytes in
                    // The offsets stand behind the ids and checksums (gitformat-pack).
                    let count = bytes[1028..<1032].reduce(0) { $0 << 8 | Int($1) }
                    for number in 0..<count { bytes[1032 + count * 24 + number * 4 + place] = byte }
                }
            }
        }
        try await expectDamage(store) { _ = try await $0.article(at: ids[1], of: Invented.ferry) }
        try await expectDamage(store) { _ = try await $0.snapshot(at: ids[0], of: Invented.ferry) }
        #expect(throws: ArchiveError.self) { try ForeignRepository(at: store.repository()) }
        let archive = try store.open()
        #expect(try await !archive.check().isSound)
        #expect(try await archive.check(repair: true).isSound)
        #expect(try await archive.history(of: Invented.ferry).map(\.id) == ids)
    }

    @Test("any byte of a pack flipped gives the truth or an error")
    func flipped() async throws {
        let (store, ids) = try await damaged { _ in }
        let article = try await store.open(.readOnly).article(at: ids[1], of: Invented.ferry)
        let history = try await store.open(.readOnly).history(of: Invented.ferry)
        var errors = 0
        for pack in try packs(store, ".pack") {
            let whole = try Data(contentsOf: URL(fileURLWithPath: pack))
            for offset in stride(from: 0, to: whole.count, by: 7) {
                try rewrite(pack) { $0[offset] ^= 0x55 }
                do {
                    let archive = try store.open(.readOnly)
                    #expect(try await archive.history(of: Invented.ferry) == history)
                    #expect(try await archive.article(at: ids[1], of: Invented.ferry) == article)
                    _ = try await archive.snapshot(at: ids[1], of: Invented.ferry)
                } catch let error as ArchiveError {
                    #expect(error.code == .corrupt, "\(error)")
                    errors += 1
                }
                try rewrite(pack) { $0 = whole }
            }
        }
        #expect(errors > 20)
        #expect(try await store.open(.readOnly).history(of: Invented.ferry) == history)
    }

    @Test(
        "a ref with anything but an id in it",
        arguments: [
            "", "garbage\n", "ref: refs/heads/", String(repeating: "0", count: 39), "\u{0}\u{0}\u{0}",
        ])
    func ref(_ content: String) async throws {
        let (store, _) = try await damaged { store in
            try store.write(content, to: store.repository() + "/refs/heads/" + Invented.ferry.name)
        }
        try await expectDamage(store) { _ = try await $0.articles() }
        try await expectDamage(store, naming: Invented.ferry.name) {
            _ = try await $0.tip(of: Invented.ferry)
        }
        try await expectDamage(store) { _ = try await $0.history(of: Invented.ferry) }
    }

    @Test(
        "a bit flipped in a ref gives the truth or an error, or is seen by who checks",
        arguments: [false, true])
    func flippedRefs(isPacked: Bool) async throws {
        let (store, _) = try await damaged { store in
            if isPacked { _ = try store.git("pack-refs", "--all", "--prune") }
        }
        let path = store.repository() + (isPacked ? "/packed-refs" : "/refs/heads/" + Invented.ferry.name)
        let history = try await store.open(.readOnly).history(of: Invented.ferry)
        #expect(history.count == 2)
        let whole = try Data(contentsOf: URL(fileURLWithPath: path))
        var errors = 0
        for offset in whole.indices {
            try rewrite(path) { $0[offset] ^= 1 << UInt8(offset % 8) }
            let archive = try store.open(.readOnly)
            do {
                let found = try await archive.history(of: Invented.ferry)
                // In a name it makes another name.
                if found != history {
                    #expect(found.isEmpty)
                    #expect(try await !archive.check().findings.isEmpty, "byte \(offset)")
                }
            } catch {
                #expect(error.code == .corrupt, "\(error)")
                errors += 1
            }
            try rewrite(path) { $0 = whole }
        }
        #expect(errors >= 40)
        #expect(try await store.open(.readOnly).history(of: Invented.ferry) == history)
    }

    @Test("a ref to a commit that is not there")
    func missing() async throws {
        let missing = String(repeating: "ab", count: 20)
        let (store, ids) = try await damaged { store in
            try store.write(missing + "\n", to: store.repository() + "/refs/heads/" + Invented.ferry.name)
        }
        try await expectDamage(store, naming: missing) { _ = try await $0.history(of: Invented.ferry) }
        #expect(try await store.open(.readOnly).article(at: ids[0], of: Invented.ferry).headline != nil)
    }

    @Test("a packed-refs file of garbage")
    func packedRefs() async throws {
        let (store, _) = try await damaged { store in
            _ = try store.git("pack-refs", "--all", "--prune")
            try store.write(
                "# pack-refs with: peeled fully-peeled sorted \nnonsense\n",
                to: store.repository() + "/packed-refs")
        }
        try await expectDamage(store) { _ = try await $0.articles() }
        try await expectDamage(store) { _ = try await $0.history(of: Invented.ferry) }
    }

    @Test("a repository without HEAD, or that is a file, or empty")
    func noRepository() async throws {
        let (store, _) = try await damaged { store in
            try FileManager.default.removeItem(atPath: store.repository() + "/HEAD")
            try store.write("", to: store.directory + "/file.example.git")
        }
        try await expectDamage(store, naming: "daily.example.git") { _ = try await $0.articles() }
        try await expectDamage(store) { _ = try await $0.history(of: Invented.ferry) }
        let other = ArticleIdentity(publication: "file.example", slug: "a", id: "b")
        try await expectDamage(store) { _ = try await $0.history(of: other) }
    }

    @Test("a commit made by hand is told from ours")
    func byHand() async throws {
        let (store, ids) = try await damaged { _ in }
        let name = Invented.ferry.name
        let tree = String(try store.git("rev-parse", "\(name)^{tree}").prefix(40))
        let messages = [
            "By hand", "By hand\n\nSource: x\nKind: edit", "A\n\nB\n\nC\n\nKind: edit",
            "A\n\nKind: unheard-of",
            "A\n\nSource: x\nKind: edit\nExtractor: y\nSnapshot: md5:1 z\nWords: +1 -1",
            "A\n\nSource: x\nKind: edit\nExtractor: y\nSnapshot: sha256:\(String(repeating: "0", count: 64)) z\nWords: one",
        ]
        for message in messages {
            let hand = try store.git(
                [
                    "-c", "user.name=Hand", "-c", "user.email=hand@localhost", "commit-tree", tree, "-p",
                    ids[1].hex, "-m", message,
                ], at: store.repository()
            ).prefix(40)
            _ = try store.git("update-ref", "refs/heads/\(name)", String(hand))
            try await expectDamage(store, naming: String(hand)) {
                _ = try await $0.history(of: Invented.ferry)
            }
        }
    }

    @Test("words, metadata or a snapshot changed by hand are told from ours")
    func files() async throws {
        let (store, ids) = try await damaged { _ in }
        let name = Invented.ferry.name
        let message = String(try store.git("log", "-1", "--format=%B", name).dropLast())
        func commit(_ changed: String, _ content: String?) throws -> RevisionID {
            var lines = try store.git("ls-tree", name).split(separator: "\n").map(String.init)
            lines.removeAll { $0.hasSuffix("\t" + changed) }
            if let content {
                let blob = try store.git(
                    ["hash-object", "-w", "--stdin"], at: store.repository(), input: content)
                lines.append("100644 blob \(blob.prefix(40))\t\(changed)")
            }
            let tree = try store.git(
                ["mktree"], at: store.repository(), input: lines.joined(separator: "\n") + "\n")
            let hand = try store.git(
                [
                    "-c", "user.name=Hand", "-c", "user.email=hand@localhost", "commit-tree",
                    String(tree.prefix(40)), "-p", ids[1].hex,
                ], at: store.repository(), input: message)
            return try #require(RevisionID(hex: String(hand.prefix(40))))
        }
        for (file, content) in [
            (name + ".txt", "no tab\n"), (name + ".txt", "headline\tno end"), (name + ".txt", nil),
            (name + ".json", "{"), (name + ".json", String(repeating: "[", count: 100_000)),
            (name + ".json", nil),
        ] {
            let id = try commit(file, content)
            try await expectDamage(store, naming: id.short) {
                _ = try await $0.article(at: id, of: Invented.ferry)
            }
        }
        let same = try commit(name + ".html", "<p>Two.</p>")
        #expect(
            try await store.open(.readOnly).snapshot(at: same, of: Invented.ferry).bytes
                == Array("<p>Two.</p>".utf8))
        for content in ["other bytes", nil] {
            let id = try commit(name + ".html", content)
            try await expectDamage(store, naming: id.short) {
                _ = try await $0.snapshot(at: id, of: Invented.ferry)
            }
        }
    }

    @Test("an id nobody knows is not found, which is no damage")
    func unknown() async throws {
        let (store, _) = try await damaged { _ in }
        let id = try #require(RevisionID(hex: String(repeating: "cd", count: 20)))
        let archive = try store.open(.readOnly)
        let error = await #expect(throws: ArchiveError.self) {
            _ = try await archive.article(at: id, of: Invented.ferry)
        }
        #expect(error?.code == .notFound)
        #expect(
            error?.description
                == "cannot read daily.example/ferry-strike-ends-0a1b2c3d4e at cdcdcdcdcd: there is no such revision"
        )
        let tree = try store.git("rev-parse", "\(Invented.ferry.name)^{tree}").prefix(40)
        let wrong = try #require(RevisionID(hex: String(tree)))
        await #expect(throws: ArchiveError.self) {
            _ = try await archive.article(at: wrong, of: Invented.ferry)
        }
    }
}
