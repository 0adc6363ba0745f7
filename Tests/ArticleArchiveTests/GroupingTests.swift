import Articles
import Foundation
import Testing

@testable import ArticleArchive

@Suite("Recording together")
struct GroupingTests {
    private func identity(_ number: Int) -> ArticleIdentity {
        ArticleIdentity(publication: "daily.example", slug: "together", id: "\(number)")
    }

    @Test("recorders at the same time share packs, and each is told of its own revisions")
    func shared() async throws {
        let store = try TestStore()
        let archive = try store.open()
        let recorded = try await withThrowingTaskGroup(of: (Int, [Revision]).self) { group in
            for number in 0..<16 {
                group.addTask {
                    var revisions: [Revision] = []
                    for minute in 0..<6 {
                        let tip = revisions.last?.id
                        revisions += try await archive.record(
                            [Invented.state("\(number) \(minute)", minute: minute)],
                            of: identity(number), after: tip, expecting: tip)
                    }
                    return (number, revisions)
                }
            }
            var recorded: [Int: [Revision]] = [:]
            for try await (number, revisions) in group { recorded[number] = revisions }
            return recorded
        }
        let reader = try store.open(.readOnly)
        for (number, revisions) in recorded {
            #expect(try await reader.history(of: identity(number)) == revisions)
            #expect(revisions.map(\.number) == Array(1...6))
            let last = try #require(revisions.last)
            let text = try await reader.article(at: last.id, of: identity(number)).blocks.last?.text
            #expect(text == "\(number) 5")
        }
        let packs = try FileManager.default.contentsOfDirectory(
            atPath: store.repository() + "/objects/pack"
        ).filter { $0.hasSuffix(".pack") }
        #expect(packs.count < 48, "96 recordings shared few flushes: \(packs.count) packs")
        #expect(try store.faults() == "")
        #expect(try store.git("for-each-ref").split(separator: "\n").count == 16)
    }

    @Test("what one recording got wrong is no other's trouble")
    func oneWrong() async throws {
        let store = try TestStore()
        let archive = try store.open(grouping: Grouping(window: .milliseconds(50), limit: 64))
        try await Recorder.append(1, to: identity(0), in: archive, as: 0)
        let outcomes = await withTaskGroup(of: (Int, ArchiveError.Code?).self) { group in
            for number in 0..<8 {
                group.addTask {
                    let drafts =
                        number % 2 == 1
                        ? [Invented.state("b", minute: 9), Invented.state("a", minute: 1)]
                        : [Invented.state("a", minute: 1), Invented.state("b", minute: 9)]
                    do {
                        _ = try await archive.record(
                            drafts, of: identity(number), after: nil, expecting: nil)
                        return (number, nil)
                    } catch { return (number, (error as? ArchiveError)?.code) }
                }
            }
            var outcomes: [Int: ArchiveError.Code?] = [:]
            for await (number, code) in group { outcomes[number] = code }
            return outcomes
        }
        #expect(outcomes[0] == ArchiveError.Code.moved)
        for number in 1..<8 {
            #expect(outcomes[number] == (number % 2 == 1 ? ArchiveError.Code.invalid : nil))
        }
        #expect(try await archive.articles().count == 4)
        #expect(try store.faults() == "")
        let unreachable = try store.git("fsck", "--unreachable", "--no-progress")
        #expect(unreachable == "", "what was refused is not in the pack")
    }

    @Test("a publication of many articles goes on in further volumes, and nobody notices")
    func volumes() async throws {
        let store = try TestStore()
        let archive = try store.open(grouping: Grouping(articlesPerVolume: 5))
        for number in 0..<12 {
            try await Recorder.append(2, to: identity(number), in: archive, as: number)
        }
        #expect(store.exists(store.repository("daily.example.2")))
        #expect(store.exists(store.repository("daily.example.3")))
        for reader in [archive, try store.open(.readOnly)] {
            #expect(try await reader.publications() == ["daily.example"])
            #expect(try await reader.articles().count == 12)
            for number in 0..<12 {
                #expect(try await reader.history(of: identity(number)).map(\.number) == [1, 2])
            }
            #expect(try await reader.tip(of: identity(99)) == nil)
        }
        // An old article goes on where it is.
        try await Recorder.append(1, to: identity(0), in: archive, as: 0)
        #expect(try store.git("rev-list", "--all", "--count") == "11\n")
        for volume in ["daily.example", "daily.example.2", "daily.example.3"] {
            #expect(try store.faults(in: volume) == "")
        }
    }

    @Test(
        "the name of a volume is told from a publication that ends in a number",
        arguments: [
            ("daily.example", "daily.example", 1), ("daily.example.2", "daily.example", 2),
            ("daily.example.17", "daily.example", 17), ("10.0.0.2", "10.0.0.2", 1),
            ("10.0.0.2.3", "10.0.0.2", 3), ("daily.example_8080", "daily.example_8080", 1),
            ("daily.example.02", "daily.example.02", 1), ("daily.example.1", "daily.example.1", 1),
            ("pasted.2", "pasted", 2), ("7", "7", 1),
        ])
    func volumeNames(_ name: String, _ publication: String, _ number: Int) {
        #expect(Volume(name: name) == Volume(publication: publication, number: number))
    }
}
