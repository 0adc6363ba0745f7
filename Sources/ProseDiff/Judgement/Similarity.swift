/// Whether two blocks share enough to be shown as one that was edited rather than one replaced by another.
enum Similarity {
    /// The kept part of the lighter block's words, in tenths.
    private static let leastTenths = 2

    static func isEnough(
        _ old: Tokens, _ oldBlock: Int, _ new: Tokens, _ newBlock: Int, _ roles: [Vocabulary.Role]
    ) -> Bool {
        var oldWeight = 0
        var newWeight = 0
        var kept = 0
        for token in old.range(ofBlock: oldBlock) {
            let weight = weight(roles[Int(old.word[token])])
            oldWeight += weight
            if old.partner[token] >= 0 { kept += weight }
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
