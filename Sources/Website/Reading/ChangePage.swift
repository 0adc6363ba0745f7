import Articles

/// Some changes, and where the next ones begin.
struct ChangePage: Sendable, Hashable {
    /// The changes, newest first.
    var changes: [ArticleChange]
    /// What to go on after; `nil` at the end.
    var next: ChangePosition?
}

extension ReadingRoom {
    /// Some of the changes that a filter lets through, newest first.
    func page(
        _ filter: ChangeFilter, after position: ChangePosition? = nil, limit: Int
    ) async throws(WebsiteError) -> ChangePage {
        // One more tells whether there are more.
        let found = try await changes(filter, after: position, limit: limit + 1)
        let changes = Array(found.prefix(limit))
        return ChangePage(
            changes: changes, next: found.count > limit ? changes.last.map { ChangePosition($0) } : nil)
    }
}

extension ChangePosition {
    /// Reads `SECONDS.COMMIT`.
    init?(text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        // Years 1 to 9999.
        guard parts.count == 2, let seconds = Int(parts[0]), (-62_135_596_800...253_402_300_799) ~= seconds,
            let revision = RevisionID(hex: String(parts[1]))
        else { return nil }
        self.init(observed: .init(unixSeconds: Double(seconds)), revision: revision)
    }

    /// `SECONDS.COMMIT`, for an address.
    var text: String { "\(Int(observed.unixSeconds.rounded(.down))).\(revision.hex)" }
}

extension ArticleChange {
    /// Whether the headline is another one than before, in normal form.
    var hasNewHeadline: Bool {
        headlineBefore.map { NormalForm.text($0) != NormalForm.text(revision.headline) } ?? false
    }

    /// The path of the page that shows it: the comparison with the revision before, or the article.
    var path: String { before.map { Link.compare(identity, $0, revision.id) } ?? Link.article(identity) }
}

extension Revision {
    /// Whether the newsroom did it, rather than we.
    var isEdit: Bool { ChangeFilter.edits.kinds?.contains(kind) ?? true }
}

extension TrackedArticle {
    /// `publication/name`.
    var place: String { identity.publication + "/" + identity.name }
}
