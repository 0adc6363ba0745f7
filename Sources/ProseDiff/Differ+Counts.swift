import Articles

/// What there is to count in a finished comparison.
extension Differ {
    /// How many words came and went.
    func countWords() -> WordCount {
        WordCount(inserted: unpaired(new) + wordsUnpaired, deleted: unpaired(old) + wordsUnpaired)
    }

    /// How many words a block of the newer state has that was not cut into tokens.
    mutating func countWords(ofBlock block: Int) -> Int {
        uncountedTokens.removeAll()
        let text = new.text(of: block)
        tokenizer.append(
            from: text.lowerBound, to: text.upperBound, origin: text.lowerBound, to: &uncountedTokens)
        var count = 0
        for token in 0..<uncountedTokens.count where isCounted(uncountedTokens.word[token]) { count += 1 }
        return count
    }

    private func unpaired(_ state: borrowing State) -> Int {
        var count = 0
        for token in 0..<state.tokens.count where state.tokens.partner[token] < 0 {
            if isCounted(state.tokens.word[token]) { count += 1 }
        }
        return count
    }

    private func isCounted(_ word: Int32) -> Bool {
        switch tokenizer.vocabulary.roles[Int(word)] {
        case .word, .functionWord, .number, .ideograph: true
        default: false
        }
    }

    /// Whether words changed in a block that an article has one of, and not punctuation alone.
    func isReworded(_ change: BlockChange) -> Bool {
        guard change.kind == .edited || change.kind == .movedAndEdited, let o = change.old.first,
            let n = change.new.first
        else { return false }
        switch new.blocks[n].kind {
        case .headline, .kicker, .standfirst, .byline:
            return hasUnpairedWord(old, o) || hasUnpairedWord(new, n)
        default: return false
        }
    }

    private func hasUnpairedWord(_ state: borrowing State, _ block: Int) -> Bool {
        for token in state.tokens.range(ofBlock: block) where state.tokens.partner[token] < 0 {
            if isCounted(state.tokens.word[token]) { return true }
        }
        return false
    }

    /// How many figures stand where other figures stood: between the same kept words.
    func changedNumbers() -> Int {
        var count = 0
        for n in new.blocks.indices where new.equal[n] < 0 {
            let range = new.tokens.range(ofBlock: n)
            var at = range.lowerBound
            while at < range.upperBound {
                guard new.tokens.partner[at] < 0 else {
                    at += 1
                    continue
                }
                let low = at
                var numbers = 0
                while at < range.upperBound, new.tokens.partner[at] < 0 {
                    if isNumber(new.tokens.word[at]) { numbers += 1 }
                    at += 1
                }
                if numbers > 0 { count += min(numbers, numbersReplaced(by: low..<at, in: n)) }
            }
        }
        return count
    }

    /// How many figures of the older state stood in the place of some new words.
    private func numbersReplaced(by words: Range<Int>, in n: Int) -> Int {
        let block = new.tokens.range(ofBlock: n)
        let before = words.lowerBound > block.lowerBound ? Int(new.tokens.partner[words.lowerBound - 1]) : -1
        let after = words.upperBound < block.upperBound ? Int(new.tokens.partner[words.upperBound]) : -1
        let inside = max(before, after)
        // Without a kept word in sight the windows of two blocks with equal ends still stand at one place.
        let o = inside >= 0 ? old.tokens.block(of: inside) : Int(new.counterpart[n])
        if o < 0 { return 0 }
        let oldBlock = old.tokens.range(ofBlock: o)
        let low = before >= 0 ? before + 1 : oldBlock.lowerBound
        let high = after >= 0 ? after : oldBlock.upperBound
        if high < low || high > oldBlock.upperBound { return 0 }
        var count = 0
        for token in low..<high where old.tokens.partner[token] < 0 && isNumber(old.tokens.word[token]) {
            count += 1
        }
        return count
    }

    private func isNumber(_ word: Int32) -> Bool { tokenizer.vocabulary.roles[Int(word)] == .number }
}
