/// Tokens that begin outside ASCII.
extension Tokenizer {
    /// Reads what begins with a character outside ASCII.
    mutating func other(from start: Int, to high: Int, origin: Int, tokens: inout Tokens) -> Int {
        let (scalar, length) = scalar(at: start, to: high)
        let end = start + length
        switch ScalarClass(scalar) {
        case .letter, .digit:
            return word(from: start, to: high, origin: origin, tokens: &tokens)
        case .space, .ignorable:
            return end
        case .ideograph:
            return cluster(from: start, end: end, to: high, origin: origin, tokens: &tokens)
        case .leadingVowel:
            guard end < high, arena[end] >= 0x80 else {
                return plain(start, end, .ideograph, origin: origin, tokens: &tokens)
            }
            let (next, more) = self.scalar(at: end, to: high)
            guard case .ideograph = ScalarClass(next) else {
                return plain(start, end, .ideograph, origin: origin, tokens: &tokens)
            }
            return cluster(from: start, end: end + more, to: high, origin: origin, tokens: &tokens)
        case .followingVowel:
            return plain(start, withMarks(end, to: high), .ideograph, origin: origin, tokens: &tokens)
        case .katakana:
            return katakana(from: start, end: end, to: high, origin: origin, tokens: &tokens)
        case .doubleQuote:
            return folded(start, end, as: "\"", .quote, origin: origin, tokens: &tokens)
        case .singleQuote:
            return folded(start, end, as: "'", .quote, origin: origin, tokens: &tokens)
        case .hyphen, .dash:
            return folded(start, end, as: "-", .clauseMark, origin: origin, tokens: &tokens)
        case .ellipsis:
            return folded(start, end, as: "...", .sentenceMark, origin: origin, tokens: &tokens)
        case .currency:
            if end < high, ASCII.isDigit(arena[end]) {
                return number(after: end, from: start, to: high, origin: origin, tokens: &tokens)
            }
            return plain(start, end, .symbol, origin: origin, tokens: &tokens)
        case .sentenceMark:
            return plain(start, end, .sentenceMark, origin: origin, tokens: &tokens)
        case .clauseMark:
            return plain(start, end, .clauseMark, origin: origin, tokens: &tokens)
        case .openingBracket:
            return plain(start, end, .openingBracket, origin: origin, tokens: &tokens)
        case .closingBracket:
            return plain(start, end, .closingBracket, origin: origin, tokens: &tokens)
        case .unit, .symbol:
            return plain(start, end, .symbol, origin: origin, tokens: &tokens)
        case .emoji:
            return emoji(from: start, end: end, to: high, origin: origin, tokens: &tokens)
        case .regionalIndicator:
            return flag(from: start, end: end, to: high, origin: origin, tokens: &tokens)
        case .mark, .clustering:
            sawClustering = true
            return plain(start, end, .symbol, origin: origin, tokens: &tokens)
        }
    }

    /// A character of a script without spaces, with the vowels and marks that belong to it.
    private mutating func cluster(
        from start: Int, end first: Int, to high: Int, origin: Int, tokens: inout Tokens
    ) -> Int {
        var end = first
        while end < high, arena[end] >= 0x80 {
            let (scalar, length) = scalar(at: end, to: high)
            switch ScalarClass(scalar) {
            case .mark, .followingVowel: end += length
            default: return plain(start, end, .ideograph, origin: origin, tokens: &tokens)
            }
        }
        return plain(start, end, .ideograph, origin: origin, tokens: &tokens)
    }

    /// A picture with its skin tones and those joined to it (Unicode Standard Annex #29, rules GB9 and GB11).
    private mutating func emoji(
        from start: Int, end first: Int, to high: Int, origin: Int, tokens: inout Tokens
    ) -> Int {
        var end = first
        var isJoined = false
        while end < high, arena[end] >= 0x80 {
            let (scalar, length) = scalar(at: end, to: high)
            switch ScalarClass(scalar) {
            case .mark: isJoined = scalar == "\u{200D}"
            case .emoji where isJoined: isJoined = false
            case .clustering, .symbol, .ignorable:
                // Perhaps a picture outside the usual ranges, or a sign that clings.
                sawClustering = true
                return plain(start, end, .symbol, origin: origin, tokens: &tokens)
            default: return plain(start, end, .symbol, origin: origin, tokens: &tokens)
            }
            end += length
        }
        return plain(start, end, .symbol, origin: origin, tokens: &tokens)
    }

