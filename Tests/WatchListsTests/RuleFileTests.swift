import Articles
import Extraction
import Foundation
import Testing
import WatchLists

@Suite("Files of rules")
struct RuleFileTests {
    private func problems(_ yaml: String) -> [String] {
        do throws(WatchListError) {
            _ = try RuleFile(yaml: yaml, file: "rules/a.yaml")
            return []
        } catch {
            return error.problems.map(\.description)
        }
    }

    private func day(_ text: String) throws -> Date { try #require(Timestamp.parse(text)) }

    @Test("rules that always hold need no list; a selector may stand in a list of some")
    func flat() throws {
        let file = try RuleFile(
            yaml: """
                headline: h1.title
                bullets: ".sum > li, .key"
                body: article .copy
                remove: [.ad, "aside:not(.fact)"]
                prune: false
                test:
                  - https://a.example/1
                """, file: "a.yaml")
        let rules = try #require(file.rules(at: .distantPast))
        #expect(rules.blocks.mapValues(\.description) == [.headline: "h1.title", .bullet: ".sum > li, .key"])
        #expect(rules.body?.description == "article .copy" && rules.remove.count == 2 && !rules.prunes)
        #expect(file.tests.map(\.description) == ["https://a.example/1"])
    }

    @Test("dated rules hold from the first day to the end of the last")
    func dated() throws {
        let file = try RuleFile(
            yaml: """
                rules:
                  - {until: 2024-05-31, body: .old}
                  - from: 2024-06-02
                    body: .new
                """, file: "a.yaml")
        #expect(file.rules(at: try day("2024-05-31T23:59:59Z"))?.body?.description == ".old")
        #expect(file.rules(at: try day("2024-06-01T12:00Z")) == nil)
        #expect(file.rules(at: try day("2024-06-02"))?.body?.description == ".new")
        #expect(try RuleFile(yaml: "# nothing\n", file: "a.yaml").rules(at: .now) == nil)
    }

    @Test(
        "every mistake is named with its line",
        arguments: [
            ("headlin: h1", "line 1: 'headlin' is not known in the file; did you mean 'headline'?"),
            ("body: p\nheadline: [h1]", "line 2: 'headline' needs text"),
            ("body: p\nremove:\n  - .ad\n  - p:hover", "line 4: 'remove': ':hover' is not understood"),
            ("from: yesterday\nbody: p", "line 1: 'from' needs a day"),
            ("from: 2024-05-02\nuntil: 2024-05-01\nbody: p", "line 1: 'until' is before 'from'"),
            (
                "rules:\n  - body: p\n  - body: div",
                "line 3: these rules are valid at the same time as those on line 2"
            ),
            ("test: [nowhere]\nbody: p", "line 1: "), ("prune: false", "line 1: 'prune: false' needs 'body'"),
            ("rules:\n  - body: p\nheadline: h1", "line 3: 'headline' is not known"),
            ("body: {", "this is no YAML"), ("- p", "line 1: the file needs keys and values"),
        ])
    func mistakes(_ yaml: String, _ words: String) {
        #expect(problems(yaml).contains { $0.contains(words) }, "\(problems(yaml))")
    }
}
