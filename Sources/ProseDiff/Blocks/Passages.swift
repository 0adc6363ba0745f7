import Articles

/// Finds passages among the words that are left over: the other part of a split or a merge, a sentence or a
/// phrase that was moved.
///
/// Seed and extend, as sequence search does it (S. Altschul et al., "Basic local alignment search tool", J.
/// Mol. Biol. 215, 1990): words that are rare among what is left over are seeds; pairs of left-over stretches
/// with enough seeds are aligned, and the densest part of the alignment is kept when it can be believed.
struct Passages: ~Copyable {
    private static let mostPlaces = 3
    private static let mostRounds = 3
    /// How many words are aligned again before a long text has had its turn.
    private static let mostRepeats = 8192
    /// Fewer words than this are no passage, unless they are a whole block.
    private static let shortestStretch = 3
    /// A passage needs so much: four words that are not grammar, or half of a short block.
    private static let leastWeight = 40
    /// Less is believed where the passage continues what is paired before or after it.
    private static let leastInPlace = 18
    /// What a changed word inside a passage costs, against 10 for a kept one.
    private static let changedWord = 3

    struct Meeting: BitwiseCopyable {
        var old: Int32
        var new: Int32
        var weight: Int32
    }

    /// Neighbouring words without a partner.
    struct Stretch: BitwiseCopyable {
        private var first: Int32
        private var end: Int32

        init(_ tokens: Range<Int>) {
            first = Int32(truncatingIfNeeded: tokens.lowerBound)
            end = Int32(truncatingIfNeeded: tokens.upperBound)
        }

        var tokens: Range<Int> { Int(first)..<Int(end) }
    }

    private var oldCount = Buffer<UInt8>()
    private var newCount = Buffer<UInt8>()
    private var places = Buffer<Int32>()
    private var oldStretch = Buffer<Int32>()
    private var newStretch = Buffer<Int32>()
    private var oldStretches = Buffer<Stretch>()
    private var newStretches = Buffer<Stretch>()
    private var oldIsUsed = Buffer<Bool>()
    private var newIsUsed = Buffer<Bool>()
    private var meetings = Buffer<Meeting>()
    private var runs = Buffer<MatchRun>()
    /// How many words may still be aligned: those of both states about once, those of a short text thrice.
    private var wordsLeft = 0

    mutating func find(
        _ old: inout State, _ new: inout State, _ tokenizer: borrowing Tokenizer,
        _ alignment: inout WordAlignment,
        _ islands: inout Islands, deadline: Deadline
    ) {
        wordsLeft = old.tokens.count + new.tokens.count + Passages.mostRepeats
        for _ in 0..<Passages.mostRounds where !deadline.hasPassed {
            Passages.collect(old, stretches: &oldStretches, ofToken: &oldStretch)
            if oldStretches.isEmpty { return }
            Passages.collect(new, stretches: &newStretches, ofToken: &newStretch)
            if newStretches.isEmpty { return }
            meet(old, new, tokenizer.vocabulary)
            if meetings.isEmpty || !take(&old, &new, tokenizer, &alignment, &islands) { return }
        }
    }

    /// Gives back what a large text took.
    mutating func shrink() {
        oldCount.shrink()
        newCount.shrink()
        places.shrink()
        oldStretch.shrink()
        newStretch.shrink()
        oldIsUsed.shrink()
        newIsUsed.shrink()
        meetings.shrink()
        runs.shrink()
        oldStretches.shrink()
        newStretches.shrink()
    }

    /// Numbers the stretches of neighbouring words without a partner; `ofToken` says nothing of other words.
    private static func collect(
        _ state: borrowing State, stretches: inout Buffer<Stretch>, ofToken: inout Buffer<Int32>
    ) {
        stretches.removeAll()
        if ofToken.count < state.tokens.count {
            ofToken.append(-1, times: state.tokens.count - ofToken.count)
        }
        for block in state.blocks.indices where !state.isRepeated[block] {
            let range = state.tokens.range(ofBlock: block)
            var at = range.lowerBound
            while at < range.upperBound {
                var end = at
                while end < range.upperBound, state.tokens.partner[end] < 0 { end += 1 }
                if end - at >= Passages.shortestStretch || end - at == range.count, end > at {
                    for token in at..<end { ofToken[token] = Int32(stretches.count) }
                    stretches.append(Stretch(at..<end))
                }
                at = max(end, at + 1)
            }
        }
    }

