import Articles
import Extraction
import Testing

@Suite("Verdicts")
struct VerdictTests {
    private func refusal(_ markup: String) -> ExtractionError? {
        errorReading(Page(bytes: Array(markup.utf8), mediaType: "text/html; charset=utf-8"))
    }

    private let excuse =
        "<p>Something about your browser made us wonder, and so nothing is shown to it; press the button and hold it for a while, then the page comes, or write to the desk and tell it the number below.</p>"

    @Test(
        "a page that keeps programs out is a block page, in many languages",
        arguments: [
            "Just a moment...", "Access Denied", "Pardon Our Interruption", "Zugriff verweigert",
            "Vous avez été bloqué", "Acceso denegado", "Доступ ограничен", "安全验证", "アクセスが拒否されました",
        ])
    func block(title: String) {
        let bare = refusal("<title>\(title)</title><body><h1>\(title)</h1><p>Ray ID 7c1</p></body>")
        #expect(bare?.code == .blockPage)
        let wordy = refusal("<title>\(title)</title><body><h1>\(title)</h1>\(excuse)\(excuse)</body>")
        #expect(wordy?.code == .blockPage)
        #expect(wordy?.evidence.isEmpty == false)
    }

    @Test(
        "a page that says there is none is missing, whatever its status was",
        arguments: [
            "Page not found", "Error 404 | Cape Courier", "Seite nicht gefunden", "Page introuvable",
            "Página no encontrada", "Siden finnes ikke", "Страница не найдена", "페이지를 찾을 수 없습니다",
        ])
    func missing(title: String) {
        let page = "<title>\(title)</title><body><h1>\(title)</h1>\(excuse)</body>"
        #expect(refusal(page)?.code == .missing)
    }

    @Test("a page that asks for consent and shows nothing else is a consent wall")
    func consent() {
        let page =
            "<title>Cape Courier</title><body><h1>We value your privacy</h1><p>We and our 812 partners store and read what your device tells, and ask whether you mind it.</p><a href=1>Accept all</a></body>"
        #expect(refusal(page)?.code == .consentWall)
    }

    @Test("a page of links is an index page")
    func index() {
        let teasers = (0..<40).map {
            "<div><h3><a href=/\($0)>The gull that came back, part \($0)</a></h3></div>"
        }
        #expect(refusal("<title>Cape Courier</title><body>\(teasers.joined())</body>")?.code == .indexPage)
    }

    @Test("an article about error pages and robots is an article")
    func article() throws {
        let page = Fixtures.lighthousePage(headline: "Page not found: how the harbour lost its robot check")
        #expect(try readPage(page).verdict.kind == .article)
    }

    @Test("the beginning of an article before an offer to subscribe is a stump, with both signs")
    func stump() throws {
        let offer = "<p>Subscribe to continue reading this article.</p></div></article>"
        let page = Fixtures.lighthousePage().replacing("</div></article>", with: offer)
        let verdict = try readPage(page).verdict
        #expect(verdict.kind == .paywallStump)
        #expect(verdict.evidence.count == 3)
        let free = page.replacing(
            "\"isAccessibleForFree\":\"False\"", with: "\"isAccessibleForFree\":\"True\"")
        #expect(try readPage(free).verdict.kind == .article)
    }

    @Test("entries under times of day, or the page's own word, make a live blog")
    func liveBlog() throws {
        let entries = (0..<10).map {
            "<div><h4>1\($0):0\($0)</h4><p>Entry \($0): the ferry is late, and the people on the pier begin to sing.</p></div>"
        }
        let page = Fixtures.lighthousePage().replacing("<p>The work", with: entries.joined() + "<p>The work")
        #expect(try readPage(page).verdict.kind == .liveBlog)
        let named = Fixtures.lighthousePage().replacing("[\"NewsArticle\"]", with: "\"LiveBlogPosting\"")
        #expect(try readPage(named).verdict.kind == .liveBlog)
    }
}
