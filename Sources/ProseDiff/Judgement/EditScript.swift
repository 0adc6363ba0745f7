/// Text that is the same, byte for byte, in both states.
struct Segment {
    var old: TextRange
    var new: TextRange
}

/// Writes down the word edits of one change: everything between what is kept.
struct EditScript {
    private let oldBlocks: [Int]
    private let newBlocks: [Int]
    private let oldText: (Int) -> ArraySlice<UInt8>
    private let newText: (Int) -> ArraySlice<UInt8>
    /// What moved away from here and what moved here from elsewhere, in reading order.
    private let away: [Segment]
    private let here: [Segment]
    private(set) var edits: [WordEdit] = []

    init(
        old: [Int], new: [Int], away: [Segment], here: [Segment],
        oldText: @escaping (Int) -> ArraySlice<UInt8>, newText: @escaping (Int) -> ArraySlice<UInt8>
    ) {
        oldBlocks = old
        newBlocks = new
        self.away = away
        self.here = here
        self.oldText = oldText
        self.newText = newText
    }

    /// Adds the edits around the kept segments, given in the order of both states.
    mutating func write(around kept: [Segment]) {
        var oldAt = (list: 0, byte: 0)
        var newAt = (list: 0, byte: 0)
        for segment in kept {
            let oldParts = EditScript.parts(
                from: &oldAt, to: segment.old.block, segment.old.start, oldBlocks, oldText)
            let newParts = EditScript.parts(
                from: &newAt, to: segment.new.block, segment.new.start, newBlocks, newText)
            hunk(oldParts, newParts)
            oldAt.byte = segment.old.end
            newAt.byte = segment.new.end
        }
        let oldParts = EditScript.parts(from: &oldAt, to: nil, 0, oldBlocks, oldText)
        let newParts = EditScript.parts(from: &newAt, to: nil, 0, newBlocks, newText)
        hunk(oldParts, newParts)
    }

    /// The bytes from a place up to another, one range a block; at least one range where there is a block.
    private static func parts(
        from place: inout (list: Int, byte: Int), to block: Int?, _ byte: Int, _ blocks: [Int],
        _ text: (Int) -> ArraySlice<UInt8>
    ) -> [TextRange] {
        var parts: [TextRange] = []
        while place.list < blocks.count, blocks[place.list] != block {
            let index = blocks[place.list]
            parts.append(TextRange(block: index, start: place.byte, end: text(index).count))
            place = (place.list + 1, 0)
        }
        if let block {
            parts.append(TextRange(block: block, start: place.byte, end: byte))
            place.byte = byte
        }
        return parts
    }

    private mutating func hunk(_ oldParts: [TextRange], _ newParts: [TextRange]) {
        var oldParts = oldParts
        var newParts = newParts
        trimSpace(&oldParts, &newParts)
        oldParts.removeAll { $0.count <= 0 }
        newParts.removeAll { $0.count <= 0 }
        if oldParts.isEmpty, newParts.isEmpty { return }
        let gone = EditScript.cut(oldParts, at: away, by: \.old)
        let come = EditScript.cut(newParts, at: here, by: \.new)
        if gone.count == 1, come.count == 1, gone[0].move == nil, come[0].move == nil {
            if appendTypographic(gone[0].range, come[0].range) { return }
            edits.append(WordEdit(.replaced, old: gone[0].range, new: come[0].range))
            return
        }
        for part in gone {
            edits.append(
                part.move.map { WordEdit(.movedAway, old: part.range, counterpart: $0.new) }
                    ?? WordEdit(.deleted, old: part.range))
        }
        for part in come {
            edits.append(
                part.move.map { WordEdit(.movedHere, new: part.range, counterpart: $0.old) }
                    ?? WordEdit(.inserted, new: part.range))
        }
    }

    /// Marks only the quotes and dashes where two texts differ in nothing else, though they were cut into other
    /// tokens: `talks—which` and `talks-which`.
    private mutating func appendTypographic(_ old: TextRange, _ new: TextRange) -> Bool {
        let oldBytes = oldText(old.block)
        let newBytes = newText(new.block)
        let variant = Variant(
            oldBytes, old.start..<old.end, newBytes, new.start..<new.end)
        guard let differences = variant.differences else { return false }
        for (oldRange, newRange) in differences {
            let oldEnd =
                oldRange.isEmpty
                ? nil : TextRange(block: old.block, start: oldRange.lowerBound, end: oldRange.upperBound)
            let newEnd =
                newRange.isEmpty
                ? nil : TextRange(block: new.block, start: newRange.lowerBound, end: newRange.upperBound)
            let kind: WordEdit.Kind = oldEnd == nil ? .inserted : newEnd == nil ? .deleted : .replaced
            edits.append(WordEdit(kind, old: oldEnd, new: newEnd))
        }
        return true
    }

