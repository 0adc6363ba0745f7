import Articles

/// Finds the reasons of a change by looking at every word it touches.
struct Judge: ~Copyable {
    private var tokenizer = Tokenizer()
    private var tokens = Tokens()
    private var names = Names()

    /// A word, number or mark that a change touches.
    private struct Touched {
        var text: String
        var role: Vocabulary.Role
        var beginsSentence: Bool
        var isQuoted: Bool
        /// Whether a word with a capital letter follows.
        var precedesCapital = false
        /// The characters around an ideograph.
        var before: Character?
        var after: Character?
    }

    mutating func judge(
        _ change: BlockChange, _ runs: [Run], _ old: [Block], _ new: [Block]
    ) -> Judgement {
        var reasons: Set<Judgement.Reason> = []
        let blocks = change.old.map { old[$0] } + change.new.map { new[$0] }
        if change.kind != .kept, blocks.contains(where: { $0.kind == .correction }) {
            reasons.insert(.correctionNote)
        }
        if Set(blocks.map(\.kind)).count > 1 { reasons.insert(.kind) }
        if change.hasMoved || runs.contains(where: { $0.kind == .movedAway || $0.kind == .movedHere }) {
            reasons.insert(.reorder)
        }
        switch change.kind {
        case .kept, .moved: break
        case .inserted: reasons.insert(.addition)
        case .deleted: reasons.insert(.removal)
        case .split, .merged, .regrouped:
            reasons.insert(.layout)
            addReasons(&reasons, runs, change, old, new)
        default: addReasons(&reasons, runs, change, old, new)
        }
        // Where a paragraph was split, or a space of it went with a moved sentence, nothing else changed.
        if reasons.isEmpty, change.kind != .kept { reasons.insert(.typography) }
        return Judgement(reasons, inHeadline: blocks.contains { $0.kind == .headline })
    }

    private mutating func addReasons(
        _ reasons: inout Set<Judgement.Reason>, _ runs: [Run], _ change: BlockChange, _ old: [Block],
        _ new: [Block]
    ) {
        let gone = change.old.flatMap { block in
            touched(old[block].text, runs.compactMap { $0.kind == .deleted ? $0.old : nil }, block)
        }
        let come = change.new.flatMap { block in
            touched(new[block].text, runs.compactMap { $0.kind == .inserted ? $0.new : nil }, block)
        }
        let goneKeys = gone.map { NormalForm.text($0.text) }
        let comeKeys = come.map { NormalForm.text($0.text) }
        if goneKeys.joined() == comeKeys.joined() {
            // The space that a moved or split-off sentence leaves behind is no change of its own.
            let hasMoves = change.edits.contains { $0.counterpart != nil }
            if !hasMoves, !change.edits.isEmpty, change.old.count + change.new.count == 2 {
                reasons.insert(.typography)
            }
            return
        }
        let haveFigures =
            gone.contains { Figures.isFigure($0.text) } && come.contains { Figures.isFigure($0.text) }
        for word in gone + come { add(word, haveFigures: haveFigures, old, new, to: &reasons) }
        let goneWords = gone.filter { Judge.isWord($0.role) }
        let comeWords = come.filter { Judge.isWord($0.role) }
        switch (goneWords.isEmpty, comeWords.isEmpty) {
        case (true, true): reasons.insert(.punctuation)
        case (true, false): reasons.insert(.addition)
        case (false, true): reasons.insert(.removal)
        case (false, false):
            let isSpelling =
                goneWords.count == comeWords.count
                && zip(goneWords, comeWords).allSatisfy { Judge.isRespelling($0.text, $1.text) }
            reasons.insert(isSpelling ? .spelling : .wording)
        }
    }

    /// - Parameter haveFigures: whether a Chinese figure stands in the place of another.
    private mutating func add(
        _ word: Touched, haveFigures: Bool, _ old: [Block], _ new: [Block],
        to reasons: inout Set<Judgement.Reason>
    ) {
        guard Judge.isWord(word.role) else { return }
        if word.isQuoted { reasons.insert(.quotation) }
        if word.role == .ideograph {
            if Figures.isDate(word.text, after: word.before, before: word.after) {
                reasons.insert(.date)
            } else if Figures.isFigure(word.text),
                haveFigures || Figures.counts(after: word.before, before: word.after)
            {
                reasons.insert(.number)
            }
            return
        }
        let lower = word.text.lowercased()
        if Judge.isDate(lower, word.role) {
            reasons.insert(.date)
        } else if word.role == .number {
            reasons.insert(.number)
        } else if Judge.turns.contains(lower) || lower.hasSuffix("n't") || lower.hasSuffix("n’t") {
            reasons.insert(.negation)
        } else if word.role == .word, word.text.first?.isUppercase == true {
            // Every first word has a capital; that of a name has it everywhere.
            let isName =
                !word.beginsSentence || word.precedesCapital
                || names.contain(word.text, old, new, &tokenizer, &tokens)
            if isName { reasons.insert(.name) }
        }
    }

