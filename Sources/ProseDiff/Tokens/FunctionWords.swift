/// Words that carry grammar and no news: kept between two changes they are coincidence more often than not.
///
/// English, German, French, Spanish, Italian, Portuguese and Dutch, up to eight letters. Texts in other
/// languages are only diffed a little less tidily.
struct FunctionWords {
    private let table = FunctionWords.shared

    /// Whether a word is one, given as its up to eight bytes, the first the lowest.
    func contain(_ word: UInt64) -> Bool {
        let word = FunctionWords.lowerCased(word)
        var slot = FunctionWords.slot(of: word)
        while table[slot] != 0 {
            if table[slot] == word { return true }
            slot = (slot + 1) % FunctionWords.size
        }
        return false
    }

    /// Four times as many places as words: nearly every question is answered by one look.
    private static let size = 1024

    private static func slot(of word: UInt64) -> Int {
        Int(truncatingIfNeeded: (word &* 0x9E37_79B9_7F4A_7C15) >> 54)
    }

    /// Makes eight letters small at once, by setting bit 5 of every byte between `A` and `Z`.
    ///
    /// See H. Warren, "Hacker's Delight", chapter 6.
    private static func lowerCased(_ word: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let low = word & (ones &* 0x7F)
        let fromA = low &+ ones &* (0x80 - 0x41)
        let afterZ = low &+ ones &* (0x80 - 0x5B)
        let isUpper = fromA & ~afterZ & ~word & (ones &* 0x80)
        return word | isUpper >> 2
    }

    private static let shared: [UInt64] = {
        let words = """
            a about after all also an and any are as at be because been before being both but by can could did do \
            does during each either for from had has have he her here him his how i if in into is it its itself \
            just me more most must my no nor not of off on once one only or other our out over own said same say \
            says shall she should so some such than that the their them then there these they this those through to \
            too under until up upon us very was we were what when where which while who whom whose why will with \
            within would you your
            der die das den dem des ein eine einen einem einer und oder aber nicht ist sind war in im an am auf \
            aus bei mit nach von vor zu zum zur als auch sich es er sie wir ihr hat haben wird werden dass
            le la les un une des du de et ou mais ne pas est sont dans en sur sous par pour avec au aux ce cette \
            ces il elle ils qui que se sa son ses a ont
            el los las una unos y o pero no es son del al por para con su sus que se lo como fue ha han
            il lo gli uno e ed ma non del della dei delle nel nella di da con su per tra che si
            os um uma ao dos nas no na pelo pela em foi
            het een van op te dat zijn niet voor er maar om hij ze bij
            """
        var table = [UInt64](repeating: 0, count: size)
        for word in words.split(whereSeparator: \.isWhitespace) {
            let packed = word.utf8.prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
            var slot = slot(of: packed)
            while table[slot] != 0, table[slot] != packed { slot = (slot + 1) % size }
            table[slot] = packed
        }
        return table
    }()
}
