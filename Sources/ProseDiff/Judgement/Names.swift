import Articles

/// The words that stand with a capital letter inside a sentence somewhere in an article.
///
/// Looked for when somebody asks, across both states.
struct Names {
    /// What was found in the blocks that were looked through.
    private var words: Set<String> = []
    /// What was looked for in vain.
    private var refused: Set<String> = []
    /// The texts that were not cut into words yet; `nil` before somebody asks.
    private var unread: [String]?
    /// How many bytes may still be searched for single words: with many of them, cutting all texts once costs less.
    private var patience = 0

    /// Whether a word is one of them.
    mutating func contain(
        _ word: String, _ old: [Block], _ new: [Block], _ tokenizer: inout Tokenizer, _ tokens: inout Tokens
    ) -> Bool {
        if words.contains(word) { return true }
        if refused.contains(word) { return false }
        var texts = unread.take() ?? begin(old, new)
        defer { unread = texts }
        // Only what has the word in it needs to be cut into words. Other scripts have more than one way to write one.
        let mayBeSought = word.utf8.count <= 64 && word.utf8.allSatisfy { $0 < 0x80 }
        var index = 0
        while index < texts.count {
            let text = texts[index]
            if mayBeSought, patience > 0 {
                patience -= text.utf8.count + 1
                if !Names.stands(word, in: text) {
                    index += 1
                    continue
                }
            }
            texts.swapAt(index, texts.count - 1)
            texts.removeLast()
            Names.collect(text, &tokenizer, &tokens, into: &words)
            if words.contains(word) { return true }
        }
        refused.insert(word)
        return false
    }

    private mutating func begin(_ old: [Block], _ new: [Block]) -> [String] {
        let texts = Names.texts(old, new)
        patience = 8 * texts.reduce(0) { $0 + $1.utf8.count + 1 }
        return texts
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
