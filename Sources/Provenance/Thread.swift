/// A block of the current state: its words by origin, and what stood in it or before it.
struct Thread {
    /// Lengths add up to that of the block's text; a mark without length is the place of departed words.
    var marks: [Mark] = []
    var leading: [Int] = []
    var life: Lineage.BlockLife

    /// Words without their marks of departure, between two bytes.
    func words(from start: Int, to end: Int) -> [Mark] {
        var result: [Mark] = []
        var at = 0
        for mark in marks where mark.length > 0 {
            let low = max(at, start)
            let high = min(at + mark.length, end)
            if low < high {
                var part = mark
                part.length = high - low
                result.append(part)
            }
            at += mark.length
            if at >= end { break }
        }
        return result
    }
}

/// A stretch of text with one origin, or the place of departed words.
struct Mark: Hashable {
    /// In bytes; 0 for the place of departed words.
    var length: Int
    /// The state that brought it; -1 for departed words.
    var origin: Int
    /// The state that brought it back, or -1.
    var returned = -1
    /// What it took the place of, or what departed here, or -1.
    var replaced = -1

    static func departure(_ index: Int) -> Mark { Mark(length: 0, origin: -1, replaced: index) }
}

extension [Mark] {
    /// Adds a mark, to the one before where both are words of one origin.
    mutating func add(_ mark: Mark) {
        if let last, last.length > 0, mark.length > 0, last.origin == mark.origin,
            last.returned == mark.returned, last.replaced == mark.replaced
        {
            self[count - 1].length += mark.length
        } else {
            append(mark)
        }
    }
}

/// Reads the marks of a block from its beginning to its end.
struct MarkCursor {
    private var rest: ArraySlice<Mark>

    init(_ thread: Thread) { rest = thread.marks[...] }

    /// The next bytes, with the departures in and before them.
    mutating func take(_ length: Int) -> [Mark] {
        var result: [Mark] = []
        var left = length
        while left > 0, var mark = rest.first {
            if mark.length <= left {
                rest.removeFirst()
            } else {
                rest[rest.startIndex].length -= left
                mark.length = left
            }
            left -= mark.length
            result.append(mark)
        }
        return result
    }

    /// The departures that nobody has taken.
    mutating func takeDepartures() -> [Mark] {
        defer { rest = [] }
        return rest.filter { $0.length == 0 }
    }
}
