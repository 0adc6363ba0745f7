/// How long a comparison may look for a fine answer.
struct Deadline {
    /// Counted from `start`, as a `Duration` is copied for nothing and an instant is not.
    private let end: Duration?
    private static let start = ContinuousClock.now

    init(after duration: Duration?) {
        end = duration.map { Deadline.start.duration(to: .now) + $0 }
    }

    var hasPassed: Bool {
        guard let end else { return false }
        return Deadline.start.duration(to: .now) >= end
    }
}
