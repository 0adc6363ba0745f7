import Articles
import FoundationEssentials
import Rendering
import Watching

/// What the daemon is at, as a few lines of a terminal.
struct WatchTable {
    /// What the daemon said last.
    var status: WatchStatus?
    private var looks = 0
    private var failed = 0
    private var quarantined = 0
    private var revised = 0
    private var revisedToday: Int
    /// The day, counted from 1970, for which the revisions of today count.
    private var day: Int

    private static let mostTroubles = 3

    init(revisedToday: Int = 0, at time: Date = Date.now) {
        self.revisedToday = revisedToday
        day = Self.day(of: time)
    }

    private static func day(of time: Date) -> Int { Int(time.timeIntervalSince1970 / 86_400) }

    /// Counts what happened.
    mutating func count(_ event: WatchEvent) {
        if Self.day(of: event.time) != day { (day, revisedToday) = (Self.day(of: event.time), 0) }
        looks += 1
        switch event.kind {
        case .revised:
            revised += 1
            revisedToday += 1
        case .failed: failed += 1
        case .quarantined: quarantined += 1
        case .unchanged, .missing, .forbidden, .read, .provisional, .withdrawn: break
        }
    }

    /// The table; no line is longer than the width, so that each is one line of the screen.
    func lines(width: Int, colours: Bool) -> [String] {
        guard let status else { return [] }
        let cells = [
            ("due", status.due), ("in flight", status.inFlight), ("looks", looks),
            ("revisions today", revisedToday), ("quarantined", quarantined), ("failed", failed),
        ]
        let wide = cells.map { name, value in (name, String(value), max(name.count, String(value).count)) }
        func row(_ text: (String, String) -> String) -> String {
            let row = wide.map {
                String(repeating: " ", count: $0.2 - text($0.0, $0.1).count) + text($0.0, $0.1)
            }
            return String(row.joined(separator: "   ").prefix(max(1, width - 1)))
        }
        func styled(_ text: String, _ code: Int) -> String {
            colours ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
        }
        var lines = [styled(row { name, _ in name }, 2), row { _, value in value }]
        for trouble in status.troubles.prefix(Self.mostTroubles) {
            let text =
                "in trouble: \(trouble.site): \(trouble.reason)"
                + (trouble.failures > 1 ? " (\(trouble.failures))" : "")
                + "; asked again \(Timestamp.minute(trouble.until))"
            lines.append(styled(Printable.line(text, limit: max(1, width - 1)), 33))
        }
        let more = status.troubles.count - Self.mostTroubles
        if more > 0 { lines.append("and \(more) other site\(more == 1 ? "" : "s")") }
        return lines
    }

    /// What came of it all, in one line.
    var summary: String {
        "\(looks) look\(looks == 1 ? "" : "s"), \(revised) revision\(revised == 1 ? "" : "s"), "
            + "\(quarantined) quarantined, \(failed) failed\n"
    }
}
