package import ProseDiff

extension Judgement {
    /// The reasons and the significance as people read them: `number, name · 0.9`; `nil` where nothing changed.
    package var words: String? {
        guard !reasons.isEmpty else { return nil }
        let tenths = Int((significance * 10).rounded(.down))
        let rest = Int((significance * 100).rounded()) - 10 * tenths
        let number = "\(tenths / 10).\(tenths % 10)" + (rest == 0 ? "" : "\(rest)")
        return reasons.map(\.words).joined(separator: ", ") + " · " + number
    }
}

extension Judgement.Reason {
    /// The reason as people read it.
    package var words: String {
        switch self {
        case .correctionNote: "correction note"
        case .negation: "negation or hedge"
        case .date: "date or time"
        case .kind: "kind of block"
        case .reorder: "order"
        default: rawValue
        }
    }
}

extension Passage {
    /// What happened to the blocks as a whole and why it matters, for a margin.
    var remark: String? {
        let parts = [note, why].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: " · ")
    }
}
