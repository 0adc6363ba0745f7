import Articles

/// Counts edits article by article.
struct EditCount {
    private(set) var statistics = EditStatistics()
    private var days: [Int: Int] = [:]
    private var edited: [EditStatistics.Edited] = []

    private static let mostListed = 10

    mutating func add(_ article: TrackedArticle, _ history: [Revision]) {
        statistics.articles += 1
        let edits = history.filter(\.isEdit)
        guard let first = history.first, let firstEdit = edits.first else { return }
        statistics.editedArticles += 1
        statistics.edits += edits.count
        for edit in edits {
            days[Int(edit.observed.unixSeconds) / 86400, default: 0] += 1
        }
        let hours = (firstEdit.observed.unixSeconds - first.observed.unixSeconds) / 3600
        let place = EditStatistics.hours.firstIndex { hours < Double($0) } ?? EditStatistics.hours.count
        statistics.hoursUntilEdit[place] += 1
        edited.append(
            EditStatistics.Edited(
                identity: article.identity, headline: article.headline, edits: edits.count))
        if edited.count > 20 * Self.mostListed { keepMostEdited() }
    }

    private mutating func keepMostEdited() {
        edited.sort { ($0.edits, $1.identity.name) > ($1.edits, $0.identity.name) }
        edited = Array(edited.prefix(Self.mostListed))
    }

    /// The counts as they are now.
    mutating func finish() -> EditStatistics {
        keepMostEdited()
        statistics.mostEdited = edited
        statistics.days = days.keys.sorted().map { EditStatistics.Day(day: $0, edits: days[$0, default: 0]) }
        return statistics
    }
}

extension Revision {
    /// Whether the newsroom did it, rather than we.
    var isEdit: Bool { kind != .first && kind != .technical }
}
