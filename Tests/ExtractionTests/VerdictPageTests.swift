import Articles
import Extraction
import Testing

/// Whole pages of the kinds that are no articles, as sites in many countries serve them, and articles about the
/// same matters.
@Suite("Pages that are no articles, and articles about such pages")
struct VerdictPageTests {
    private func page(_ title: String, _ body: String, head: String = "") -> Page {
        let menu = "<nav><ul><li><a href=/>Start</a></li><li><a href=/coast>Coast</a></li></ul></nav>"
        let foot =
            "<footer><p>Cape Courier, Wharf Street 1, printed every day but Sunday since 1911.</p></footer>"
        let markup =
            "<!DOCTYPE html><html><head><title>\(title)</title>\(head)</head><body>\(menu)<main>\(body)</main>\(foot)</body></html>"
        return Page(bytes: Array(markup.utf8), mediaType: "text/html; charset=utf-8")
    }

    private func expect(_ code: ExtractionError.Code, _ page: Page, saying sign: String? = nil) {
        let error = errorReading(page)
        #expect(error?.code == code, "\(String(describing: error))")
        #expect(error?.evidence.isEmpty == false)
        if let sign {
            #expect(error?.description.lowercased().contains(sign) == true, "\(String(describing: error))")
        }
    }

    @Test(
        "a consent wall is known by its question, with the partners and the buttons",
        arguments: [
            ("Wir und unsere Partner", "Ihre Privatsphäre ist uns wichtig", "Alle akzeptieren"),
            ("Nous et nos partenaires", "Le respect de votre vie privée est notre priorité", "Tout accepter"),
            ("Nosotros y nuestros socios", "Valoramos su privacidad", "Aceptar todo"),
            ("Noi e i nostri partner", "La tua privacy per noi è importante", "Accetta tutto"),
            ("Wij en onze partners", "Jouw privacy is belangrijk voor ons", "Alles accepteren"),
            ("My i nasi partnerzy", "Cenimy Twoją prywatność", "Akceptuję"),
            ("We and our partners", "Before you continue", "Accept all"),
        ])
    func consent(partners: String, question: String, button: String) {
        let wall = """
            <div class="dialog"><h1>\(question)</h1><p>\(partners) (812) 1, 2, 3: cookies, IDs, 4 000 km.</p>
            <button>\(button)</button><a href="/settings">…</a></div>
            """
        expect(.consentWall, page("Cape Courier", wall))
    }

    @Test(
        "a page that says it is not there is missing, with other articles offered below",
        arguments: [
            ("Page not found", "The page you are looking for does not exist or has been moved."),
            ("Seite nicht gefunden", "Die gewünschte Seite existiert nicht mehr oder wurde verschoben."),
            ("Page introuvable", "La page que vous cherchez n'existe plus ou a été déplacée."),
            ("Página no encontrada", "La página que busca no existe o ha sido trasladada."),
            ("Pagina non trovata", "La pagina che cerchi non esiste o è stata spostata."),
            ("Страница не найдена", "Возможно, она была удалена или перемещена."),
            ("ページが見つかりません", "お探しのページは移動または削除された可能性があります。"),
            ("頁面不存在", "您要找的頁面可能已被移除。"), ("页面不存在", "您访问的页面可能已被删除。"),
            ("페이지를 찾을 수 없습니다", "요청하신 페이지가 삭제되었거나 이동되었습니다."),
        ])
    func missing(title: String, excuse: String) {
        let offers = (1...6).map { "<li><a href=/\($0)>The gull that came back, part \($0)</a></li>" }
            .joined()
        expect(
            .missing, page("\(title) | Cape Courier", "<h1>\(title)</h1><p>\(excuse)</p><ul>\(offers)</ul>"))
    }

    @Test(
        "a page that takes its reader for a machine is a block page",
        arguments: [
            (
                "Just a moment...",
                "Verifying you are human. This may take a few seconds. courier.example needs to review the security of your connection before proceeding."
            ),
            (
                "Access Denied",
                "You don't have permission to access \"http://courier.example/news\" on this server. Reference #18.4f"
            ),
            (
                "Sind Sie ein Roboter?",
                "Ungewöhnlicher Datenverkehr aus Ihrem Netzwerk wurde festgestellt, bitte bestätigen Sie, dass Sie kein Roboter sind."
            ),
            (
                "Accès refusé",
                "Vous avez été bloqué parce que quelque chose dans votre navigateur nous a fait douter de vous."
            ),
            ("人机验证", "请完成下面的验证以继续访问本网站，谢谢您的配合。"),
            (
                "503 Service Unavailable",
                "The server is temporarily unable to serve your request, which is nobody's fault but its own."
            ),
        ])
    func block(title: String, words: String) {
        expect(.blockPage, page(title, "<h1>\(title)</h1><p>\(words)</p>"))
    }

