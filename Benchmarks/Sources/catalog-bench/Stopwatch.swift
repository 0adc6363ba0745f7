import Glibc

/// Time by the clock and time of the processors, in milliseconds.
struct Stopwatch {
    private let clock = ContinuousClock.now
    private let processor = Stopwatch.processorTime()

    var milliseconds: Double {
        let duration = (ContinuousClock.now - clock).components
        return Double(duration.seconds) * 1000 + Double(duration.attoseconds) / 1e15
    }

    var processorMilliseconds: Double { Stopwatch.processorTime() - processor }

    private static func processorTime() -> Double {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime)
    }

    private static func milliseconds(_ time: timeval) -> Double {
        Double(time.tv_sec) * 1000 + Double(time.tv_usec) / 1000
    }
}

/// Runs something some times; the median and the slowest of the times, in milliseconds.
func repeated(_ times: Int = 21, _ body: () async throws -> Void) async rethrows -> (
    median: Double, worst: Double
) {
    var measured: [Double] = []
    for _ in 0..<times {
        let watch = Stopwatch()
        try await body()
        measured.append(watch.milliseconds)
    }
    measured.sort()
    return (measured[times / 2], measured[times - 1])
}
