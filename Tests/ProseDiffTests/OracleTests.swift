import Testing

@testable import ProseDiff

/// The layers against slow and obviously right references.
@Suite("Each layer finds the best there is")
struct OracleTests {
    @Test("a small box is aligned with the highest score any alignment has", arguments: 0..<200)
    func box(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        let roles: [Vocabulary.Role] = [.word, .functionWord, .number, .clauseMark]
        let old = (0..<Int.random(in: 1...7, using: &random)).map { _ in
            Int32.random(in: 0..<4, using: &random)
        }
        let new = (0..<Int.random(in: 1...7, using: &random)).map { _ in
            Int32.random(in: 0..<4, using: &random)
        }
        var box = BoxAlignment()
        var oldPartner = Buffer<Int32>()
        var newPartner = Buffer<Int32>()
        oldPartner.fill(with: -1, count: old.count)
        newPartner.fill(with: -1, count: new.count)
        let isSolved = box.align(
            Buffer(old), old.indices, Buffer(new), new.indices, roles: Buffer(roles), &oldPartner, &newPartner
        )
        #expect(isSolved)
        let pairs = old.indices.filter { oldPartner[$0] >= 0 }.map { ($0, Int(oldPartner[$0])) }
        #expect(pairs.allSatisfy { Int(newPartner[$0.1]) == $0.0 })
        #expect(new.indices.count { newPartner[$0] >= 0 } == pairs.count)
        #expect(pairs.allSatisfy { old[$0.0] == new[$0.1] })
        #expect(zip(pairs, pairs.dropFirst()).allSatisfy { $0.0 < $1.0 && $0.1 < $1.1 })
        #expect(
            Reference.score(of: pairs, old, new, roles)
                == Reference(old: old, new: new, roles: roles).best(0, 0, true))
    }

    @Test(
        "a box of one word over and over is left to others, and the next one is solved as if it were the first"
    )
    func crowdedBox() {
        var box = BoxAlignment()
        var oldPartner = Buffer<Int32>()
        var newPartner = Buffer<Int32>()
        oldPartner.fill(with: -1, count: 64)
        newPartner.fill(with: -1, count: 64)
        let crowd = Buffer([Int32](repeating: 0, count: 64))
        let roles = Buffer([Vocabulary.Role.word, .word])
        let isSolved = box.align(crowd, 0..<64, crowd, 0..<64, roles: roles, &oldPartner, &newPartner)
        #expect(!isSolved)
        #expect(!oldPartner.contains { $0 >= 0 } && !newPartner.contains { $0 >= 0 })
        let pair = Buffer<Int32>([0, 1])
        #expect(box.align(pair, 0..<2, pair, 0..<2, roles: roles, &oldPartner, &newPartner))
        #expect(oldPartner[0] == 0 && oldPartner[1] == 1)
    }

    @Test("the search without a limit keeps as much as the longest common subsequence", arguments: 0..<200)
    func sequences(seed: Int) {
        var random = SeededGenerator(seed: UInt64(500 + seed))
        let old = (0..<Int.random(in: 0...30, using: &random)).map { _ in
            Int32.random(in: 0..<5, using: &random)
        }
        let new = (0..<Int.random(in: 0...30, using: &random)).map { _ in
            Int32.random(in: 0..<5, using: &random)
        }
        for limit in [1, 3, 1000] {
            var sequences = Sequences()
            var pairs: [(Int, Int)] = []
            sequences.align(Buffer(old), old.indices, Buffer(new), new.indices, limit: limit) {
                pairs.append(($0, $1))
            }
            pairs.sort { $0.0 < $1.0 }
            #expect(pairs.allSatisfy { old[$0.0] == new[$0.1] })
            #expect(zip(pairs, pairs.dropFirst()).allSatisfy { $0.0 < $1.0 && $0.1 < $1.1 })
            if limit == 1000 { #expect(pairs.count == Reference.longestCommon(old, new)) }
        }
    }

    @Test("no chain is heavier than the heaviest", arguments: 0..<200)
    func chain(seed: Int) {
        var random = SeededGenerator(seed: UInt64(900 + seed))
        let links = (0..<Int.random(in: 1...10, using: &random)).map {
            Link(
                old: Int.random(in: 0..<8, using: &random), new: $0,
                weight: Int.random(in: 1...9, using: &random))
        }
        var chain = HeaviestChain()
        var isInChain = Buffer<Bool>()
        chain.mark(Buffer(links), in: &isInChain)
        let chosen = links.indices.filter { isInChain[$0] }.map { links[$0] }
        #expect(zip(chosen, chosen.dropFirst()).allSatisfy { $0.old <= $1.old })
        var best = 0
        for subset in 0..<(1 << links.count) {
            let some = links.indices.filter { subset & 1 << $0 != 0 }.map { links[$0] }
            guard zip(some, some.dropFirst()).allSatisfy({ $0.old <= $1.old }) else { continue }
            best = max(best, some.reduce(0) { $0 + $1.weight })
        }
        #expect(chosen.reduce(0) { $0 + $1.weight } == best)
    }
}

/// Tries everything.
private struct Reference {
    let old: [Int32]
    let new: [Int32]
    let roles: [Vocabulary.Role]

    /// The best score from here on; an interruption costs when it follows something kept.
    func best(_ o: Int, _ n: Int, _ isKept: Bool) -> Int32 {
        if o == old.count, n == new.count { return 0 }
        var best = Int32.min / 2
        let price = isKept ? BoxAlignment.interruption : 0
        if o < old.count { best = max(best, self.best(o + 1, n, false) - price) }
        if n < new.count { best = max(best, self.best(o, n + 1, false) - price) }
        if o < old.count, n < new.count, old[o] == new[n] {
            best = max(best, self.best(o + 1, n + 1, true) + BoxAlignment.weight(of: roles[Int(old[o])]))
        }
        return best
    }

    static func score(
        of pairs: [(Int, Int)], _ old: [Int32], _ new: [Int32], _ roles: [Vocabulary.Role]
    ) -> Int32 {
        var score: Int32 = 0
        var (o, n) = (0, 0)
        for (oldAt, newAt) in pairs + [(old.count, new.count)] {
            if oldAt > o || newAt > n { score -= BoxAlignment.interruption }
            if oldAt < old.count { score += BoxAlignment.weight(of: roles[Int(old[oldAt])]) }
            (o, n) = (oldAt + 1, newAt + 1)
        }
        return score
    }

    static func longestCommon(_ old: [Int32], _ new: [Int32]) -> Int {
        var table = Array(repeating: Array(repeating: 0, count: new.count + 1), count: old.count + 1)
        for (o, word) in old.enumerated() {
            for (n, other) in new.enumerated() {
                table[o + 1][n + 1] = word == other ? table[o][n] + 1 : max(table[o][n + 1], table[o + 1][n])
            }
        }
        return table[old.count][new.count]
    }
}
