import Articles

/// The words that stand with a capital letter inside a sentence somewhere in an article.
///
/// Looked for when somebody asks, across both states.
struct Names {
    /// What was found in the blocks that were looked through.
    private var words: Set<String> = []
    private var texts: [String]?
    /// The texts that were looked through.
    private var seen: Set<Int> = []

    /// Whether a word is one of them.
    mutating func contain(
        _ word: String, _ old: [Block], _ new: [Block], _ tokenizer: inout Tokenizer, _ tokens: inout Tokens
    ) -> Bool {
        if words.contains(word) { return true }
        let texts = self.texts ?? Names.texts(old, new)
        self.texts = texts
        // Only what has the word in it needs to be cut into words. Other scripts have more than one way to write one.
        let mayBeSought = word.utf8.allSatisfy { $0 < 0x80 }
        for (number, text) in texts.enumerated() where !seen.contains(number) {
            if mayBeSought, !Names.stands(word, in: text) { continue }
            seen.insert(number)
            Names.collect(text, &tokenizer, &tokens, into: &words)
            if words.contains(word) { return true }
        }
        return false
    }

    /// The texts in which a capital letter says something.
    private static func texts(_ old: [Block], _ new: [Block]) -> [String] {
        // Most of a state stands in the other as well, and need not be looked at twice.
        let kept = zip(old, new).prefix { $0 == $1 }.count
        return (old + new[kept...]).compactMap { block in
            switch block.kind {
            // Some papers write every word of a title with a capital.
            case .headline, .kicker, .subheading: nil
            default: block.text
            }
        }
    }

    /// Whether the bytes of a word stand in a text, as a word or within one; capital letters are rare.
    private static func stands(_ word: String, in text: String) -> Bool {
        BlockFingerprint.withBytes(word, text) { word, text in
            guard let first = word.first, word.count <= text.count else { return false }
            return (0...text.count - word.count).contains { start in
                text[start] == first && text[start..<start + word.count].elementsEqual(word)
            }
        }
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
