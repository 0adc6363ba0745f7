import Articles
import ProseDiff
import Testing

@Suite("Short blocks and small borders")
struct SenseTests {
    @Test("two small changes in a short paragraph are shown as these, though the next paragraph is new")
    func shortParagraph() {
        let headline = Block(.headline, "Bread grows dearer")
        let old = [headline, Block(.paragraph, "It costs 3 crowns, they say.")]
        let new = [
            headline, Block(.paragraph, "It costs 4 crowns, \"they\" say."),
            Block(.paragraph, "One two, three"),
        ]
        #expect(
            marked(old, new) == """
                Bread grows dearer
                edited: It costs [-3-]{+4+} crowns, {+"+}they{+"+} say.
                inserted: {+One two, three+}
                """)
    }

    @Test("a number changed in a short bullet is that number, though the next bullet is new")
    func shortBullet() {
        let old = [Block(.bullet, "3 dead"), Block(.paragraph, "A tram left the rails.")]
        let new = [
            Block(.bullet, "4 dead"), Block(.bullet, "Line closed until Friday"),
            Block(.paragraph, "A tram left the rails."),
        ]
        #expect(
            marked(old, new) == """
                edited: [-3-]{+4+} dead
                inserted: {+Line closed until Friday+}
                A tram left the rails.
                """)
    }

    @Test("a sentence added or taken away at the end of a paragraph is marked with its own full stop")
    func lastSentence() {
        let old = "She wrote on Monday, late at night."
        let new = "She wrote on Tuesday, late at night. Nobody answered her letter from the county for weeks."
        let added = " Nobody answered her letter from the county for weeks."
        #expect(marked(old, new) == "edited: She wrote on [-Monday-]{+Tuesday+}, late at night.{+\(added)+}")
        #expect(marked(new, old) == "edited: She wrote on [-Tuesday-]{+Monday+}, late at night.[-\(added)-]")
    }

    @Test("a word of grammar between two replacements is kept where the sentence keeps its build")
    func parallel() {
        #expect(
            marked(
                "Such cracks have been found by several engineers since May.",
                "Such cracks have been studied by three ministries since May.")
                == "edited: Such cracks have been [-found-]{+studied+} by [-several engineers-]{+three ministries+} since May."
        )
        #expect(
            marked("The ship was not released on Monday.", "The ship had then not sailed on Monday.")
                == "edited: The ship [-was not released-]{+had then not sailed+} on Monday.")
    }

    @Test("a figure that now stands in another's place is no figure kept")
    func neighbouringFigure() {
        #expect(
            marked(
                "Traffic between T1 and T2 was halted.", "Traffic between T50 and T1 was halted.")
                == "edited: Traffic between [-T1-]{+T50+} and [-T2-]{+T1+} was halted.")
    }

    @Test("a dateline that stood alone and now begins its paragraph was joined to it")
    func dateline() {
        let report = "A federal report has found cracks in nine of the eleven bridges that cross the river."
        let old = [Block(.paragraph, "WASHINGTON —"), Block(.paragraph, report)]
        let new = [Block(.paragraph, "WASHINGTON — " + report)]
        #expect(ArticleDiff(from: old, to: new).changes.map(\.kind) == [.merged])
        #expect(ArticleDiff(from: new, to: old).changes.map(\.kind) == [.split])
        #expect(!marked(old, new).contains("WASHINGTON —-]"))
        let credit = Block(.paragraph, "Report by Ilse Vang")
        let whole = Block(.paragraph, report + " Report by Ilse Vang")
        #expect(
            ArticleDiff(from: [Block(.paragraph, report), credit], to: [whole]).changes.map(\.kind) == [
                .merged
            ])
    }

    @Test("a sentence longer than what it leaves behind moves, and both paragraphs stay")
    func longSentence() {
        let trial = "The trial opened on Monday in a crowded room."
        let witness = "Prosecutors called their first witness, a night porter at the hotel."
        let accused = "The accused listened with his eyes closed and said nothing all morning."
        let old = [Block(.paragraph, "\(trial) \(witness)"), Block(.paragraph, accused)]
        let new = [Block(.paragraph, trial), Block(.paragraph, "\(accused) \(witness)")]
        #expect(
            marked(old, new) == """
                edited: \(trial)[- -]⇠\(witness)⇠
                edited: \(accused){+ +}⇢\(witness)⇢
                """)
        #expect(
            marked(new, old) == """
                edited: \(trial){+ +}⇢\(witness)⇢
                edited: \(accused)[- -]⇠\(witness)⇠
                """)
    }

    @Test("a sentence moves past a paragraph that is shorter, and the paragraph stays")
    func shortParagraphStays() {
        let trial = "The trial opened on Monday in a crowded room."
        let accused = "The accused listened with his eyes closed and said nothing all morning."
        let witness = "Prosecutors called their first witness, a night porter at the hotel."
        let old = [Block(.paragraph, "\(trial) \(accused)"), Block(.paragraph, witness)]
        let new = [Block(.paragraph, trial), Block(.paragraph, "\(witness) \(accused)")]
        #expect(
            marked(old, new) == """
                edited: \(trial)[- -]⇠\(accused)⇠
                edited: \(witness){+ +}⇢\(accused)⇢
                """)
        #expect(ArticleDiff(from: old, to: new).summary == "2 paragraphs changed; text moved")
    }
}
