import Articles
import ProseDiff

/// What the page itself says about a change: a correction note, a new "updated" time, or nothing.
enum Disclosure {
    /// One sentence, or `nil` where no words changed or the newsroom did not change them.
    static func sentence(_ document: DiffDocument) -> String? {
        guard !document.diff.isEmpty else { return nil }
        switch document.new.revision.kind {
        case .edit, .revert, .returned: break
        case .first, .technical, .vanished: return nil
        }
        return "The page itself: " + note(document) + time(document) + "."
    }

    private static func note(_ document: DiffDocument) -> String {
        let changes = document.diff.changes.filter { change in
            change.kind != .kept && change.kind != .moved
                && change.new.contains { document.new.article.blocks[$0].kind == .correction }
        }
        if changes.isEmpty { return "no correction note" }
        return changes.contains { $0.kind == .inserted }
            ? "a correction note was added" : "the correction note was changed"
    }

    private static func time(_ document: DiffDocument) -> String {
        let before = document.old.article.metadata.modified
        let after = document.new.article.metadata.modified
        guard let after else { return before == nil ? "" : ", its “updated” time was taken away" }
        return before == after
            ? ", its “updated” time still \(after.prefix(40))"
            : ", its “updated” time now \(after.prefix(40))"
    }
}
