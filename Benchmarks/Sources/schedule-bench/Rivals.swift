/// The rules of other trackers, as their source has them; times in hours after the article was first seen.
enum Rival: String, CaseIterable {
    case newsDiffs = "NewsDiffs"
    case diffengine
    case newsSniffer = "News Sniffer"
    case rmdes = "rmdes/newsdiff"
    case ronnywang = "ronnywang/newsdiff"
    case gdelt = "GDELT"

    /// When to look again; `nil` for never.
    ///
    /// - Parameters:
    ///   - looked: the time of the last look.
    ///   - changed: the time of the last look that found a change, or of the first look.
    ///   - period: the time between the last two looks, for the rules that go by it.
    func next(looked: Double, changed: Double, period: inout Double) -> Double? {
        switch self {
        case .newsDiffs:
            // scraper.py: by the time since the last change.
            switch looked - changed {
            case ..<3: return looked + 0.25
            case ..<24: return looked + 1
            case ..<168: return looked + 3
            case ..<720: return looked + 72
            case ..<8_640: return looked + 720
            default: return nil
            }
        case .diffengine:
            // Stale at a fifth of the age; the intended rule, without its fault of wrapping every day. It is run
            // every five minutes.
            return max(looked * 1.25, looked + 1.0 / 12)
        case .newsSniffer:
            // 30 minutes, a fifth longer after each look without a change, back to 30 minutes after one.
            period = changed == looked ? 0.5 : period * 1.2
            return period > 960 ? nil : looked + period
        case .rmdes:
            switch looked {
            case ..<3: return looked + 1.0 / 12
            case ..<24: return looked + 0.5
            case ..<168: return looked + 3
            case ..<720: return looked + 12
            default: return nil
            }
        case .ronnywang: return looked < 24 ? looked + 1 : nil
        case .gdelt: return looked < 24 ? 24 : looked < 168 ? 168 : nil
        }
    }
}
