import Articles
import ProseDiff
import Testing

@Suite("What a newsroom may rely on")
struct PromiseExampleTests {
    private func paragraphs(_ texts: [String]) -> [Block] { texts.map { Block(.paragraph, $0) } }

    @Test("boilerplate is never called moved, wherever its copies went", arguments: 0..<60)
    func boilerplate(seed: Int) {
        var random = SeededGenerator(seed: UInt64(7000 + seed))
        let note = Block(.paragraph, "Read more: all that is known about the harbour so far.")
        let body = (0..<8).map {
            Block(.paragraph, "Paragraph \($0) tells of crane \($0 * 7) in basin \($0 * 13).")
        }
        func article() -> [Block] {
            var blocks = body
            for _ in 0..<Int.random(in: 2...4, using: &random) {
                blocks.insert(note, at: Int.random(in: 0...blocks.count, using: &random))
            }
            return blocks
        }
        let (old, new) = (article(), article())
        for change in ArticleDiff(from: old, to: new).changes where change.hasMoved {
            #expect(!change.new.contains { new[$0] == note }, "\(change)")
        }
    }

    @Test("a few words are never called moved", arguments: ["Yes.", "Police said no.", "By Ann Lee"])
    func short(text: String) {
        let rest = paragraphs([
            "The harbour was closed on Tuesday after a crane fell into the main basin.",
            "Ferries were sent to Marl instead, the operator said on its website.",
        ])
        let small = Block(.paragraph, text)
        for (old, new) in [([small] + rest, rest + [small]), (rest + [small], [small] + rest)] {
            let moved = ArticleDiff(from: old, to: new).changes.filter(\.hasMoved)
            #expect(moved.flatMap(\.new).allSatisfy { new[$0] != small })
        }
    }

    @Test("a paragraph that was written anew is shown as replaced, not as salad")
    func rewritten() {
        let old = paragraphs([
            "One.", "The minister said on Tuesday that the port would stay closed for at least a week.",
            "Two.",
        ])
        let new = paragraphs([
            "One.", "Engineers have begun to lift the fallen crane, and a tug is on its way from Marl.",
            "Two.",
        ])
        let diff = ArticleDiff(from: old, to: new)
        let kept = diff.changes.filter { $0.kind != .kept }.flatMap { change in
            diff.runs(of: change, old: old, new: new).filter { $0.kind == .kept }
        }
        #expect(kept.allSatisfy { ($0.old?.count ?? 0) <= 1 }, "\(kept)")
    }

    @Test("one number that changed in a short bullet is shown as that number")
    func number() {
        let (old, new) = ([Block(.bullet, "3 hurt")], [Block(.bullet, "4 hurt")])
        #expect(marked(old, new) == "edited: [-3-]{+4+} hurt")
        #expect(ArticleDiff(from: old, to: new).summary == "1 bullet changed; 1 number changed; +1 −1 words")
    }

    @Test(
        "scripts are cut where their readers would cut them",
        arguments: [
            ("Порт закрыли во вторник.", "Порт закрыли в среду.", "Порт закрыли [-во вторник-]{+в среду+}."),
            ("Το λιμάνι έκλεισε χθες.", "Το λιμάνι άνοιξε χθες.", "Το λιμάνι [-έκλεισε-]{+άνοιξε+} χθες."),
            ("أغلق الميناء يوم الثلاثاء", "فتح الميناء يوم الثلاثاء", "[-أغلق-]{+فتح+} الميناء يوم الثلاثاء"),
            ("הנמל נסגר ביום שלישי", "הנמל נפתח ביום שלישי", "הנמל [-נסגר-]{+נפתח+} ביום שלישי"),
            ("बंदरगाह मंगलवार को बंद हुआ", "बंदरगाह बुधवार को बंद हुआ", "बंदरगाह [-मंगलवार-]{+बुधवार+} को बंद हुआ"),
            ("항구는 화요일에 닫혔다", "항구는 수요일에 닫혔다", "항구는 [-화요일에-]{+수요일에+} 닫혔다"),
            ("港は火曜日に閉鎖された", "港は水曜日に閉鎖された", "港は[-火-]{+水+}曜日に閉鎖された"),
            ("ท่าเรือปิดวันอังคาร", "ท่าเรือเปิดวันอังคาร", "ท่าเรือ[-ปิ-]{+เปิ+}ดวันอังคาร"),
            ("Zwei Tote 👩‍👩‍👧 heute", "Zwei Tote 👩‍👩‍👦 heute", "Zwei Tote [-👩‍👩‍👧-]{+👩‍👩‍👦+} heute"),
        ])
    func scripts(old: String, new: String, wanted: String) {
        #expect(marked(old, new) == "edited: " + wanted)
    }

