/// The best alignment of two short sequences of words, by dynamic programming over all cells.
///
/// Maximises the weight of the words kept less a price for every change that interrupts them (affine gaps:
/// O. Gotoh, "An improved algorithm for matching biological sequences", J. Mol. Biol. 162, 1982). A lone
/// `the` between two changes does not pay for the interruption, so it is not kept.
struct BoxAlignment {
    private var cells: [UInt8] = []
    private var kept: [Int32] = []
    private var apart: [Int32] = []
    private var weights: [Int32] = []

    /// What an interruption costs.
    static let interruption: Int32 = 2
    private static let impossible = Int32.min / 4

    private static let keptBefore: UInt8 = 1
    private static let apartMask: UInt8 = 6
    private static let fromKeptAbove: UInt8 = 0
    private static let fromKeptLeft: UInt8 = 2
    private static let fromApartAbove: UInt8 = 4
    private static let fromApartLeft: UInt8 = 6

    /// What a word is worth when kept.
    static func weight(of role: Vocabulary.Role) -> Int32 {
        switch role {
        case .word, .number: 10
        case .functionWord: 7
        case .ideograph: 5
        case .symbol: 4
        case .sentenceMark: 4
        case .clauseMark, .quote, .openingBracket, .closingBracket: 3
        }
    }

    /// Calls `match` for every pair kept, last first.
    mutating func align(
        _ old: [Int32], _ oldRange: Range<Int>, _ new: [Int32], _ newRange: Range<Int>,
        roles: [Vocabulary.Role], match: (Int, Int) -> Void
    ) {
        let width = newRange.count + 1
        cells.removeAll(keepingCapacity: true)
        cells.append(contentsOf: repeatElement(0, count: width * (oldRange.count + 1)))
        kept.removeAll(keepingCapacity: true)
        kept.append(contentsOf: repeatElement(BoxAlignment.impossible, count: width))
        apart.removeAll(keepingCapacity: true)
        apart.append(contentsOf: repeatElement(-BoxAlignment.interruption, count: width))
        kept[0] = 0
        apart[0] = BoxAlignment.impossible
        for column in 1..<width {
            cells[column] = column == 1 ? BoxAlignment.fromKeptLeft : BoxAlignment.fromApartLeft
        }
        for row in 1...oldRange.count {
            let word = old[oldRange.lowerBound + row - 1]
            let weight = BoxAlignment.weight(of: roles[Int(word)])
            fill(row: row, word: word, weight: weight, new, newRange.lowerBound, width: width)
        }
        trace(oldRange, newRange, width: width, match: match)
    }

    private mutating func fill(
        row: Int, word: Int32, weight: Int32, _ new: [Int32], _ newLow: Int, width: Int
    ) {
        var keptDiagonal = kept[0]
        var apartDiagonal = apart[0]
        let open = BoxAlignment.interruption
        apart[0] = row == 1 ? -open : apart[0]
        cells[row * width] = row == 1 ? BoxAlignment.fromKeptAbove : BoxAlignment.fromApartAbove
        kept[0] = BoxAlignment.impossible
        var keptLeft = kept[0]
        var apartLeft = apart[0]
        let base = row * width
        for column in 1..<width {
            let keptAbove = kept[column]
            let apartAbove = apart[column]
            var cell: UInt8 = 0
            var keptHere = BoxAlignment.impossible
            if new[newLow + column - 1] == word {
                if keptDiagonal >= apartDiagonal {
                    keptHere = keptDiagonal + weight
                    cell = BoxAlignment.keptBefore
                } else {
                    keptHere = apartDiagonal + weight
                }
            }
            var apartHere = apartLeft
            var from = BoxAlignment.fromApartLeft
            if apartAbove > apartHere {
                apartHere = apartAbove
                from = BoxAlignment.fromApartAbove
            }
            if keptLeft - open > apartHere {
                apartHere = keptLeft - open
                from = BoxAlignment.fromKeptLeft
            }
            if keptAbove - open > apartHere {
                apartHere = keptAbove - open
                from = BoxAlignment.fromKeptAbove
            }
            cells[base + column] = cell | from
            kept[column] = keptHere
            apart[column] = apartHere
            keptDiagonal = keptAbove
            apartDiagonal = apartAbove
            keptLeft = keptHere
            apartLeft = apartHere
        }
    }

    private func trace(_ oldRange: Range<Int>, _ newRange: Range<Int>, width: Int, match: (Int, Int) -> Void)
    {
        var row = oldRange.count
        var column = newRange.count
        var isKept = kept[column] > apart[column]
        while row > 0 || column > 0 {
            let cell = cells[row * width + column]
            if isKept {
                row -= 1
                column -= 1
                match(oldRange.lowerBound + row, newRange.lowerBound + column)
                isKept = cell & BoxAlignment.keptBefore != 0
            } else {
                let from = cell & BoxAlignment.apartMask
                if from == BoxAlignment.fromKeptAbove || from == BoxAlignment.fromApartAbove {
                    row -= 1
                } else {
                    column -= 1
                }
                isKept = from == BoxAlignment.fromKeptAbove || from == BoxAlignment.fromKeptLeft
            }
        }
    }
}
