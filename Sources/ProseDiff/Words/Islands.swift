/// Removes kept words that are kept by coincidence: between two changes, and nothing but grammar.
struct Islands: ~Copyable {
    private var runs = Buffer<MatchRun>()
    /// How much changed text around it a kept word of grammar survives, in words.
    private static let room = 7
    /// The same for one word that stands between two replacements, unless each is of as many words as it replaces:
    /// then the sentence has kept its build, and the word its place in it.
    private static let roomBetween = 4
    /// The same for a mark inside a sentence: where clauses meet, more than chance meets.
    private static let roomOfMark = 10

    /// Unpairs the islands of an alignment of two ranges.
    mutating func remove(
        _ old: inout Tokens, _ oldRange: Range<Int>, _ new: inout Tokens, _ newRange: Range<Int>,
        roles: borrowing Buffer<Vocabulary.Role>
    ) {
        MatchRun.collect(old, oldRange, new, newRange, into: &runs)
        for at in runs.indices where runs[at].count <= 3 {
            let run = runs[at]
            let before = at == 0 ? nil : runs[at - 1]
            let after = at + 1 == runs.count ? nil : runs[at + 1]
            let oldGaps = (
                run.old - (before?.oldEnd ?? oldRange.lowerBound),
                (after?.old ?? oldRange.upperBound) - run.oldEnd
            )
            let newGaps = (
                run.new - (before?.newEnd ?? newRange.lowerBound),
                (after?.new ?? newRange.upperBound) - run.newEnd
            )
            guard oldGaps.0 + newGaps.0 > 0, oldGaps.1 + newGaps.1 > 0 else { continue }
            guard let kind = kind(of: run, new.word, roles) else { continue }
            let changed =
                Islands.words(old, before: run.old, oldGaps.0, after: run.oldEnd, oldGaps.1, roles)
                + Islands.words(new, before: run.new, newGaps.0, after: run.newEnd, newGaps.1, roles)
            let isBetween = min(oldGaps.0, newGaps.0, oldGaps.1, newGaps.1) > 0
            let isParallel = oldGaps.0 == newGaps.0 && oldGaps.1 == newGaps.1
            let room =
                switch kind {
                case .marks: Islands.roomOfMark
                default: run.count == 1 && isBetween && !isParallel ? Islands.roomBetween : Islands.room
                }
            if changed > room * run.count {
                run.unpair(&old, &new)
            } else if kind == .grammarAfterStop, changed > Islands.room * (run.count - 1) {
                // Two sentences may end alike where they stand; that the next begins with `The` is no likeness.
                MatchRun(old: run.old + 1, new: run.new + 1, count: run.count - 1).unpair(&old, &new)
            }
        }
    }

    /// How many words stand in the gaps before and after a run: the chance that it is met by accident grows with
    /// these, and not with the marks among them.
    private static func words(
        _ tokens: borrowing Tokens, before low: Int, _ lengthBefore: Int, after high: Int, _ lengthAfter: Int,
        _ roles: borrowing Buffer<Vocabulary.Role>
    ) -> Int {
        var words = 0
        for token in low - lengthBefore..<low where isWord(roles[Int(tokens.word[token])]) { words += 1 }
        for token in high..<high + lengthAfter where isWord(roles[Int(tokens.word[token])]) { words += 1 }
        return words
    }

    private static func isWord(_ role: Vocabulary.Role) -> Bool {
        switch role {
        case .word, .functionWord, .number, .ideograph: true
        default: false
        }
    }

    /// Gives back what a large text took.
    mutating func shrink() {
        runs.shrink()
    }

    /// What a run without a word of its own is made of.
    private enum Kind {
        /// Marks that stand inside a sentence.
        case marks
        case grammar
        /// The mark that ends a sentence, and grammar after it.
        case grammarAfterStop
    }

    /// `nil` for a run that says something.
    private func kind(
        of run: MatchRun, _ words: borrowing Buffer<Int32>, _ roles: borrowing Buffer<Vocabulary.Role>
    ) -> Kind? {
        var kind = Kind.marks
        for at in run.new..<run.newEnd {
            switch roles[Int(words[at])] {
            case .word, .number, .symbol: return nil
            case .ideograph where run.count > 1: return nil
            case .ideograph, .functionWord, .sentenceMark: kind = .grammar
            default: continue
            }
        }
        return run.count > 1 && roles[Int(words[run.new])] == .sentenceMark ? .grammarAfterStop : kind
    }
}

/// Neighbouring words that are paired with neighbouring words.
struct MatchRun: BitwiseCopyable {
    private var oldFirst: Int32
    private var newFirst: Int32
    private var length: Int32

    init(old: Int, new: Int, count: Int) {
        oldFirst = Int32(truncatingIfNeeded: old)
        newFirst = Int32(truncatingIfNeeded: new)
        length = Int32(truncatingIfNeeded: count)
    }

    var old: Int { Int(oldFirst) }
    var new: Int { Int(newFirst) }
    var count: Int { Int(length) }
    var oldEnd: Int { old + count }
    var newEnd: Int { new + count }

    /// Moves its end by so many words.
    mutating func moveEnd(by words: Int) { length += Int32(words) }

    /// Moves its beginning by so many words.
    mutating func moveStart(by words: Int) {
        oldFirst += Int32(words)
        newFirst += Int32(words)
        length -= Int32(words)
    }

    func unpair(_ old: inout Tokens, _ new: inout Tokens) {
        for at in 0..<count {
            old.partner[self.old + at] = -1
            new.partner[self.new + at] = -1
        }
    }

    /// The runs of `newRange` whose other end is in `oldRange`, in the order of the newer state.
    static func collect(
        _ old: borrowing Tokens, _ oldRange: Range<Int>, _ new: borrowing Tokens, _ newRange: Range<Int>,
        into runs: inout Buffer<MatchRun>
    ) {
        runs.removeAll()
        var at = newRange.lowerBound
        while at < newRange.upperBound {
            let partner = Int(new.partner[at])
            guard oldRange.contains(partner) else {
                at += 1
                continue
            }
            var count = 1
            while at + count < newRange.upperBound, partner + count < oldRange.upperBound,
                Int(new.partner[at + count]) == partner + count
            {
                count += 1
            }
            runs.append(MatchRun(old: partner, new: at, count: count))
            at += count
        }
    }
}
