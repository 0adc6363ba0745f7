import Articles

/// Writes down the word edits of changes: everything between what is kept.
struct EditScript: ~Copyable {
    /// The segments of all changes, and where the moves of this one stand.
    private var kept = Buckets()
    private var away = Buckets()
    private var here = Buckets()
    private var awayLeft = 0..<0
    private var hereLeft = 0..<0
    private var oldText: [Block] = []
    private var newText: [Block] = []
    private var oldBlocks: [Int] = []
    private var newBlocks: [Int] = []
    private var edits: [WordEdit] = []

    /// Takes in what is kept and what moved, in the order of the newer state; `moved` is left in the order of
    /// the older one.
    mutating func take(
        _ old: [Block], _ new: [Block], kept: borrowing Segments, moved: inout Segments,
        _ groups: borrowing Groups
    ) {
        oldText = old
        newText = new
        let count = groups.groups.count
        self.kept.fill(from: kept.all, count: count) { Int(groups.ofNew[$0.new.block]) }
        here.fill(from: moved.all, count: count) { Int(groups.ofNew[$0.new.block]) }
        moved.sort { ($0.old.block, $0.old.start) < ($1.old.block, $1.old.start) }
        away.fill(from: moved.all, count: count) { Int(groups.ofOld[$0.old.block]) }
    }

    /// Whether text moved away from a change.
    func isLeft(by group: Int) -> Bool { !away.range(of: group).isEmpty }

    /// Whether text moved into a change.
    func isReached(by group: Int) -> Bool { !here.range(of: group).isEmpty }

    /// The edits of one change.
    mutating func edits(of oldBlocks: [Int], _ newBlocks: [Int], at index: Int) -> [WordEdit] {
        self.oldBlocks = oldBlocks
        self.newBlocks = newBlocks
        awayLeft = away.range(of: index)
        hereLeft = here.range(of: index)
        edits = []
        edits.reserveCapacity(kept.range(of: index).count + 1)
        write(around: kept.range(of: index))
        return edits
    }

    private mutating func write(around segments: Range<Int>) {
        var oldAt = (list: 0, byte: 0)
        var newAt = (list: 0, byte: 0)
        for at in segments {
            let segment = kept[at]
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
                TextRange(block: o, start: oldAt.byte, end: oldText[o].text.utf8.count),
                TextRange(block: n, start: newAt.byte, end: newText[n].text.utf8.count))
            return
        }
        let oldParts = EditScript.parts(from: &oldAt, to: nil, 0, oldBlocks, oldText)
        let newParts = EditScript.parts(from: &newAt, to: nil, 0, newBlocks, newText)
        hunk(oldParts, newParts)
    }

    /// A hunk inside one block on both sides, by far the commonest.
    private mutating func hunk(_ old: TextRange, _ new: TextRange) {
        if old.count == 0, new.count == 0 { return }
        guard awayLeft.isEmpty, hereLeft.isEmpty, old.count > 0, new.count > 0 else {
            return hunk([old], [new])
        }
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
        _ text: [Block]
    ) -> [TextRange] {
        var parts: [TextRange] = []
        while place.list < blocks.count, blocks[place.list] != block {
            let index = blocks[place.list]
            parts.append(TextRange(block: index, start: place.byte, end: text[index].text.utf8.count))
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
        let gone = EditScript.cut(oldParts, at: away, &awayLeft) { $0.old }
        let come = EditScript.cut(newParts, at: here, &hereLeft) { $0.new }
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
        let variant = BlockFingerprint.withBytes(oldText[old.block].text, newText[new.block].text) {
            Variant($0, old.start..<old.end, $1, new.start..<new.end)
        }
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

    /// Cuts ranges into what moved and what did not; `left` are the moves that may still matter.
    private static func cut(
        _ parts: [TextRange], at moves: borrowing Buckets, _ left: inout Range<Int>,
        side: (Segment) -> TextRange
    ) -> [(range: TextRange, move: Segment?)] {
        var found: [(range: TextRange, move: Segment?)] = []
        for part in parts {
            var start = part.start
            while let next = left.first {
                let range = side(moves[next])
                if (range.block, range.start) < (part.block, start) {
                    left = left.dropFirst()
                    continue
                }
                if range.block != part.block || range.end > part.end { break }
                if range.start > start {
                    found.append((TextRange(block: part.block, start: start, end: range.start), nil))
                }
                found.append((range, moves[next]))
                start = range.end
                left = left.dropFirst()
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
        if old.count == 0 || new.count == 0 { return }
        let (oldRange, newRange) = (old.start..<old.end, new.start..<new.end)
        let (head, tail) = BlockFingerprint.withBytes(oldText[old.block].text, newText[new.block].text) {
            let head = Space.common(atStartOf: $0, oldRange, $1, newRange)
            let tail = Space.common(atEndOf: $0, oldRange.dropFirst(head), $1, newRange.dropFirst(head))
            return (head, tail)
        }
        old.start += head
        new.start += head
        old.end -= tail
        new.end -= tail
    }

    private func trimLeading(_ old: inout TextRange, _ new: inout TextRange) {
        if old.count == 0 || new.count == 0 { return }
        let (oldRange, newRange) = (old.start..<old.end, new.start..<new.end)
        let length = BlockFingerprint.withBytes(oldText[old.block].text, newText[new.block].text) {
            Space.common(atStartOf: $0, oldRange, $1, newRange)
        }
        old.start += length
        new.start += length
    }

    private func trimTrailing(_ old: inout TextRange, _ new: inout TextRange) {
        if old.count == 0 || new.count == 0 { return }
        let (oldRange, newRange) = (old.start..<old.end, new.start..<new.end)
        let length = BlockFingerprint.withBytes(oldText[old.block].text, newText[new.block].text) {
            Space.common(atEndOf: $0, oldRange, $1, newRange)
        }
        old.end -= length
        new.end -= length
    }
}
