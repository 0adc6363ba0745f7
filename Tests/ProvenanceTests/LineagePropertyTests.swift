import Articles
import ProseDiff
import Provenance
import Testing

@Suite("Lineage of random histories")
struct LineagePropertyTests {
    @Test(
        "every byte has one origin, its words stood in that state, and departures have a lifetime",
        arguments: 1...60)
    func origins(seed: UInt64) {
        let states = RandomHistory(seed: seed).states(count: 12)
        let lineage = Lineage(of: states)
        #expect(lineage.states == states.count)
        var places: [Int] = []
        for (index, block) in lineage.blocks.enumerated() {
            places += lineage.departedBlocks(before: index)
            var end = 0
            for element in lineage.elements(ofBlock: index) {
                guard case .strand(let strand) = element else {
                    if case .departed(let place) = element { places.append(place) }
                    continue
                }
                #expect(strand.range.start == end && strand.range.count > 0)
                end = strand.range.end
                let words = lineage.words(strand.range).split(separator: " ")
                let then = states[strand.origin].map(\.text).joined(separator: " ")
                for word in words { #expect(then.contains(word), "\(word) in state \(strand.origin)") }
                if let replaced = strand.replaced {
                    #expect(lineage.departed[replaced].left == (strand.returned ?? strand.origin))
                }
            }
            #expect(end == block.text.utf8.count)
        }
        places += lineage.departedBlocks(before: lineage.blocks.count)
        #expect(places.sorted() == Array(lineage.departed.indices), "each departure has one place")
        for gone in lineage.departed {
            #expect(gone.since < gone.left)
            #expect(states[gone.left - 1].contains { $0.text.contains(gone.text) })
        }
    }

    @Test("a word that always stood has the first state for its origin", arguments: 1...40)
    func standing(seed: UInt64) {
        let marker = "Nevertheless-\(seed)"
        let states = RandomHistory(seed: seed).states(count: 8).map { $0 + [Block(.byline, marker)] }
        let lineage = Lineage(of: states)
        let last = lineage.blocks.count - 1
        #expect(lineage.strands(ofBlock: last).map(\.origin) == [0])
    }

    @Test("going back to a state gives back its origins", arguments: 1...40)
    func reverting(seed: UInt64) {
        var states = RandomHistory(seed: seed).states(count: 6)
        let target = Int(seed % 5)
        let before = Lineage(of: Array(states[...target]))
        states.append(states[target])
        let after = Lineage(of: states)
        for block in before.blocks.indices {
            func bytes(_ lineage: Lineage) -> [Int] {
                lineage.strands(ofBlock: block).flatMap {
                    [Int](repeating: $0.origin, count: $0.range.count)
                }
            }
            #expect(bytes(before) == bytes(after))
        }
    }
}

/// Random edits of a random article; the same ones on every run.
struct RandomHistory {
    private var state: UInt64
    private static let words = [
        "harbour", "wall", "council", "mayor", "said", "the", "of", "on", "Monday", "3", "1,200", "ferries",
        "cracks", "渡轮", "罢工", "naïve", "e\u{301}tude", "“safe”", "👩‍👩‍👧", "never", "may", "engineer", "report",
        "vote",
    ]

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    private mutating func number(below bound: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(bound))
    }

    private mutating func words(_ count: Int) -> [String] {
        (0..<count).map { _ in
            number(below: 3) == 0 ? "w\(number(below: 500))" : Self.words[number(below: Self.words.count)]
        }
    }

    func states(count: Int) -> [[Block]] {
        var copy = self
        var blocks = (0..<5).map { _ in Block(.paragraph, copy.words(18).joined(separator: " ")) }
        var states = [blocks]
        while states.count < count {
            for _ in 0...copy.number(below: 3) { copy.edit(&blocks) }
            states.append(blocks)
        }
        return states
    }

    private mutating func edit(_ blocks: inout [Block]) {
        let kinds = Block.Kind.allCases
        guard !blocks.isEmpty else {
            blocks.append(Block(.paragraph, words(9).joined(separator: " ")))
            return
        }
        let at = number(below: blocks.count)
        var parts = blocks[at].text.split(separator: " ").map { String($0) }
        switch number(below: 8) {
        case 0: blocks.remove(at: at)
        case 1: blocks.insert(Block(.paragraph, words(12).joined(separator: " ")), at: at)
        case 2: blocks.insert(blocks.remove(at: at), at: number(below: blocks.count + 1))
        case 3: blocks[at].kind = kinds[number(below: kinds.count)]
        case 4 where at + 1 < blocks.count:
            blocks[at].text += " " + blocks.remove(at: at + 1).text
        case 5 where parts.count > 6:
            blocks[at].text = parts[..<(parts.count / 2)].joined(separator: " ")
            blocks.insert(Block(.paragraph, parts[(parts.count / 2)...].joined(separator: " ")), at: at + 1)
        default:
            let from = number(below: parts.count + 1)
            let to = min(parts.count, from + number(below: 4))
            parts.replaceSubrange(from..<to, with: words(number(below: 4)))
            blocks[at].text = parts.joined(separator: " ")
        }
    }
}
