import Articles
import Testing

@testable import Extraction

@Suite("Rules for a publication")
struct RuleTests {
    private let page = """
        <html><body><nav class=top><p>News</p></nav><div class="head"><span class=tag>Harbour</span>
        <h2 class="title main">Ferries <em>return</em></h2><h1>The Harbour Paper of every day</h1></div>
        <div class="sum related"><div>Two boats a day</div><div>Fares stay</div></div>
        <div class=copy id=one><p>The first boat left the quay at seven in the morning with forty passengers.</p>
        <p class=ad>Buy a boat of your own today: our partners have the finest boats of the coast.</p></div>
        <div class=teaser><p>Elsewhere a crane fell into the water, and nobody has been hurt by it so far.</p></div>
        <div class=copy><p>The last one came back at nine in the evening, and most of its seats were empty.</p>
        <p>Advertisement</p></div></body></html>
        """

    private func rules(
        body: String? = nil, remove: [String] = [], prunes: Bool = true, _ blocks: [Block.Kind: String] = [:]
    ) throws -> PageRules {
        var rules = PageRules()
        rules.blocks = try blocks.mapValues { try Selector($0) }
        rules.body = try body.map { try Selector($0) }
        rules.remove = try remove.map { try Selector($0) }
        rules.prunes = prunes
        return rules
    }

    private func read(_ rules: PageRules?) throws -> [String] {
        let page = Page(bytes: Array(page.utf8), mediaType: "text/html")
        return try Extractor.read(page, rules: rules).article.blocks.map {
            "\($0.kind.rawValue) \($0.text.prefix(17))"
        }
    }

    @Test("name the headline, blocks that have another name on the page, and what is none of it")
    func named() throws {
        let rules = try rules(
            body: "div.copy", remove: ["p.ad"],
            [.headline: ".head > .title", .bullet: ".sum", .kicker: "span.tag"])
        #expect(
            try read(rules) == [
                "kicker Harbour", "headline Ferries return", "bullet Two boats a day", "bullet Fares stay",
                "paragraph The first boat le", "paragraph The last one came",
            ])
    }

    @Test(
        "a body that is taken as it stands keeps what the general method leaves out, but not what is removed")
    func unpruned() throws {
        let texts = try read(rules(body: ".copy", remove: [".ad"], prunes: false))
        #expect(texts.suffix(2) == ["paragraph The last one came", "paragraph Advertisement"])
        #expect(!texts.contains { $0.contains("Buy a boat") || $0.contains("Elsewhere") })
    }

    @Test("rules that choose nothing change nothing")
    func idle() throws {
        let general = try read(nil)
        #expect(
            try read(rules(body: ".none", remove: ["#none"], prunes: false, [.headline: "h4"])) == general)
        #expect(try read(PageRules()) == general)
        #expect(!general.isEmpty)
    }

    @Test("a page that is refused by the general method can be read by rules")
    func rescued() throws {
        let page = Page(
            bytes: Array(
                "<html><body><footer class=text><h1>On the gulls</h1><p>They are back.</p></footer></body></html>"
                    .utf8), mediaType: "text/html")
        #expect(throws: ExtractionError.self) { try Extractor.read(page) }
        let reading = try Extractor.read(page, rules: rules(body: ".text", prunes: false))
        #expect(reading.article.blocks.map(\.text) == ["On the gulls", "They are back."])
    }

    @Test("other rules have another digest, the same rules the same")
    func digests() throws {
        let all = try [
            PageRules(), rules(body: "p"), rules(body: "div"), rules(remove: ["p"]), rules([.quote: "p"]),
            rules(body: "p", prunes: false),
        ].map(\.digest)
        #expect(Set(all).count == all.count && all.allSatisfy { $0.count == 8 })
        #expect(try rules(body: "p").digest == all[1])
    }

    @Test("says how many elements each selector chooses")
    func matches() throws {
        let rules = try rules(body: ".copy", remove: [".none"], [.headline: "h1, h2"])
        let found = rules.matches(in: Page(bytes: Array(page.utf8), mediaType: "text/html"))
        #expect(found.map(\.key) == ["headline", "body", "remove"] && found.map(\.elements) == [2, 2, 0])
    }
}

@Suite("Selectors")
struct SelectorTests {
    private let tree: MarkupTree

    init() throws {
        tree = try MarkupParser.parse(
            Array(
                """
                <html><body><div id=a class="x y"><p id=b>1</p><section><p id=c class=y lang=en>2</p>
                <div id=d data-testid="lead-text"><a id=e href="https://a.example/x.html">3</a></div></section></div>
                <p id=f class="Y z">4</p></body></html>
                """.utf8), limits: PageLimits())
    }

    private func ids(_ selector: String) throws -> String {
        try Selector(selector).nodes(in: tree).compactMap { tree.attribute(.id, of: $0) }.joined()
    }

    @Test(
        "choose what CSS chooses",
        arguments: [
            ("p", "bcf"), ("*", "abcdef"), (".y", "ac"), ("p.y", "c"), ("#d", "d"), ("div p", "bc"),
            ("div > p", "b"), ("body > p, #b", "bf"), ("div div a", "e"), ("div > div", ""),
            ("body div > section p", "c"), ("[lang]", "c"), ("[lang=en]", "c"), ("[lang='fr']", ""),
            ("[data-testid^=lead]", "d"), ("[href$='.html']", "e"), ("[href*=\"a.example\"]", "e"),
            ("[class~=z]", "f"), ("p:not(.y)", "bf"), ("p:not(.y):not(#b)", "f"), (" p.y ,a ", "ce"),
            ("div:not([data-testid]) a", "e"), ("section div, section > p", "cd"), (".x.y", "a"),
        ])
    func choose(_ selector: String, _ expected: String) throws {
        #expect(try ids(selector) == expected)
    }

    @Test(
        "say what is wrong with them",
        arguments: [
            ("", "missing"), ("p >", "behind '>'"), ("p..x", "class is missing"),
            ("p:first-child", ":first-child"),
            ("[onclick]", "'onclick' is not kept"), ("x-ad", "'x-ad' is not told apart"), ("p,", "missing"),
            ("[lang=", "empty"), ("[lang='e", "not closed"), ("p + p", "'+ p'"), (":not()", "')'"),
            ("p\u{1B}[2J", "not understood"),
            (String(repeating: "p ", count: 17), "16 elements"),
            (String(repeating: "p", count: 1001), "1000 bytes"),
        ])
    func wrong(_ selector: String, _ words: String) {
        #expect { try Selector(selector) } throws: { error in
            let text = "\(error)"
            return text.contains(words) && !text.contains("\u{1B}") && !text.contains("\n")
        }
    }

    @Test("stay linear on a page and a selector that are made to be slow")
    func hostile() throws {
        let deep = Array((String(repeating: "<div class=a>", count: 200) + "<p>x").utf8)
        let tree = try MarkupParser.parse(deep, limits: PageLimits())
        let selector = try Selector(Array(repeating: "div", count: 15).joined(separator: " ") + " span")
        #expect(selector.nodes(in: tree).isEmpty)
    }
}
