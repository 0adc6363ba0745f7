import Articles

/// One line that says what changed: `headline reworded; 2 paragraphs added, 1 moved; +45 −12 words`.
///
/// What belongs to one kind of block stands together; what an article has one of, and correction notes, come
/// first.
struct Summary: ~Copyable {
    /// What a line can say about a block, in the order in which it says it.
    private enum Fate: Int, CaseIterable {
        case reworded
        case changed
        case added
        case removed
        case moved
        case movedAndChanged
        case split
        case merged
        case rearranged

        var words: String {
            switch self {
            case .reworded: " reworded"
            case .changed: " changed"
            case .added: " added"
            case .removed: " removed"
            case .moved: " moved"
            case .movedAndChanged: " moved and changed"
            case .split: " split into "
            case .merged: " joined into "
            case .rearranged: " rearranged"
            }
        }
    }

    private static let fates = Fate.allCases
    /// Few lines are longer, in bytes.
    private static let usualLength = 90
    private static let order: [Block.Kind] = [
        .headline, .kicker, .standfirst, .correction, .bullet, .byline, .paragraph, .subheading, .quote,
        .listItem, .caption,
    ]

    /// One count for each kind and fate.
    private var table = Buffer<Int32>()
    /// How many blocks those that were split or joined became, in the same places.
    private var results = Buffer<Int32>()
    private var kindsSeen = 0
    private var becameAnother: [(old: Block.Kind, new: Block.Kind, count: Int)] = []
    private var hasMovedText = false
    private(set) var counts = ChangeCounts()

    mutating func reset() {
        if kindsSeen != 0 || table.isEmpty {
            table.fill(with: 0, count: Summary.order.count * Summary.fates.count)
            results.fill(with: 0, count: table.count)
        }
        kindsSeen = 0
        becameAnother.removeAll()
        hasMovedText = false
        counts = ChangeCounts()
    }

    /// Whether nothing was counted.
    var isUnchanged: Bool { kindsSeen == 0 && becameAnother.isEmpty && !hasMovedText }

    mutating func countNumbers(_ number: Int) { counts.numbers += number }

    /// Takes in one change.
    ///
    /// - Parameter isReworded: whether words changed in it, and not punctuation alone.
    mutating func count(
        _ change: BlockChange, _ old: [Block], _ new: [Block], isReworded: Bool
    ) {
        if !hasMovedText { hasMovedText = change.edits.contains { $0.kind == .movedHere } }
        switch change.kind {
        case .kept: break
        case .inserted:
            counts.added += change.new.count
            for n in change.new { add(.added, new[n].kind) }
        case .deleted:
            counts.removed += change.old.count
            for o in change.old { add(.removed, old[o].kind) }
        case .moved:
            counts.moved += 1
            for n in change.new { add(.moved, new[n].kind) }
        case .split:
            counts.split += 1
            for o in change.old { add(.split, old[o].kind, into: change.new.count) }
        case .merged:
            counts.merged += 1
            for n in change.new { add(.merged, new[n].kind, change.old.count, into: 1) }
        case .regrouped:
            counts.regrouped += max(change.old.count, change.new.count)
            for o in change.old { add(.rearranged, old[o].kind) }
        case .edited, .movedAndEdited:
            guard let o = change.old.first, let n = change.new.first else { return }
            counts.changed += 1
            if change.hasMoved { counts.moved += 1 }
            if old[o].kind != new[n].kind {
                addBecame(old[o].kind, new[n].kind)
                if change.edits.isEmpty { return }
            }
            let isSaid = isReworded && Summary.isSingle(new[n].kind)
            add(change.hasMoved ? .movedAndChanged : isSaid ? .reworded : .changed, new[n].kind)
        }
    }

    private mutating func add(_ fate: Fate, _ kind: Block.Kind, _ count: Int = 1, into result: Int = 0) {
        let place = Summary.place(of: kind)
        kindsSeen |= 1 << place
        table[place * Summary.fates.count + fate.rawValue] += Int32(clamping: count)
        results[place * Summary.fates.count + fate.rawValue] += Int32(clamping: result)
    }

    private mutating func addBecame(_ old: Block.Kind, _ new: Block.Kind) {
        if let at = becameAnother.firstIndex(where: { $0.old == old && $0.new == new }) {
            becameAnother[at].count += 1
        } else {
            becameAnother.append((old, new, 1))
        }
    }

    /// The line.
    func line(_ words: WordCount) -> String {
        var line = ""
        line.reserveCapacity(Summary.usualLength)
        for (place, kind) in Summary.order.enumerated() where kindsSeen & 1 << place != 0 {
            tell(kind, place, in: &line)
        }
        for (old, new, count) in becameAnother {
            Summary.begin(&line)
            Summary.append(old, count, to: &line)
            line.append(count == 1 ? " became a " : " became ")
            line.append(Summary.noun(new))
            if count != 1 { line.append("s") }
        }
        if hasMovedText {
            Summary.begin(&line)
            line.append("text moved")
        }
        if counts.numbers > 0 {
            Summary.begin(&line)
            line.append(String(counts.numbers))
            line.append(counts.numbers == 1 ? " number changed" : " numbers changed")
        }
        if words.inserted + words.deleted > 0 {
            Summary.begin(&line)
            if words.inserted > 0 {
                line.append("+")
                line.append(String(words.inserted))
                line.append(" ")
            }
            if words.deleted > 0 {
                line.append("−")
                line.append(String(words.deleted))
                line.append(" ")
            }
            line.append(words.inserted + words.deleted == 1 ? "word" : "words")
        }
        return line
    }

    private func tell(_ kind: Block.Kind, _ place: Int, in line: inout String) {
        var isFirst = true
        for fate in Summary.fates {
            let count = Int(table[place * Summary.fates.count + fate.rawValue])
            if count == 0 { continue }
            if isFirst {
                Summary.begin(&line)
                Summary.append(kind, count, to: &line)
            } else {
                line.append(", ")
                line.append(String(count))
            }
            line.append(fate.words)
            if fate == .split || fate == .merged {
                line.append(String(results[place * Summary.fates.count + fate.rawValue]))
            }
            isFirst = false
        }
    }

    private static func begin(_ line: inout String) {
        if !line.isEmpty { line.append("; ") }
    }

    /// What an article has one of goes without a number.
    private static func append(_ kind: Block.Kind, _ count: Int, to line: inout String) {
        if count != 1 || !isSingle(kind) {
            line.append(String(count))
            line.append(" ")
        }
        line.append(noun(kind))
        if count != 1 { line.append("s") }
    }

    private static func isSingle(_ kind: Block.Kind) -> Bool {
        switch kind {
        case .headline, .kicker, .standfirst, .byline: true
        default: false
        }
    }

    private static func noun(_ kind: Block.Kind) -> String {
        switch kind {
        case .headline: "headline"
        case .kicker: "kicker"
        case .standfirst: "standfirst"
        case .correction: "correction note"
        case .bullet: "bullet"
        case .byline: "byline"
        case .paragraph: "paragraph"
        case .subheading: "subheading"
        case .quote: "quote"
        case .listItem: "list item"
        case .caption: "caption"
        }
    }

    private static func place(of kind: Block.Kind) -> Int {
        switch kind {
        case .headline: 0
        case .kicker: 1
        case .standfirst: 2
        case .correction: 3
        case .bullet: 4
        case .byline: 5
        case .paragraph: 6
        case .subheading: 7
        case .quote: 8
        case .listItem: 9
        case .caption: 10
        }
    }
}
