import Articles

/// The words that stand with a capital letter inside a sentence somewhere in an article.
///
/// Looked for when somebody asks for the first time, across both states.
struct Names {
    private var words: Set<String>?

    /// Whether a word is one of them.
    mutating func contain(
        _ word: String, _ old: [Block], _ new: [Block], _ tokenizer: inout Tokenizer, _ tokens: inout Tokens
    ) -> Bool {
        if let words { return words.contains(word) }
        var found: Set<String> = []
        // Most of a state stands in the other as well, and need not be looked at twice.
        let kept = zip(old, new).prefix { $0 == $1 }.count
        for block in old + new[kept...] {
            switch block.kind {
            // Some papers write every word of a title with a capital.
            case .headline, .kicker, .subheading: continue
            default: Names.collect(block.text, &tokenizer, &tokens, into: &found)
            }
        }
        words = found
        return found.contains(word)
    }

    private static func collect(
        _ text: String, _ tokenizer: inout Tokenizer, _ tokens: inout Tokens, into found: inout Set<String>
    ) {
        tokens.removeAll()
        tokenizer.reset()
        tokenizer.vocabulary.reset(expecting: text.utf8.count / 6)
        let origin = tokenizer.hold(text)
        tokenizer.append(from: origin, to: origin + text.utf8.count, origin: origin, to: &tokens)
        var beginsSentence = true
        for token in 0..<tokens.count {
            let role = tokenizer.vocabulary.roles[Int(tokens.word[token])]
            if role == .word, !beginsSentence,
                mayBeCapital(tokenizer.arena[origin + Int(tokens.places[token].start)])
            {
                let word = tokenizer.arena.withElements {
                    String(
                        decoding: $0[
                            origin + Int(tokens.places[token].start)..<origin + Int(tokens.places[token].end)],
                        as: UTF8.self)
                }
                if word.first?.isUppercase == true { found.insert(word) }
            }
            if role != .quote {
                beginsSentence = role == .sentenceMark || (beginsSentence && !Judge.isWord(role))
            }
        }
    }

    /// Whether a word that begins with this byte may begin with a capital: not where it is an ASCII letter that is none.
    private static func mayBeCapital(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
    }
}
