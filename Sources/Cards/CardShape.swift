/// How large a picture is.
public enum CardShape: String, Sendable, Hashable, CaseIterable {
    /// 1200 × 630: what social media and chats show beside a link.
    case wide
    /// 1080 × 1350: a post of its own, with more of what changed.
    case tall
    /// 600 × 315: the wide one at half its size.
    case small

    /// Pixels from left to right.
    public var width: Int {
        switch self {
        case .wide: 1200
        case .tall: 1080
        case .small: 600
        }
    }

    /// Pixels from top to bottom.
    public var height: Int {
        switch self {
        case .wide: 630
        case .tall: 1350
        case .small: 315
        }
    }

    /// Pixels for one unit of the layout.
    var scale: Double { self == .small ? 0.5 : 1 }
}
