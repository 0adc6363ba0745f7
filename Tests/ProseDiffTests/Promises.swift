import Articles
import ProseDiff

/// What every diff promises, whatever it was made of.
struct Promises {
    let old: [Block]
    let new: [Block]
    let diff: ArticleDiff

    init(_ old: [Block], _ new: [Block], deadline: Duration? = nil) {
        self.old = old
        self.new = new
        diff = ArticleDiff(from: old, to: new, deadline: deadline)
    }

    /// The promises that are broken; empty when all is well.
    func broken() -> [String] {
        var faults: [String] = []
        if diff.changes.flatMap(\.old).sorted() != Array(old.indices) {
            faults.append("old blocks not once each")
        }
        if diff.changes.flatMap(\.new).sorted() != Array(new.indices) {
            faults.append("new blocks not once each")
        }
        for change in diff.changes { faults += broken(change) }
        faults += brokenMoves()
        if bytes(old) == bytes(new), old.map(\.kind) == new.map(\.kind), !diff.isEmpty {
            faults.append("equal states differ")
        }
        return faults
    }

    private func broken(_ change: BlockChange) -> [String] {
        var faults: [String] = []
        if change.old != change.old.sorted() || change.new != change.new.sorted() {
            faults.append("blocks not ascending in \(change.kind)")
        }
        switch change.kind {
        case .kept, .moved:
            guard change.old.count == 1, change.new.count == 1, change.edits.isEmpty,
                old[change.old[0]].kind == new[change.new[0]].kind
            else { return ["\(change.kind) is not one unchanged block"] }
        case .edited, .movedAndEdited:
            if change.old.count != 1 || change.new.count != 1 { faults.append("\(change.kind) of several") }
        case .split: if change.old.count != 1 || change.new.count < 2 { faults.append("odd split") }
        case .merged: if change.old.count < 2 || change.new.count != 1 { faults.append("odd merge") }
        case .regrouped: if change.old.count < 2 || change.new.count < 2 { faults.append("odd regrouping") }
        case .inserted: if !change.old.isEmpty || change.new.isEmpty { faults.append("odd insertion") }
        case .deleted: if change.old.isEmpty || !change.new.isEmpty { faults.append("odd deletion") }
        }
        faults += brokenEdits(change)
        faults += brokenRuns(change)
        return faults
    }

    private func brokenEdits(_ change: BlockChange) -> [String] {
        var faults: [String] = []
        var oldEnd = (-1, 0)
        var newEnd = (-1, 0)
        for edit in change.edits {
            let shape = (edit.old != nil, edit.new != nil, edit.counterpart != nil)
            let wanted =
                switch edit.kind {
                case .inserted: (false, true, false)
                case .deleted: (true, false, false)
                case .replaced: (true, true, false)
                case .movedAway: (true, false, true)
                case .movedHere: (false, true, true)
                }
            if shape != wanted { faults.append("\(edit.kind) has the wrong ends") }
            if let range = edit.old {
                faults += broken(range, in: old, of: change.old)
                if (range.block, range.start) < oldEnd { faults.append("old edits out of order") }
                oldEnd = (range.block, range.end)
            }
            if let range = edit.new {
                faults += broken(range, in: new, of: change.new)
                if (range.block, range.start) < newEnd { faults.append("new edits out of order") }
                newEnd = (range.block, range.end)
            }
        }
        return faults
    }

    private func broken(_ range: TextRange, in blocks: [Block], of members: [Int]) -> [String] {
        guard members.contains(range.block) else { return ["edit outside its blocks"] }
        let text = blocks[range.block].text
        if range.start < 0 || range.start >= range.end || range.end > text.utf8.count {
            return ["edit \(range) empty or out of bounds"]
        }
        return [range.start, range.end].compactMap { offset in
            guard let cut = cut(at: offset, in: text) else { return nil }
            return "edit cuts \(cut) at \(offset) in \(text.debugDescription)"
        }
    }

