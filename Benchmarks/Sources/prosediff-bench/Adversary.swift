import Articles

/// Inputs made to make a diff engine slow, each for any number of words a side.
struct Adversary: Sendable {
    let name: String
    let make: @Sendable (Int) -> (old: [Block], new: [Block])

    static let all: [Adversary] = repetition + order + likeness + characters

    /// Few words, often.
    private static let repetition = [
        Adversary("one word, over and over, once more often") { words in
            (paragraph("the", words), paragraph("the", words + 1))
        },
        Adversary("one word, half as often") { words in
            (paragraph("said", words), paragraph("said", words / 2))
        },
        Adversary("two words in turn, begun with the other") { words in
            (paragraph("port harbour", words / 2), paragraph("harbour port", words / 2))
        },
        Adversary("two words drawn at random") { drawn($0, from: 2) },
        Adversary("five words drawn at random") { drawn($0, from: 5) },
        Adversary("forty words drawn at random") { drawn($0, from: 40) },
        Adversary("a thousand words drawn at random") { drawn($0, from: 1000) },
        Adversary("five words drawn at random, in paragraphs of ten") { words in
            let (old, new) = drawn(words, from: 5)
            return (cut(old, every: 10), cut(new, every: 10))
        },
        Adversary("a Fibonacci word and its reverse") { words in
            let fibonacci = fibonacciWord(words)
            return (joined(fibonacci), joined(fibonacci.reversed()))
        },
        Adversary("the same paragraph, over and over, once edited") { words in
            var new = cut(
                paragraph("the port was closed on Tuesday after a crane fell", words / 10), every: 10)
            let old = new
            new[new.count / 2].text += " again"
            return (old, new)
        },
        Adversary("a text and twice that text") { words in
            let text = prose(words)
            return (joined(text), joined(text + text))
        },
    ]

    /// The same words in another order.
    private static let order = [
        Adversary("words shuffled") { words in
            var random = Random(seed: 3)
            let text = prose(words)
            return (joined(text), joined(text.shuffled(using: &random)))
        },
        Adversary("distinct words reversed") { words in
            let text = (0..<words).map { "word\($0)" }
            return (joined(text), joined(text.reversed()))
        },
        Adversary("sentences shuffled in one paragraph") { words in
            var random = Random(seed: 4)
            let text = sentences(words)
            return ([block(text)], [block(text.shuffled(using: &random))])
        },
        Adversary("paragraphs reversed") { words in
            let text = sentences(words).map { Block(.paragraph, $0) }
            return (text, text.reversed())
        },
        Adversary("paragraphs shuffled, a word changed in each") { words in
            var random = Random(seed: 5)
            let text = sentences(words)
            let edited = text.map { $0.replacing("a", with: "o", maxReplacements: 1) }
            return (
                text.map { Block(.paragraph, $0) },
                edited.shuffled(using: &random).map { Block(.paragraph, $0) }
            )
        },
        Adversary("every word a paragraph, shuffled") { words in
            var random = Random(seed: 6)
            let text = prose(words)
            return (each(text), each(text.shuffled(using: &random)))
        },
        Adversary("every word a paragraph, then one paragraph") { words in
            let text = (0..<words).map { "word\($0)" }
            return (each(text), joined(text))
        },
        Adversary("one paragraph, then paragraphs of ten words") { words in
            let text = joined(prose(words))
            return (text, cut(text, every: 10))
        },
        Adversary("two texts in turn, then one after the other") { words in
            let (one, two) = (sentences(words / 2), sentences(words / 2, seed: 12))
            return (
                zip(one, two).flatMap { [Block(.paragraph, $0), Block(.paragraph, $1)] },
                (one + two).map { Block(.paragraph, $0) }
            )
        },
    ]

