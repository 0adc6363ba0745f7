import Articles

/// Text that is the same, byte for byte, in both states.
struct Segment {
    var old: TextRange
    var new: TextRange
}

/// The bytes of the blocks that were cut into words.
struct Texts {
    let arena: [UInt8]
    let origin: [Int32]
    let blocks: [Block]

    init(_ state: State, in arena: [UInt8]) {
        self.arena = arena
        origin = state.origin
        blocks = state.blocks
    }

    func length(of block: Int) -> Int { blocks[block].text.utf8.count }

    /// The text of a block, which must be in the arena.
    func callAsFunction(_ block: Int) -> ArraySlice<UInt8> {
        arena[Int(origin[block])..<Int(origin[block]) + length(of: block)]
    }
}

/// Writes down the word edits of changes: everything between what is kept.
struct EditScript {
    private let oldText: Texts
    private let newText: Texts
    private var oldBlocks: [Int] = []
    private var newBlocks: [Int] = []
    private var away: [Segment] = []
    private var here: [Segment] = []
    private var awayAt = 0
    private var hereAt = 0
    private var edits: [WordEdit] = []

    init(_ old: State, _ new: State, _ arena: [UInt8]) {
        oldText = Texts(old, in: arena)
        newText = Texts(new, in: arena)
    }

    /// The edits of one change.
    ///
    /// - Parameters:
    ///   - kept: what stays, in the order of both states.
    ///   - away: what moved away from here, in reading order.
    ///   - here: what moved here from elsewhere, in reading order.
    mutating func edits(
        of group: Groups.Group, keeping kept: [Segment], away: [Segment], here: [Segment]
    ) -> [WordEdit] {
        oldBlocks = group.old
        newBlocks = group.new
        self.away = away
        self.here = here
        awayAt = 0
        hereAt = 0
        edits = []
        write(around: kept)
        return edits
    }

    private mutating func write(around kept: [Segment]) {
        var oldAt = (list: 0, byte: 0)
        var newAt = (list: 0, byte: 0)
        for segment in kept {
            if oldBlocks[oldAt.list] == segment.old.block, newBlocks[newAt.list] == segment.new.block {
                hunk(
                    TextRange(block: segment.old.block, start: oldAt.byte, end: segment.old.start),
                    TextRange(block: segment.new.block, start: newAt.byte, end: segment.new.start))
            } else {
                let oldParts = EditScript.parts(
                    from: &oldAt, to: segment.old.block, segment.old.start, oldBlocks, oldText)
                let newParts = EditScript.parts(
                    from: &newAt, to: segment.new.block, segment.new.start, newBlocks, newText)
                hunk(oldParts, newParts)
            }
            oldAt.byte = segment.old.end
            newAt.byte = segment.new.end
        }
        if oldAt.list + 1 == oldBlocks.count, newAt.list + 1 == newBlocks.count {
            let (o, n) = (oldBlocks[oldAt.list], newBlocks[newAt.list])
            hunk(
                TextRange(block: o, start: oldAt.byte, end: oldText.length(of: o)),
                TextRange(block: n, start: newAt.byte, end: newText.length(of: n)))
            return
        }
        let oldParts = EditScript.parts(from: &oldAt, to: nil, 0, oldBlocks, oldText)
        let newParts = EditScript.parts(from: &newAt, to: nil, 0, newBlocks, newText)
        hunk(oldParts, newParts)
    }

    /// A hunk inside one block on both sides, by far the commonest.
    private mutating func hunk(_ old: TextRange, _ new: TextRange) {
        if old.count == 0, new.count == 0 { return }
        guard away.isEmpty, here.isEmpty, old.count > 0, new.count > 0 else { return hunk([old], [new]) }
        var (old, new) = (old, new)
        trimSpace(&old, &new)
        if old.count > 0, new.count > 0 {
            if !appendTypographic(old, new) { edits.append(WordEdit(.replaced, old: old, new: new)) }
        } else if old.count > 0 {
            edits.append(WordEdit(.deleted, old: old))
        } else if new.count > 0 {
            edits.append(WordEdit(.inserted, new: new))
        }
    }

    /// The bytes from a place up to another, one range a block; at least one range where there is a block.
    private static func parts(
        from place: inout (list: Int, byte: Int), to block: Int?, _ byte: Int, _ blocks: [Int],
        _ text: Texts
    ) -> [TextRange] {
        var parts: [TextRange] = []
        while place.list < blocks.count, blocks[place.list] != block {
            let index = blocks[place.list]
            parts.append(TextRange(block: index, start: place.byte, end: text.length(of: index)))
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
        let gone = EditScript.cut(oldParts, at: away, from: &awayAt) { $0.old }
        let come = EditScript.cut(newParts, at: here, from: &hereAt) { $0.new }
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

    /// Cuts ranges into what moved and what did not; `next` is the first move that may matter.
    private static func cut(
        _ parts: [TextRange], at moves: [Segment], from next: inout Int, side: (Segment) -> TextRange
    ) -> [(range: TextRange, move: Segment?)] {
        var found: [(range: TextRange, move: Segment?)] = []
        for part in parts {
            var start = part.start
            while next < moves.count {
                let range = side(moves[next])
                if (range.block, range.start) < (part.block, start) {
                    next += 1
                    continue
                }
                if range.block != part.block || range.end > part.end { break }
                if range.start > start {
                    found.append((TextRange(block: part.block, start: start, end: range.start), nil))
                }
                found.append((range, moves[next]))
                start = range.end
                next += 1
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
        if oldParts.count == 1, newParts.count == 1 { return trimSpace(&oldParts[0], &newParts[0]) }
        trimLeading(&oldParts[0], &newParts[0])
        trimTrailing(&oldParts[oldParts.count - 1], &newParts[newParts.count - 1])
    }

    private func trimSpace(_ old: inout TextRange, _ new: inout TextRange) {
        trimLeading(&old, &new)
        trimTrailing(&old, &new)
    }

    private func trimLeading(_ old: inout TextRange, _ new: inout TextRange) {
        let length = Space.common(
            atStartOf: oldText(old.block), old.start..<old.end, newText(new.block), new.start..<new.end)
        old.start += length
        new.start += length
    }

    private func trimTrailing(_ old: inout TextRange, _ new: inout TextRange) {
        let length = Space.common(
            atEndOf: oldText(old.block), old.start..<old.end, newText(new.block), new.start..<new.end)
        old.end -= length
        new.end -= length
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
