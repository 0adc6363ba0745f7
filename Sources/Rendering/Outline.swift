import Articles
import ProseDiff

/// In which order the changes of a diff are shown, and which of them are folded away.
enum Outline {
    /// One row of an outline; numbers are indices into the diff's changes.
    enum Row: Hashable {
        /// A change, shown.
        case change(Int)
        /// Unchanged blocks, only counted.
        case fold([Int])
        /// Changes that the filter keeps back, only counted.
        case omitted([Int])
        /// The place a moved block left.
        case departure(Int)
    }

    /// The rows: a changed headline first, then the reading order.
    ///
    /// - Parameter full: whether unchanged blocks are shown rather than folded.
    static func rows(_ document: DiffDocument, full: Bool) -> [Row] {
        let changes = document.diff.changes
        let departures = departures(document)
        var rows: [Row] = departures[-1, default: []].map { .departure($0) }
        for index in changes.indices {
            if changes[index].kind == .kept {
                rows.append(full ? .change(index) : .fold([index]))
            } else {
                rows.append(document.isShown(index) ? .change(index) : .omitted([index]))
            }
            rows += departures[index, default: []].map { .departure($0) }
        }
        let first = rows.filter { isChangedHeadline($0, document) }
        return first + joined(rows.filter { !isChangedHeadline($0, document) })
    }

    /// Rows that only count, one after the other, as one.
    private static func joined(_ rows: [Row]) -> [Row] {
        rows.reduce(into: []) { result, row in
            switch (result.last, row) {
            case (.fold(let before), .fold(let after)): result[result.count - 1] = .fold(before + after)
            case (.omitted(let before), .omitted(let after)):
                result[result.count - 1] = .omitted(before + after)
            default: result.append(row)
            }
        }
    }

    private static func isChangedHeadline(_ row: Row, _ document: DiffDocument) -> Bool {
        guard case .change(let index) = row else { return false }
        let change = document.diff.changes[index]
        return change.kind != .kept
            && (change.new.contains { document.new.article.blocks[$0].kind == .headline }
                || change.old.contains { document.old.article.blocks[$0].kind == .headline })
    }

    /// The moved changes that are shown by the change after which they stood; -1 for those that stood first.
    private static func departures(_ document: DiffDocument) -> [Int: [Int]] {
        let changes = document.diff.changes
        var owner: [Int: Int] = [:]
        for (index, change) in changes.enumerated() {
            for block in change.old { owner[block] = index }
        }
        var result: [Int: [Int]] = [:]
        var last = -1
        for block in owner.keys.sorted() {
            guard let index = owner[block] else { continue }
            let change = changes[index]
            if !change.hasMoved {
                last = index
            } else if change.old.first == block, document.isShown(index) {
                result[last, default: []].append(index)
            }
        }
        return result
    }
}
