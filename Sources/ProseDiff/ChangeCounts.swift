/// How many blocks had which fate, and how many figures changed.
///
/// A block counts once, under what happened to it: a block that moved and changed counts as `moved` and as
/// `changed`. A split counts its older block, a merge its newer one, a regrouping the larger side.
public struct ChangeCounts: Sendable, Hashable, Codable {
    /// Blocks whose words, or whose kind, changed.
    public var changed = 0
    /// Blocks only in the newer state.
    public var added = 0
    /// Blocks only in the older state.
    public var removed = 0
    /// Blocks that stand elsewhere.
    public var moved = 0
    /// Blocks that became several.
    public var split = 0
    /// Blocks that several became.
    public var merged = 0
    /// Blocks that several became several.
    public var regrouped = 0
    /// Figures that stand in the place of other figures.
    public var numbers = 0

    /// Creates counts that are all 0.
    public init() {}
}
