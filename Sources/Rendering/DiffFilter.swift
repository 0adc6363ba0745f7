public import Articles
import ProseDiff

/// Which changes of a diff are shown; the others are counted, never left out without a word.
public struct DiffFilter: Sendable, Hashable {
    /// The least significance shown, from 0 (everything) to 1.
    public var leastSignificance: Double
    /// The kinds of block whose changes are shown; `nil` for all.
    public var kinds: Set<Block.Kind>?

    /// Creates a filter; without arguments it lets everything pass.
    public init(leastSignificance: Double = 0, kinds: Set<Block.Kind>? = nil) {
        self.leastSignificance = leastSignificance
        self.kinds = kinds
    }

    /// Whether a change passes: significant enough, and with a block of a wanted kind on either side.
    func passes(_ change: BlockChange, _ judgement: Judgement, old: [Block], new: [Block]) -> Bool {
        guard judgement.significance >= leastSignificance else { return false }
        guard let kinds else { return true }
        return change.old.contains { kinds.contains(old[$0].kind) }
            || change.new.contains { kinds.contains(new[$0].kind) }
    }
}
