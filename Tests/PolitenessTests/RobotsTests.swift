import Articles
import Politeness
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite("robots.txt")
struct RobotsTests {
    private let start = Date(timeIntervalSince1970: 1_700_000_000)
    private let page: WebAddress

    init() throws { page = try WebAddress("https://harbour.example/news/ferry?page=2") }

    private func rules(_ text: String) -> RobotsRules { RobotsRules(Array(text.utf8)) }

    @Test("an address is compared by what its escapes mean")
    func escapes() throws {
        let tilde = rules("user-agent: *\ndisallow: /%7eann/\ndisallow: /caf\u{E9}\n")
        #expect(try !tilde.allows(WebAddress("https://h.example/~ann/x"), agent: "Stet"))
        #expect(try !tilde.allows(WebAddress("https://h.example/%7Eann/x"), agent: "Stet"))
        #expect(try !tilde.allows(WebAddress("https://h.example/café"), agent: "Stet"))
        #expect(try tilde.allows(WebAddress("https://h.example/ann/"), agent: "Stet"))
    }

    @Test("the longest pattern counts by its length in escapes")
    func lengths() throws {
        let text = "user-agent: *\ndisallow: /caf%C3\ndisallow: /caf\u{E9}\nallow: /caf%C3%\n"
        #expect(try !rules(text).allows(WebAddress("https://h.example/café"), agent: "Stet"))
    }

    @Test("the query counts, and robots.txt itself may always be asked for")
    func query() throws {
        let all = rules("user-agent: *\ndisallow: /*?page=\n")
        #expect(!all.allows(page, agent: "Stet"))
        let none = rules("user-agent: *\ndisallow: /")
        #expect(try none.allows(WebAddress("https://h.example/robots.txt"), agent: "Stet"))
        #expect(!none.allows(page, agent: "Stet"))
    }

    @Test("a group of our own is the only one that counts")
    func own() {
        let both = rules(
            "user-agent: *\ndisallow: /\ncrawl-delay: 9\n\nuser-agent: stet/2\ndisallow: /x\ncrawl-delay: 3")
        #expect(both.allows(page, agent: "Stet") && both.crawlDelay(agent: "Stet") == 3)
        #expect(!both.allows(page, agent: "Other") && both.crawlDelay(agent: "Other") == 9)
    }

    @Test("sitemaps are listed wherever they stand")
    func sitemaps() {
        let text =
            "Sitemap: https://h.example/1.xml\nuser-agent: *\ndisallow:\nsite-map: https://h.example/2.xml # two"
        #expect(rules(text).sitemaps == ["https://h.example/1.xml", "https://h.example/2.xml"])
    }

    @Test("what follows 500 KiB is not read")
    func length() {
        let filler = String(repeating: "# nothing\n", count: 51_200)
        #expect(rules(filler + "user-agent: *\ndisallow: /").allows(page, agent: "Stet"))
        #expect(!rules("user-agent: *\ndisallow: /\n" + filler).allows(page, agent: "Stet"))
    }

    @Test("patterns made to be slow are not", .timeLimit(.minutes(1)))
    func slow() throws {
        let address = try WebAddress("https://h.example/" + String(repeating: "a", count: 4_000))
        let long =
            "disallow: /*" + String(repeating: "a", count: 999) + "b*"
            + String(repeating: "a*", count: 1_000) + "b\n"
        #expect(rules("user-agent: *\n" + String(repeating: long, count: 3)).allows(address, agent: "Stet"))
    }

    @Test("any bytes at all are rules")
    func noise() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<500 {
            let bytes = (0..<80).map { _ in UInt8.random(in: 0...255, using: &generator) }
            _ = RobotsRules(Array("user-agent: *\nallow: ".utf8) + bytes).allows(page, agent: "Stet")
        }
    }

    @Test("a file holds for a day at most and an hour at least")
    func freshness() {
        let file = Array("user-agent: *\ndisallow: /x".utf8)
        let times: [(Int?, TimeInterval)] = [(nil, 86_400), (7_200, 7_200), (1, 3_600), (999_999, 86_400)]
        for (maximumAge, time) in times {
            let record = RobotsRecord(.file(file, maximumAge: maximumAge), at: start)
            #expect(record.isFresh(at: start.addingTimeInterval(time - 1)))
            #expect(!record.isFresh(at: start.addingTimeInterval(time)))
            #expect(record.allows(page, agent: "Stet"))
        }
    }

    @Test(
        "no file allows everything, a server in trouble nothing", arguments: [400, 401, 403, 404, 410, 451])
    func missing(_ status: Int) {
        #expect(RobotsRecord(.status(status), at: start).allows(page, agent: "Stet"))
        #expect(RobotsRecord(.tooManyRedirects, at: start).allows(page, agent: "Stet"))
        for answer in [RobotsRecord.Answer.status(500), .status(503), .status(429), .unreachable] {
            let record = RobotsRecord(answer, at: start)
            #expect(!record.allows(page, agent: "Stet"))
            #expect(!record.isFresh(at: start.addingTimeInterval(3_600)))
        }
    }

    @Test("the file known before goes on to hold, and after 30 days nothing does")
    func outage() {
        let file = RobotsRecord(.file(Array("user-agent: *\ndisallow: /x".utf8), maximumAge: nil), at: start)
        var known: RobotsRecord = RobotsRecord(
            .unreachable, after: file, at: start.addingTimeInterval(90_000))
        #expect(known.allows(page, agent: "Stet") && known.learnt == start)
        var unknown = RobotsRecord(.status(503), at: start)
        var previous = unknown.expires.timeIntervalSince(start)
        var now = start
        while now.timeIntervalSince(start) < 29 * 86_400 {
            now = unknown.expires
            unknown = RobotsRecord(.status(503), after: unknown, at: now)
            known = RobotsRecord(.unreachable, after: known, at: now)
            #expect(!unknown.allows(page, agent: "Stet"))
            let wait = unknown.expires.timeIntervalSince(now)
            #expect(wait >= previous && wait <= 21_600)
            previous = wait
        }
        now = start.addingTimeInterval(31 * 86_400)
        #expect(RobotsRecord(.status(503), after: unknown, at: now).allows(page, agent: "Stet"))
        let back = RobotsRecord(
            .file(Array("user-agent: *\ndisallow: /".utf8), maximumAge: nil), after: unknown, at: now)
        #expect(!back.allows(page, agent: "Stet") && back.failingSince == nil)
    }
}
