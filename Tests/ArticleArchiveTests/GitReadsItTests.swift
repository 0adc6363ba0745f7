import ArticleArchive
import Articles
import Foundation
import Testing

@Suite("Git reads it")
struct GitReadsItTests {
    @Test("the commit has the times, the headline, the summary and the trailers")
    func commit() async throws {
        let store = try TestStore()
        let archive = try store.open()
        let first = try await archive.record(
            [Invented.state("One.", minute: 0)], of: Invented.ferry, after: nil, expecting: nil)[0]
        var draft = Invented.state("Two.", minute: 5)
        draft.kind = .revert
        draft.reverts = first.id
        let second = try await archive.record(
            [draft], of: Invented.ferry, after: first.id, expecting: first.id)[0]

        let seconds = Int(Invented.noon.timeIntervalSince1970) + 300
        #expect(
            try store.git("log", "-1", "--format=%an|%ae|%at|%cn|%ct|%s|%P", Invented.ferry.name)
                == "Stet|stet@localhost|\(seconds)|Stet|\(seconds + 7)|Ferry strike ends|\(first.id)\n")
        let message = try store.git("log", "-1", "--format=%B", Invented.ferry.name)
        #expect(message.hasPrefix("Ferry strike ends\n\n1 paragraph changed\n\nSource: "))
        let trailers = try store.git(
            ["interpret-trailers", "--parse"], at: store.repository(), input: message)
        #expect(
            trailers == """
                Source: https://daily.example/news/ferry?a=1
                Kind: revert
                Extractor: stet 1
                Snapshot: \(second.snapshot) text/html; charset=utf-8
                Words: +14 -9
                Reverts: \(first.id)

                """)
        #expect(try store.faults() == "")
    }

    @Test("the tree has the words, the metadata and the snapshot under the article's name")
    func tree() async throws {
        let store = try TestStore()
        let archive = try store.open()
        _ = try await archive.record(
            [Invented.state("One.", minute: 0)], of: Invented.ferry, after: nil, expecting: nil)
        let name = Invented.ferry.name
        #expect(
            try store.git("ls-tree", "--name-only", name) == "\(name).html\n\(name).json\n\(name).txt\n")
        #expect(
            try store.git("cat-file", "-p", "\(name):\(name).txt")
                == "headline\tFerry strike ends\nparagraph\tOne.\n")
        let json = try store.git("cat-file", "-p", "\(name):\(name).json")
        #expect(json.hasSuffix("\n}\n"))
        #expect(json.contains("\n  \"url\" : \"https://daily.example/news/ferry?a=1/2\"\n"))
    }

    @Test("a clone shows the first article, and the words that changed")
    func clone() async throws {
        let store = try TestStore()
        let archive = try store.open()
        var tip: RevisionID?
        for (minute, text) in ["The ferry is late.", "The ferry is on time."].enumerated() {
            tip = try await archive.record(
                [Invented.state(text, minute: minute)], of: Invented.ferry, after: tip, expecting: tip
            ).last?.id
        }
        _ = try await archive.record(
            [Invented.state("Open.", minute: 9)], of: Invented.bridge, after: nil, expecting: nil)
        let copy = store.path("copy")
        _ = try store.git(["clone", "-q", store.repository(), copy], at: store.directory)
        #expect(try store.git(["log", "--format=%s"], at: copy) == "Ferry strike ends\nFerry strike ends\n")
        #expect(try store.git(["rev-list", "--all", "--count"], at: copy) == "3\n")
        #expect(store.exists(copy + "/\(Invented.ferry.name).txt"))
        let diff = try store.git("log", "-p", "-1", "--word-diff", "--format=", Invented.ferry.name)
        #expect(diff.contains("The ferry is [-late.-]{+on time.+}"))
        #expect(!diff.contains("<p>"), "a snapshot's markup drowns the words")
    }

    @Test("after git has repacked and pruned, everything is still there")
    func collected() async throws {
        let store = try TestStore()
        let archive = try store.open()
        var tip: RevisionID?
        for minute in 0..<5 {
            tip = try await archive.record(
                [Invented.state("\(minute) boats.", minute: minute)], of: Invented.ferry, after: tip,
                expecting: tip
            ).last?.id
        }
        let before = try await archive.history(of: Invented.ferry)
        _ = try store.git("gc", "--prune=now", "-q")
        _ = try store.git("pack-refs", "--all", "--prune")
        for reader in [archive, try store.open(.readOnly)] {
            #expect(try await reader.history(of: Invented.ferry) == before)
            #expect(try await reader.articles().count == 1)
            for (minute, revision) in before.enumerated() {
                let article = try await reader.article(at: revision.id, of: Invented.ferry)
                #expect(article.blocks.last?.text == "\(minute) boats.")
            }
        }
        let next = try await archive.record(
            [Invented.state("Six.", minute: 6)], of: Invented.ferry, after: tip, expecting: tip)
        #expect(next.map(\.number) == [6])
        #expect(try store.faults() == "")
    }

    @Test("what did not change is not written again")
    func frugal() async throws {
        let store = try TestStore()
        let archive = try store.open()
        let first = try await archive.record(
            [Invented.state("One.", minute: 0)], of: Invented.ferry, after: nil, expecting: nil)[0].id
        _ = try await archive.record(
            [Invented.state("Two.", minute: 1)], of: Invented.ferry, after: first, expecting: first)
        // Two commits, trees, texts and snapshots, one metadata; no object stands in two packs.
        let counts = try store.git("count-objects", "-v")
        #expect(counts.contains("in-pack: 9\n"))
        #expect(counts.contains("count: 0\n"))
        #expect(counts.contains("garbage: 0\n"))
    }
}
