/// Something that takes long to count: counted once for all who ask meanwhile, and again behind their backs.
///
/// Only who asks first waits. Later, what was counted before is given until it is counted again.
actor Tally<Value: Sendable & Equatable> {
    private typealias Counting = Task<Result<Value, WebsiteError>, Never>

    private struct Count {
        /// What the store's state was when it began.
        var state: Int
        var time: ContinuousClock.Instant
        var counting: Counting
    }

    /// From one count to the next.
    private let pause: Duration
    private let state: @Sendable () -> Int
    private let count: @Sendable () async throws(WebsiteError) -> Value
    private let changed: @Sendable () -> Void
    private var latest: Count?
    private var isBeingRenewed = false

    /// - Parameters:
    ///   - state: another number where there is something new to count.
    ///   - changed: called where counting again gave another value.
    init(
        atMostEvery pause: Duration, state: @escaping @Sendable () -> Int,
        changed: @escaping @Sendable () -> Void,
        count: @escaping @Sendable () async throws(WebsiteError) -> Value
    ) {
        self.pause = pause
        self.state = state
        self.changed = changed
        self.count = count
    }

    func value() async throws(WebsiteError) -> Value {
        guard let latest else {
            let first = begin()
            self.latest = first
            let result = await first.counting.value
            if case .failure = result { self.latest = nil }
            return try result.get()
        }
        if latest.state != state(), !isBeingRenewed {
            isBeingRenewed = true
            Task { await renew(after: latest) }
        }
        return try await latest.counting.value.get()
    }

    private func renew(after former: Count) async {
        try? await Task.sleep(until: former.time + pause)
        let count = begin()
        let result = await count.counting.value
        isBeingRenewed = false
        guard case .success(let value) = result else {
            latest = nil
            return
        }
        latest = count
        if (try? await former.counting.value.get()) != value { changed() }
    }

    private func begin() -> Count {
        let count = count
        return Count(
            state: state(), time: .now,
            counting: Task {
                do throws(WebsiteError) { return .success(try await count()) } catch {
                    return .failure(error)
                }
            })
    }
}