    @Test("the summary puts kinds together and counts figures")
    func summary() {
        let filler = (0..<4).map {
            "Paragraph \($0) tells of crane \($0 * 7) and of basin \($0 * 13) in the port."
        }
        var old = [Block(.headline, "Harbour closed"), Block(.bullet, "3 hurt")] + paragraphs(filler)
        old.append(Block(.paragraph, "At least 3 people were hurt when it fell, police said on Tuesday."))
        var new = old
        new[0].text = "Harbour opens again"
        new[1].text = "5 hurt"
        new[6].text = "At least 5 people were hurt when it fell, police said on Tuesday."
        new.append(Block(.paragraph, "Ferries were sent to Marl instead."))
        new.append(Block(.paragraph, "Repairs will take until May."))
        let diff = ArticleDiff(from: old, to: new)
        #expect(
            diff.summary
                == "headline reworded; 1 bullet changed; 1 paragraph changed, 2 added; 2 numbers changed; +15 −3 words"
        )
        #expect(diff.counts.changed == 3 && diff.counts.added == 2 && diff.counts.numbers == 2)
    }

    @Test("a dash inside an address is no matter of type: the address is marked whole")
    func addressDash() {
        for address in ["https://harbour.example/a-b", "https://desk@harbour.example.c-om"] {
            let old = paragraphs(["See \(address) for the timetable of the ferries."])
            let new = paragraphs([
                "See \(address.replacing("-", with: "–")) for the timetable of the ferries."
            ])
            #expect(Promises(old, new).broken() == [])
            #expect(Promises(new, old).broken() == [])
        }
    }

    @Test(
        "of two copies of a sentence the same one is kept whichever state is the older",
        arguments: [
            (["Ten ships wait. Nine.", "Ten ships wait."], ["Ten ships wait.", "Nine. Ten ships wait."]),
            (["Nine.", "Nine.", "Nine. Eight. Eight."], ["Nine. The port is shut.", "Nine."]),
        ])
    func copies(old: [String], new: [String]) {
        let there = Promises(paragraphs(old), paragraphs(new)).keptPairs
        let back = Promises(paragraphs(new), paragraphs(old)).keptPairs
        #expect(there == Set(back.map { [$0[2], $0[3], $0[0], $0[1]] }))
    }

    @Test("odd bytes, quotes set otherwise and a kind that changed at once are rebuilt")
    func fuzzed() {
        let bad = "\u{FFFD}"
        let old = paragraphs([
            "国\(bad)A国\(bad)\(bad)\(bad)院䂻瑨二'\(bad)示。",
            "\(bad)\u{01}\0\0\0\0\0\0\0\(bad)\(bad)\(bad)A国务院䂻二'\(bad)示。",
            "\(bad)\u{01}\0\0\0\0\(bad)",
        ])
        let new = [
            Block(.paragraph, "%, \(bad)\u{01}\0\0\0\0\(bad)\(bad)\(bad)A国务院䂻二'\(bad)示。"),
            Block(.paragraph, ", 国\(bad)A国\(bad)\(bad)\(bad)院䂻瑨二’\(bad)示。"),
            Block(.quote, "\(bad)\u{01}\0\0\0\0\0\0\0\(bad)"), Block(.standfirst, "ក្ខ"),
        ]
        for (one, two) in [(old, new), (new, old)] {
            let promises = Promises(one, two)
            #expect(promises.broken() == [], "\(promises.diff.changes)")
        }
    }
}
