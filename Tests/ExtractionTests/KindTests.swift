import Articles
import Extraction
import Testing

/// Each kind of block in the forms that publishers give it.
@Suite("Kinds of blocks")
struct KindTests {
    private func prose(_ number: Int) -> String {
        """
        The \(number)th gull of the morning sat down on the mayor's chair, looked at the \(number * 3) people in the hall and \
        said nothing, which the clerk wrote down as an abstention.
        """
    }

    private func paragraphs(_ range: ClosedRange<Int>) -> String {
        range.map { "<p>\(prose($0))</p>" }.joined()
    }

    private func read(_ top: String, body: String? = nil, head: String = "") throws -> Reading {
        try readPage(
            """
            <html><head><title>Gulls join the council - Cape Courier</title>\(head)</head><body><article>
            \(top)<div class="body">\(body ?? paragraphs(1...5))</div></article></body></html>
            """, address: "https://courier.example/news/gulls")
    }

    private let headline = "<h1>Gulls join the council</h1>"
    private let points = [
        "Gulls took three of the nine seats on Tuesday night",
        "Nobody has counted the votes of the herons yet",
    ]

    @Test(
        "a list under the headline is its key points, whatever it is called",
        arguments: [
            "<h2 class=sub-headline><ul><li>A</li><li>B</li></ul></h2>",
            "<ul class='mol-bullets-with-font'><li class=class><strong>A</strong></li><li><strong>B</strong></li></ul>",
            "<div class=RenderKeyPoints-list><div>Key Points</div><ul><li>A</li><li>B</li></ul></div>",
            "<div class='cnnStryHghLght'><ul class=cnn_bulletbin><li>A</li><li>B</li></ul></div>",
            "<ul><li>A</li><li>B</li></ul>", "<ul class='post-summary-bullets'><li>A</li><li>B</li></ul>",
            "<section class='key-takeaways'><ul><li><span>A</span></li><li><span>B</span></li></ul></section>",
        ])
    func bullets(form: String) throws {
        let list = form.replacing(">A<", with: ">\(points[0])<").replacing(">B<", with: ">\(points[1])<")
        let reading = try read(headline + list)
        #expect(reading.texts(.bullet) == points)
        #expect(reading.texts(.paragraph) == (1...5).map(prose))
    }

    @Test(
        "the line under the headline is its introduction",
        arguments: [
            "<p class=standfirst>X</p>", "<div class='article__dek'>X</div>", "<h2>X</h2>",
            "<p class='chapo'>X</p>", "<p itemprop=description class=lead>X</p>",
            "<div class=Vorspann><p>X</p></div>",
        ])
    func standfirst(form: String) throws {
        let words = "Three of nine seats went to birds on Tuesday night, and the herons want a recount."
        let reading = try read(headline + form.replacing("X", with: words))
        #expect(reading.texts(.standfirst) == [words])
        #expect(reading.texts(.paragraph).count == 5)
    }

    @Test("the label above the headline, and who wrote it")
    func labels() throws {
        let reading = try read(
            "<div class=kicker>Opinion</div>" + headline + "<p class=byline>By Ada Quill and Ben Harrow</p>")
        #expect(reading.texts(.kicker) == ["Opinion"])
        #expect(reading.texts(.byline) == ["By Ada Quill and Ben Harrow"])
        #expect(reading.article.metadata.authors == ["Ada Quill", "Ben Harrow"])
    }

    @Test(
        "a note on what the newsroom changed is a correction in many languages",
        arguments: [
            "Correction: An earlier version of this article gave the gulls four seats.",
            "This article was amended on 3 May 2024 to correct the number of herons.",
            "Clarification: The mayor was sitting when the gull arrived.",
            "Editor's note: This article has been updated with the herons' answer.",
            "Korrektur: In einer früheren Version stand, die Möwen hätten vier Sitze.",
            "Anmerkung der Redaktion: Die Zahl der Reiher wurde berichtigt.",
            "Correctif : les goélands ont trois sièges et non quatre.",
            "Corrección: las gaviotas tienen tres escaños y no cuatro.",
            "Fe de errores: las garzas no votaron.", "Correção: as gaivotas têm três lugares.",
            "Rettifica: i gabbiani hanno tre seggi.", "Rectificatie: de meeuwen hebben drie zetels.",
            "Rättelse: måsarna har tre mandat.", "Rettelse: mågerne har tre mandater.",
            "Исправление: у чаек три места, а не четыре.", "Sprostowanie: mewy mają trzy mandaty.",
            "Düzeltme: martıların üç sandalyesi var.", "訂正：カモメの議席は三つです。", "更正：海鷗得三席，並非四席。",
            "更正：海鸥得三席，并非四席。", "정정: 갈매기의 의석은 셋이다.",
        ])
    func corrections(note: String) throws {
        let reading = try read(headline, body: paragraphs(1...4) + "<p>\(note)</p>")
        #expect(reading.texts(.correction) == [note])
    }

