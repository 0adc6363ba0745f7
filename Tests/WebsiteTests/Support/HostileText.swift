/// Strings made to break whatever prints them; the same ones on every run.
struct HostileText: Sequence, IteratorProtocol {
    private var state: UInt64
    private var left: Int

    init(seed: UInt64, count: Int) {
        state = seed
        left = count
    }

    private static let parts: [String] = [
        "\u{1B}[2J", "\u{1B}]0;title\u{7}", "\u{9B}31m", "\u{8}\u{8}", "\r", "\n", "\r\n", "\t", "\u{0}",
        "\u{7F}", "\u{85}", "\u{2028}", "\u{202E}", "\u{202D}", "\u{2066}", "\u{2068}", "\u{2069}",
        "\u{200E}", "\u{200F}", "\u{61C}", "\u{AD}", "\u{200B}", "\u{FEFF}", "\u{FFF9}", "\u{E0041}",
        "\"\u{301}", "'\u{30A}", "<\u{338}", ">\u{338}", "&\u{200D}", "&amp;", "<script>alert(1)</script>",
        "</style><img src=x onerror=alert(1)>", "\" onmouseover=\"alert(1)", "-->", "]]>", "[-", "-]", "{+",
        "+}", "¶", "word", "a", " ", "  ", "\u{A0}", "longer", "渡轮罢工", "，", "漢字", "한국어", "العربية", "עברית",
        "👩‍👩‍👧‍👦", "🇩🇪", "❤️", "👍🏽", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "e\u{301}\u{302}\u{303}", "क्ष", "ไทย",
        "ᄒ\u{1161}\u{11AB}", String(repeating: "ᄒ", count: 12), String(repeating: "\u{300}", count: 60),
        "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen",
    ]

    mutating func number(below bound: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(bound))
    }

    mutating func next() -> String? {
        guard left > 0 else { return nil }
        left -= 1
        return (0..<(1 + number(below: 12))).map { _ in
            number(below: 8) == 0
                ? Unicode.Scalar(UInt32(number(below: 0x3000))).map { String($0) } ?? ""
                : Self.parts[number(below: Self.parts.count)]
        }.joined()
    }
}
