import Articles
import ProseDiff
import Testing

/// Random articles: words of many scripts, odd white space, clusters, repeated blocks, every kind of edit.
private struct RandomArticles {
    var random: SeededGenerator

    private static let words = [
        "the", "of", "a", "and", "in", "said", "minister", "talks", "Istanbul", "ceasefire", "1,200.5",
        "US$5.2bn", "10:30", "3.5%", "2022-23", "don’t", "don't", "re-open", "re‑open", "“quoted”",
        "\"quoted\"",
        "war—which", "war-which", "café", "cafe\u{301}", "👩‍👩‍👧", "🇺🇦🇷🇺", "👍🏽", "שלום", "مرحبا", "नमस्ते", "क्षत्रिय",
        "переговоры", "Ελλάδα", "国务院总理", "カタカナ", "ひらがな", "นายกรัฐมนตรี", "กำลัง", "한국어", "\u{301}",
        "\u{200D}", "a\u{AD}b", "#️⃣", "https://example.com/a?b=1,2.", "me@example.com", "U.S.", "AT&T",
        "(see", "note)", "...", "…", "--", "—", "e.g.", "\u{0600}1", "각", "\u{1100}\u{1161}\u{11A8}",
    ]
    private static let spaces = [
        " ", " ", " ", " ", " ", "\u{A0}", "  ", "\r\n", "\n", "\t", "\u{3000}", "", "\u{200E}",
    ]
    private static let ends = [".", ",", "?", "", ";", ".”", "…"]

    mutating func text() -> String {
        var text = ""
        for _ in 0..<Int.random(in: 0...14, using: &random) {
            text += RandomArticles.words.randomElement(using: &random) ?? ""
            if Int.random(in: 0..<6, using: &random) == 0 {
                text += RandomArticles.ends.randomElement(using: &random) ?? ""
            }
            text += RandomArticles.spaces.randomElement(using: &random) ?? " "
        }
        return text
    }

    mutating func article() -> [Block] {
        (0..<Int.random(in: 0...6, using: &random)).map { _ in
            Block(Block.Kind.allCases.randomElement(using: &random) ?? .paragraph, text())
        }
    }

    mutating func revised(_ article: [Block]) -> [Block] {
        var blocks = article
        for _ in 0..<Int.random(in: 0...5, using: &random) {
            let at = blocks.isEmpty ? 0 : Int.random(in: 0..<blocks.count, using: &random)
            switch Int.random(in: 0..<9, using: &random) {
            case 0: blocks.insert(Block(.paragraph, text()), at: at)
            case 1 where !blocks.isEmpty: blocks.remove(at: at)
            case 2 where !blocks.isEmpty: blocks.append(blocks.remove(at: at))
            case 3 where !blocks.isEmpty: blocks.insert(blocks[at], at: 0)
            case 4 where blocks.count > 1 && at > 0:
                let tail = blocks.remove(at: at)
                blocks[at - 1].text += " " + tail.text
            case 5 where !blocks.isEmpty: blocks[at].kind = .bullet
            case 6 where !blocks.isEmpty:
                let characters = Array(blocks[at].text)
                let middle = characters.count / 2
                blocks[at].text = String(characters[..<middle])
                blocks.insert(Block(blocks[at].kind, String(characters[middle...])), at: at + 1)
            default:
                guard !blocks.isEmpty else { continue }
                var characters = Array(blocks[at].text)
                let low = Int.random(in: 0...characters.count, using: &random)
                let high = min(characters.count, low + Int.random(in: 0...6, using: &random))
                characters.replaceSubrange(low..<high, with: Array(text().prefix(12)))
                blocks[at].text = String(characters)
            }
        }
        return blocks
    }
}

@Suite("What every diff promises")
struct PropertyTests {
    @Test("holds for random articles and their revisions", arguments: 0..<40)
    func random(seed: Int) {
        var articles = RandomArticles(random: SeededGenerator(seed: UInt64(seed)))
        for _ in 0..<60 {
            let old = articles.article()
            let new = Bool.random(using: &articles.random) ? articles.revised(old) : articles.article()
            #expect(Promises(old, new).broken() == [], "\(old) -> \(new)")
            #expect(Promises(old, old).broken() == [])
            #expect(Promises(old, new, deadline: .zero).broken() == [])
        }
    }

    @Test("the diff the other way keeps the same text", arguments: 0..<20)
    func mirror(seed: Int) {
        var articles = RandomArticles(random: SeededGenerator(seed: UInt64(1000 + seed)))
        for _ in 0..<40 {
            let old = articles.article()
            let new = articles.revised(old)
            let there = Promises(old, new).keptPairs
            let back = Set(Promises(new, old).keptPairs.map { [$0[2], $0[3], $0[0], $0[1]] })
            #expect(there == back, "\(old) -> \(new)")
        }
    }

    @Test(
        "the diff the other way keeps the same text where sentences repeat and change places",
        arguments: 0..<20)
    func mirrorOfRepetition(seed: Int) {
        var random = SeededGenerator(seed: UInt64(3000 + seed))
        let sentences = [
            "The port is shut. ", "Seven ships are waiting off the pier. ", "Nine. ", "Eight ",
            "of the nine ",
            "Twelve men and a dog were saved at sea. ", "Ten.", "\u{AD}", "“Seven”", "a@b—c ", "Sev",
        ]
        func article() -> [Block] {
            (0..<Int.random(in: 1...6, using: &random)).map { _ in
                let text = (0..<Int.random(in: 1...4, using: &random)).map { _ in
                    sentences.randomElement(using: &random) ?? ""
                }
                return Block(Bool.random(using: &random) ? .paragraph : .bullet, text.joined())
            }
        }
        for _ in 0..<200 {
            let (old, new) = (article(), article())
            let there = Promises(old, new).keptPairs
            let back = Set(Promises(new, old).keptPairs.map { [$0[2], $0[3], $0[0], $0[1]] })
            #expect(there == back, "\(old) -> \(new)")
        }
    }

    @Test("an edit in another paragraph does not change what is marked in this one", arguments: 0..<20)
    func farAway(seed: Int) {
        var articles = RandomArticles(random: SeededGenerator(seed: UInt64(2000 + seed)))
        for _ in 0..<20 {
            let old = (0..<6).map { Block(.paragraph, "Paragraph \($0) of six. " + articles.text()) }
            var new = old
            new[0].text += articles.text()
            guard new[0].text != old[0].text else { continue }
            let before = ArticleDiff(from: old, to: new).changes.first { $0.new == [0] }
            new[5].text += " And " + articles.text()
            let after = ArticleDiff(from: old, to: new).changes.first { $0.new == [0] }
            #expect(before != nil && before?.edits == after?.edits, "\(old[0]) -> \(new[0])")
        }
    }

    @Test("holds for articles that are empty on one side or both")
    func empty() {
        let block = Block(.paragraph, "Three people were hurt.")
        let blank = Block(.paragraph, "")
        for (old, new) in [
            ([], []), ([block], []), ([], [block]), ([blank], [block]), ([block], [blank]), ([blank], []),
            ([blank, blank], [blank]), ([blank, block, blank], [block, blank, blank]),
        ] {
            #expect(Promises(old, new).broken() == [])
        }
    }
}
