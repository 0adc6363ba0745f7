import Articles

/// A newsroom that writes and edits articles out of invented words, the same in every run.
struct Newsroom {
    private var state: UInt64
    private let vocabulary: [String]

    init(seed: UInt64) {
        state = seed
        var words: [String] = []
        let syllables = [
            "ka", "lo", "mer", "sta", "vi", "ron", "del", "su", "pa", "thi", "bru", "nen", "go", "wex",
        ]
        for first in syllables {
            for second in syllables {
                for third in syllables { words.append(first + second + third) }
                words.append(first + second)
            }
        }
        vocabulary = ["the", "of", "and", "ferry"] + words
    }

    /// SplitMix64 (Steele, Lea, Flood, 2014).
    mutating func random(below bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
    }

    /// Often the first words of the vocabulary, seldom the last: each rank about half as often as half the rank.
    private mutating func word() -> String {
        let bits = random(below: 11) + 1
        return vocabulary[min(random(below: 1 << bits), vocabulary.count - 1)]
    }

    mutating func sentence(_ count: Int) -> String {
        var words = (0..<count).map { _ in word() }
        words[0] = words[0].prefix(1).uppercased() + words[0].dropFirst()
        return words.joined(separator: " ") + "."
    }

    /// An article of about 800 words.
    mutating func article() -> Article {
        let body = (0..<20).map { _ in
            Block(.paragraph, sentence(13) + " " + sentence(14) + " " + sentence(12))
        }
        return Article(blocks: [Block(.headline, sentence(9)), Block(.standfirst, sentence(18))] + body)
    }

    /// The same with a few words changed in two paragraphs, and now and then a new headline.
    mutating func edited(_ article: Article) -> Article {
        var article = article
        for _ in 0..<2 {
            let index = 2 + random(below: article.blocks.count - 2)
            var words = article.blocks[index].text.split(separator: " ").map(String.init)
            for _ in 0..<3 { words[random(below: words.count)] = word() }
            article.blocks[index].text = words.joined(separator: " ")
        }
        if random(below: 5) == 0 { article.blocks[0].text = sentence(9) }
        return article
    }
}
