/// Whether two blocks share enough to be shown as one that was edited rather than one replaced by another.
enum Similarity {
    /// The kept part of the lighter block's words, in tenths.
    private static let leastTenths = 2
    /// What each run of kept words is worth less: words scattered over a text are no likeness.
    private static let interruption = 7
    private static let leastTenthsInPlace = 1
    private static let interruptionInPlace = 0
    /// Where half of either block is kept nothing is scattered, however often it is interrupted.
    ///
    /// Less than four words would still be coincidence, unless the blocks follow or precede the same one.
    private static let leastElsewhere = 40

    /// - Parameters:
    ///   - standsInPlace: whether the blocks stand between the same two; then less is enough.
    ///   - hasNeighbour: whether they follow or precede the same one.
    static func isEnough(
        _ old: borrowing Tokens, _ oldBlock: Int, _ new: borrowing Tokens, _ newBlock: Int,
        _ roles: borrowing Buffer<Vocabulary.Role>,
        standsInPlace: Bool, hasNeighbour: Bool
    ) -> Bool {
        let interruption = standsInPlace ? interruptionInPlace : interruption
        let leastTenths = standsInPlace ? leastTenthsInPlace : leastTenths
        var oldWeight = 0
        var newWeight = 0
        var kept = 0
        var keptAtAll = 0
        var previous = -2
        for token in old.range(ofBlock: oldBlock) {
            let weight = weight(roles[Int(old.word[token])])
            oldWeight += weight
            let partner = Int(old.partner[token])
            if partner >= 0 {
                keptAtAll += weight
                kept += partner == previous + 1 ? weight : weight - interruption
                previous = partner
            } else {
                previous = -2
            }
        }
        for token in new.range(ofBlock: newBlock) { newWeight += weight(roles[Int(new.word[token])]) }
        if kept * 10 >= min(oldWeight, newWeight) * leastTenths { return true }
        return keptAtAll * 2 >= max(oldWeight, newWeight) && (hasNeighbour || keptAtAll >= leastElsewhere)
    }

    private static func weight(_ role: Vocabulary.Role) -> Int {
        switch role {
        case .word, .number: 10
        case .functionWord, .ideograph: 3
        default: 1
        }
    }
}
