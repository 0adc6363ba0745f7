import ArticleCatalog
import Articles
import Foundation
import Testing

@Suite("The observation log")
struct ObservationTests {
    private let catalog: ArticleCatalog

    init() throws { catalog = try ArticleCatalog(at: nil) }

    private func look(
        _ day: Double, _ outcome: Observation.Outcome = .unchanged, snapshot: String = "sha256:00",
        status: Int? = 200, source: String = "https://example.org/a"
    ) -> Observation {
        Observation(
            time: Date(timeIntervalSince1970: 1_700_000_000 + day * 86400), outcome: outcome, source: source,
            status: status, snapshot: snapshot,
            validators: Observation.Validators(tag: "\"\(day)\"", lastModified: nil), milliseconds: Int(day))
    }

    @Test("keeps every look and shows the latest, whatever became of the article's rows")
    func everyLook() async throws {
        let record = Sample.record(revisions: 1)
        _ = try await catalog.record([record])
        let looks = [look(1, snapshot: "sha256:01"), look(2, .failed, status: nil), look(2, .revised)]
        for look in looks { try await catalog.log(look, of: record.identity) }
        try await catalog.remove(record.identity)
        #expect(try await catalog.entries().isEmpty)
        _ = try await catalog.record([record])
        #expect(try await catalog.observations(of: record.identity) == looks.map(ObservationRun.init))
        #expect(try await catalog.entry(of: record.identity)?.lastLook == looks[2].time)
    }

    @Test("finds an article under an address it was only looked at, also after its rows were made again")
    func lookedAtAddress() async throws {
        let record = Sample.record(revisions: 1)
        _ = try await catalog.record([record])
        try await catalog.log(look(1, source: "https://short.example/x"), of: record.identity)
        let key = ArticleKey(try WebAddress("https://short.example/x"))
        #expect(try await catalog.entries(withKey: key).map(\.identity) == [record.identity])
        _ = try await catalog.record([Sample.record(revisions: 2)])
        #expect(try await catalog.entries(withKey: key).map(\.identity) == [record.identity])
    }

    @Test("folds what is older than two weeks, and loses no end and no count")
    func folding() async throws {
        var looks = (0..<40).map { look(Double($0), snapshot: "sha256:\($0)") }
        looks[10].outcome = .revised
        looks[20].status = 304
        for look in looks { try await catalog.log(look, of: Sample.identity) }
        let runs = try await catalog.observations(of: Sample.identity)
        #expect(runs.reduce(0) { $0 + $1.looks } == 40)
        let folded = runs.filter { $0.looks > 1 }
        #expect(folded.map(\.looks) == [10, 9, 4])
        #expect(folded.map(\.first) == [looks[0].time, looks[11].time, looks[21].time])
        #expect(folded.map(\.last) == [looks[9].time, looks[19].time, looks[24].time])
        #expect(folded[0].firstSnapshot == "sha256:0" && folded[0].snapshot == "sha256:9")
        #expect(folded[0].validators.tag == "\"9.0\"" && folded[0].milliseconds == 9)
        #expect(runs.suffix(15) == looks.suffix(15).map(ObservationRun.init)[...])
        #expect(runs.map(\.first) == runs.map(\.first).sorted())
    }

    @Test("a year of looks takes a few rows")
    func compact() async throws {
        for day in 0..<365 { try await catalog.log(look(Double(day)), of: Sample.identity) }
        let runs = try await catalog.observations(of: Sample.identity)
        #expect(runs.count <= 17 && runs.reduce(0) { $0 + $1.looks } == 365)
    }

    @Test("looks of the past that come late are put in their place, and folded no run over another")
    func late() async throws {
        for day in [50.0, 51, 1, 3, 2, 90] { try await catalog.log(look(day), of: Sample.identity) }
        let runs = try await catalog.observations(of: Sample.identity)
        #expect(runs.map(\.looks).reduce(0, +) == 6)
        for (earlier, later) in zip(runs, runs.dropFirst()) { #expect(earlier.last <= later.first) }
    }

    @Test("hostile texts come back, up to the NUL that a database cannot hold")
    func hostile() async throws {
        for text in [
            "'; DROP TABLE article; --", "\u{202E}\n\t\"", "🧑🏽‍🚀", String(repeating: "x", count: 100_000),
        ] {
            var odd = look(1)
            odd.detail = text
            odd.source = text
            try await catalog.log(odd, of: Sample.identity)
            #expect(try await catalog.observations(of: Sample.identity).last == ObservationRun(odd))
        }
        var odd = look(2)
        odd.detail = "a\0b"
        try await catalog.log(odd, of: Sample.identity)
        #expect(try await catalog.observations(of: Sample.identity).last?.detail == "a\u{FFFD}b")
    }
}
