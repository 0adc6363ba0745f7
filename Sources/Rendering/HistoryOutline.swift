import Articles

/// Which revisions of a history get a line of their own, and which are only counted.
///
/// Two texts that alternate (a test on readers, two servers of which one is stale) are a fact, but twenty lines
/// of it hide the others.
enum HistoryOutline {
    /// One row of an outline.
    enum Row: Hashable {
        /// A revision with a line of its own; for a revert, the number of the revision it returns to.
        case revision(RevisionRow, revertsTo: Int?)
        /// Reverts that go back and forth between the two revisions before them.
        case flips([RevisionRow])
    }

    /// The fewest reverts in a row that are counted rather than listed.
    private static let fewestFlips = 3

    /// The rows, in the order given, which must be that of time.
    ///
    /// - Parameter full: whether every revision gets its own line.
    static func rows(_ history: [RevisionRow], full: Bool) -> [Row] {
        var numbers: [RevisionID: Int] = [:]
        for row in history { numbers[row.revision.id] = row.revision.number }
        var rows: [Row] = []
        var index = 0
        while index < history.count {
            let flips = full ? 0 : flipCount(history, from: index)
            if flips >= fewestFlips {
                rows.append(.flips(Array(history[index..<index + flips])))
                index += flips
            } else {
                let revision = history[index].revision
                rows.append(.revision(history[index], revertsTo: revision.reverts.flatMap { numbers[$0] }))
                index += 1
            }
        }
        return rows
    }

    /// How many revisions from an index on return to the one before the last.
    private static func flipCount(_ history: [RevisionRow], from start: Int) -> Int {
        var end = start
        while end >= 2, end < history.count, history[end].revision.kind == .revert,
            history[end].revision.reverts == history[end - 2].revision.id
        {
            end += 1
        }
        return end - start
    }
}
