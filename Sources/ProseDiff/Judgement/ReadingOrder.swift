/// The order of changes: that of the newer state, deletions where they stood.
enum ReadingOrder {
    /// The indices of the groups in reading order.
    ///
    /// A deletion follows what preceded it in the older state and still stands in its place.
    static func arrange(_ groups: borrowing Groups, _ oldCount: Int, _ newCount: Int) -> [Int] {
        var order: [Int] = []
        order.reserveCapacity(groups.groups.count)
        var deleted: [(after: Int, group: Int)] = []
        var after = -1
        for o in 0..<oldCount {
            let at = Int(groups.ofOld[o])
            let group = groups.groups[at]
            if group.newCount == 0 {
                deleted.append((after, at))
            } else if !group.isMoved {
                after = max(after, groups.lastNew(of: group))
            }
        }
        var next = 0
        func takeDeleted(after new: Int) {
            while next < deleted.count, deleted[next].after == new {
                order.append(deleted[next].group)
                next += 1
            }
        }
        takeDeleted(after: -1)
        for n in 0..<newCount {
            let at = Int(groups.ofNew[n])
            if groups.firstNew(of: groups.groups[at]) == n { order.append(at) }
            takeDeleted(after: n)
        }
        return order
    }
}
