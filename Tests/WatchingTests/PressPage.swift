import Articles
import Foundation
import LocalServer
import Synchronization

/// A site of a soak, with the troubles that its articles share.
final class PressSite: Sendable {
    let origin: OriginServer
    let clock: SteppingClock
    /// When it answers nothing but that it is overloaded, `robots.txt` included.
    private let outage: Range<Date>
    /// When it answers that it is asked too much.
    private let throttling: Range<Date>

    init(_ number: Int, _ origin: OriginServer, begun: Date, days: Double, clock: SteppingClock) {
        (self.origin, self.clock) = (origin, clock)
        let day = days * 86_400
        let start = begun + day * (0.2 + 0.03 * Double(number % 20))
        outage = start..<start + (number % 3 == 1 ? day / 15 : 0)
        throttling = start + day / 10..<start + day / 10 + (number % 4 == 1 ? day / 30 : 0)
        origin.serve("/robots.txt") { [clock, outage] _ in
            outage.contains(clock.now()) ? Reply(status: 503) : Reply(status: 404)
        }
        origin.serve(
            "/",
            .html(
                """
                <html><head><title>The Courier</title></head><body><h1>The Courier</h1><ul>
                <li><a href="/news/story-1">Harbour story number 1</a></li>
                <li><a href="/news/story-2">Harbour story number 2</a></li></ul></body></html>
                """))
    }

    /// What it answers in place of any page; `nil` while it has no troubles.
    var trouble: Reply? {
        let now = clock.now()
        if outage.contains(now) { return Reply(status: 503) }
        if throttling.contains(now) { return Reply(status: 429, fields: [("Retry-After", "1800")]) }
        return nil
    }
}

/// An article of a site that edits, reverts, alternates, takes down, puts back, moves, fails, throttles, does not
/// answer, breaks off, shows walls, changes its template, names its home page as every article's address, has one
/// id for all, and says of edited pages that nothing changed.
final class PressPage: Sendable {
    /// What stands at the address.
    enum Standing: Hashable, CaseIterable {
        case text, gone, broken, throttled, silent, cut, chunksCut, wall, consent, notFound, home, empty
        case denied
    }

    private struct State: Hashable, CustomStringConvertible {
        var standing: Standing
        var text = 0
        var description: String { standing == .text ? "\(text)" : "\(standing)" }
    }

    /// Where it is first.
    let address: String
    private let number: Int
    private let site: PressSite
    private let states: [(from: Date, state: State)]
    private let moves: Date
    private let redirects: Range<Date>
    private let changesTemplate: Date
    /// When it does not answer at all: for few articles, because the others wait for each time-out.
    private let silence: Range<Date>
    private let served = Mutex<[State]>([])

    init(_ number: Int, on site: PressSite, begun: Date, days: Double, dice: inout Dice) {
        (self.number, self.site) = (number, site)
        address = site.origin.address("/news/story-\(number)")
        moves = number % 5 == 2 ? begun + days * 86_400 * 0.3 : .distantFuture
        // Of some that moved, the old address is gone after a while.
        redirects = moves..<(number % 10 == 7 ? begun + days * 86_400 * 0.8 : .distantFuture)
        changesTemplate = number % 2 == 0 ? begun + days * 86_400 * 0.5 : .distantFuture
        let start = begun + days * 86_400 * 0.05
        silence = start..<start + (number % 25 == 3 ? 3_600 : 0)
        var states: [(Date, State)] = [(.distantPast, State(standing: .text))]
        var time = begun
        var text = 0
        for _ in 0..<Int.random(in: 0...8, using: &dice) {
            time += days * 86_400 * Double.random(in: 0.005...0.2, using: &dice)
            switch Int.random(in: 0..<20, using: &dice) {
            case 0..<8:
                text += 1
                states.append((time, State(standing: .text, text: text)))
            case 8, 9: states.append((time, State(standing: .text, text: max(0, text - 1))))
            case let drawn:
                let troubles = Standing.allCases.filter { ![.text, .denied, .silent].contains($0) }
                let trouble = troubles[drawn % troubles.count]
                states.append((time, State(standing: trouble)))
                if trouble != .gone || drawn % 2 == 0 {
                    states.append((time + days * 600, State(standing: .text, text: text)))
                }
            }
        }
        self.states = states
        for path in ["/news/story-\(number)", "/archive/story-\(number)"] {
            site.origin.serve(path) { [weak self] in self?.answer($0) ?? Reply(status: 500) }
        }
    }

    /// Two servers with two texts.
    private var alternates: Bool { number % 11 == 5 }
    private var hasTags: Bool { number % 3 == 0 }
    /// Denies edits to those who ask with a validator.
    private var denies: Bool { number % 9 == 6 }
    /// Gives another tag each time.
    private var tagsAnew: Bool { number % 9 == 3 }

