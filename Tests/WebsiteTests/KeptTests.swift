import Articles
import Foundation
import Synchronization
import Testing

@testable import Website

@Suite("What the site keeps")
struct KeptTests {
    private func state(_ generation: Int, span: Int = 20_000) -> Copies.State {
        Copies.State(generation: generation, span: span)
    }

    private func page(_ text: String) -> Answer { Answer(text, type: "text/plain") }

    @Test("one makes an answer again, the others are given the one before, for one generation")
    func standing() {
        let copies = Copies()
        #expect(copies.copy(of: "/", state(1)) == nil)
        // There is nothing to give to who comes second.
        #expect(copies.copy(of: "/", state(1)) == nil)
        copies.keep(page("one"), of: "/", state(1))
        copies.isMade("/")
        #expect(copies.copy(of: "/", state(1))?.answer.body == page("one").body)
        #expect(copies.copy(of: "/", state(2)) == nil)
        #expect(copies.copy(of: "/", state(2))?.answer.body == page("one").body)
        #expect(copies.copy(of: "/", state(3)) == nil, "too old")
        #expect(copies.copy(of: "/", state(2, span: 20_002)) == nil, "too long ago")
        copies.keep(page("three"), of: "/", state(3))
        copies.keep(page("two"), of: "/", state(2))
        copies.isMade("/")
        #expect(copies.copy(of: "/", state(3))?.answer.body == page("three").body)
    }

    @Test("five minutes later one makes an answer again, once")
    func later() {
        let copies = Copies()
        #expect(copies.copy(of: "/", state(1)) == nil)
        copies.keep(page("one"), of: "/", state(1))
        copies.isMade("/")
        #expect(copies.copy(of: "/", state(1, span: 20_001)) == nil)
        #expect(copies.copy(of: "/", state(1, span: 20_001))?.answer.body == page("one").body)
        copies.keep(page("two"), of: "/", state(1, span: 20_001))
        copies.isMade("/")
        for _ in 0..<3 {
            #expect(copies.copy(of: "/", state(1, span: 20_001))?.answer.body == page("two").body)
        }
    }

    @Test("an edit that becomes due by time alone is shown within five minutes")
    func due() async throws {
        let id = try #require(seaWall.history.last).id
        let start = Date(timeIntervalSince1970: PaperRoom.day + 36_000)
        let room = PaperRoom([seaWall], waiting: [id], until: start + 60)
        let clock = Mutex(start)
        let browser = Browser(room, clock: { clock.withLock { $0 } })
        for path in ["/", "/feed.atom", "/api/v1/changes"] {
            clock.withLock { $0 = start }
            #expect(!(try await browser.get(path).body.contains(id.short)), "\(path)")
            clock.withLock { $0 = start + 300 }
            #expect(try await browser.get(path).body.contains(id.short), "\(path)")
        }
    }

    @Test("who failed to make an answer leaves it to the next")
    func failed() {
        let copies = Copies()
        copies.keep(page("one"), of: "/", state(1))
        #expect(copies.copy(of: "/", state(2)) == nil)
        copies.isMade("/")
        #expect(copies.copy(of: "/", state(2)) == nil)
    }

    @Test("answers take no more memory than they may")
    func bounded() {
        let copies = Copies()
        let long = page(String(repeating: "x", count: 900_000))
        for number in 0..<40 { copies.keep(long, of: "/\(number)", state(1)) }
        #expect((0..<40).count { copies.copy(of: "/\($0)", state(1)) != nil } <= 17)
        #expect(copies.copy(of: "/39", state(1)) != nil)
    }

    @Test("where words come from is kept where there was time to know it, and only there")
    func origins() async throws {
        var site = Browser(PaperRoom([seaWall])).site
        let latest = try #require(seaWall.history.last)
        site.mostTimeOfStep = .zero
        #expect(try await site.lineage(of: seaWall.article.identity, seaWall.history, upTo: latest) != nil)
        #expect(site.origins[latest.id] == nil)
        site.mostTimeOfStep = .seconds(60)
        _ = try await site.lineage(of: seaWall.article.identity, seaWall.history, upTo: latest)
        #expect(site.origins[latest.id] != nil)
    }

    @Test("what is asked for again stays, what nobody asks for goes")
    func recent() {
        let kept = RecentlyAsked<Int, String>(bytes: 1_000)
        kept.keep("first", of: 50, at: 0)
        kept.keep("second", of: 50, at: 1)
        for number in 2..<100 {
            kept.keep("later", of: 50, at: number)
            #expect(kept[0] == "first")
        }
        #expect(kept[1] == nil && kept[99] == "later")
        #expect((0..<100).count { kept[$0] != nil } <= 20)
        kept.keep("huge", of: 500, at: 200)
        #expect(kept[200] == nil)
    }
}