    /// Two regional indicators (Unicode Standard Annex #29, rules GB12 and GB13).
    private mutating func flag(
        from start: Int, end first: Int, to high: Int, origin: Int, tokens: inout Tokens
    ) -> Int {
        var end = withMarks(first, to: high)
        if end == first, end < high, arena[end] >= 0x80 {
            let (scalar, length) = scalar(at: end, to: high)
            if case .regionalIndicator = ScalarClass(scalar) { end = withMarks(end + length, to: high) }
        }
        return plain(start, end, .symbol, origin: origin, tokens: &tokens)
    }

    private mutating func katakana(
        from start: Int, end first: Int, to high: Int, origin: Int, tokens: inout Tokens
    ) -> Int {
        var end = first
        while end < high, arena[end] >= 0x80 {
            let (scalar, length) = scalar(at: end, to: high)
            switch ScalarClass(scalar) {
            case .mark, .katakana: end += length
            default: return plain(start, end, .word, origin: origin, tokens: &tokens)
            }
        }
        return plain(start, end, .word, origin: origin, tokens: &tokens)
    }

    /// A number with the currency before it, which is kept in its key.
    private mutating func number(
        after sign: Int, from start: Int, to high: Int, origin: Int, tokens: inout Tokens
    ) -> Int {
        let end = word(from: sign, to: high, origin: origin, tokens: &tokens)
        tokens.removeLast()
        return plain(start, end, .number, origin: origin, tokens: &tokens)
    }

    private func withMarks(_ place: Int, to high: Int) -> Int {
        var end = place
        while end < high, arena[end] >= 0x80 {
            let (scalar, length) = scalar(at: end, to: high)
            guard case .mark = ScalarClass(scalar) else { return end }
            end += length
        }
        return end
    }

    private mutating func plain(
        _ start: Int, _ end: Int, _ role: Vocabulary.Role, origin: Int, tokens: inout Tokens
    ) -> Int {
        add(start, end, role, origin: origin, tokens: &tokens)
        return end
    }

    private mutating func folded(
        _ start: Int, _ end: Int, as key: String, _ role: Vocabulary.Role, origin: Int,
        tokens: inout Tokens
    ) -> Int {
        let place = arena.count
        for byte in key.utf8 { arena.append(byte) }
        add(start, end, foldedFrom: place, role, origin: origin, tokens: &tokens)
        return end
    }

    /// Joins the tokens from `first` on that cut a grapheme cluster of the text (Unicode Standard Annex #29).
    mutating func joinClusters(of text: String, origin: Int, from first: Int, in tokens: inout Tokens) {
        var ends = Buffer<Int32>()
        var offset: Int32 = 0
        for character in text {
            offset += Int32(character.utf8.count)
            ends.append(offset)
        }
        var kept = first
        var cluster = 0
        func clusterEnd(_ place: Int32) -> Int32 {
            while cluster < ends.count, ends[cluster] < place { cluster += 1 }
            return cluster < ends.count ? ends[cluster] : place
        }
        func clusterStart(_ place: Int32) -> Int32 {
            _ = clusterEnd(place + 1)
            return cluster > 0 ? ends[cluster - 1] : 0
        }
        for token in first..<tokens.count {
            let start = clusterStart(tokens.places[token].start)
            let end = clusterEnd(tokens.places[token].end)
            if kept > first, start < tokens.places[kept - 1].end {
                tokens.places[kept - 1].end = max(end, tokens.places[kept - 1].end)
            } else {
                // A token is named when it is whole: a cluster of thousands of marks costs its length once.
                if kept > first { rename(kept - 1, origin: origin, in: &tokens) }
                tokens.places[kept].start = start
                tokens.places[kept].end = end
                tokens.word[kept] = tokens.word[token]
                kept += 1
            }
        }
        if kept > first { rename(kept - 1, origin: origin, in: &tokens) }
        tokens.removeLast(tokens.count - kept)
    }

    private mutating func rename(_ token: Int, origin: Int, in tokens: inout Tokens) {
        let start = origin + Int(tokens.places[token].start)
        let end = origin + Int(tokens.places[token].end)
        let key = vocabulary.key(of: tokens.word[token])
        let length = end - start
        if key.count == length, (0..<length).allSatisfy({ arena[key.lowerBound + $0] == arena[start + $0] }) {
            return
        }
        tokens.word[token] = vocabulary.number(ofKeyFrom: start, to: end, in: arena, role: .symbol)
    }
}
