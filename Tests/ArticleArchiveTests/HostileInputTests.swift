import ArticleArchive
import Articles
import Foundation
import Testing

@Suite("Hostile input")
struct HostileInputTests {
    static let headlines = [
        "", " ", "Kind: first", "x\n\nKind: first\nReverts: 0123", "\u{0}nul\u{0}", "# hash", "--- a rule",
        "ends in a line feed\n", "\u{301}combining first", "\u{202E}right to left", "عنوان", "'; rm -rf /",
        "tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904", "\u{2028}sep\u{2029}", "a\u{A0}b", "\u{FEFF}bom",
        String(repeating: "long ", count: 5_000), "e" + String(repeating: "\u{301}", count: 100_000),
        "Signed-off-by: nobody", "-----BEGIN PGP SIGNATURE-----", "a\r\nb\tc",
    ]

    @Test("any headline comes back as one line and forges nothing", arguments: headlines)
    func headline(_ headline: String) async throws {
        let store = try TestStore()
        let archive = try store.open()
        let article = Invented.article(headline, headline)
        var draft = Invented.draft(.observed(article, Invented.snapshot(headline)))
        draft.summary = headline
        draft.source = headline
        draft.extractor = headline
        let recorded = try await archive.record([draft], of: Invented.ferry, after: nil, expecting: nil)
        #expect(try await archive.history(of: Invented.ferry) == recorded)
        let revision = recorded[0]
        #expect(!revision.headline.isEmpty)
        #expect(revision.headline.utf8.count <= 1_000)
        #expect(!revision.headline.utf8.contains { $0 < 0x20 })
        let read = try await archive.article(at: revision.id, of: Invented.ferry)
        #expect(read.blocks.map { Array($0.text.utf8) } == article.blocks.map { Array($0.text.utf8) })
        #expect(
            try await archive.snapshot(at: revision.id, of: Invented.ferry) == Invented.snapshot(headline))
        let log = try store.git(
            "log", "--format=%(trailers:key=Kind,valueonly)%(trailers:key=Reverts)|%s", Invented.ferry.name)
        #expect(log == "edit\n|\(revision.headline)\n")
        #expect(try store.faults() == "")

