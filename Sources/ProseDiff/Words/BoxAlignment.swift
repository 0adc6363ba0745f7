/// The best alignment of two short sequences of words.
///
/// Maximises the weight of the words kept less a price for every change that interrupts them (affine gaps:
/// O. Gotoh, "An improved algorithm for matching biological sequences", J. Mol. Biol. 162, 1982). A lone
/// `the` between two changes does not pay for the interruption, so it is not kept.
///
/// As every gap has the same price, only the places where both sides have the same word need be looked at, row
/// by row (J. Hunt, T. Szymanski, "A fast algorithm for computing longest common subsequences", Comm. ACM 20,
/// 1977): the time is proportional to their number, and a box with too many of them is not solved.
struct BoxAlignment: ~Copyable {
    /// A word of the newer side that also stands on the older.
    struct Column: BitwiseCopyable {
        var token: Int32
        /// The column before this one with the same word, -1 for none.
        var before: Int32
        /// Whether words of the newer side alone stand before it.
        var isAfterGap: Bool
        /// The best that ends in this column or one before it, in rows above.
        var best: Int32 = -1
        var bestScore = Int32.min
        /// The last match in this column.
        var last: Int32 = -1
    }

    /// A place where both sides have the same word.
    struct Match: BitwiseCopyable {
        var old: Int32
        var row: Int32
        var column: Int32
        /// The score of the best alignment that ends here.
        var score: Int32
        /// The match before it in that alignment, -1 for none.
        var previous: Int32
    }

    private var columns = Buffer<Column>()
    private var matches = Buffer<Match>()
    /// How often the older side has a word.
    private var oldCount = Buffer<Int32>()
    /// The last column of each word, -1 for none.
    private var lastColumn = Buffer<Int32>()

    /// A box of prose has a tenth of this; a text of few words, which is cut up otherwise, has more.
    private static let mostMatches = 512

    /// What an interruption costs.
    static let interruption: Int32 = 2

    /// What a word is worth when kept.
    static func weight(of role: Vocabulary.Role) -> Int32 {
        switch role {
        case .word: 10
        // The same figure near by is another one more often than a word is.
        case .number: 8
        case .functionWord: 9
        case .ideograph: 5
        case .symbol: 4
        case .sentenceMark: 6
        case .clauseMark, .quote, .openingBracket, .closingBracket: 4
        }
    }

    /// Sets the partner of every word that is kept, unless the sides have too many words in common.
    ///
    /// - Returns: whether the box was solved.
    mutating func align(
        _ old: borrowing Buffer<Int32>, _ oldRange: Range<Int>, _ new: borrowing Buffer<Int32>,
        _ newRange: Range<Int>, roles: borrowing Buffer<Vocabulary.Role>, _ oldPartner: inout Buffer<Int32>,
        _ newPartner: inout Buffer<Int32>
    ) -> Bool {
        if lastColumn.count < roles.count {
            lastColumn.append(-1, times: roles.count - lastColumn.count)
            oldCount.append(0, times: roles.count - oldCount.count)
        }
        for o in oldRange { oldCount[Int(old[o])] += 1 }
        let (matchCount, isNewOpen) = listColumns(new, newRange)
        if matchCount > BoxAlignment.mostMatches {
            for o in oldRange { oldCount[Int(old[o])] = 0 }
            for n in newRange { lastColumn[Int(new[n])] = -1 }
            return false
        }
        matches.removeAll()
        var row: Int32 = 0
        var isAfterGap = false
        for o in oldRange {
            let word = Int(old[o])
            oldCount[word] = 0
            if lastColumn[word] >= 0 {
                fill(row, token: o, lastColumn[word], BoxAlignment.weight(of: roles[word]), isAfterGap)
                row += 1
                isAfterGap = false
            } else {
                isAfterGap = true
            }
        }
        for n in newRange { lastColumn[Int(new[n])] = -1 }
        var at = last(rows: row, isOpen: isAfterGap || isNewOpen)
        while at >= 0 {
            let match = matches[Int(at)]
            let token = columns[Int(match.column)].token
            oldPartner[Int(match.old)] = token
            newPartner[Int(token)] = match.old
            at = match.previous
        }
        return true
    }

    /// Gives back what a large text took.
    mutating func shrink() {
        columns.shrink()
        matches.shrink()
        oldCount.shrink()
        lastColumn.shrink()
    }

    /// How many matches the columns have, and whether words of the newer side alone stand after the last.
    private mutating func listColumns(
        _ new: borrowing Buffer<Int32>, _ newRange: Range<Int>
    ) -> (matches: Int, isOpen: Bool) {
        columns.removeAll()
        var isAfterGap = false
        var matches = 0
        for n in newRange {
            let word = Int(new[n])
            if oldCount[word] > 0 {
                matches += Int(oldCount[word])
                columns.append(
                    Column(token: Int32(n), before: lastColumn[word], isAfterGap: isAfterGap))
                lastColumn[word] = Int32(columns.count - 1)
                isAfterGap = false
            } else {
                isAfterGap = true
            }
        }
        return (matches, isAfterGap)
    }

    /// Finds the best alignment that ends at each match of a row, the last column first: what it writes is not
    /// read before the next row.
    private mutating func fill(_ row: Int32, token: Int, _ last: Int32, _ weight: Int32, _ isAfterGap: Bool) {
        var column = Int(last)
        while column >= 0 {
            let isBroken = isAfterGap || columns[column].isAfterGap
            var score = -BoxAlignment.interruption
            var previous: Int32 = -1
            if column == 0 {
                if row == 0, !isBroken { score = 0 }
            } else {
                let before = columns[column - 1]
                if before.bestScore > 0 {
                    score = before.bestScore - BoxAlignment.interruption
                    previous = before.best
                }
                if before.last >= 0, !isBroken {
                    let diagonal = matches[Int(before.last)]
                    if diagonal.row == row - 1, diagonal.score >= score {
                        score = diagonal.score
                        previous = before.last
                    }
                }
            }
            score += weight
            let match = Int32(matches.count)
            matches.append(
                Match(old: Int32(token), row: row, column: Int32(column), score: score, previous: previous))
            columns[column].last = match
            var next = column
            while next < columns.count, columns[next].bestScore <= score {
                columns[next].best = match
                columns[next].bestScore = score
                next += 1
            }
            column = Int(columns[column].before)
        }
    }

    /// The last match of the best alignment; -1 where nothing is worth being kept.
    private func last(rows: Int32, isOpen: Bool) -> Int32 {
        if columns.isEmpty { return -1 }
        var best: Int32 = -1
        var score = -BoxAlignment.interruption
        let end = columns[columns.count - 1]
        if end.best >= 0, end.bestScore - BoxAlignment.interruption > score {
            best = end.best
            score = end.bestScore - BoxAlignment.interruption
        }
        if !isOpen, end.last >= 0, matches[Int(end.last)].row == rows - 1,
            matches[Int(end.last)].score > score
        {
            best = end.last
        }
        return best
    }
}
