import Articles
import Foundation
import ProseDiff
import Rendering
import Testing

@Suite("Hostile words on a terminal")
struct HostileTerminalTests {
    /// Documents in which every word, headline, name and time is hostile.
    private func documents(seed: UInt64, count: Int) -> [DiffDocument] {
        var random = HostileText(seed: seed, count: .max)
        return (0..<count).map { _ in
            var old: [Block] = []
            var new: [Block] = []
            var changes: [BlockChange] = []
            for _ in 0..<6 {
                let kind = Block.Kind.allCases[random.number(below: Block.Kind.allCases.count)]
                let words = (0..<4).map { _ in random.next() ?? "" }
                let before = words[0] + words[1] + words[3]
                let after = words[0] + words[2] + words[3]
                let start = words[0].utf8.count
                switch random.number(below: 4) {
                case 0:
                    changes.append(BlockChange(.kept, old: [old.count], new: [new.count]))
                    old.append(Block(kind, before))
                    new.append(Block(kind, before))
                case 1:
                    changes.append(BlockChange(.inserted, old: [], new: [new.count]))
                    new.append(Block(kind, after))
                case 2:
                    changes.append(BlockChange(.deleted, old: [old.count], new: []))
                    old.append(Block(kind, before))
                default:
                    changes.append(
                        BlockChange(
                            .edited, old: [old.count], new: [new.count],
                            edits: [
                                WordEdit(
                                    .replaced,
                                    old: TextRange(
                                        block: old.count, start: start, end: start + words[1].utf8.count),
                                    new: TextRange(
                                        block: new.count, start: start, end: start + words[2].utf8.count))
                            ]))
                    old.append(Block(kind, before))
                    new.append(Block(kind, after))
                }
            }
            var diff = ArticleDiff(from: [], to: [])
            diff.changes = changes
            diff.summary = random.next() ?? ""
            return DiffDocument(
                identity: ArticleIdentity(publication: random.next() ?? "", slug: "a", id: "b"),
                old: Story.state(1, old), new: Story.state(2, new, modified: random.next()), diff: diff)
        }
    }

    private func expectHarmless(_ text: String, width: Int, colour: Bool) {
        let words = colour ? text.withoutColours : text
        for line in text.lines {
            #expect(DisplayColumns.of(line) <= width, "\(line.debugDescription)")
        }
        let raw = words.unicodeScalars.filter { scalar in
            scalar != "\n"
                && (scalar.properties.generalCategory == .control || scalar.properties.isBidiControl
                    || scalar.properties.generalCategory == .lineSeparator
                    || scalar.properties.generalCategory == .paragraphSeparator)
        }
        #expect(raw.isEmpty, "\(raw.map(\.value)) in \(words.debugDescription)")
    }

    @Test(
        "neither control a terminal nor reach past its edge",
        arguments: [24, 60, 80, 133], [DiffLayout.inline, .sideBySide])
    func diff(width: Int, layout: DiffLayout) {
        for (number, document) in documents(seed: UInt64(width), count: 60).enumerated() {
            let colour = number % 2 == 0
            let style = TerminalStyle(usesColour: colour, width: width)
            expectHarmless(
                TerminalDiff.render(document, style: style, full: number % 3 == 0, layout: layout),
                width: width, colour: colour)
        }
    }

    @Test("are as harmless in lists, histories and articles")
    func others() {
        var random = HostileText(seed: 7, count: .max)
        for width in [10, 24, 80] {
            let style = TerminalStyle(usesColour: true, width: width)
            for document in documents(seed: 99, count: 20) {
                var revision = document.new.revision
                revision.summary = random.next() ?? ""
                revision.source = random.next() ?? ""
                let rows = [RevisionRow(revision: revision, headlineChanged: true)]
                let row = TrackedArticle(
                    identity: document.identity, headline: random.next() ?? "", revisions: 3,
                    tip: revision.id,
                    firstObserved: .distantPast, lastChange: .distantFuture, lastLook: Date())
                let change = ArticleChange(
                    identity: document.identity, revision: revision,
                    change: RevisionChange(parts: [.headline], isStealth: true),
                    headlineBefore: random.next(), language: random.next())
                let pieces = (0..<4).map { Excerpt.Piece(random.next() ?? "", isMatch: $0 % 2 == 1) }
                let standing = SearchHit.Standing(
                    first: 1, last: 99_999, from: .distantPast, until: .distantFuture,
                    excerpt: Excerpt(kind: .listItem, pieces: pieces))
                var run = ObservationRun(
                    Observation(
                        time: .distantPast, outcome: .quarantined, source: random.next() ?? "", status: 200,
                        detail: random.next(), milliseconds: .max))
                run.looks = random.number(below: 3)
                let addresses = (0..<2).map { _ in
                    SeenAddress(
                        key: random.next() ?? "", address: random.next(), first: .distantPast, last: Date())
                }
                let texts = [
                    TerminalChanges.render([change, change], style: style),
                    TerminalSearch.render(
                        [SearchHit(article: row, standings: [standing, standing])], style: style),
                    TerminalObservations.render(row, addresses, [run, run], style: style),
                    TerminalHistory.render(
                        document.identity, headline: random.next() ?? "", rows, style: style),
                    TerminalList.render([row, row], style: style),
                    TerminalArticle.render(
                        document.new.article, revision, identity: document.identity, style: style),
                ]
                for text in texts { expectHarmless(text, width: max(width, 24), colour: true) }
            }
        }
    }

    @Test("are shown as what they are")
    func shown() {
        var story = Story()
        story.add(.edited, .paragraph, "\u{1B}[31mred[-\u{202E}-]{+\u{9B}+}")
        let text = TerminalDiff.render(story.document(), style: TerminalStyle(width: 80))
        #expect(text.contains("␛[31mred[-‹U+202E›-] {+‹U+009B›+}"))
    }
}
