import Articles
import ProseDiff
import Testing

@Suite("Why a change matters")
struct JudgementTests {
    @Test(
        "the reasons of a change follow from the words it touches",
        arguments: [
            ("At least 3 people died.", "At least 4 people died.", [Judgement.Reason.number, .wording], 0.9),
            ("He met Jonas on the quay.", "He met Petra on the quay.", [.name, .wording], 0.8),
            ("It closed on Tuesday evening.", "It closed on Monday evening.", [.date, .wording], 0.8),
            ("The minister will resign.", "The minister will not resign.", [.negation, .addition], 0.9),
            (
                "She said “we are ready” again.", "She said “we were ready” again.", [.quotation, .wording],
                0.9
            ),
            ("The ferry was slow, and late.", "The ferry was slow and late.", [.punctuation], 0.1),
            ("The ferry wasn’t late.", "The ferry wasn't late.", [.typography], 0.05),
            ("The harbor was closed again.", "The harbour was closed again.", [.spelling], 0.2),
            ("The old ferry was late.", "The ferry was late.", [.removal], 0.6),
            (
                "Tilde Brandvold, who came, left.", "Tilda Brandvold, who came, left.", [.name, .spelling],
                0.8
            ),
            ("Tilde left. We saw Tilde go.", "Tilda left. We saw Tilde go.", [.name, .spelling], 0.8),
            ("Goverment is late. We wait.", "Government is late. We wait.", [.spelling], 0.2),
            ("預計有三百艘漁船受影響。", "預計有五百艘漁船受影響。", [.number, .wording], 0.9),
            ("警方說三人受傷。", "警方說四人受傷。", [.number, .wording], 0.9),
            ("颱風將於週三登陸。", "颱風將於週四登陸。", [.date, .wording], 0.8),
            ("試合は火曜日に行われる。", "試合は水曜日に行われる。", [.date, .wording], 0.8),
            ("他們不知道。", "他們一起不知道。", [.addition], 0.6),
        ])
    func reasons(old: String, new: String, wanted: [Judgement.Reason], significance: Double) {
        let (old, new) = ([Block(.paragraph, old)], [Block(.paragraph, new)])
        let judgement = ArticleDiff(from: old, to: new).judgement(old: old, new: new)
        #expect(judgement.reasons == wanted)
        #expect(judgement.significance == significance)
    }

    @Test(
        "a name is one where its whole word stands inside a sentence somewhere",
        arguments: [
            ("We saw Tilde go.", true), ("We saw Tildesley go.", false), ("Tilde went.", false),
            ("We saw tilde go.", false), ("In the Tilde.", true),
        ])
    func namesElsewhere(other: String, isName: Bool) {
        let rest = [Block(.paragraph, "Ferries leave at seven."), Block(.bullet, other)]
        let (old, new) = (
            [Block(.paragraph, "Tilde left.")] + rest, [Block(.paragraph, "Tilda left.")] + rest
        )
        let judgement = ArticleDiff(from: old, to: new).judgement(old: old, new: new)
        #expect(judgement.reasons == (isName ? [.name, .spelling] : [.spelling]))
    }

    @Test(
        "thousands of new first words are looked for in a long article in reasonable time")
    func manyFirstWords() {
        let letters = Array("abcdefghijklmnopqrst")
        func sentences(_ first: String) -> String {
            (0..<4_000).map { number in
                let digits = [number / 400 % 20, number / 20 % 20, number % 20].map { String(letters[$0]) }
                return "\(first)\(digits.joined()) left."
            }.joined(separator: " ")
        }
        let rest = [Block](
            repeating: Block(.paragraph, String(repeating: "boats and ", count: 200)), count: 200)
        let (old, new) = (
            [Block(.paragraph, sentences("Qu"))] + rest, [Block(.paragraph, sentences("Ve"))] + rest
        )
        let judgement = ArticleDiff(from: old, to: new).judgement(old: old, new: new)
        #expect(!judgement.reasons.contains(.name))
    }

    @Test("the judgements of all changes are those of each, and come to that of the whole", arguments: 0..<30)
    func together(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        let texts = [
            "A crane fell into the basin.", "A Crane fell into the Basin.", "Nobody, Crane said, was hurt.",
            "Nobody was hurt on Tuesday.", "“Ferries” went to Marl 3 times.", "Ferries went to Marl 4 times.",
        ]
        func state() -> [Block] {
            (0..<8).map { _ in Block(.paragraph, texts.randomElement(using: &random) ?? "") }
        }
        let (old, new) = (state(), state())
        let diff = ArticleDiff(from: old, to: new)
        let judgements = diff.judgements(old: old, new: new)
        #expect(judgements == diff.changes.map { diff.judgement(of: $0, old: old, new: new) })
        #expect(diff.judgement(old: old, new: new) == Judgement(together: judgements))
    }

    @Test("nothing in a headline is minor")
    func headline() {
        let (old, new) = ([Block(.headline, "Ferry late, again")], [Block(.headline, "Ferry late again")])
        #expect(ArticleDiff(from: old, to: new).judgement(old: old, new: new).significance >= 0.7)
    }

    @Test("an unchanged article has no reason and no significance")
    func unchanged() {
        let blocks = [Block(.headline, "Ferry late"), Block(.paragraph, "It came at 10:30.")]
        let judgement = ArticleDiff(from: blocks, to: blocks).judgement(old: blocks, new: blocks)
        #expect(judgement.reasons.isEmpty && judgement.significance == 0)
    }

    @Test("a new correction note outweighs everything")
    func correction() {
        let old = [Block(.paragraph, "It came at noon.")]
        let new = old + [Block(.correction, "An earlier form of this article gave the wrong day.")]
        let judgement = ArticleDiff(from: old, to: new).judgement(old: old, new: new)
        #expect(judgement.reasons == [.correctionNote, .addition] && judgement.significance == 1)
    }
}
