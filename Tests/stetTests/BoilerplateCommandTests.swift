import Testing

@Suite("stet boilerplate")
struct BoilerplateCommandTests {
    private func page(_ matter: String) -> String {
        let own = ["quay", "crane", "tower", "market", "bridge", "chapel"].map {
            "<p>At the \($0) a crowd of \(matter) was seen in the morning by people who know all about \(matter).</p>"
        }
        return
            "<html><body><article><h1>What the \(matter) did</h1>\(own.joined())<p>Your harbour, your paper</p></article></body></html>"
    }

    @Test("lists what was learnt with its evidence, and keeps what it is told")
    func lists() async throws {
        let work = try Workspace()
        for matter in ["gulls", "tides", "lamps"] {
            let file = try work.write(page(matter), to: matter + ".html")
            try await work.done("track", file, "--url", "https://paper.example/\(matter)")
        }
        let list = try await work.done("boilerplate", "PAPER.example")
        #expect(list.hasPrefix("1 line is left out of the articles of paper.example\n"))
        #expect(
            list.contains(
                "left out  Your harbour, your paper\n          stood in 3 articles; the rules say so"))
        #expect(list.contains("in what-the-gulls-did-"))
        let kept = try await work.done(
            "boilerplate", "https://www.paper.example/", "--keep", "Your harbour, your paper")
        #expect(kept.contains("kept      Your harbour, your paper") && kept.contains("you said"))
        #expect(try await work.done("boilerplate", "paper.example").hasPrefix("0 lines are left out"))
        let dropped = try await work.done(
            "boilerplate", "paper.example", "--drop", "In other\u{1B}[31m words", "--json")
        #expect(dropped.contains("\"leftOut\" : true") && !dropped.contains("\u{1B}"))
        #expect(try await work.stet("boilerplate", "nowhere.example").status == 4)
        #expect(try await work.stet("boilerplate", "paper.example", "--drop", "—").status == 2)
    }
}
