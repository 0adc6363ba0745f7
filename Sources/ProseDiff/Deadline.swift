/// How long a comparison may look for a fine answer.
struct Deadline {
    private let end: ContinuousClock.Instant?

    init(after duration: Duration?) {
        end = duration.map { ContinuousClock.now + $0 }
    }

    var hasPassed: Bool {
        guard let end else { return false }
        return ContinuousClock.now >= end
    }
}