    @Test("a pull quote that repeats the body is left out, in each of its forms")
    func pullQuotes() throws {
        let words = "said nothing, which the clerk wrote down as an abstention"
        for form in [
            "<blockquote><p>X</p></blockquote>", "<aside class=pull-quote>X</aside>",
            "<div class=pullquote><p>X</p></div>",
        ] {
            let quote = form.replacing("X", with: words)
            let reading = try read(headline, body: paragraphs(1...3) + quote + paragraphs(4...5))
            #expect(reading.texts(.quote).isEmpty, "\(form)")
            #expect(reading.texts(.paragraph) == (1...5).map(prose), "\(form)")
        }
    }

    @Test("subheadings, quotations and entries stand in their order among the paragraphs")
    func order() throws {
        let body =
            paragraphs(1...2) + "<h3>What the herons say</h3>" + paragraphs(3...3)
            + "<blockquote><p>We were standing in the water, and nobody asked us.</p></blockquote>"
            + "<ol><li>Count the votes of the gulls again.</li><li>Ask the herons.</li></ol>"
            + paragraphs(4...5)
        #expect(
            try read(headline, body: body).kinds == [
                .headline, .paragraph, .paragraph, .subheading, .paragraph, .quote, .listItem, .listItem,
                .paragraph, .paragraph,
            ])
    }

    @Test(
        "paragraphs are found without an element for paragraphs",
        arguments: [
            ("<div>", "</div>"), ("", "<br><br>"), ("<span>", "</span><br/>\n<br/>"),
            ("<div class=row><div class=cell>", "</div></div>"),
        ])
    func loose(open: String, close: String) throws {
        let body = (1...5).map { open + prose($0) + close }.joined()
        #expect(try read(headline, body: body).texts(.paragraph) == (1...5).map(prose))
    }

    @Test(
        "a paragraph that is a link as a whole is the article's where it is a sentence, and not where it is a title"
    )
    func linked() throws {
        let sentence = "Under the old statute a bird may sit but not stand in the hall."
        let title = "Why the herons never stand for anything, and what it costs"
        let reading = try read(
            headline,
            body: paragraphs(1...3) + "<p><a href=/statute>\(sentence)</a></p><p><a href=/h>\(title)</a></p>"
                + paragraphs(4...5))
        #expect(reading.texts(.paragraph).contains(sentence))
        #expect(!reading.texts(.paragraph).contains(title))
        #expect(reading.leftOut.contains(LeftOut(title, .related)))
    }

    @Test(
        "how a newsroom signs an article at its end is a byline",
        arguments: [
            "—Harbour News Service", "HNS (aq, bh)", "Quill reported from Oslo.",
            "Additional reporting from PA",
        ])
    func signatures(line: String) throws {
        let signed = try read(headline, body: paragraphs(1...4) + "<p>\(line)</p>")
        #expect(signed.texts(.byline) == [line])
        #expect(signed.texts(.paragraph).count == 4)
    }

    @Test(
        "times around the headline are no key points and no notes, in the forms of many countries",
        arguments: [
            "Published: Dec. 22, 2023, 1:00 a.m.", "Updated: Dec. 23, 2023, 4:53 p.m.",
            "Publisert 06.01.2026 - 17:29",
            "05.11.2025, 18:00 Uhr", "Uppdaterad 3 maj 2024",
        ])
    func times(line: String) throws {
        let listed = try read(headline + "<ul><li>\(line)</li></ul>")
        #expect(!listed.article.blocks.contains { $0.text == line })
        let captioned = try read(
            headline + "<figure><img src=a.jpg><figcaption><time>\(line)</time></figcaption></figure>")
        #expect(!captioned.article.blocks.contains { $0.text == line })
    }

    @Test("a credit stands behind the words of its caption, and alone is none")
    func credits() throws {
        let figure =
            "<figure><img src=a.jpg><figcaption><div class=credit>Courier Pictures</div><p>The third gull takes its seat.</p></figcaption></figure>"
        #expect(
            try read(headline + figure).texts(.caption) == ["The third gull takes its seat. Courier Pictures"]
        )
        for alone in ["Getty Images", "Quelle: dpa", "Bildrechte: IMAGO", "50:55", "REUTERS/AFP"] {
            let bare = "<figure><img src=a.jpg><figcaption>\(alone)</figcaption></figure>"
            #expect(try read(headline + bare).texts(.caption).isEmpty, "\(alone)")
        }
        let bracketed = paragraphs(1...4) + "<p>[Image via Courier Pictures]</p>"
        #expect(try read(headline, body: bracketed).texts(.paragraph).count == 4)
    }

    @Test("what browsers show without scripts, and drawings, hide no words")
    func cutElements() throws {
        let picture =
            "<noscript><img src=a.jpg><p>Turn your scripts on to see the gull in all its colours, please.</p></noscript>"
        let drawing = "<svg viewBox='0 0 9 9'><title>gull</title><path d='M0 0h9'/></svg>"
        let reading = try read(
            headline,
            body: paragraphs(1...2) + picture + drawing + "<svg/>" + paragraphs(3...3) + "<svg>"
                + paragraphs(4...5))
        #expect(reading.texts(.paragraph) == (1...5).map(prose))
    }
}
