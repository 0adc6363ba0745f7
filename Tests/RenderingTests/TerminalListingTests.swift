import Articles
import Foundation
import Rendering
import Testing

@Suite("Lists, histories and articles on a terminal")
struct TerminalListingTests {
    static let history = RevisionRow.rows(of: [
        Story.revision(1, headline: "Ferry strike enters second day"),
        Story.revision(2, headline: "Ferry strike strands 4,000"),
        Story.revision(3, headline: "Ferry strike strands 4,000", kind: .technical),
        Story.revision(12, headline: "Ferry strike enters second day", kind: .revert),
    ])

    static let rows = [
        TrackedArticle(
            identity: Story.identity, headline: "Ferry strike strands 4,000 commuters as talks stall",
            revisions: 3, tip: history[2].revision.id,
            firstObserved: Date(timeIntervalSince1970: 1_772_525_700),
            lastChange: Date(timeIntervalSince1970: 1_772_600_000),
            lastLook: Date(timeIntervalSince1970: 1_772_700_000), language: "en"),
        TrackedArticle(
            identity: ArticleIdentity(publication: "pasted", slug: "article", id: "0a1b2c3d4e"),
            headline: "渡轮罢工进入第二天", revisions: 1, tip: history[0].revision.id,
            firstObserved: Date(timeIntervalSince1970: 0), lastChange: Date(timeIntervalSince1970: 0),
            lastLook: Date(timeIntervalSince1970: 0)),
    ]

    @Test("a history looks as recorded", arguments: [(80, true), (120, false), (30, false)])
    func history(width: Int, colour: Bool) throws {
        let text = TerminalHistory.render(
            Story.identity, headline: "Ferry strike enters second day", Self.history,
            style: TerminalStyle(usesColour: colour, width: width))
        try expectSnapshot(text, "log-\(width).txt")
    }

    @Test("two texts that alternate are one line that counts them, unless all are asked for")
    func flips() {
        var history = (1...8).map {
            Story.revision($0, headline: "Ferries return", kind: $0 == 1 ? .first : .edit)
        }
        for index in 2...5 {
            history[index].kind = .revert
            history[index].reverts = history[index - 2].id
        }
        history[7].kind = .revert
        history[7].reverts = history[3].id
        func text(_ history: [Revision], full: Bool = false) -> String {
            TerminalHistory.render(
                Story.identity, headline: "Ferries return", RevisionRow.rows(of: history),
                style: TerminalStyle(width: 200), full: full)
        }
        let short = text(history)
        #expect(
            short.contains("3  ⇄ back and forth between revisions 1 and 2, 4 times until 2026-03-04 04:49Z"))
        #expect(short.contains("(revision 6); --full lists them"))
        #expect(short.components(separatedBy: "\n").filter { $0.contains(" revert ") }.count == 1)
        #expect(short.contains("back to revision 4"))
        let full = text(history, full: true)
        #expect(full.components(separatedBy: "\n").filter { $0.contains(" revert ") }.count == 5)
        #expect(!full.contains("back and forth"))
        #expect(!text(Array(history[..<4])).contains("back and forth"))
    }

    @Test("a list looks as recorded", arguments: [(80, true), (40, false)])
    func list(width: Int, colour: Bool) throws {
        let text = TerminalList.render(Self.rows, style: TerminalStyle(usesColour: colour, width: width))
        try expectSnapshot(text, "list-\(width).txt")
    }

    @Test("what a search found looks as recorded", arguments: [(80, true), (40, false)])
    func search(width: Int, colour: Bool) throws {
        func standing(_ first: Int, _ last: Int, until: Double?, _ kind: Block.Kind) -> SearchHit.Standing {
            SearchHit.Standing(
                first: first, last: last, from: Date(timeIntervalSince1970: 1_772_525_700),
                until: until.map { Date(timeIntervalSince1970: $0) },
                excerpt: Excerpt(
                    kind: kind,
                    pieces: [
                        .init("…of the morning, the ", isMatch: false), .init("ferry strike", isMatch: true),
                        .init(" entered its second day, and nobody at the quay knew…", isMatch: false),
                    ]))
        }
        let hits = [
            SearchHit(
                article: Self.rows[0],
                standings: [
                    standing(1, 2, until: 1_772_540_000, .paragraph), standing(5, 5, until: nil, .bullet),
                ]),
            SearchHit(article: Self.rows[1], standings: [standing(1, 1, until: nil, .headline)]),
        ]
        let text = TerminalSearch.render(hits, style: TerminalStyle(usesColour: colour, width: width))
        try expectSnapshot(text, "search-\(width).txt")
    }

    @Test("looks and stealth edits look as recorded", arguments: [80, 40])
    func looks(width: Int) throws {
        var runs = (0..<4).map { number in
            ObservationRun(
                Observation(
                    time: Date(timeIntervalSince1970: 1_772_525_700 + Double(number) * 3600),
                    outcome: Observation.Outcome.allCases[number % 4], source: "https://a.example/one",
                    status: number == 3 ? nil : 200, detail: number == 2 ? "only 3 words are left" : nil,
                    milliseconds: number == 0 ? nil : 120 * number))
        }
        runs[0].looks = 31
        let address = SeenAddress(
            key: "a.example/one", address: "https://a.example/one", first: runs[0].first, last: runs[3].last)
        let style = TerminalStyle(width: width)
        try expectSnapshot(
            TerminalObservations.render(Self.rows[0], [address], runs, style: style),
            "observations-\(width).txt")
        let changes = Self.history.filter { [.edit, .revert].contains($0.revision.kind) }.map {
            ArticleChange(
                identity: Story.identity, revision: $0.revision,
                change: RevisionChange(parts: [.headline], isStealth: true),
                headlineBefore: "Ferry strike enters second day")
        }
        try expectSnapshot(TerminalChanges.render(changes, style: style), "changes-\(width).txt")
    }

    @Test("an article looks as recorded")
    func article() throws {
        let state = Story.ferry.new
        let text = TerminalArticle.render(
            state.article, state.revision, identity: Story.identity, style: TerminalStyle(width: 72))
        try expectSnapshot(text, "show-72.txt")
    }

    @Test("a headline counts as changed only where readers see another one")
    func headlineChanged() {
        #expect(Self.history.map(\.headlineChanged) == [false, true, false, true])
        let quotes = RevisionRow.rows(of: [
            Story.revision(1, headline: "It’s over"), Story.revision(2, headline: "It's over"),
        ])
        #expect(quotes.map(\.headlineChanged) == [false, false])
    }

    @Test("times are those of the calendar", arguments: [-8_520_336_000, -1, 0, 951_782_400, 4_107_542_399])
    func times(seconds: Int) {
        let date = Date(timeIntervalSince1970: Double(seconds))
        var row = Self.rows[0]
        row.lastChange = date
        let expected = date.formatted(.iso8601).replacingOccurrences(of: "T", with: " ")
        let text = TerminalList.render([row], style: TerminalStyle(width: 200))
        #expect(text.contains("changed \(expected.prefix(16))Z"))
    }
}
