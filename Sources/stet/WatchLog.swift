import Articles
import FoundationEssentials
import Rendering
import Synchronization
import Watching

/// Says what the daemon does: lines on standard output, and on a terminal a line below them that counts.
final class WatchLog: Sendable {
    private struct Counts {
        var looks = 0
        var revised = 0
        var failed = 0
    }

    private let json: Bool
    private let quiet: Bool
    private let counts = Mutex(Counts())

    init(json: Bool, quiet: Bool) {
        self.json = json
        self.quiet = quiet
    }

    /// Says what is watched.
    func begin(_ items: [WatchItem.Kind: Int]) {
        guard !quiet, !json else { return }
        let words = WatchItem.Kind.allCases.compactMap { kind in
            items[kind].map { "\($0) \(kind.rawValue)\($0 == 1 ? "" : "s")" }
        }
        Terminal.show("watching \(words.joined(separator: ", "))\n", paged: false)
    }

    /// Says what happened; on a terminal, looks that found nothing are only counted.
    func write(_ event: WatchEvent) {
        let counts = counts.withLock { counts in
            counts.looks += 1
            if event.kind == .revised { counts.revised += 1 }
            if event.kind == .failed { counts.failed += 1 }
            return counts
        }
        guard !quiet else { return }
        if json {
            if let line = try? JSONText.make(event, onOneLine: true) { Terminal.show(line, paged: false) }
            return
        }
        let isLive = Terminal.outputIsTerminal && Terminal.errorIsTerminal
        if isLive { Terminal.standardError("\r\u{1B}[K") }
        if event.kind != .unchanged || !isLive {
            var line = "\(Timestamp.iso8601(event.time)) \(event.kind.rawValue) \(event.address)"
            if let detail = event.detail { line += " (\(detail))" }
            Terminal.show(Printable.line(line, limit: 2000) + "\n", paged: false)
        }
        if isLive {
            Terminal.standardError(
                "\(counts.looks) looks · \(counts.revised) revisions · \(counts.failed) failed")
        }
    }
}
