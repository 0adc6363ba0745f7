import Articles
import Foundation
import Rendering
import Testing

@testable import Cards

@Suite("Hostile words in pictures")
struct HostileCardTests {
    private static let hostile: [(name: String, text: String)] = [
        ("controls", "a\u{0}b\u{1}c\u{1B}[2J\u{7F}\u{85}\u{9B}31m"), ("nothing", ""), ("a space", " "),
        ("line ends", "a\nb\r\nc\u{2028}d\u{2029}e\u{B}f\u{C}g"),
        ("markup", "<b>&amp;</b><span foreground=\"red\">"),
        ("overrides", "\u{202E}\u{2066}txet\u{2069}\u{202C} lortnoc"),
        ("isolates", String(repeating: "\u{2067}", count: 300)),
        ("marks", "e" + String(repeating: "\u{301}", count: 500)),
        ("one long word", String(repeating: "w", count: 20_000)),
        ("a very long paragraph", String(repeating: "wall ", count: 20_000)),
        ("families", String(repeating: "👩‍👩‍👧‍👦", count: 2_000)),
        ("Arabic", String(repeating: "العربية ", count: 2_000)), ("mixed", "عربي abc 漢字 👍🏽 עברית क्ष ไทย 한국어 🏴󠁧󠁢󠁥󠁮󠁧󠁿"),
        ("no characters", "\u{FFFE}\u{FFFF}\u{10FFFF}\u{E000}"), ("tags", "\u{E0041}\u{E007F}"),
        ("joiners", String(repeating: "\u{200D}\u{FE0F}", count: 300)),
    ]

    @Test("are drawn in bounded time and space", arguments: hostile.map(\.name))
    func words(name: String) async throws {
        let text = try #require(Self.hostile.first { $0.name == name }).text
        let press = CardPress.shared
        for (old, new) in [
            (
                [Block(.headline, "x")],
                [Block(.headline, String(text.prefix(10_000)))]
            ),
            (
                [Block(.headline, "x"), Block(.paragraph, text)],
                [Block(.headline, "x"), Block(.paragraph, "x")]
            ),
        ] {
            let document = try CardTests.document(old, new, language: String(text.prefix(40)))
            var card = Card(document, maker: text)
            card.caption.publication = String(card.caption.publication.prefix(3)) + card.caption.headline
            let drawn = card.caption.highlights.reduce(0) {
                $0 + $1.pieces.reduce(0) { $0 + $1.text.utf8.count }
            }
            #expect(drawn < 20_000)
            #expect(card.caption.text.utf8.count < 20_000)
            #expect(try await press.png(card, .tall).count < 2_000_000)
            #expect(try await press.svg(card, .wide).count < 3_000_000)
        }
    }

    private static let scripts = [
        "عربي", "Sea wall", "漢字", "👍🏽", "עברית", "क्ष", "ไทย", "한국어", "Ωμέγα", "አማርኛ", "ქართული", "հայերեն",
        "தமிழ்",
        "తెలుగు", "ಕನ್ನಡ", "മലയാളം", "ગુજરાતી", "বাংলা", "ລາວ", "ខ្មែរ", "မြန်မာ",
    ]

    @Test("more fonts than cairo keeps open, drawn by many at the same time, give what they give one by one")
    func concurrent() async throws {
        func picture(_ start: Int) async throws -> [UInt8] {
            let scripts = Self.scripts[start...] + Self.scripts[..<start]
            let card = Card(
                try CardTests.document(
                    [Block(.headline, "a")], [Block(.headline, scripts.joined(separator: " "))]))
            return try await CardPress.shared.png(card, .small)
        }
        var alone: [[UInt8]] = []
        for start in 0..<8 { alone.append(try await picture(start)) }
        try await withThrowingTaskGroup(of: (Int, [UInt8]).self) { group in
            for start in 0..<24 { group.addTask { (start % 8, try await picture(start % 8)) } }
            for try await (start, picture) in group { #expect(picture == alone[start]) }
        }
    }
}
