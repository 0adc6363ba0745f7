import Articles
import ProseDiff
import Rendering
import Testing

@Suite("A diff on a terminal")
struct TerminalDiffTests {
    @Test(
        "looks as recorded, in every layout, with and without colour",
        arguments: [
            ("diff-plain-80.txt", false, 80, DiffLayout.inline), ("diff-colour-80.txt", true, 80, .inline),
            ("diff-plain-120.txt", false, 120, .inline), ("diff-plain-30.txt", false, 30, .inline),
            ("diff-columns-plain-80.txt", false, 80, .sideBySide),
            ("diff-columns-colour-120.txt", true, 120, .sideBySide),
        ])
    func snapshots(name: String, colour: Bool, width: Int, layout: DiffLayout) throws {
        let style = TerminalStyle(usesColour: colour, width: width)
        try expectSnapshot(TerminalDiff.render(Story.ferry, style: style, layout: layout), name)
    }

    @Test("shows every unchanged block when asked for all of it")
    func full() throws {
        let text = TerminalDiff.render(Story.ferry, style: TerminalStyle(width: 100), full: true)
        try expectSnapshot(text, "diff-full-100.txt")
        for block in Story.ferry.new.article.blocks.prefix(7)
        where block.kind != .headline && block.kind != .bullet {
            #expect(text.contains(block.text))
        }
        #expect(!text.contains("unchanged"))
    }

    @Test("counts the changes that a filter keeps back, with their reasons, and shows the others")
    func filter() throws {
        let case1 = try #require(GalleryCase.all.first)
        let all = DiffDocument(
            identity: Story.identity, old: Story.state(1, case1.old), new: Story.state(2, case1.new),
            diff: ArticleDiff(from: case1.old, to: case1.new))
        func text(_ filter: DiffFilter) -> String {
            let document = DiffDocument(
                identity: all.identity, old: all.old, new: all.new, diff: all.diff, filter: filter)
            return TerminalDiff.render(document, style: TerminalStyle(width: 200))
        }
        #expect(!text(DiffFilter()).contains("not shown"))
        let bullets = text(DiffFilter(kinds: [.bullet]))
        #expect(bullets.contains("{+5+} people were hurt, police said"))
        #expect(bullets.contains("⋯ 1 change not shown (number, date or time, wording)"))
        #expect(!bullets.contains("Kiln Corner"))
        #expect(text(DiffFilter(leastSignificance: 0.95)).contains("⋯ 2 changes not shown"))
        #expect(text(DiffFilter(leastSignificance: 0.9)) == text(DiffFilter()))
    }

    private func plain(_ build: (inout Story) -> Void, width: Int = 200) -> String {
        var story = Story()
        build(&story)
        return TerminalDiff.render(story.document(), style: TerminalStyle(width: width))
    }

    @Test("puts the spaces of changed words outside the marks, and one between removed and added words")
    func spaces() {
        #expect(plain { $0.add(.edited, .paragraph, "a [-b -]c") }.contains("a [-b-] c"))
        #expect(plain { $0.add(.edited, .paragraph, "a[- b-].") }.contains("a [-b-]."))
        #expect(plain { $0.add(.edited, .paragraph, "a [-b -]{+c +}d") }.contains("a [-b-] {+c+} d"))
        #expect(plain { $0.add(.edited, .paragraph, "a [-b-]{+c+} d") }.contains("a [-b-] {+c+} d"))
    }

    @Test("joins replacements that only a space keeps apart")
    func joins() {
        let text = plain { $0.add(.edited, .paragraph, "the [-three-]{+four+} [-cats-]{+dogs+} sat") }
        #expect(text.contains("the [-three cats-] {+four dogs+} sat"))
        let apart = plain { $0.add(.edited, .paragraph, "the [-three-]{+four+} old [-cats-]{+dogs+}") }
        #expect(apart.contains("[-three-] {+four+} old [-cats-] {+dogs+}"))
    }

    @Test("says once where words side by side moved to, after the last of them")
    func notes() {
        let text = plain {
            $0.add(
                .edited, .paragraph, "[>one two>][- and-][> three four>] stay {<one two<}{+, +}{<three four<}"
            )
        }
        #expect(
            text.contains(
                "[-one two-] [-and-] [-three four-] (moved within ¶ 1) stay "
                    + "{+one two+} {+,+} {+three four+} (moved within ¶ 1)"))
    }

    @Test("makes a change of nothing but white space or invisible marks visible")
    func whiteSpace() {
        #expect(plain { $0.add(.edited, .paragraph, "5[- -]{+\u{A0}+}km") }.contains("5[-␣-] {+⍽+}km"))
        #expect(
            plain { $0.add(.edited, .paragraph, "co{+\u{AD}+}operate") }.contains("co{+‹U+00AD›+}operate"))
        #expect(
            plain { $0.add(.edited, .paragraph, "at [-5 km-]{+5\u{A0}km+} off") }
                .contains("at [-5␣km-] {+5⍽km+} off"))
    }

    @Test("puts a changed headline first, whatever stands above it")
    func headlineFirst() {
        let text = plain {
            $0.add(.edited, .kicker, "[-News-]{+Opinion+}")
            $0.add(.edited, .headline, "[-Old-]{+New+} words")
        }
        let lines = text.lines.filter { $0.hasPrefix("~") }
        #expect(lines.map { $0.prefix(10) } == ["~ headline", "~ kicker  "])
    }

    @Test("says that nothing changed when nothing did")
    func nothing() {
        let text = plain {
            $0.add(.kept, .headline, "Same")
            $0.add(.kept, .paragraph, "Same too.")
        }
        #expect(text.contains("no words changed"))
        #expect(text.contains("⋯ headline and 1 paragraph unchanged"))
    }

    @Test("breaks lines by columns, not characters, and keeps East Asian punctuation off the start of a line")
    func eastAsian() {
        let text = plain(
            { $0.add(.edited, .paragraph, "渡轮罢工进入第二天，谈判陷入僵局。约[-一千二百-]{+四千+}名通勤者滞留码头，公司表示班次表早已商定。") },
            width: 40)
        for line in text.lines {
            #expect(DisplayColumns.of(line) <= 40)
            #expect(!line.trimmed.hasPrefix("，") && !line.trimmed.hasPrefix("。"))
        }
        let unbroken = text.lines.map { String($0.trimmed) }.joined()
        #expect(unbroken.contains("约[-一千二百-] {+四千+}名"))
    }

    @Test("reports what the page itself said about the change")
    func disclosure() {
        var story = Story()
        story.add(.edited, .paragraph, "[-a-]{+b+}")
        let silent = story.document(modified: ("2026-03-03T08:10:00Z", "2026-03-03T08:10:00Z"))
        #expect(render(silent).contains("no correction note, its “updated” time still 2026-03-03T08:10:00Z."))
        let dated = story.document(modified: ("2026-03-03T08:10:00Z", "2026-03-03T09:00:00Z"))
        #expect(render(dated).contains("no correction note, its “updated” time now 2026-03-03T09:00:00Z."))
        story.add(.inserted, .correction, "Correction: a was wrong.")
        #expect(render(story.document()).contains("The page itself: a correction note was added."))
    }

    private func render(_ document: DiffDocument) -> String {
        TerminalDiff.render(document, style: TerminalStyle(width: 200))
    }
}