    private mutating func meet(
        _ old: borrowing State, _ new: borrowing State, _ vocabulary: borrowing Vocabulary
    ) {
        let words = vocabulary.count
        oldCount.fill(with: 0, count: words)
        newCount.fill(with: 0, count: words)
        if places.count < words * Passages.mostPlaces {
            places.append(0, times: words * Passages.mostPlaces - places.count)
        }
        for stretch in newStretches.indices {
            for token in newStretches[stretch].tokens {
                let word = Int(new.tokens.word[token])
                if newCount[word] < 255 { newCount[word] += 1 }
            }
        }
        for stretch in oldStretches.indices {
            for token in oldStretches[stretch].tokens {
                let word = Int(old.tokens.word[token])
                let count = Int(oldCount[word])
                if count < Passages.mostPlaces { places[word * Passages.mostPlaces + count] = Int32(token) }
                if count < 255 { oldCount[word] += 1 }
            }
        }
        meetings.removeAll()
        for stretch in newStretches.indices {
            for token in newStretches[stretch].tokens { extend(token, old, new, vocabulary) }
        }
        meetings.sort { ($0.old, $0.new) < ($1.old, $1.new) }
        var kept = 0
        for at in meetings.indices {
            if kept > 0, meetings[kept - 1].old == meetings[at].old,
                meetings[kept - 1].new == meetings[at].new
            {
                meetings[kept - 1].weight += meetings[at].weight
            } else {
                meetings[kept] = meetings[at]
                kept += 1
            }
        }
        meetings.removeLast(meetings.count - kept)
        meetings.sort {
            $0.weight != $1.weight ? $0.weight > $1.weight : $0.old + $0.new < $1.old + $1.new
        }
    }

    private func isSeed(_ word: Int, _ roles: borrowing Buffer<Vocabulary.Role>) -> Bool {
        guard oldCount[word] > 0, oldCount[word] <= Passages.mostPlaces, newCount[word] <= Passages.mostPlaces
        else { return false }
        switch roles[word] {
        case .word, .number, .ideograph: return true
        default: return false
        }
    }

    /// Adds the longest equal run around each place where a rare word of the newer state stood.
    private mutating func extend(
        _ n: Int, _ old: borrowing State, _ new: borrowing State, _ vocabulary: borrowing Vocabulary
    ) {
        let word = Int(new.tokens.word[n])
        guard isSeed(word, vocabulary.roles) else { return }
        for place in 0..<Int(oldCount[word]) {
            let o = Int(places[word * Passages.mostPlaces + place])
            let oldRange = oldStretches[Int(oldStretch[o])].tokens
            let newRange = newStretches[Int(newStretch[n])].tokens
            var weight: Int32 = 0
            var back = 1
            var isFirst = true
            while o - back >= oldRange.lowerBound, n - back >= newRange.lowerBound,
                old.tokens.word[o - back] == new.tokens.word[n - back]
            {
                let other = Int(new.tokens.word[n - back])
                if isSeed(other, vocabulary.roles) {
                    isFirst = false
                    break
                }
                weight += BoxAlignment.weight(of: vocabulary.roles[other])
                back += 1
            }
            guard isFirst else { continue }
            var ahead = 0
            while o + ahead < oldRange.upperBound, n + ahead < newRange.upperBound,
                old.tokens.word[o + ahead] == new.tokens.word[n + ahead]
            {
                weight += BoxAlignment.weight(of: vocabulary.roles[Int(new.tokens.word[n + ahead])])
                ahead += 1
            }
            // A single word may meet by accident; what counts is how much follows it.
            meetings.append(Meeting(old: oldStretch[o], new: newStretch[n], weight: max(2, weight - 8)))
        }
    }