    @Test("a section's front page is an index, whatever its language, and its evidence counts what was seen")
    func index() {
        for teaser in ["Le goéland qui revint", "戻ってきたカモメ", "Die Möwe, die wiederkam"] {
            let list = (1...45).map {
                "<article><h3><a href=/a/\($0)>\(teaser) \($0)</a></h3><p>\(teaser), \($0).</p></article>"
            }
            expect(.indexPage, page("Cape Courier", list.joined()))
        }
    }

    @Test(
        "the beginning before an offer is a stump in many languages, with what says so",
        arguments: [
            ("Exklusiv für Abonnenten", "de"), ("Réservé aux abonnés", "fr"),
            ("Para seguir leyendo, hágase socio", "es"),
            ("Riservato agli abbonati", "it"), ("Alleen voor abonnees", "nl"), ("För prenumeranter", "sv"),
            ("この記事は有料です", "ja"), ("구독자 전용 기사", "ko"),
        ])
    func stump(offer: String, language: String) throws {
        let body =
            "<article><h1>The gulls' council</h1><p>\(Fixtures.ferryParagraphs[0])</p><p>\(Fixtures.ferryParagraphs[1])</p><div class=offer><h3>\(offer)</h3></div></article>"
        let head = """
            <script type="application/ld+json">{"@type":"NewsArticle","headline":"The gulls' council",
            "isAccessibleForFree":false,"inLanguage":"\(language)"}</script>
            """
        let verdict = try Extractor.read(page("The gulls' council", body, head: head)).verdict
        #expect(verdict.kind == .paywallStump)
        #expect(verdict.evidence.count == 3)
        let free = head.replacing("\"isAccessibleForFree\":false", with: "\"isAccessibleForFree\":true")
        #expect(try Extractor.read(page("The gulls' council", body, head: free)).verdict.kind == .article)
    }

    @Test(
        "entries under times of day are a live blog, as many countries write times",
        arguments: ["1N:05", "1N.05 Uhr", "1Nh05", "kl. 1N.05", "1:N5 PM"])
    func liveBlog(clock: String) throws {
        let entries = (0...9).map { number in
            """
            <div><h3>\(clock.replacing("N", with: "\(number % 6)"))</h3><p>Entry \(number): the ferry is late, and the people on the \
            pier have begun to sing the songs that they know.</p></div>
            """
        }
        let reading = try Extractor.read(
            page(
                "The storm, minute by minute",
                "<article><h1>The storm, minute by minute</h1>\(entries.joined())</article>"))
        #expect(reading.verdict.kind == .liveBlog)
        #expect(reading.verdict.evidence.count == 1)
    }

    @Test(
        "an article about such pages is an article",
        arguments: [
            (
                "Page not found: what becomes of a harbour's website",
                "The words “page not found” met everybody who asked for the timetable."
            ),
            (
                "Access denied: how the island lost its library",
                "“Access denied,” said the screen, and so it said to all of us."
            ),
            (
                "Just a moment: the robots that ask whether you are human",
                "Verify you are human, says the page, and the old keeper refuses."
            ),
            (
                "We value your privacy, says the ferry, and sells the names",
                "“We and our partners” are 812 companies, none of them on the island."
            ),
            (
                "Zugriff verweigert: Warum die Insel kein Netz hat",
                "„Seite nicht gefunden“ stand auf jedem Bildschirm im Rathaus."
            ),
            (
                "Votre vie privée vaut douze couronnes",
                "« Réservé aux abonnés », répond le port à qui demande l'horaire."
            ),
            ("アクセスが拒否された島、図書館を失うまでの七日間", "「ページが見つかりません」と、役場の画面は言った。"),
            ("本報：頁面不存在的港口", "「您訪問的頁面不存在」，港務局的網站這樣回答每一個人。"),
        ])
    func aboutThem(headline: String, opening: String) throws {
        let paragraphs = ([opening] + Fixtures.ferryParagraphs).map { "<p>\($0)</p>" }.joined()
        let reading = try Extractor.read(
            page(
                headline,
                "<article><h1>\(headline)</h1>\(paragraphs)\(paragraphs.replacing("The ", with: "That "))</article>"
            ))
        #expect(reading.verdict.kind == .article)
        #expect(reading.article.title == headline)
        #expect(reading.texts(.paragraph).first == opening)
    }
}
