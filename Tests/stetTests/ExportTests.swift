import Foundation
import Testing

@Suite("stet export sqlite")
struct ExportTests {
    private func tracked() async throws -> Workspace {
        let work = try Workspace()
        var ferry = Ferry()
        for (day, headline) in [(1, "Ferries return"), (2, "Ferries return late"), (3, "Ferries stay away")] {
            ferry.headline = headline
            if day == 3 { ferry.paragraphs.swapAt(0, 3) }
            let page = try work.write(ferry.page, to: "\(day).html")
            try await work.done(
                "track", page, "--url", "https://courier.example/news/ferries", "--at",
                "2022-03-0\(day)T08:00Z",
                "--quiet")
        }
        return work
    }

    /// Asks the file with another program than ours.
    private func ask(_ work: Workspace, _ question: String) async throws -> String {
        try work.write(question, to: "question.sql")
        let script = """
            import sqlite3
            for row in sqlite3.connect('edits.db').execute(open('question.sql').read()):
                print('|'.join(str(value) for value in row))
            """
        try work.write(script, to: "ask.py")
        try await work.shell("python3 ask.py >answer.txt")
        return try work.read("answer.txt")
    }

    @Test("every revision, block and pair of blocks stands in the file, as the diff has it")
    func dataset() async throws {
        let work = try await tracked()
        let said = try await work.done("export", "sqlite", "edits.db")
        #expect(said == "edits.db: 3 revisions of 1 article\n")
        let versions = try await ask(
            work,
            "SELECT source, version, num_versions, title, url, created FROM entryversion ORDER BY version")
        #expect(
            versions.hasPrefix(
                "courier.example|1|3|Ferries return|https://courier.example/news/ferries|2022-03-01T08:00:00Z\n"
            ))
        #expect(versions.split(separator: "\n").count == 3)
        let shown = try await work.done("show", "ferries", "2", "--json")
        let blocks = shown.matches(of: /"kind" : "[a-zA-Z]+"/).count
        #expect(
            try await ask(work, "SELECT count(*) FROM split_sentences WHERE version = 2") == "\(blocks - 1)\n"
        )
        let headline = try await ask(
            work,
            """
            SELECT a.sentence, b.sentence, round(avg_sentence_distance_x, 2), round(avg_sentence_distance_y, 2), label
            FROM matched_sentences m
            JOIN split_sentences a ON a.entry_id = m.entry_id AND a.version = version_x AND a.sent_idx = sent_idx_x
            JOIN split_sentences b ON b.entry_id = m.entry_id AND b.version = version_y AND b.sent_idx = sent_idx_y
            WHERE version_x = 1 AND a.kind = 'headline'
            """)
        #expect(headline == "Ferries return|Ferries return late|0.0|0.33|edited\n")
        let moved = "SELECT count(*) FROM matched_sentences WHERE version_x = 2 AND label = 'moved'"
        #expect(try await ask(work, moved) != "0\n")
        #expect(try await work.stet("export", "sqlite", "edits.db").status == 2)
        #expect(try await work.stet("export", "sqlite", "nowhere/edits.db").status == 3)
    }

    @Test("an exported web archive, imported into an empty store, gives the same revisions")
    func webArchive() async throws {
        let work = try await tracked()
        func revisions() async throws -> [String] {
            let lines = try await work.done("export").split(separator: "\n")
            return try lines.map { line in
                var value = try #require(
                    try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
                // When it was recorded differs, and with it the commits.
                for key in ["revision", "from", "to"] {
                    var revision = value[key] as? [String: Any]
                    for key in ["commit", "recorded", "source"] { revision?[key] = nil }
                    value[key] = revision
                }
                return String(
                    decoding: try JSONSerialization.data(withJSONObject: value, options: [.sortedKeys]),
                    as: UTF8.self)
            }
        }
        let before = try await revisions()
        #expect(before.count == 5)
        try await work.shell("\"$STET\" export --format warc >all.warc.gz")
        try FileManager.default.removeItem(at: work.repos)
        try await work.done("import", "all.warc.gz", "--quiet")
        #expect(try await revisions() == before)
    }
}