    /// Cuts ranges into what moved and what did not.
    private static func cut(
        _ parts: [TextRange], at moves: [Segment], by side: KeyPath<Segment, TextRange>
    ) -> [(range: TextRange, move: Segment?)] {
        var found: [(range: TextRange, move: Segment?)] = []
        for part in parts {
            var start = part.start
            for move in moves {
                let range = move[keyPath: side]
                guard range.block == part.block, range.start >= start, range.end <= part.end else { continue }
                if range.start > start {
                    found.append((TextRange(block: part.block, start: start, end: range.start), nil))
                }
                found.append((range, move))
                start = range.end
            }
            if start < part.end {
                found.append((TextRange(block: part.block, start: start, end: part.end), nil))
            }
        }
        return found
    }

    /// Leaves out of a change the white space that both sides begin or end with.
    private func trimSpace(_ oldParts: inout [TextRange], _ newParts: inout [TextRange]) {
        guard !oldParts.isEmpty, !newParts.isEmpty else { return }
        let (oldFirst, newFirst) = (oldParts[0], newParts[0])
        let leading = Space.common(
            atStartOf: oldText(oldFirst.block), oldFirst.start..<oldFirst.end, newText(newFirst.block),
            newFirst.start..<newFirst.end)
        oldParts[0].start += leading
        newParts[0].start += leading
        let (oldLast, newLast) = (oldParts[oldParts.count - 1], newParts[newParts.count - 1])
        let trailing = Space.common(
            atEndOf: oldText(oldLast.block), oldLast.start..<oldLast.end, newText(newLast.block),
            newLast.start..<newLast.end)
        oldParts[oldParts.count - 1].end -= trailing
        newParts[newParts.count - 1].end -= trailing
    }
}

/// White space that two texts share, never ending inside a character, a CRLF or a grapheme cluster.
enum Space {
    static func common(
        atStartOf old: ArraySlice<UInt8>, _ oldRange: Range<Int>, _ new: ArraySlice<UInt8>,
        _ newRange: Range<Int>
    ) -> Int {
        let most = min(oldRange.count, newRange.count)
        var count = 0
        while count < most {
            let at = old.startIndex + oldRange.lowerBound + count
            let length = length(of: old, at)
            guard length > 0, count + length <= most else { break }
            let other = new.startIndex + newRange.lowerBound + count
            guard old[at..<at + length] == new[other..<other + length] else { break }
            count += length
        }
        if count == 0 { return 0 }
        let oldNext = old.startIndex + oldRange.lowerBound + count
        let newNext = new.startIndex + newRange.lowerBound + count
        return clings(old, oldNext) || clings(new, newNext) ? 0 : count
    }

    static func common(
        atEndOf old: ArraySlice<UInt8>, _ oldRange: Range<Int>, _ new: ArraySlice<UInt8>,
        _ newRange: Range<Int>
    ) -> Int {
        let most = min(oldRange.count, newRange.count)
        var count = 0
        while count < most {
            var length = 1
            let oldEnd = old.startIndex + oldRange.upperBound - count
            while count + length < most, old[oldEnd - length] & 0xC0 == 0x80 { length += 1 }
            guard self.length(of: old, oldEnd - length) == length else { break }
            let newEnd = new.startIndex + newRange.upperBound - count
            guard old[oldEnd - length..<oldEnd] == new[newEnd - length..<newEnd] else { break }
            count += length
        }
        if count == 0 { return 0 }
        let oldCut = old.startIndex + oldRange.upperBound - count
        let newCut = new.startIndex + newRange.upperBound - count
        return clings(old, oldCut) || clings(new, newCut) ? 0 : count
    }

    /// The length of the white space character here, 0 where there is none.
    private static func length(of text: ArraySlice<UInt8>, _ at: Int) -> Int {
        let first = text[at]
        if first < 0x80 { return first <= 0x20 || first == 0x7F ? 1 : 0 }
        let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        guard at + length <= text.endIndex, let scalar = scalar(text, at, length) else { return 0 }
        if case .space = ScalarClass(scalar) { return length }
        return 0
    }

    /// Whether the character here may belong to the one before it.
    static func clings(_ text: ArraySlice<UInt8>, _ at: Int) -> Bool {
        guard at < text.endIndex else { return false }
        let first = text[at]
        if first == 0x0A { return at > text.startIndex && text[at - 1] == 0x0D }
        if first < 0x80 { return false }
        let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        guard at + length <= text.endIndex, let scalar = scalar(text, at, length) else { return true }
        switch ScalarClass(scalar) {
        case .mark, .clustering: return true
        default: return false
        }
    }

    private static func scalar(_ text: ArraySlice<UInt8>, _ at: Int, _ length: Int) -> Unicode.Scalar? {
        var value = UInt32(text[at]) & (0x7F >> UInt32(length))
        for next in at + 1..<at + length { value = value << 6 | UInt32(text[next] & 0x3F) }
        return Unicode.Scalar(value)
    }
}
