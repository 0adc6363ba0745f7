import Articles
import ProseDiff

/// What the diff of a pair says, as a line of an alignments file.
struct Answer {
    private var segments: [String] = []
    private var links: [String] = []

    init(_ pair: Pair, _ diff: ArticleDiff) {
        for change in diff.changes {
            var shared: [[Int]: Int] = [:]
            var moved: [[Int]: Int] = [:]
            for run in diff.runs(of: change, old: pair.old, new: pair.new) {
                switch run.kind {
                case .kept:
                    guard let old = run.old, let new = run.new else { continue }
                    shared[[old.block, new.block], default: 0] += old.count
                    if change.hasMoved { moved[[old.block, new.block], default: 0] += old.count }
                    add(old, new, change.hasMoved ? "moved" : "kept")
                case .movedHere:
                    guard let old = run.counterpart, let new = run.new else { continue }
                    if change.old.contains(old.block) {
                        shared[[old.block, new.block], default: 0] += old.count
                        moved[[old.block, new.block], default: 0] += old.count
                    }
                    add(old, new, "moved")
                default: continue
                }
            }
            link(change, shared)
            if change.old.count + change.new.count > 2 { addMoves(pair, shared, moved) }
        }
    }

    /// Tells which blocks moved inside a change of several: those whose nearest relatives all moved.
    ///
    /// A paragraph of one sentence that was joined to one that stayed is text that moved, but no block that did.
    private mutating func addMoves(_ pair: Pair, _ shared: [[Int]: Int], _ moved: [[Int]: Int]) {
        func hasMoved(_ ends: [Int]) -> Bool { moved[ends, default: 0] * 2 > shared[ends, default: 0] }
        func nearest(_ side: Int, _ block: Int) -> [Int] {
            let relatives = shared.keys.filter { $0[side] == block }
            return relatives.max {
                (shared[$0, default: 0], $0[0], $0[1]) < (shared[$1, default: 0], $1[0], $1[1])
            } ?? []
        }
        for (ends, bytes) in moved {
            let shorter = min(pair.old[ends[0]].text.utf8.count, pair.new[ends[1]].text.utf8.count)
            guard hasMoved(ends), bytes * 2 > shorter, hasMoved(nearest(0, ends[0])),
                hasMoved(nearest(1, ends[1]))
            else { continue }
            add([ends[0]], [ends[1]], "moved")
        }
    }

    private mutating func add(_ old: TextRange, _ new: TextRange, _ tag: String) {
        segments.append("[\(old.block),\(old.start),\(new.block),\(new.start),\(old.count),\"\(tag)\"]")
    }

    /// A many to many change is told as the splits and merges it is made of.
    private mutating func link(_ change: BlockChange, _ shared: [[Int]: Int]) {
        switch change.kind {
        case .regrouped:
            var named: Set<[Int]> = []
            for old in change.old {
                let parts = change.new.filter { shared[[old, $0], default: 0] > 0 }
                if parts.count > 1 {
                    add([old], parts, "split")
                    named.formUnion(parts.map { [old, $0] })
                }
            }
            for new in change.new {
                let parts = change.old.filter { shared[[$0, new], default: 0] > 0 }
                if parts.count > 1 {
                    add(parts, [new], "merged")
                    named.formUnion(parts.map { [$0, new] })
                }
            }
            for ends in shared.keys where !named.contains(ends) { add([ends[0]], [ends[1]], "edited") }
        case .movedAndEdited: add(change.old, change.new, "moved")
        default: add(change.old, change.new, change.kind.rawValue)
        }
    }

    private mutating func add(_ old: [Int], _ new: [Int], _ tag: String) {
        links.append("[\(old),\(new),\"\(tag)\"]")
    }

    /// The line.
    func line(id: String) -> String {
        "{\"id\":\"\(id)\",\"segments\":[\(segments.joined(separator: ","))],"
            + "\"blocks\":[\(links.joined(separator: ","))]}"
    }
}
