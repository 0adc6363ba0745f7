import Articles
import FoundationEssentials
import Rendering
import Synchronization
import Watching

/// Says what the daemon does: lines on standard output, and on a terminal a table below them that is drawn anew
/// in place.
final class WatchLog: Sendable {
    private struct State {
        var table = WatchTable()
        /// How many lines of the table stand on the screen.
        var drawn = 0
    }

    private let json: Bool
    private let quiet: Bool
    /// Whether somebody looks at a screen that can be drawn on.
    let isLive: Bool
    private let state: Mutex<State>

    /// - Parameter revisedToday: the revisions that were recorded today already.
    init(json: Bool, quiet: Bool, revisedToday: Int = 0) {
        self.json = json
        self.quiet = quiet
        isLive = !json && !quiet && Terminal.outputIsTerminal && Terminal.environment("TERM") != "dumb"
        state = Mutex(State(table: WatchTable(revisedToday: revisedToday, at: Date.now)))
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
        if json, !quiet {
            if let line = try? JSONText.make(event, onOneLine: true) { Terminal.show(line, paged: false) }
            return
        }
        guard !quiet else { return }
        let line = event.kind == .unchanged && isLive ? "" : Self.line(event)
        state.withLock { state in
            state.table.count(event)
            draw(above: line, &state)
        }
    }

    /// Shows what the daemon is at; only on a terminal.
    func show(_ status: WatchStatus) {
        guard isLive else { return }
        state.withLock { state in
            state.table.status = status
            draw(above: "", &state)
        }
    }

    /// Takes the table away, and says what came of it all.
    func end() {
        guard isLive else { return }
        state.withLock { state in
            Terminal.show(Self.erasing(state.drawn) + state.table.summary, paged: false)
            state.drawn = 0
        }
    }

    private static func line(_ event: WatchEvent) -> String {
        var line = "\(Timestamp.iso8601(event.time)) \(event.kind.rawValue) \(event.address)"
        if let detail = event.detail { line += " (\(detail))" }
        return Printable.line(line, limit: 2000) + "\n"
    }

    /// In one piece, so that nothing flickers.
    private func draw(above line: String, _ state: inout State) {
        guard isLive else { return Terminal.show(line, paged: false) }
        let lines = state.table.lines(width: Terminal.width ?? 80, colours: Terminal.usesColour(.auto))
        Terminal.show(
            Self.erasing(state.drawn) + line + lines.map { $0 + "\n" }.joined(), paged: false)
        state.drawn = lines.count
    }

    /// Goes up so many lines and clears what is below (ECMA-48: CUU, ED).
    private static func erasing(_ lines: Int) -> String {
        lines == 0 ? "" : "\r\u{1B}[\(lines)A\u{1B}[J"
    }
}
