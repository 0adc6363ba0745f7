import Articles
import ProseDiff
import Rendering

extension DiffDocument {
    /// Whether the newsroom changed words without a correction note and without a new "updated" time.
    var isStealth: Bool {
        guard new.revision.kind == .edit || new.revision.kind == .revert, !diff.isEmpty,
            old.article.metadata.modified == new.article.metadata.modified
        else { return false }
        return !diff.changes.contains { change in
            change.kind != .kept && change.new.contains { new.article.blocks[$0].kind == .correction }
        }
    }
}
