import Articles

/// One line that says what changed: `headline and 2 paragraphs changed, 1 bullet moved, +14 −9 words`.
struct Summary {
    /// What a line can say about a block, in the order in which it says it.
    private enum Fate: Int, CaseIterable {
        case changed
        case added
        case removed
        case moved
        case movedAndChanged
        case split
        case merged
        case rearranged
        case becameAnother

        var words: String {
            switch self {
            case .changed: "changed"
            case .added: "added"
            case .removed: "removed"
            case .moved: "moved"
            case .movedAndChanged: "moved and changed"
            case .split: "split"
            case .merged: "merged"
            case .rearranged: "rearranged"
            case .becameAnother: ""
            }
        }
    }

    /// One count for each fate and kind.
    private var counts = [Int](repeating: 0, count: Fate.allCases.count * Summary.kinds.count)
    private var fatesSeen = 0
    private static let kinds = Block.Kind.allCases
    private var becameAnother: [(old: Block.Kind, new: Block.Kind, count: Int)] = []

    /// The line for some changes.
    static func line(for changes: [BlockChange], _ old: [Block], _ new: [Block], _ words: WordCount) -> String
    {
        if changes.allSatisfy({ $0.kind == .kept }) { return "unchanged" }
        var summary = Summary()
        var hasMovedText = false
        for change in changes where change.kind != .kept {
            summary.count(change, old, new)
            if !hasMovedText { hasMovedText = change.edits.contains { $0.kind == .movedHere } }
        }
        var line = summary.line()
        if hasMovedText { line += line.isEmpty ? "text moved" : ", text moved" }
        if words.inserted + words.deleted > 0 {
            if !line.isEmpty { line += ", " }
            if words.inserted > 0 { line += "+\(words.inserted) " }
            if words.deleted > 0 { line += "−\(words.deleted) " }
            line += words.inserted + words.deleted == 1 ? "word" : "words"
        }
        return line
    }

    private mutating func count(_ change: BlockChange, _ old: [Block], _ new: [Block]) {
        switch change.kind {
        case .kept: break
        case .inserted: for n in change.new { add(.added, new[n].kind) }
        case .deleted: for o in change.old { add(.removed, old[o].kind) }
        case .moved: for n in change.new { add(.moved, new[n].kind) }
        case .split: for o in change.old { add(.split, old[o].kind) }
        case .merged: for o in change.old { add(.merged, old[o].kind) }
        case .regrouped: for o in change.old { add(.rearranged, old[o].kind) }
        case .edited, .movedAndEdited:
            guard let o = change.old.first, let n = change.new.first else { return }
            if old[o].kind != new[n].kind {
                addBecame(old[o].kind, new[n].kind)
                if change.edits.isEmpty { return }
            }
            add(change.kind == .edited ? .changed : .movedAndChanged, new[n].kind)
        }
    }

    private mutating func add(_ fate: Fate, _ kind: Block.Kind) {
        fatesSeen |= 1 << fate.rawValue
        counts[fate.rawValue * Summary.kinds.count + Summary.place(of: kind)] += 1
    }

    private mutating func addBecame(_ old: Block.Kind, _ new: Block.Kind) {
        if let at = becameAnother.firstIndex(where: { $0.old == old && $0.new == new }) {
            becameAnother[at].count += 1
        } else {
            becameAnother.append((old, new, 1))
        }
    }

    private func line() -> String {
        var line = ""
        for fate in Fate.allCases where fatesSeen & 1 << fate.rawValue != 0 {
            let first = fate.rawValue * Summary.kinds.count
            var left = counts[first..<first + Summary.kinds.count].count { $0 > 0 }
            var isFirst = true
            for (place, kind) in Summary.kinds.enumerated() where counts[first + place] > 0 {
                left -= 1
                line += isFirst ? (line.isEmpty ? "" : ", ") : left == 0 ? " and " : ", "
                line += Summary.name(kind, counts[first + place])
                isFirst = false
            }
            line += " " + fate.words
        }
        for (old, new, count) in becameAnother {
            if !line.isEmpty { line += ", " }
            line +=
                count == 1
                ? "1 \(Summary.noun(old)) became a \(Summary.noun(new))"
                : "\(count) \(Summary.noun(old))s became \(Summary.noun(new))s"
        }
        return line
    }

    /// What an article has one of goes without a number.
    private static func name(_ kind: Block.Kind, _ count: Int) -> String {
        switch kind {
        case .headline, .kicker, .standfirst, .byline:
            count == 1 ? noun(kind) : "\(count) \(noun(kind))s"
        default:
            count == 1 ? "1 \(noun(kind))" : "\(count) \(noun(kind))s"
        }
    }

    private static func noun(_ kind: Block.Kind) -> String {
        switch kind {
        case .listItem: "list item"
        case .correction: "correction note"
        default: kind.rawValue
        }
    }

    private static func place(of kind: Block.Kind) -> Int {
        kinds.firstIndex(of: kind) ?? 0
    }
}
