import Articles
import Foundation
import HTTPTypes
import Synchronization
import Testing
import Tracking

@testable import Website

/// A desk with one page, that notes what was decided.
private final class PaperDesk: ReviewDesk, Sendable {
    let decisions = Mutex<[String]>([])

    func waiting() async throws(WebsiteError) -> [QuarantinedPage] {
        let note = """
            {"id":"0123456789-abc","publication":"harbour-courier.example","article":"sea-wall-0123456789",
            "observed":"2026-03-03T12:00:00Z","source":"https://harbour-courier.example/wall",
            "reason":"<b>hardly a word</b> is left","size":12,"state":"waiting"}
            """
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        return (try? [decoder.decode(QuarantinedPage.self, from: Data(note.utf8))]) ?? []
    }

    func reading(of page: QuarantinedPage) async throws(WebsiteError) -> Article? {
        Article(blocks: [
            Block(.headline, "Are you a robot?"), Block(.paragraph, "<script>alert(1)</script>"),
        ])
    }

    func accept(_ page: QuarantinedPage) async throws(WebsiteError) {
        decisions.withLock { $0.append("accept \(page.id)") }
    }

    func reject(_ page: QuarantinedPage) async throws(WebsiteError) {
        decisions.withLock { $0.append("reject \(page.id)") }
    }

    func lines(of publication: String) async throws(WebsiteError) -> [KnownLine] {
        var line = RecurringLine(form: 7, text: "Ring the <b>desk</b>, day and night")
        line.articles = 12
        line.ruling = true
        return [KnownLine(line: line, isLeftOut: true, reason: "a person said so")]
    }

    func rule(
        on line: KnownLine, in publication: String, isBoilerplate: Bool?, at time: Date
    ) async throws(WebsiteError) {
        decisions.withLock {
            $0.append("\(line.line.form) of \(publication): \(isBoilerplate.map { String($0) } ?? "rules")")
        }
    }
}

@Suite("The operator's desk")
struct ReviewTests {
    private let desk = PaperDesk()
    private let browser: Browser
    private let page = "/review/0123456789-abc"

    init() { browser = Browser(PaperRoom([seaWall]), review: (desk, "correct horse battery")) }

    private func credentials(_ password: String) -> HTTPFields {
        [.authorization: "Basic " + Data("desk:\(password)".utf8).base64EncodedString()]
    }

    private var known: HTTPFields { credentials("correct horse battery") }

    private func token() async throws -> String {
        let markup = try StrictMarkup(try await browser.get(page, known).body)
        return try #require(markup.tags.first { $0.attributes["name"] == "token" }?.attributes["value"])
    }

    @Test("is not there where no password was set")
    func absent() async throws {
        #expect(try await Browser(PaperRoom([seaWall])).get("/review", known).status == 404)
    }

    @Test("opens to who knows the password, and to nobody else")
    func password() async throws {
        let closed = try await browser.get("/review")
        #expect(closed.status == 401 && closed.headers[.wwwAuthenticate]?.hasPrefix("Basic") ?? false)
        for wrong in ["", "correct horse", "correct horse batterx", "correct horse battery "] {
            #expect(try await browser.get("/review", credentials(wrong)).status == 401)
        }
        let open = try await browser.get("/review", known)
        #expect(open.status == 200 && open.headers[.cacheControl] == "no-store")
        #expect(open.body.contains("&lt;b&gt;hardly a word&lt;/b&gt;"))
    }

    @Test("closes for a while after many wrong passwords, to those who know it too")
    func guessing() async throws {
        for _ in 0..<10 { #expect(try await browser.get("/review", credentials("guess")).status == 401) }
        #expect(try await browser.get("/review", credentials("guess")).status == 429)
        #expect(try await browser.get("/review", known).status == 429)
    }

    @Test("shows what speaks for and against a page")
    func evidence() async throws {
        let markup = try StrictMarkup(try await browser.get(page, known).body)
        #expect(markup.text.contains("Are you a robot?") && markup.text.contains("<script>alert(1)</script>"))
        #expect(markup.text.contains("Against the latest revision"))
        #expect(try await browser.get("/review/other", known).status == 404)
    }

    @Test("takes a decision from its own form", arguments: ["accept", "reject"])
    func decision(verb: String) async throws {
        let reply = try await browser.post("\(page)/\(verb)", "token=\(try await token())", known)
        #expect(reply.status == 303 && reply.headers[.location] == "/review")
        #expect(desk.decisions.withLock { $0 } == ["\(verb) 0123456789-abc"])
    }

    @Test("takes none from elsewhere")
    func forgery() async throws {
        let token = try await token()
        #expect(try await browser.post("\(page)/accept", "", known).status == 400)
        #expect(try await browser.post("\(page)/accept", "token=x", known).status == 400)
        #expect(try await browser.post("\(page)/accept", "token=\(token)", [:]).status == 401)
        var foreign = known
        foreign[try #require(HTTPField.Name("Sec-Fetch-Site"))] = "cross-site"
        #expect(try await browser.post("\(page)/accept", "token=\(token)", foreign).status == 400)
        #expect(try await browser.get("\(page)/accept", known).status == 404)
        #expect(desk.decisions.withLock { $0 }.isEmpty)
    }

    @Test("shows the lines that are left out, and lets a person overrule them")
    func lines() async throws {
        let place = "/review/lines/harbour-courier.example"
        #expect(try await browser.get(place).status == 401)
        let list = try StrictMarkup(try await browser.get("/review", known).body)
        #expect(list.tags.contains { $0.attributes["href"] == place })
        let markup = try StrictMarkup(try await browser.get(place, known).body)
        #expect(markup.text.contains("Ring the <b>desk</b>, day and night"))
        #expect(markup.text.contains("left out") && markup.text.contains("stood in 12 articles"))
        // What was said already is not offered again.
        let offered = markup.tags.filter { $0.attributes["name"] == "ruling" }.map { $0.attributes["value"] }
        #expect(offered == ["keep", "reset"])
        let token = try await token()
        #expect(try await browser.post(place, "token=x&line=7&ruling=keep", known).status == 400)
        #expect(try await browser.post(place, "token=\(token)&line=8&ruling=keep", known).status == 404)
        #expect(try await browser.post(place, "token=\(token)&line=7&ruling=x", known).status == 404)
        for ruling in ["keep", "reset"] {
            let reply = try await browser.post(place, "token=\(token)&line=7&ruling=\(ruling)", known)
            #expect(reply.status == 303 && reply.headers[.location] == place)
        }
        #expect(
            desk.decisions.withLock { $0 } == [
                "7 of harbour-courier.example: false", "7 of harbour-courier.example: rules",
            ])
    }

    @Test("reads credentials as they are encoded, and nothing else")
    func base64() {
        for count in 0..<40 {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 37 + count) }
            #expect(Base64.bytes(Substring(Data(bytes).base64EncodedString())) == bytes)
        }
        #expect(Base64.bytes("a b") == nil && Base64.bytes("ä") == nil)
    }
}
