import Articles
import ProseDiff
import Provenance
import Testing

@Suite("Lineage")
struct LineageTests {
    private func origins(_ lineage: Lineage, block: Int) -> [String] {
        lineage.strands(ofBlock: block).map { "\($0.origin):\(lineage.words($0.range))" }
    }

    @Test("a replaced word has the state that brought it and says what stood there before")
    func replacement() throws {
        let lineage = Lineage(of: [
            [Block(.paragraph, "At least 3 people were hurt, police said.")],
            [Block(.paragraph, "At least 4 people were hurt, police said.")],
            [Block(.paragraph, "At least 17 people were hurt, police said.")],
        ])
        #expect(
            origins(lineage, block: 0) == ["0:At least ", "2:17", "0: people were hurt, police said."])
        let number = try #require(lineage.strands(ofBlock: 0).first { $0.origin == 2 })
        let before = lineage.departed[try #require(number.replaced)]
        #expect(before.text == "4")
        #expect(before.since == 1 && before.left == 2)
        #expect(lineage.departed[try #require(before.replaced)].text == "3")
        let life = try #require(lineage.life(ofBlock: 0))
        #expect(life.origin == 0 && life.changes == 2 && life.lastChange == 2)
    }

    @Test("what was compared out of time says that it is coarse, also after a fine step")
    func coarse() {
        let states = ["At least 3 were hurt.", "At least 4 were hurt.", "At least 17 were hurt."].map {
            [Block(.paragraph, $0)]
        }
        #expect(!Lineage(of: states).isCoarse)
        var differ = Differ()
        var lineage = Lineage(of: Array(states.prefix(1)))
        lineage.append(states[1], with: &differ, deadline: .zero)
        #expect(lineage.isCoarse)
        lineage.append(states[2], with: &differ)
        #expect(lineage.isCoarse)
    }

    @Test("a paragraph that moves keeps its origin and counts as unchanged")
    func move() {
        let one = Block(.paragraph, "The harbour was closed at noon after a swell broke the outer wall.")
        let two = Block(.paragraph, "Inspectors found three cracks below the waterline in October.")
        let three = Block(.paragraph, "Ferries to the northern islands were cancelled until Friday.")
        let lineage = Lineage(of: [[one, two, three], [three, one, two]])
        for block in 0..<3 {
            #expect(lineage.strands(ofBlock: block).map(\.origin) == [0])
            #expect(lineage.life(ofBlock: block)?.changes == 0)
        }
    }

    @Test("a state that comes again has its origins again, and what was away says when it returned")
    func revert() {
        let first = [
            Block(.headline, "Wall is safe"), Block(.paragraph, "The wall is safe, the mayor said."),
        ]
        let second = [
            Block(.headline, "Wall may fail"), Block(.paragraph, "The wall is safe, the mayor said."),
        ]
        let lineage = Lineage(of: [first, second, first])
        let headline = lineage.strands(ofBlock: 0)
        #expect(headline.allSatisfy { $0.origin == 0 })
        #expect(headline.contains { $0.returned == 2 && lineage.words($0.range).contains("safe") })
        #expect(lineage.strands(ofBlock: 1).map(\.returned) == [nil])
        #expect(lineage.departed.contains { $0.text.contains("safe") && $0.returned == 2 })
        #expect(lineage.departed.contains { $0.text.contains("fail") && $0.returned == nil && $0.left == 2 })
    }

    @Test("a removed paragraph keeps its place while the text around it changes")
    func departedBlock() throws {
        let lead = Block(.paragraph, "The council met on Monday to vote on the new harbour wall.")
        let gone = Block(.paragraph, "The engineer had warned of this in a letter two years earlier.")
        let end = Block(.paragraph, "A second vote is planned for the spring session.")
        let later = Block(.paragraph, "A second vote is planned for the autumn session.")
        let lineage = Lineage(of: [[lead, gone, end], [lead, end], [lead, later]])
        let index = try #require(lineage.departedBlocks(before: 1).first)
        #expect(lineage.departed[index].text == gone.text)
        #expect(lineage.departed[index].isWholeBlock)
        #expect(lineage.departed[index].since == 0 && lineage.departed[index].left == 1)
        #expect(lineage.departedBlocks(before: 2).isEmpty)
    }

    @Test("what a technical state changes is nobody's edit, but words still have an origin")
    func technical() {
        var lineage = Lineage()
        var differ = Differ()
        lineage.append([Block(.paragraph, "One two three four")], with: &differ)
        lineage.append([Block(.paragraph, "One two three four five")], with: &differ, isTechnical: true)
        #expect(lineage.life(ofBlock: 0)?.changes == 0)
        #expect(lineage.strands(ofBlock: 0).map(\.origin) == [0, 1])
    }

    @Test("an article can lose all its words and get others")
    func empty() {
        let lineage = Lineage(of: [[Block(.paragraph, "Words")], [], [Block(.paragraph, "Else")], [], []])
        #expect(lineage.blocks.isEmpty)
        #expect(
            Set(lineage.departedBlocks(before: 0).map { lineage.departed[$0].text }) == ["Words", "Else"])
    }
}

extension Lineage {
    func words(_ range: TextRange) -> String {
        String(
            decoding: blocks[range.block].text.utf8.dropFirst(range.start).prefix(range.count), as: UTF8.self)
    }
}
