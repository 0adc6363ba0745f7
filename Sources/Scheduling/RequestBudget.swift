/// Keeps the requests of many articles within what is allowed, by slowing all alike.
public struct RequestBudget: Sendable, Hashable, Codable {
    /// The requests allowed an hour.
    public let perHour: Double
    /// How many times the requests wanted exceed those allowed; at least 1.
    public private(set) var stretch = 1.0

    /// Creates a budget.
    public init(perHour: Double) { self.perHour = max(1e-6, perHour) }

    /// Takes how many looks fell due in a time, and adapts.
    ///
    /// Half of the difference is taken each time, so that it settles without swinging.
    ///
    /// - Parameters:
    ///   - due: the looks that fell due.
    ///   - hours: the time, in hours; nothing happens at 0.
    public mutating func note(due: Int, in hours: Double) {
        guard hours > 0 else { return }
        let ratio = Double(due) / hours / perHour
        stretch = min(max(1, stretch * (1 + 0.5 * (ratio - 1))), 1_000)
    }
}
