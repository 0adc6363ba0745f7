import LocalServer
import Testing

@Suite("stet extract --rules")
struct RulesCommandTests {
    private let page = """
        <html><body><h1>The Harbour Paper</h1><h2 class=real>Ferries return</h2><article>
        <p>The last boat had left the quay on 14 September, two hours before a storm tore the ramp away.</p>
        <p>The operator carried 4,310 passengers a week last winter, a third of them late in the evening.</p>
        </article></body></html>
        """

    @Test("reads a page by them and says how many elements each selector chose")
    func tries() async throws {
        let work = try Workspace()
        let rules = try work.write("headline: .real\nremove: [p.none]\n", to: "a.yaml")
        let text = try await work.done("extract", work.write(page, to: "1.html"), "--rules", rules)
        #expect(text.contains("headline        Ferries return\n"))
        #expect(text.contains("headline        .real (1 element)\nremove          p.none (0 elements)"))
    }

    @Test("without a page, reads the addresses under 'test'")
    func tests() async throws {
        let origin = try OriginServer(["/a": .html(page), "/b": .html("<p>nothing")])
        let work = try Workspace()
        let yaml = "headline: .real\nbody: .none\ntest:\n  - \(origin.address("/a"))\n"
        let rules = try work.write(yaml, to: "a.yaml")
        let text = try await work.done("extract", "--rules", rules, "--allow-private")
        #expect(text.contains("/a: 3 blocks, 'Ferries return'; nothing is chosen by body: .none\n"))
        let other = try work.write(yaml + "  - \(origin.address("/b"))\n", to: "b.yaml")
        #expect(try await work.stet("extract", "--rules", other, "--allow-private").status == 3)
    }

    @Test("a mistake is named with its line; rules of another time and a missing page are refused")
    func mistakes() async throws {
        let work = try Workspace()
        let file = try work.write(page, to: "1.html")
        let wrong = try await work.stet(
            "extract", file, "--rules", work.write("body: p\nprunes: no\n", to: "a.yaml"))
        #expect(wrong.status == 3 && wrong.error.contains("a.yaml, line 2: 'prunes' is not known"))
        let old = try work.write("until: 2020-01-01\nheadline: .real\n", to: "b.yaml")
        #expect(try await work.stet("extract", file, "--rules", old).status == 2)
        #expect(try await work.done("extract", file, "--rules", old, "--at", "2019-05-01").contains(".real"))
        #expect(try await work.stet("extract", "--rules", old, "--at", "2019-05-01").status == 2)
        #expect(try await work.stet("extract").status == 2)
    }
}
