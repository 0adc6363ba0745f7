import Articles
import Extraction
import Foundation
import Testing

@Suite("Learnt boilerplate")
struct LearnedBoilerplateTests {
    private let slogan = "Our harbour desk is open day and night: ring 555 0102 and tell us what you saw."

    private func article(_ number: Int, _ lines: [String]) -> Article {
        let own = (0..<6).map {
            "Paragraph \(words[($0 + number) % 8]) of the article about \(words[number])."
        }
        return Article(
            blocks: [Block(.headline, "Headline \(words[number])")]
                + (own + lines).map { Block(.paragraph, $0) },
            metadata: Metadata())
    }

    private let words = [
        "gulls", "paint", "ferries", "salt", "rope", "tides", "lamps", "nets", "piers", "bells",
    ]

    private func memory(of articles: Int, _ lines: [String]) -> LearnedBoilerplate {
        var memory = LearnedBoilerplate()
        for number in 0..<articles { memory.observe(article(number, lines), key: "article-\(number)") }
        return memory
    }

    @Test("a line of three articles is boilerplate, a line of two is not")
    func recurrence() {
        #expect(!memory(of: 2, [slogan]).contains(Block(.paragraph, slogan)))
        let memory = memory(of: 3, [slogan])
        #expect(memory.contains(Block(.paragraph, slogan)))
        #expect(memory.contains(Block(.paragraph, slogan.replacing("0102", with: "0199").uppercased())))
        #expect(memory.learned.map(\.evidence.sample) == [slogan])
        #expect(memory.learned.first?.evidence.articles == ["article-0", "article-1", "article-2"])
    }

    @Test("one article fetched often teaches nothing")
    func oneArticle() {
        var memory = LearnedBoilerplate()
        for _ in 0..<9 { memory.observe(article(0, [slogan]), key: "article-0") }
        #expect(memory.learned.isEmpty)
    }

    @Test("an article at several addresses teaches nothing about its own words")
    func copies() {
        var memory = LearnedBoilerplate()
        for number in 0..<5 { memory.observe(article(0, [slogan]), key: "address-\(number)") }
        #expect(memory.learned.isEmpty)
    }

    @Test("a line that changes by its numbers is boilerplate once another article has it")
    func changes() {
        var memory = LearnedBoilerplate()
        let line = { (count: Int) in "Seen by \(count) readers since this morning" }
        memory.observe(article(0, [line(3)]), key: "a")
        memory.observe(article(0, [line(71)]), key: "a", after: article(0, [line(3)]))
        #expect(!memory.contains(Block(.paragraph, line(9))))
        memory.observe(article(1, [line(4)]), key: "b")
        #expect(memory.contains(Block(.paragraph, line(9))))
    }

    @Test("a number that changes in one article stays the article's")
    func toll() {
        var memory = LearnedBoilerplate()
        let toll = { (count: Int) in "The number of gulls on the pier rose to \(count) by the evening." }
        for count in 1...20 {
            memory.observe(article(0, [toll(count)]), key: "a", after: article(0, [toll(count - 1)]))
        }
        memory.observe(article(1, []), key: "b")
        #expect(!memory.contains(Block(.paragraph, toll(99))))
    }

    @Test("what is learnt leaves the article for what was left out; headlines and captions stay")
    func applied() {
        let memory = memory(of: 4, [slogan])
        var read = article(5, [slogan])
        read.blocks += [Block(.caption, slogan), Block(.headline, slogan)]
        let reading = memory.applied(
            to: Reading(article: read, address: nil, mediaType: "text/html", leftOut: []))
        #expect(reading.article.blocks.count == read.blocks.count - 1)
        #expect(reading.leftOut == [LeftOut(slogan, .learned)])
        let bare = Reading(
            article: Article(blocks: [Block(.paragraph, slogan)], metadata: Metadata()), address: nil,
            mediaType: "text/html", leftOut: [])
        #expect(memory.applied(to: bare) == bare)
    }

    @Test("a person's word stands above the rules, both ways, and can be taken back")
    func overruled() {
        var memory = memory(of: 3, [slogan])
        memory.overrule(slogan, isBoilerplate: false)
        #expect(!memory.contains(Block(.paragraph, slogan)))
        memory.overrule(slogan, isBoilerplate: nil)
        #expect(memory.contains(Block(.paragraph, slogan)))
        memory.overrule("Never seen before by anybody", isBoilerplate: true)
        #expect(memory.contains(Block(.paragraph, "NEVER SEEN BEFORE BY ANYBODY!")))
    }

    @Test("the memory is bounded, keeps what it learnt, and survives being written down")
    func bounded() throws {
        var memory = memory(of: 3, [slogan])
        for number in 0..<300 {
            let lines = (0..<20).map { line in "Only here: \(code(number)) and \(code(line)) on the quay." }
            memory.observe(
                Article(blocks: lines.map { Block(.paragraph, $0) }, metadata: Metadata()), key: "n\(number)")
        }
        #expect(memory.lines.count <= LearnedBoilerplate.capacity)
        #expect(memory.contains(Block(.paragraph, slogan)))
        let written = try JSONEncoder().encode(memory)
        #expect(try JSONDecoder().decode(LearnedBoilerplate.self, from: written) == memory)
    }

    /// A number in letters, since numbers are all alike to the memory.
    private func code(_ number: Int) -> String {
        var left = number
        var letters = ""
        repeat {
            letters.append(Character(Unicode.Scalar(UInt8(97 + left % 26))))
            left /= 26
        } while left > 0
        return letters
    }
}