    /// What must not be cut and would be by an edit that begins or ends here.
    private func cut(at offset: Int, in text: String) -> String? {
        if !isBorder(offset, in: text) { return "a grapheme cluster" }
        let bytes = Array(text.utf8)
        guard offset > 0, offset < bytes.count else { return nil }
        func isDigit(_ at: Int) -> Bool { bytes.indices.contains(at) && (0x30...0x39).contains(bytes[at]) }
        func isLetter(_ at: Int) -> Bool {
            bytes.indices.contains(at) && (0x61...0x7A).contains(bytes[at] | 0x20)
        }
        let (before, after) = (bytes[offset - 1], bytes[offset])
        if isDigit(offset - 1), isDigit(offset) { return "a number" }
        if isDigit(offset - 1), ".,:".utf8.contains(after), isDigit(offset + 1) { return "a number" }
        if isDigit(offset - 2), ".,:".utf8.contains(before), isDigit(offset) { return "a number" }
        if isDigit(offset - 1), after == UInt8(ascii: "%") { return "a percentage" }
        if before == UInt8(ascii: "$"), isDigit(offset) { return "an amount" }
        let isAfterPart = isLetter(offset - 1) || isDigit(offset - 1)
        let isBeforePart = isLetter(offset) || isDigit(offset)
        if isAfterPart, after == UInt8(ascii: "@"), isLetter(offset + 1) { return "an address" }
        if before == UInt8(ascii: "@"), isBeforePart, isLetter(offset - 2) { return "an address" }
        return isInAddress(offset, bytes) ? "a web address" : nil
    }

    /// Whether the place is between the scheme of a web address and its end.
    private func isInAddress(_ offset: Int, _ bytes: [UInt8]) -> Bool {
        var start = offset
        while start > 0, bytes[start - 1] > 0x20, bytes[start - 1] < 0x7F,
            !"<>\"".utf8.contains(bytes[start - 1])
        {
            start -= 1
        }
        var end = offset
        while end < bytes.count, bytes[end] > 0x20, bytes[end] < 0x7F, !"<>\"".utf8.contains(bytes[end]) {
            end += 1
        }
        while end > start, ".,;:!?)]}'*_~".utf8.contains(bytes[end - 1]) { end -= 1 }
        let scheme = Array("https://".utf8)
        guard end - start > scheme.count, offset < end else { return false }
        for at in start..<max(start, min(offset, end - scheme.count))
        where Array(bytes[at..<at + scheme.count]) == scheme {
            return true
        }
        return false
    }

    private func isBorder(_ offset: Int, in text: String) -> Bool {
        let index = text.utf8.index(text.utf8.startIndex, offsetBy: offset)
        return String.Index(index, within: text) != nil
    }

    private func brokenRuns(_ change: BlockChange) -> [String] {
        var faults: [String] = []
        var oldBytes: [UInt8] = []
        var newBytes: [UInt8] = []
        for run in diff.runs(of: change, old: old, new: new) {
            if let range = run.old { oldBytes += bytes(of: range, in: old) }
            if let range = run.new { newBytes += bytes(of: range, in: new) }
            if run.kind == .kept {
                guard let one = run.old, let two = run.new, bytes(of: one, in: old) == bytes(of: two, in: new)
                else {
                    faults.append("kept run differs")
                    continue
                }
            }
        }
        if oldBytes != change.old.flatMap({ Array(old[$0].text.utf8) }) {
            faults.append("old text not rebuilt")
        }
        if newBytes != change.new.flatMap({ Array(new[$0].text.utf8) }) {
            faults.append("new text not rebuilt")
        }
        return faults
    }

    /// Every move has both ends, and they are the same text.
    private func brokenMoves() -> [String] {
        let edits = diff.changes.flatMap(\.edits)
        var away: Set<[TextRange]> = []
        var here: Set<[TextRange]> = []
        for edit in edits {
            if edit.kind == .movedAway, let old = edit.old, let new = edit.counterpart {
                away.insert([old, new])
            }
            if edit.kind == .movedHere, let new = edit.new, let old = edit.counterpart {
                here.insert([old, new])
            }
        }
        var faults: [String] = []
        if away != here { faults.append("a move has one end") }
        for ends in away where bytes(of: ends[0], in: old) != bytes(of: ends[1], in: new) {
            faults.append("moved text differs")
        }
        return faults
    }

    private func bytes(of range: TextRange, in blocks: [Block]) -> [UInt8] {
        Array(blocks[range.block].text.utf8.dropFirst(range.start).prefix(range.count))
    }

    private func bytes(_ blocks: [Block]) -> [[UInt8]] { blocks.map { Array($0.text.utf8) } }

    /// The pairs of places that are kept, each letter by its block and byte.
    var keptPairs: Set<[Int]> {
        var pairs: Set<[Int]> = []
        for change in diff.changes {
            for run in diff.runs(of: change, old: old, new: new) where run.kind == .kept {
                guard let one = run.old, let two = run.new else { continue }
                for step in 0..<one.count {
                    pairs.insert([one.block, one.start + step, two.block, two.start + step])
                }
            }
        }
        return pairs
    }
}
