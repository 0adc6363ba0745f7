/// Slides insertions and deletions to the border of a sentence or clause where they may as well stand.
///
/// The prose form of git's indent heuristic (M. Haggerty, "diff-slider-tools"): `The cat sat. [The dog ran.]
/// The end.` rather than `The cat sat. The [dog ran. The] end.`
struct Sliding: ~Copyable {
    private var runs = Buffer<MatchRun>()

    mutating func slide(
        _ old: inout Tokens, _ oldRange: Range<Int>, _ new: inout Tokens, _ newRange: Range<Int>,
        roles: borrowing Buffer<Vocabulary.Role>
    ) {
        MatchRun.collect(old, oldRange, new, newRange, into: &runs)
        guard runs.count > 1 else { return }
        for at in 1..<runs.count {
            let before = runs[at - 1]
            let after = runs[at]
            if before.count == 0 { continue }
            if before.oldEnd == after.old, before.newEnd < after.new {
                let shift = best(
                    new.word, from: newRange.lowerBound, before.newEnd..<after.new, before.count, after.count,
                    roles)
                apply(shift, before.oldEnd, before.newEnd, after.old, after.new, &old, &new)
                resize(at, by: shift)
            } else if before.newEnd == after.new, before.oldEnd < after.old {
                let shift = best(
                    old.word, from: oldRange.lowerBound, before.oldEnd..<after.old, before.count, after.count,
                    roles)
                apply(shift, before.oldEnd, before.newEnd, after.old, after.new, &old, &new)
                resize(at, by: shift)
            }
        }
    }

    /// Gives back what a large text took.
    mutating func shrink() {
        runs.shrink()
    }

    private mutating func resize(_ at: Int, by shift: Int) {
        runs[at - 1].moveEnd(by: shift)
        runs[at].moveStart(by: shift)
    }

    /// How far to move a change: the place with the best borders, and of these the last.
    ///
    /// Only for a better border are all the kept words on one side of it passed, so that it meets what stands
    /// beyond them: `at night. [Nobody came.]` rather than `at night[. Nobody came].`
    private func best(
        _ words: borrowing Buffer<Int32>, from start: Int, _ change: Range<Int>, _ before: Int, _ after: Int,
        _ roles: borrowing Buffer<Vocabulary.Role>
    ) -> Int {
        let (low, high) = (change.lowerBound, change.upperBound)
        var left = 0
        while left < before, words[low - 1 - left] == words[high - 1 - left] { left += 1 }
        var right = 0
        while right < after, words[low + right] == words[high + right] { right += 1 }
        if left == 0, right == 0 { return 0 }
        var bestShift = 0
        var bestScore = Int.min
        for shift in -left...right {
            // A whole clause or sentence has both its ends at such a border; one end alone is nothing.
            let score = min(
                border(words, low + shift, from: start, roles),
                border(words, high + shift, from: start, roles))
            if score > bestScore || (score == bestScore && shift < after) {
                bestScore = score
                bestShift = shift
            }
        }
        return bestShift
    }

    /// How good a place before `words[at]` is for the edge of a change.
    private func border(
        _ words: borrowing Buffer<Int32>, _ at: Int, from start: Int,
        _ roles: borrowing Buffer<Vocabulary.Role>
    ) -> Int {
        guard at > start else { return 4 }
        // A bracket stays with what it encloses.
        if roles[Int(words[at - 1])] == .openingBracket { return -1 }
        if at < words.count, roles[Int(words[at])] == .closingBracket { return -1 }
        switch roles[Int(words[at - 1])] {
        case .sentenceMark: return 4
        case .quote, .closingBracket:
            guard at > start + 1 else { return 0 }
            return roles[Int(words[at - 2])] == .sentenceMark ? 4 : 1
        case .clauseMark: return 3
        default: return 0
        }
    }

    /// Moves a change by `shift` words: the words it passes change sides.
    private func apply(
        _ shift: Int, _ oldLow: Int, _ newLow: Int, _ oldHigh: Int, _ newHigh: Int, _ old: inout Tokens,
        _ new: inout Tokens
    ) {
        if shift > 0 {
            for step in 0..<shift {
                rejoin(oldLow + step, newLow + step, oldHigh + step, newHigh + step, &old, &new)
            }
        } else {
            for step in 0..<(-shift) {
                rejoin(
                    oldHigh - 1 - step, newHigh - 1 - step, oldLow - 1 - step, newLow - 1 - step, &old, &new)
            }
        }
    }

    private func rejoin(
        _ toOld: Int, _ toNew: Int, _ fromOld: Int, _ fromNew: Int, _ old: inout Tokens, _ new: inout Tokens
    ) {
        old.partner[fromOld] = -1
        new.partner[fromNew] = -1
        old.partner[toOld] = Int32(toNew)
        new.partner[toNew] = Int32(toOld)
    }
}
