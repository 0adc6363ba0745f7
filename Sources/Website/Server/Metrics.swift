import Synchronization

/// What the server has done so far, in Prometheus' text format (version 0.0.4).
final class Metrics: Sendable {
    private struct Counts {
        var byStatus: [Int: Int] = [:]
        var buckets = [Int](repeating: 0, count: Metrics.limits.count)
        var seconds = 0.0
    }

    private let counts = Mutex(Counts())
    private static let limits = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5]

    func count(status: Int, seconds: Double) {
        counts.withLock { counts in
            counts.byStatus[status, default: 0] += 1
            counts.seconds += seconds
            for (index, limit) in Self.limits.enumerated() where seconds <= limit {
                counts.buckets[index] += 1
            }
        }
    }

    func text(release: String, streams: Int) -> String {
        let counts = counts.withLock { $0 }
        let total = counts.byStatus.values.reduce(0, +)
        var lines = [
            "# HELP stet_build_info The release that runs.", "# TYPE stet_build_info gauge",
            "stet_build_info{release=\"\(release)\"} 1",
            "# HELP stet_http_requests_total Requests answered.", "# TYPE stet_http_requests_total counter",
        ]
        for status in counts.byStatus.keys.sorted() {
            lines.append("stet_http_requests_total{status=\"\(status)\"} \(counts.byStatus[status] ?? 0)")
        }
        lines += [
            "# HELP stet_http_request_seconds Time until an answer was ready.",
            "# TYPE stet_http_request_seconds histogram",
        ]
        for (limit, count) in zip(Self.limits, counts.buckets) {
            lines.append("stet_http_request_seconds_bucket{le=\"\(limit)\"} \(count)")
        }
        lines += [
            "stet_http_request_seconds_bucket{le=\"+Inf\"} \(total)",
            "stet_http_request_seconds_sum \(counts.seconds)", "stet_http_request_seconds_count \(total)",
            "# HELP stet_event_streams Open event streams.", "# TYPE stet_event_streams gauge",
            "stet_event_streams \(streams)",
        ]
        return lines.joined(separator: "\n") + "\n"
    }
}