    /// Aligns the stretches that meet, the best first and each once; whether anything was paired.
    private mutating func take(
        _ old: inout State, _ new: inout State, _ tokenizer: borrowing Tokenizer,
        _ alignment: inout WordAlignment,
        _ islands: inout Islands
    ) -> Bool {
        oldIsUsed.fill(with: false, count: oldStretches.count)
        newIsUsed.fill(with: false, count: newStretches.count)
        var isAnything = false
        for at in meetings.indices where meetings[at].weight >= 8 {
            let meeting = meetings[at]
            let o = Int(meeting.old)
            let n = Int(meeting.new)
            if oldIsUsed[o] || newIsUsed[n] { continue }
            let (oldWords, newWords) = (oldStretches[o].tokens, newStretches[n].tokens)
            let oldBlock = old.tokens.block(of: oldWords.lowerBound)
            let newBlock = new.tokens.block(of: newWords.lowerBound)
            if old.blocks[oldBlock].kind != new.blocks[newBlock].kind { continue }
            let words = oldWords.count + newWords.count
            if words > wordsLeft { continue }
            wordsLeft -= words
            alignment.align(&old.tokens, oldWords, &new.tokens, newWords, tokenizer)
            islands.remove(
                &old.tokens, oldWords, &new.tokens, newWords, roles: tokenizer.vocabulary.roles)
            let least =
                Passages.fits(old, oldWords, oldBlock, new, newWords, newBlock)
                ? Passages.leastInPlace : Passages.leastWeight
            if keepDensest(
                &old, oldWords, &new, newWords, tokenizer.vocabulary.roles, least: least)
            {
                oldIsUsed[o] = true
                newIsUsed[n] = true
                isAnything = true
            }
        }
        return isAnything
    }

    /// Whether a stretch of the older state stands next to something whose partner stands next to the stretch
    /// of the newer state, in the same or a neighbouring block.
    private static func fits(
        _ old: borrowing State, _ oldStretch: Range<Int>, _ oldBlock: Int, _ new: borrowing State,
        _ newStretch: Range<Int>,
        _ newBlock: Int
    ) -> Bool {
        let oldRange = old.tokens.range(ofBlock: oldBlock)
        let newRange = new.tokens.range(ofBlock: newBlock)
        if oldStretch.lowerBound > oldRange.lowerBound {
            let partner = Int(old.tokens.partner[oldStretch.lowerBound - 1])
            if partner < newStretch.lowerBound, partner >= newRange.lowerBound - 1 { return true }
        }
        if oldStretch.upperBound < oldRange.upperBound {
            let partner = Int(old.tokens.partner[oldStretch.upperBound])
            if partner >= newStretch.upperBound, partner <= newRange.upperBound { return true }
        }
        if newStretch.lowerBound > newRange.lowerBound {
            let partner = Int(new.tokens.partner[newStretch.lowerBound - 1])
            if partner < oldStretch.lowerBound, partner >= oldRange.lowerBound - 1 { return true }
        }
        if newStretch.upperBound < newRange.upperBound {
            let partner = Int(new.tokens.partner[newStretch.upperBound])
            if partner >= oldStretch.upperBound, partner <= oldRange.upperBound { return true }
        }
        return false
    }

    /// Keeps the densest part of an alignment and unpairs the rest.
    ///
    /// The maximum subarray of Bentley's "Programming Pearls" (column 8). All is unpaired where even that part
    /// is too light to be believed.
    private mutating func keepDensest(
        _ old: inout State, _ oldRange: Range<Int>, _ new: inout State, _ newRange: Range<Int>,
        _ roles: borrowing Buffer<Vocabulary.Role>, least: Int
    ) -> Bool {
        MatchRun.collect(old.tokens, oldRange, new.tokens, newRange, into: &runs)
        var best = (low: 0, high: 0, score: 0)
        var low = 0
        var score = 0
        for at in runs.indices {
            let run = runs[at]
            if at > low {
                let gap = max(run.old - runs[at - 1].oldEnd, run.new - runs[at - 1].newEnd)
                score -= gap * Passages.changedWord
                if score <= 0 {
                    score = 0
                    low = at
                }
            }
            score += weight(run, new.tokens.word, roles)
            if score > best.score { best = (low, at + 1, score) }
        }
        for at in runs.indices where at < best.low || at >= best.high {
            runs[at].unpair(&old.tokens, &new.tokens)
        }
        if best.score >= least { return true }
        for at in best.low..<best.high { runs[at].unpair(&old.tokens, &new.tokens) }
        return false
    }

    private func weight(
        _ run: MatchRun, _ words: borrowing Buffer<Int32>, _ roles: borrowing Buffer<Vocabulary.Role>
    ) -> Int {
        var weight = 0
        for at in run.new..<run.newEnd {
            let role = roles[Int(words[at])]
            weight += role == .functionWord || role == .ideograph ? 3 : Int(BoxAlignment.weight(of: role))
        }
        return weight
    }
}