    /// What the account of looks comes to, by the rules of the architecture.
    var revisions: [Revision.Kind] {
        var kinds: [Revision.Kind] = []
        var past: [Int] = []
        var isGone = false
        var last: Standing?
        for state in served.withLock({ $0 }) {
            switch state.standing {
            case .text:
                if past.isEmpty {
                    kinds.append(.first)
                } else if isGone {
                    kinds.append(.returned)
                } else if state.text != past.last {
                    kinds.append(past.dropLast().contains(state.text) ? .revert : .edit)
                }
                if isGone || state.text != past.last { past.append(state.text) }
                isGone = false
            case .gone where last == .gone && !isGone && !past.isEmpty:
                kinds.append(.vanished)
                isGone = true
            default: break
            }
            last = state.standing
        }
        return kinds
    }

    var account: String { served.withLock { $0.map(\.description).joined(separator: " ") } }

    func count(of standing: Standing) -> Int {
        served.withLock { $0.count { $0.standing == standing } }
    }

    private func answer(_ request: Request) -> Reply {
        let now = site.clock.now()
        if now >= moves, request.path.hasPrefix("/news/") {
            guard redirects.contains(now) else {
                note(State(standing: .gone))
                return Reply(status: 410)
            }
            return .redirect(to: "/archive/story-\(number)", status: number % 2 == 0 ? 301 : 308)
        }
        if let trouble = site.trouble {
            note(State(standing: .broken))
            return trouble
        }
        if denies, request["If-None-Match"] != nil {
            note(State(standing: .denied))
            return Reply(status: 304, fields: [("ETag", "\"same\"")])
        }
        if silence.contains(now) {
            note(State(standing: .silent))
            return .html("", delivery: .stalled)
        }
        var state = states.last { $0.from <= now }?.state ?? State(standing: .text)
        let look = served.withLock { $0.count }
        if alternates, state.standing == .text { state.text = state.text * 2 + look % 2 }
        note(state)
        switch state.standing {
        case .gone: return Reply(status: number % 2 == 0 ? 404 : 410)
        case .broken, .denied, .silent: return Reply(status: 503)
        case .throttled: return Reply(status: 429, fields: [("Retry-After", "900")])
        case .cut: return .html(html(0, look), delivery: .truncated(after: 300))
        case .chunksCut: return .html(html(0, look), delivery: .brokenChunks(200))
        case .wall: return .html(Self.wall(look))
        case .consent: return .html(Self.consent)
        case .notFound: return .html(Self.notFound)
        case .home: return .redirect(to: "/")
        case .empty: return .html("")
        case .text:
            let tag = tagsAnew ? "\"\(look)\"" : denies ? "\"same\"" : "\"\(state.text)\""
            if hasTags, request["If-None-Match"] == tag {
                return Reply(status: 304, fields: [("ETag", tag)])
            }
            let fields = [("Content-Type", "text/html; charset=utf-8")] + (hasTags ? [("ETag", tag)] : [])
            return Reply(fields: fields, body: Array(html(state.text, look).utf8))
        }
    }

    private func note(_ state: State) { served.withLock { $0.append(state) } }

    /// The page; around the article, something is other at every look.
    private func html(_ text: Int, _ look: Int) -> String {
        let isNew = site.clock.now() >= changesTemplate
        let (begin, end) =
            isNew
            ? (#"<div class="page-2"><main><article class="story">"#, "</article></main></div>")
            : ("<article>", "</article>")
        let misled = number % 7 == 3 ? #"<link rel="canonical" href="/">"# : ""
        let sameID = number % 7 == 4 ? #"<meta name="articleid" content="1">"# : ""
        return """
            <html><head><title>Story \(number)</title><meta name="csrf" content="\(look * 7919)">\(misled)\(sameID)
            </head><body><nav><a href="/">Home</a>\(isNew ? "<a href=\"/new\">New</a>" : "")</nav>\(begin)
            <h1>Harbour story number \(number)</h1>
            <p class="reading-time">Reading Time: \(2 + look % 3) minutes</p>
            <p>The last boat had left the quay on 14 September, two hours before a storm tore the ramp away.</p>
            <p>The operator carried \(4310 + text) passengers a week last winter, a third of them late in the evening.</p>
            <p>Engineers will close the ramp for inspection every second Tuesday until the end of March.</p>
            <p>Story \(number) is kept by the harbour office, which answers questions on weekdays before noon.</p>
            \(end)<aside>\(look) comments</aside><!-- \(look) --></body></html>
            """
    }

    private static func wall(_ look: Int) -> String {
        "<html><title>Just a moment…</title><body><h1>Checking your browser</h1><p>\(look)</p></body></html>"
    }

    private static let consent = """
        <html><head><title>Before you continue</title></head><body><h1>Your privacy</h1><p>We and our 812 partners
        store information on a device. You may accept or refuse, and change your mind at any time.</p>
        <button>Accept all</button><button>Refuse all</button></body></html>
        """

    private static let notFound = """
        <html><head><title>Page not found</title></head><body><h1>Page not found</h1><p>The page that you were
        looking for does not exist. Try the search, or go back to the front page.</p></body></html>
        """
}