    /// Much that is nearly the same.
    private static let likeness = [
        Adversary("unrelated texts") { words in (joined(prose(words)), joined(prose(words, seed: 8))) },
        Adversary("unrelated paragraphs") { words in
            (cut(joined(prose(words)), every: 40), cut(joined(prose(words, seed: 8)), every: 40))
        },
        Adversary("distinct words, none in common") { words in
            (joined((0..<words).map { "old\($0)" }), joined((0..<words).map { "new\($0)" }))
        },
        Adversary("every second word replaced") { words in
            let text = prose(words)
            return (joined(text), joined(text.enumerated().map { $0 % 2 == 0 ? "x\($0)" : $1 }))
        },
        Adversary("every second word deleted") { words in
            let text = prose(words)
            return (joined(text), joined(text.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)))
        },
        Adversary("paragraphs that differ in a number, all numbers changed") { words in
            let sentence = "votes were counted in the district of the harbour town on the evening of"
            let old = (0..<words / 15).map { Block(.paragraph, "\($0) \(sentence) \($0)") }
            let new = (0..<words / 15).map { Block(.paragraph, "\($0 + words) \(sentence) \($0 + words)") }
            return (old, new)
        },
        Adversary("paragraphs that share their words sixteen at a time") { words in
            let old = (0..<words / 10).map { n in
                "p\(n) " + (0..<9).map { "w\((n / 16 + $0 * 997) % words)" }.joined(separator: " ")
            }
            let new = (0..<words / 10).map { n in
                "q\(n) "
                    + (0..<9).map { "w\(((words / 10 - n) / 16 + $0 * 997) % words)" }.joined(separator: " ")
            }
            return (each(old), each(new))
        },
        Adversary("paragraphs with the same length, ends and middle") { words in
            func text(_ n: Int) -> String {
                "It begins alike \(1_000_000 + n) and in the middle nothing is else \(2_000_000 - n) until it ends"
            }
            return (each((0..<words / 16).map { text($0) }), each((0..<words / 16).map { text($0 * 7 + 1) }))
        },
    ]

    /// Odd characters.
    private static let characters = [
        Adversary("Chinese characters drawn from forty") { words in
            var random = Random(seed: 9)
            func text() -> [Block] {
                let scalars = (0..<words).compactMap { _ in
                    Unicode.Scalar(UInt32(0x4E00 + Int.random(in: 0..<40, using: &random)))
                }
                return [Block(.paragraph, String(String.UnicodeScalarView(scalars)))]
            }
            return (text(), text())
        },
        Adversary("letters without a space") { words in
            (
                [Block(.paragraph, String(repeating: "a", count: words * 6))],
                [Block(.paragraph, String(repeating: "a", count: words * 6 + 1))]
            )
        },
        Adversary("combining marks on one letter") { words in
            (
                [Block(.paragraph, "e" + String(repeating: "\u{301}", count: words * 3))],
                [Block(.paragraph, "e" + String(repeating: "\u{301}", count: words * 3 + 1))]
            )
        },
        Adversary("families and flags") { words in
            (paragraph("👩‍👩‍👧🇺🇦", words), paragraph("👩‍👩‍👦🇺🇦", words))
        },
        Adversary("every quote set otherwise") { words in
            (paragraph("\"don't\" - won't", words / 3), paragraph("“don’t” – won’t", words / 3))
        },
        Adversary("punctuation only") { words in
            (paragraph("( ) , . ; : ! ?", words / 8), paragraph("? ! : ; . , ) (", words / 8))
        },
        Adversary("addresses") { words in
            (
                joined((0..<words).map { "https://example.com/\($0)/a,b.c" }),
                joined((0..<words).map { "https://example.com/\($0 * 2)/a,b.c" })
            )
        },
        Adversary("numbers joined by commas and stops") { words in
            (
                [Block(.paragraph, String(repeating: "1,2.3:4", count: words))],
                [Block(.paragraph, String(repeating: "1,2.3:5", count: words))]
            )
        },
        Adversary("empty paragraphs") { words in
            (each([String](repeating: "", count: words)), each([String](repeating: "", count: words - 1)))
        },
        Adversary("nothing, then everything") { words in ([], cut(joined(prose(words)), every: 40)) },
    ]

    private init(_ name: String, _ make: @escaping @Sendable (Int) -> (old: [Block], new: [Block])) {
        self.name = name
        self.make = make
    }
}

/// SplitMix64 (Steele, Lea, Flood, OOPSLA 2014): the same inputs in every run.
struct Random: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

private func block(_ texts: [String]) -> Block { Block(.paragraph, texts.joined(separator: " ")) }

private func joined(_ words: [String]) -> [Block] { [block(words)] }

private func each(_ texts: [String]) -> [Block] { texts.map { Block(.paragraph, $0) } }

private func paragraph(_ text: String, _ times: Int) -> [Block] {
    joined([String](repeating: text, count: times))
}

private func cut(_ blocks: [Block], every words: Int) -> [Block] {
    let all = blocks.flatMap { $0.text.split(separator: " ") }
    return stride(from: 0, to: all.count, by: words).map {
        Block(.paragraph, all[$0..<min($0 + words, all.count)].joined(separator: " "))
    }
}

private func drawn(_ words: Int, from vocabulary: Int) -> (old: [Block], new: [Block]) {
    var random = Random(seed: UInt64(vocabulary))
    func text() -> [Block] {
        joined((0..<words).map { _ in "w\(Int.random(in: 0..<vocabulary, using: &random))" })
    }
    return (text(), text())
}

/// Words as frequent as words are (Zipf), from about twenty thousand.
private func prose(_ words: Int, seed: UInt64 = 7) -> [String] {
    var random = Random(seed: seed)
    return (0..<words).map { _ in
        let rank = Int(1 / Double.random(in: 0.00005...1, using: &random))
        return rank < 12
            ? ["the", "of", "and", "to", "in", "a", "is", "was", "for", "on", "said", "by"][rank]
            : "word\(rank)"
    }
}

private func sentences(_ words: Int, seed: UInt64 = 7) -> [String] {
    let text = prose(words, seed: seed)
    return stride(from: 0, to: text.count, by: 14).map { start in
        text[start..<min(start + 14, text.count)].joined(separator: " ") + "."
    }
}

private func fibonacciWord(_ length: Int) -> [String] {
    var (one, two) = (["a"], ["a", "b"])
    while two.count < length { (one, two) = (two, two + one) }
    return Array(two.prefix(length))
}
