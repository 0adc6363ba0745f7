/// Whether two blocks share enough to be shown as one that was edited rather than one replaced by another.
enum Similarity {
    /// The kept part of the lighter block's words, in tenths.
    private static let leastTenths = 2
    /// What each run of kept words is worth less: words scattered over a text are no likeness.
    private static let interruption = 7
    private static let leastTenthsInPlace = 1
    private static let interruptionInPlace = 0

    /// - Parameter standsInPlace: whether the blocks have the same neighbour; then less is enough.
    static func isEnough(
        _ old: borrowing Tokens, _ oldBlock: Int, _ new: borrowing Tokens, _ newBlock: Int,
        _ roles: borrowing Buffer<Vocabulary.Role>,
        standsInPlace: Bool
    ) -> Bool {
        let interruption = standsInPlace ? interruptionInPlace : interruption
        let leastTenths = standsInPlace ? leastTenthsInPlace : leastTenths
        var oldWeight = 0
        var newWeight = 0
        var kept = 0
        var previous = -2
        for token in old.range(ofBlock: oldBlock) {
            let weight = weight(roles[Int(old.word[token])])
            oldWeight += weight
            let partner = Int(old.partner[token])
            if partner >= 0 {
                kept += partner == previous + 1 ? weight : weight - interruption
                previous = partner
            } else {
                previous = -2
            }
        }
        for token in new.range(ofBlock: newBlock) { newWeight += weight(roles[Int(new.word[token])]) }
        return kept * 10 >= min(oldWeight, newWeight) * leastTenths
    }

    private static func weight(_ role: Vocabulary.Role) -> Int {
        switch role {
        case .word, .number: 10
        case .functionWord, .ideograph: 3
        default: 1
        }
    }
}
