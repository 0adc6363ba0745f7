import Articles
import Testing

@Suite("The text form")
struct TextFormTests {
    @Test("gives back exactly what was written, whatever is in it", arguments: 0..<200)
    func roundTrip(seed: Int) throws {
        var random = Seeded(seed)
        let blocks = (0..<Int.random(in: 0...12, using: &random)).map { _ in
            Block(Block.Kind.allCases.randomElement(using: &random) ?? .paragraph, random.text(upTo: 80))
        }
        let text = TextForm.encode(blocks)
        let decoded = try TextForm.decode(text)
        #expect(decoded.map(\.kind) == blocks.map(\.kind))
        #expect(decoded.map(\.text.codePoints) == blocks.map(\.text.codePoints))
        #expect(TextForm.encode(decoded).codePoints == text.codePoints)
        #expect(text.utf8.count { $0 == UInt8(ascii: "\n") } == blocks.count)
    }

    @Test("is one line a block, without control characters but its own tab and line feed", arguments: 0..<50)
    func controlCharacters(seed: Int) {
        var random = Seeded(seed)
        let text = TextForm.encode([Block(.paragraph, random.text(upTo: 300))])
        let controls = text.unicodeScalars.filter {
            [.control, .lineSeparator, .paragraphSeparator].contains($0.properties.generalCategory)
        }
        #expect(Array(controls) == ["\t", "\n"])
    }

    @Test("reads as plain text")
    func plain() {
        let blocks = [
            Block(.headline, "Ferries resume “at dawn” — 3.5% fewer"), Block(.paragraph, "C:\\new\tline\n"),
            Block(.caption, "\u{0}\u{2028}"),
        ]
        #expect(
            TextForm.encode(blocks) == """
                headline\tFerries resume “at dawn” — 3.5% fewer
                paragraph\tC:\\\\new\\tline\\n
                caption\t\\u{0}\\u{2028}

                """)
    }

    private static let damagedCases: [(String, Int)] = [
        ("paragraph\tcut", 1), ("headline\ta\nparagraph b\n", 2), ("headline\ta\n\n", 2),
        ("sentence\ta\n", 1), ("paragraph\t\\x\n", 1), ("paragraph\t\\\n", 1),
        ("paragraph\t\\u{110000}\n", 1),
        ("paragraph\t\\u{d800}\n", 1), ("paragraph\t\\u{+41}\n", 1), ("paragraph\t\\u{}\n", 1),
        ("paragraph\t\\u{41\n", 1),
    ]

    @Test("that is damaged is refused with the line where it is", arguments: damagedCases)
    func damaged(text: String, line: Int) {
        let error = #expect(throws: TextFormError.self) { try TextForm.decode(text) }
        #expect(error?.line == line)
    }

    @Test("that is damaged is described without its control characters")
    func hostileKind() {
        let error = #expect(throws: TextFormError.self) { try TextForm.decode("\u{1B}[2J\r\tx\n") }
        #expect(
            error?.description.unicodeScalars.contains { $0.properties.generalCategory == .control } == false)
    }

    @Test("takes time in proportion to its length", .timeLimit(.minutes(1)))
    func linear() throws {
        let hostile = String(repeating: "\\u{", count: 300_000)
        let blocks = [
            Block(.paragraph, hostile), Block(.paragraph, String(repeating: "\u{1}", count: 300_000)),
        ]
        let decoded = try TextForm.decode(TextForm.encode(blocks))
        #expect(decoded == blocks)
        #expect(throws: TextFormError.self) { try TextForm.decode("paragraph\t" + hostile + "\n") }
    }
}
