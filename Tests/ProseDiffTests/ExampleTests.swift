import Articles
import ProseDiff
import Testing

@Suite("What a reader sees")
struct ExampleTests {
    @Test(
        "one changed word is marked, and nothing else",
        arguments: [
            ("The three people left.", "The four people left.", "The [-three-]{+four+} people left."),
            ("3 dead", "4 dead", "[-3-]{+4+} dead"),
            (
                "It cost US$5.2bn in 2022-23.", "It cost US$5.3bn in 2022-24.",
                "It cost [-US$5.2bn-]{+US$5.3bn+} in [-2022-23-]{+2022-24+}."
            ),
            ("At 10:30 they met.", "At 10:45 they met.", "At [-10:30-]{+10:45+} they met."),
            ("He said 1,200.5 people.", "He said 1,300.5 people.", "He said [-1,200.5-]{+1,300.5+} people."),
            ("He won’t re-open it.", "He won't re-open it.", "He won[-’-]{+'+}t re-open it."),
            ("It grew 3.5% a year.", "It grew 3.5% last year.", "It grew 3.5% [-a-]{+last+} year."),
            (
                "See https://example.com/a.", "See https://example.com/b.",
                "See [-https://example.com/a-]{+https://example.com/b+}."
            ),
            ("国务院总理周二表示", "国务院总理周三表示", "国务院总理周[-二-]{+三+}表示"),
        ])
    func words(old: String, new: String, wanted: String) {
        #expect(marked(old, new) == "edited: " + wanted)
    }

    @Test("a sentence that was added is marked from its beginning to its end")
    func sentence() {
        #expect(
            marked("The cat sat. The end.", "The cat sat. The dog ran. The end.")
                == "edited: The cat sat. {+The dog ran. +}The end.")
    }

    @Test("swapping two bullets is one move")
    func bullets() {
        let one = Block(.bullet, "Talks in Istanbul end without a ceasefire")
        let two = Block(.bullet, "Leaders may meet within two weeks, mediators say")
        let diff = ArticleDiff(from: [one, two], to: [two, one])
        #expect(diff.changes.filter { $0.kind == .moved }.count == 1)
        #expect(diff.changes.filter { $0.kind == .kept }.count == 1)
        #expect(diff.summary == "1 bullet moved")
    }

    @Test("a paragraph that was split, one that was merged")
    func splitAndMerge() {
        let first = "The harbour was closed on Tuesday after a crane fell into the main basin."
        let second = "Nobody was hurt, the port authority said, but ferries were sent to Marl instead."
        let whole = [Block(.paragraph, first + " " + second)]
        let parts = [Block(.paragraph, first), Block(.paragraph, second)]
        let split = ArticleDiff(from: whole, to: parts)
        #expect(split.changes.map(\.kind) == [.split])
        #expect(split.summary == "1 paragraph split into 2")
        let merge = ArticleDiff(from: parts, to: whole)
        #expect(merge.changes.map(\.kind) == [.merged])
        #expect(merge.summary == "2 paragraphs joined into 1")
    }

    @Test("a bullet that became a paragraph is a change of kind")
    func kind() {
        let text = "Ferries were sent to Marl instead."
        let diff = ArticleDiff(from: [Block(.bullet, text)], to: [Block(.paragraph, text)])
        #expect(diff.changes == [BlockChange(.edited, old: [0], new: [0])])
        #expect(diff.summary == "1 bullet became a paragraph")
    }

    @Test("a headline that shares no word with the old one is still the headline")
    func headline() {
        let old = [Block(.headline, "Harbour closed"), Block(.paragraph, "A crane fell.")]
        let new = [Block(.headline, "Ferries diverted to Marl"), Block(.paragraph, "A crane fell.")]
        #expect(marked(old, new) == "edited: [-Harbour closed-]{+Ferries diverted to Marl+}\nA crane fell.")
        #expect(ArticleDiff(from: old, to: new).summary == "headline reworded; +4 −2 words")
    }

    @Test("the same sentence standing twice never shows as moved")
    func repeated() {
        let note = Block(.paragraph, "This is a developing story and will be updated soon.")
        let one = Block(.paragraph, "The harbour was closed on Tuesday after a crane fell.")
        let two = Block(.paragraph, "Nobody was hurt, the port authority said on Wednesday.")
        let diff = ArticleDiff(from: [note, one, two, note], to: [one, note, two, note])
        #expect(!diff.changes.contains { $0.kind == .moved || $0.kind == .movedAndEdited })
    }
}

@Suite("What moved inside an article")
struct MovedTextTests {
    private let harbour = "The harbour was closed on Tuesday."
    private let crane = "A crane fell into the main basin in the morning."
    private let police = "Nobody was hurt, police said."
    private let ferries = "Ferries were sent to Marl instead, the operator said on its website."

    @Test("a sentence that went to another paragraph is shown at both ends, and no word is counted")
    func sentence() {
        let old = [Block(.paragraph, "\(harbour) \(crane) \(police)"), Block(.paragraph, ferries)]
        let new = [Block(.paragraph, "\(harbour) \(police)"), Block(.paragraph, "\(ferries) \(crane)")]
        #expect(
            marked(old, new) == """
                edited: \(harbour) ⇠\(crane)⇠[- -]\(police)
                edited: \(ferries){+ +}⇢\(crane)⇢
                """)
        let diff = ArticleDiff(from: old, to: new)
        #expect(diff.words == WordCount(inserted: 0, deleted: 0))
        #expect(diff.summary == "2 paragraphs changed; text moved")
        #expect(diff.judgement(old: old, new: new).reasons == [.reorder])
    }

    @Test("a paragraph that moved and was edited shows its words")
    func movedAndEdited() {
        let rest = [police, "Repairs will take until the end of May, the port authority expects."]
        let old = ([crane] + rest + [ferries]).map { Block(.paragraph, $0) }
        let new = (rest + [ferries, "A crane fell into the main basin in the evening."]).map {
            Block(.paragraph, $0)
        }
        let moved = ArticleDiff(from: old, to: new).changes.filter(\.hasMoved)
        #expect(moved.map(\.kind) == [.movedAndEdited])
        #expect(moved.first?.edits.count == 1)
    }

    @Test("a far-away edit does not change a hunk")
    func stability() {
        let old = [Block(.paragraph, crane), Block(.paragraph, ferries), Block(.paragraph, police)]
        var new = old
        new[0].text = "A crane fell into the old basin in the morning."
        let before = ArticleDiff(from: old, to: new).changes[0].edits
        new[2].text = "Two people were hurt, police said, and one of them is in hospital."
        #expect(ArticleDiff(from: old, to: new).changes[0].edits == before)
    }
}
