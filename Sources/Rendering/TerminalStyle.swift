/// What the terminal can do, as whoever asked it found out.
public struct TerminalStyle: Sendable, Hashable {
    /// Whether to colour; without, changed words are marked `[-removed-] {+added+}`.
    public var usesColour: Bool
    /// The columns to fill; see ``narrowest``.
    public var width: Int

    /// The fewest columns anything is laid out for; a smaller width counts as this.
    public static let narrowest = 24

    /// Creates a style.
    public init(usesColour: Bool = false, width: Int = 80) {
        self.usesColour = usesColour
        self.width = width
    }

    var columns: Int { max(width, Self.narrowest) }
}

/// How a diff is laid out on a terminal.
public enum DiffLayout: Sendable, Hashable, CaseIterable {
    /// One column; removed words stand before those that replaced them.
    case inline
    /// The older state on the left, the newer on the right; from 60 columns, below that inline.
    case sideBySide
}