    /// The tokens of a block that some range touches.
    private mutating func touched(_ text: String, _ ranges: [TextRange], _ block: Int) -> [Touched] {
        let ranges = ranges.filter { $0.block == block }
        if ranges.isEmpty { return [] }
        tokens.removeAll()
        tokenizer.reset()
        tokenizer.vocabulary.reset(expecting: text.utf8.count / 6)
        let origin = tokenizer.hold(text)
        tokenizer.append(from: origin, to: origin + text.utf8.count, origin: origin, to: &tokens)
        var found: [Touched] = []
        var next = 0
        var beginsSentence = true
        var isQuoted = false
        for token in 0..<tokens.count {
            let start = Int(tokens.places[token].start)
            let end = Int(tokens.places[token].end)
            let role = tokenizer.vocabulary.roles[Int(tokens.word[token])]
            while next < ranges.count, ranges[next].end <= start { next += 1 }
            if next < ranges.count, ranges[next].start < end {
                var word = Touched(
                    text: self.text(of: token, origin), role: role, beginsSentence: beginsSentence,
                    isQuoted: isQuoted)
                if beginsSentence, token + 1 < tokens.count {
                    word.precedesCapital =
                        tokenizer.vocabulary.roles[Int(tokens.word[token + 1])] == .word
                        && self.text(of: token + 1, origin).first?.isUppercase == true
                }
                if role == .ideograph {
                    if token > 0 { word.before = self.text(of: token - 1, origin).last }
                    if token + 1 < tokens.count { word.after = self.text(of: token + 1, origin).first }
                }
                found.append(word)
            }
            // Single quotes are apostrophes too often to open a quotation.
            if role == .quote,
                tokenizer.arena[tokenizer.vocabulary.key(of: tokens.word[token]).lowerBound] == 0x22
            {
                isQuoted.toggle()
            } else {
                beginsSentence = role == .sentenceMark || (beginsSentence && !Judge.isWord(role))
            }
        }
        return found
    }

    private func text(of token: Int, _ origin: Int) -> String {
        tokenizer.arena.withElements {
            String(
                decoding: $0[
                    origin + Int(tokens.places[token].start)..<origin + Int(tokens.places[token].end)],
                as: UTF8.self)
        }
    }

    static func isWord(_ role: Vocabulary.Role) -> Bool {
        switch role {
        case .word, .functionWord, .number, .ideograph: true
        default: false
        }
    }

    /// Words that turn a sentence round or take something back.
    private static let turns: Set<String> = [
        "no", "not", "never", "none", "nor", "neither", "without", "denied", "denies", "deny", "may", "might",
        "could",
        "would", "should", "possibly", "probably", "perhaps", "likely", "unlikely", "alleged", "allegedly",
        "reportedly",
        "apparently", "claimed", "claims", "suspected", "unconfirmed", "appeared", "appears", "seems",
    ]

    private static let calendar: Set<String> = [
        "january", "february", "march", "april", "june", "july", "august", "september", "october", "november",
        "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today",
        "yesterday",
        "tomorrow",
    ]

    private static func isDate(_ word: String, _ role: Vocabulary.Role) -> Bool {
        if calendar.contains(word) { return true }
        guard role == .number else { return false }
        if word.contains(":") { return true }
        let isYear = word.utf8.count == 4 && (word.hasPrefix("19") || word.hasPrefix("20"))
        return isYear && word.utf8.allSatisfy(ASCII.isDigit)
    }

    /// Whether one word is the other with at most two letters changed, added or taken away in one place.
    private static func isRespelling(_ one: String, _ two: String) -> Bool {
        let (first, second) = (Array(one), Array(two))
        guard first.count >= 4, second.count >= 4, !one.utf8.contains(where: ASCII.isDigit) else {
            return false
        }
        var head = 0
        while head < min(first.count, second.count), first[head] == second[head] { head += 1 }
        var tail = 0
        while tail < min(first.count, second.count) - head,
            first[first.count - 1 - tail] == second[second.count - 1 - tail]
        {
            tail += 1
        }
        return max(first.count, second.count) - head - tail <= 2
    }
}
