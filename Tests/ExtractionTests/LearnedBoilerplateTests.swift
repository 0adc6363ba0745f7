import Articles
import Extraction
import Testing

@Suite("Learnt boilerplate")
struct LearnedBoilerplateTests {
    private let slogan = "Your harbour, your paper"

    /// A label that stood at the end of three articles in a row.
    private var learnt: RecurringLine {
        var line = RecurringLine(form: LearnedBoilerplate.form(of: slogan) ?? 0, text: slogan)
        line.articles = 3
        line.span = 3
        line.wordings = 1
        return line
    }

    private func isBoilerplate(_ change: (inout RecurringLine) -> Void) -> Bool {
        var line = learnt
        change(&line)
        return LearnedBoilerplate.isBoilerplate(line)
    }

    @Test("a label of three articles is boilerplate, of two not; of every second article, of fewer not")
    func labels() {
        #expect(isBoilerplate { _ in })
        #expect(!isBoilerplate { $0.articles = 2 })
        #expect(isBoilerplate { $0.span = 6 })
        #expect(!isBoilerplate { $0.span = 7 })
    }

    @Test("a sentence needs five articles, and what stands among the paragraphs six")
    func sentences() {
        let sentence = "The company did not respond to a request for comment."
        #expect(!isBoilerplate { ($0.text, $0.articles, $0.span) = (sentence, 4, 4) })
        #expect(isBoilerplate { ($0.text, $0.articles, $0.span) = (sentence, 5, 5) })
        #expect(!isBoilerplate { ($0.text, $0.articles, $0.span, $0.inside) = (sentence, 5, 5, 1) })
        #expect(!isBoilerplate { ($0.inside, $0.articles, $0.span) = (1, 5, 5) })
        #expect(isBoilerplate { ($0.inside, $0.articles, $0.span) = (1, 6, 6) })
    }

    @Test("what speaks of a headline's matter, or says other numbers elsewhere, is the article's")
    func facts() {
        #expect(!isBoilerplate { $0.topical = 1 })
        #expect(!isBoilerplate { $0.wordings = 2 })
    }

    @Test("a label that changed by its numbers alone in two articles is boilerplate, a sentence never")
    func counters() {
        #expect(isBoilerplate { ($0.articles, $0.changed, $0.wordings) = (2, 2, 2) })
        #expect(!isBoilerplate { ($0.articles, $0.changed, $0.wordings) = (2, 1, 2) })
        let toll = "At least 12 people were killed, the ministry said."
        #expect(!isBoilerplate { ($0.text, $0.articles, $0.changed, $0.wordings) = (toll, 2, 2, 2) })
    }

    @Test("a person's word stands above the rules, both ways")
    func ruled() {
        #expect(!isBoilerplate { $0.ruling = false })
        #expect(isBoilerplate { ($0.articles, $0.topical, $0.ruling) = (0, 9, true) })
    }

    @Test("paragraphs alone are learnt, and no corrections")
    func kinds() {
        for kind in Block.Kind.allCases {
            #expect((LearnedBoilerplate.form(of: Block(kind, slogan)) != nil) == (kind == .paragraph))
        }
        let note = "Correction: an earlier version of this article misspelt the name of the boat."
        #expect(LearnedBoilerplate.form(of: Block(.paragraph, note)) == nil)
        #expect(LearnedBoilerplate.form(of: Block(.paragraph, "» Your harbour, your PAPER!")) == learnt.form)
    }

    @Test("notes where a line stands, what it speaks of, and whether it alone changed by its numbers")
    func seen() {
        let own = (0..<9).map {
            Block(.paragraph, "Paragraph \(["a", "b", "c", "d", "e", "f", "g", "h", "i"][$0]) of it.")
        }
        let before = Article(
            blocks: [Block(.headline, "Ferries return")] + own + [Block(.paragraph, "Read by 31 people")])
        let lines = LearnedBoilerplate.lines(of: before)
        #expect(lines.map(\.isInside) == [false, false, true, true, true, true, false, false, false, false])
        var after = before
        after.blocks[10].text = "Read by 1,204 people"
        #expect(LearnedBoilerplate.lines(of: after, after: before).map(\.changedByItself) == [true])
        #expect(
            LearnedBoilerplate.lines(of: after, after: before, isEdit: false).map(\.changedByItself) == [
                false
            ])
        after.blocks[1].text = "The ferries have other words now."
        let both = LearnedBoilerplate.lines(of: after, after: before)
        #expect(both.map(\.changedByItself) == [false, false] && both.map(\.isTopical) == [true, false])
    }

    @Test(
        "what is learnt leaves the article for what was left out; the last paragraph stays, and what is spared"
    )
    func applied() {
        let learned = LearnedBoilerplate([learnt])
        let own = Block(.paragraph, "The ferries are back, and so are the gulls.")
        let line = Block(.paragraph, slogan)
        let read = Article(blocks: [Block(.headline, slogan), own, line, Block(.quote, slogan)])
        let reading = learned.applied(
            to: Reading(article: read, address: nil, mediaType: "text/html", leftOut: []))
        #expect(reading.article.blocks == [read.blocks[0], own, read.blocks[3]])
        #expect(reading.leftOut == [LeftOut(slogan, .learned)])
        #expect(learned.stripped(Article(blocks: [line])).blocks == [line])
        #expect(learned.stripped(read, sparing: [read]) == read)
        #expect(LearnedBoilerplate().stripped(read) == read)
    }
}
