import Articles
import Foundation
import ProseDiff
import Rendering
import Testing

@Suite("Words that moved, from the engine to the terminal")
struct MovedWordsTests {
    private let sentence =
        "The mayor said that work on the foundations would begin before the first frost of the coming winter."

    private func render(_ old: [String], _ new: [String]) -> String {
        let before =
            [Block(.headline, "Council approves the harbour bridge")] + old.map { Block(.paragraph, $0) }
        let after =
            [Block(.headline, "Council approves the harbour bridge")] + new.map { Block(.paragraph, $0) }
        let document = DiffDocument(
            identity: Story.identity,
            old: ArticleState(revision: Story.revision(1, headline: ""), article: Article(blocks: before)),
            new: ArticleState(revision: Story.revision(2, headline: ""), article: Article(blocks: after)),
            diff: ArticleDiff(from: before, to: after))
        return TerminalDiff.render(document, style: TerminalStyle(width: 1000))
    }

    @Test("a sentence that went to another paragraph says where to and where from, and takes its space along")
    func movedSentence() {
        let vote = "The council approved the bridge by nine votes to four on Monday night."
        let tunnel = "Residents of the lower town had asked for a tunnel."
        let trams = "The bridge will carry trams, bicycles and a footpath on its southern side."
        let finished = "It is to be finished in three years."
        let text = render(
            ["\(vote) \(sentence) \(tunnel)", "\(trams) \(finished)"],
            ["\(vote) \(tunnel)", "\(trams) \(sentence) \(finished)"])
        #expect(text.contains("\(vote) [-\(sentence)-] (moved to ¶ 2) \(tunnel)"))
        #expect(text.contains("\(trams) {+\(sentence)+} (moved from ¶ 1) \(finished)"))
        #expect(!text.contains("␣"))
    }

    @Test(
        "a paragraph that others moved around says which of them it passed, never that it moved to its own place"
    )
    func keptItsName() {
        let words = [
            "crane", "harbour and the long quay behind it, which nobody has seen for years", "bakery", "ramp",
            "linkspan",
        ]
        let old = words.map { "The council spoke about the \($0) on Monday." }
        var new = old
        new.swapAt(1, 3)
        let text = render(old, new)
        #expect(text.contains("moved up from after ¶ 4") && text.contains("↷ ¶ 3 moved up to before ¶ 4"))
        let back = render(new, old)
        #expect(back.contains("moved down from before ¶ 2") && back.contains("↷ ¶ 3 moved down to after ¶ 2"))
        for name in 1...5 {
            #expect(!text.contains("¶ \(name) moved to ¶ \(name)"))
            #expect(!back.contains("¶ \(name) moved to ¶ \(name)"))
        }
    }

    @Test("a split paragraph that also moved says both")
    func movedSplit() {
        let long =
            "\(sentence) Residents of the lower town had asked for a tunnel, and many of them still do."
        let others = (1...4).map {
            "Paragraph number \($0) speaks of trams, bicycles and the price of stone in year \($0)."
        }
        let halves = [
            sentence, "Residents of the lower town had asked for a tunnel, and many of them still do.",
        ]
        let text = render([long] + others, others + halves)
        #expect(text.contains("¶ 1 moved and split into ¶ 5 and ¶ 6"))
        #expect(text.contains("¶ 1 moved to ¶ 5 and ¶ 6"))
    }
}
