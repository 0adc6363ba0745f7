import Articles
import Testing

@Suite("The normal form")
struct NormalFormTests {
    @Test("of a normal form is itself", arguments: 0..<200)
    func idempotent(seed: Int) {
        var random = Seeded(seed)
        let once = NormalForm.text(random.text(upTo: 200))
        #expect(NormalForm.text(once).codePoints == once.codePoints)
        #expect(once.first != " " && once.last != " " && !once.contains("  "))
    }

    private static let alikeCases: [(String, String)] = [
        ("Don't say \"no\" - wait...", "Don’t say “no” — wait…"), ("a b", "  a\u{A0}\u{2009}\n b\t"),
        ("co\u{AD}operate\u{200B}d", "cooperated"), ("‹ja›", "'ja'"), ("«oui»", "\"oui\""), ("−5", "-5"),
        ("caf\u{E9}", "cafe\u{301}"), ("`a´", "\u{1FEF}a\u{1FFD}"), ("a\u{200E}b\u{FEFF}", "ab"),
    ]

    @Test("does not see what a typesetter changes", arguments: alikeCases)
    func alike(one: String, other: String) {
        #expect(NormalForm.text(one) == NormalForm.text(other))
        #expect(
            NormalForm(of: Article(blocks: [Block(.paragraph, one)]))
                == NormalForm(of: Article(blocks: [Block(.paragraph, other)])))
    }

    private static let differentCases: [(String, String)] = [
        ("3 dead", "4 dead"), ("Us", "US"), ("end.", "end"), ("a, b", "a b"), ("1.5", "15"),
        ("ab", "a b"),
    ]

    @Test("sees every edit of letters, digits and punctuation", arguments: differentCases)
    func different(one: String, other: String) {
        #expect(NormalForm.text(one) != NormalForm.text(other))
    }

    @Test("sees the kind and the order of blocks, and nothing of the metadata")
    func structure() {
        let blocks = [Block(.bullet, "One"), Block(.bullet, "Two")]
        let form = NormalForm(of: Article(blocks: blocks))
        #expect(form != NormalForm(of: Article(blocks: blocks.reversed())))
        #expect(form != NormalForm(of: Article(blocks: [Block(.bullet, "One"), Block(.paragraph, "Two")])))
        var metadata = Metadata()
        metadata.section = "World"
        #expect(form == NormalForm(of: Article(blocks: blocks, metadata: metadata)))
    }
}
