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

    private var counts: [[Int]] = Array(
        repeating: Array(repeating: 0, count: Block.Kind.allCases.count), count: Fate.allCases.count)
    private var becameAnother: [(old: Block.Kind, new: Block.Kind, count: Int)] = []

    /// The line for some changes.
    static func line(for changes: [BlockChange], _ old: [Block], _ new: [Block], _ words: WordCount) -> String
    {
        if changes.allSatisfy({ $0.kind == .kept }) { return "unchanged" }
        var summary = Summary()
        for change in changes where change.kind != .kept { summary.count(change, old, new) }
        var parts = summary.parts()
        if words.inserted > 0 || words.deleted > 0 {
            let signs = [
                words.inserted > 0 ? "+\(words.inserted)" : nil,
                words.deleted > 0 ? "−\(words.deleted)" : nil,
            ]
            let total = words.inserted + words.deleted
            parts.append(signs.compactMap { $0 }.joined(separator: " ") + (total == 1 ? " word" : " words"))
        }
        return parts.joined(separator: ", ")
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
        counts[fate.rawValue][Summary.place(of: kind)] += 1
    }

    private mutating func addBecame(_ old: Block.Kind, _ new: Block.Kind) {
        if let at = becameAnother.firstIndex(where: { $0.old == old && $0.new == new }) {
            becameAnother[at].count += 1
        } else {
            becameAnother.append((old, new, 1))
        }
    }

    private func parts() -> [String] {
        var parts: [String] = []
        for fate in Fate.allCases {
            let kinds = Block.Kind.allCases.enumerated().filter { counts[fate.rawValue][$0.offset] > 0 }
            if kinds.isEmpty { continue }
            let names = kinds.map { Summary.name($0.element, counts[fate.rawValue][$0.offset]) }
            parts.append(Summary.list(names) + " " + fate.words)
        }
        for (old, new, count) in becameAnother {
            parts.append(
                count == 1
                    ? "1 \(Summary.noun(old)) became a \(Summary.noun(new))"
                    : "\(count) \(Summary.noun(old))s became \(Summary.noun(new))s")
        }
        return parts
    }

    private static func list(_ names: [String]) -> String {
        guard let last = names.last, names.count > 1 else { return names.first ?? "" }
        return names.dropLast().joined(separator: ", ") + " and " + last
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
        Block.Kind.allCases.firstIndex(of: kind) ?? 0
    }
}
