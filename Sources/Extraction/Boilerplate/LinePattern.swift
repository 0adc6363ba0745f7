/// A folded line with `*` for any text, matched in time proportional to the line for each piece.
struct LinePattern {
    private let pieces: [[UInt8]]
    private let isOpenAtStart: Bool
    private let isOpenAtEnd: Bool

    init(_ pattern: String) {
        pieces = pattern.split(separator: "*").map { Array($0.utf8) }
        isOpenAtStart = pattern.hasPrefix("*")
        isOpenAtEnd = pattern.hasSuffix("*")
    }

    /// The first two bytes of every line the pattern can match.
    var key: UInt16 { isOpenAtStart ? Self.anyStart : Self.key(pieces.first ?? []) }

    static let anyStart: UInt16 = 0

    static func key(_ line: [UInt8]) -> UInt16 {
        line.count < 2 ? UInt16(line.first ?? 0) : UInt16(line[0]) << 8 | UInt16(line[1])
    }

    func matches(_ line: [UInt8]) -> Bool {
        var rest = line[...]
        for (number, piece) in pieces.enumerated() {
            let isLast = number == pieces.count - 1
            if number == 0, !isOpenAtStart {
                guard rest.starts(with: piece) else { return false }
                rest = rest.dropFirst(piece.count)
            } else if isLast, !isOpenAtEnd {
                guard rest.count >= piece.count, rest.suffix(piece.count).elementsEqual(piece) else {
                    return false
                }
                return true
            } else {
                guard let found = ASCII.firstIndex(of: piece, in: rest) else { return false }
                rest = rest[(found + piece.count)...]
            }
        }
        return isOpenAtEnd || rest.isEmpty
    }
}