        // Committed once more it is the same: tidying what is tidy changes nothing.
        let again = try await archive.record(
            [Invented.draft(.recorded(revision.id), minute: 1)], of: Invented.ferry, after: revision.id,
            expecting: revision.id)
        #expect(Array(again[0].headline.utf8) == Array(revision.headline.utf8))
    }

    @Test("a snapshot of plain text does not stand in the way of the words, nor does any other kind")
    func snapshotKinds() async throws {
        let store = try TestStore()
        let archive = try store.open()
        var tip: RevisionID?
        let types = [
            "text/plain", "text/html", "application/pdf", "", "image/png\nKind: first", "  text/plain  ",
            "\u{301}", "TEXT/PLAIN; charset=\"utf-8\"",
        ]
        for (minute, type) in types.enumerated() {
            let snapshot = Snapshot(bytes: [0, 255, 10, UInt8(minute)], mediaType: type)
            let id = try await archive.record(
                [Invented.draft(.observed(Invented.article(), snapshot), minute: minute)], of: Invented.ferry,
                after: tip, expecting: tip)[0].id
            let read = try await archive.snapshot(at: id, of: Invented.ferry)
            #expect(read.bytes == snapshot.bytes)
            #expect(read.fileExtension == snapshot.fileExtension)
            #expect(try await archive.article(at: id, of: Invented.ferry) == Invented.article())
            tip = id
        }
        #expect(try store.git("ls-tree", "--name-only", Invented.ferry.name).contains(".source.txt\n"))
        #expect(try store.faults() == "")
    }

    @Test("paragraphs of megabytes, of NULs and of what git writes come back as they were")
    func paragraphs() async throws {
        let store = try TestStore()
        let archive = try store.open()
        let texts = [
            String(repeating: "Nothing but one long paragraph. ", count: 170_000), "a\u{0}b\u{0}\u{0}",
            "tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\nparent 0\n\nKind: first\nReverts: 0123",
            "paragraph\tno block of its own\nparagraph\tnor this", "\\n\\t\\u{0}\\", "\r\n\r",
        ]
        var article = Invented.article()
        article.blocks += texts.map { Block(.paragraph, $0) }
        let page = Invented.snapshot(texts.joined())
        let id = try await archive.record(
            [Invented.draft(.observed(article, page))], of: Invented.ferry, after: nil, expecting: nil)[0].id
        let read = try await store.open(.readOnly).article(at: id, of: Invented.ferry)
        #expect(read.blocks.map { Array($0.text.utf8) } == article.blocks.map { Array($0.text.utf8) })
        #expect(try await archive.snapshot(at: id, of: Invented.ferry) == page)
        #expect(try await archive.check().isSound)
        #expect(try store.faults() == "")
    }

    @Test(
        "hosts with ports, of other scripts, and addresses are publications; one with a final dot is not",
        arguments: [
            ("daily.example_8080", true), ("xn--bcher-kva.example", true), ("192.0.2.7", true),
            ("localhost", true), ("daily.example.", false), ("daily.example:8080", false),
        ])
    func hosts(_ publication: String, _ isAllowed: Bool) async throws {
        let store = try TestStore()
        let archive = try store.open()
        let identity = ArticleIdentity(publication: publication, slug: "a", id: "b")
        do {
            _ = try await archive.record([Invented.draft()], of: identity, after: nil, expecting: nil)
            #expect(isAllowed)
        } catch {
            #expect(!isAllowed && error.code == .invalid)
        }
        let articles = try await store.open(.readOnly).articles()
        #expect(articles.map(\.identity) == (isAllowed ? [identity] : []))
    }

    @Test("an empty article with an empty snapshot is recorded")
    func empty() async throws {
        let store = try TestStore()
        let archive = try store.open()
        var draft = Invented.draft(.observed(Article(blocks: []), Snapshot(bytes: [], mediaType: "")))
        draft.words = WordCount(inserted: -3, deleted: Int.max)
        let id = try await archive.record([draft], of: Invented.ferry, after: nil, expecting: nil)[0].id
        #expect(try await archive.article(at: id, of: Invented.ferry) == Article(blocks: []))
        #expect(try await archive.snapshot(at: id, of: Invented.ferry).bytes.isEmpty)
        #expect(
            try await archive.history(of: Invented.ferry)[0].words == WordCount(inserted: 0, deleted: .max))
        #expect(try store.faults() == "")
    }

    @Test(
        "a name that is not safe in a path or a ref is refused, and reads as unknown",
        arguments: [
            ("../up", "a", "b"), ("", "a", "b"), (".", "a", "b"), ("..", "a", "b"), ("a/b", "a", "b"),
            ("x.example", "../../a", "b"), ("x.example", "a", "b-c"), ("x.example", "", "b"),
            ("x.example", "a", ""), ("x.example", "-a", "b"), ("x.example", "a.lock", "b"),
            ("x.example", "a\u{0}", "b"), ("x.example", "a b", "b"), ("X.example", "a", "b"),
            ("x.example", "é", "b"), (String(repeating: "x", count: 300), "a", "b"),
            ("x.example", String(repeating: "x", count: 300), "b"), ("-x", "a", "b"), ("x\u{0}", "a", "b"),
        ])
    func names(_ publication: String, _ slug: String, _ id: String) async throws {
        let store = try TestStore()
        let archive = try store.open()
        let identity = ArticleIdentity(publication: publication, slug: slug, id: id)
        let error = await #expect(throws: ArchiveError.self) {
            _ = try await archive.record([Invented.draft()], of: identity, after: nil, expecting: nil)
        }
        #expect(error?.code == .invalid)
        #expect(try await archive.tip(of: identity) == nil)
        #expect(try await archive.history(of: identity).isEmpty)
        #expect(try await archive.resolve(prefix: "0123", of: identity).isEmpty)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: store.directory).sorted() == [
                "format", "lock",
            ])
    }

    @Test("times that git cannot hold are refused before anything is written")
    func times() async throws {
        let store = try TestStore()
        let archive = try store.open()
        for seconds in [-1, .infinity, -.infinity, .nan, 1e300, 253_402_300_800] {
            var draft = Invented.draft()
            draft.observed = Date(timeIntervalSince1970: seconds)
            let attempt = draft
            let error = await #expect(throws: ArchiveError.self) {
                _ = try await archive.record([attempt], of: Invented.ferry, after: nil, expecting: nil)
            }
            #expect(error?.code == .invalid)
        }
        #expect(!store.exists(store.repository()))
    }

    @Test("a prefix finds every revision that has it, and nothing that is no commit")
    func prefixes() async throws {
        let store = try TestStore()
        let archive = try store.open()
        let drafts = (0..<300).map { Invented.state("\($0) boats.", minute: $0) }
        let ids = Set(
            try await archive.record(drafts, of: Invented.ferry, after: nil, expecting: nil).map(\.id))
        for prefix in ["0", "a", "f3", "00"] {
            let found = try await archive.resolve(prefix: prefix, of: Invented.ferry)
            #expect(Set(found.map(\.id)) == ids.filter { $0.hex.hasPrefix(prefix) })
        }
        let blob = try store.git("rev-parse", "\(Invented.ferry.name):\(Invented.ferry.name).txt").prefix(40)
        #expect(try await archive.resolve(prefix: String(blob), of: Invented.ferry).isEmpty)
        for prefix in ["", "xyz!", "g000", String(repeating: "0", count: 41)] {
            #expect(try await archive.resolve(prefix: prefix, of: Invented.ferry).isEmpty)
        }
    }
}
