/// Words that carry grammar and no news: kept between two changes they are coincidence more often than not.
///
/// English, German, French, Spanish, Italian, Portuguese and Dutch, up to eight letters. Texts in other
/// languages are only diffed a little less tidily.
enum FunctionWords {
    /// Whether a word, given as the lower-cased bytes of ``packed(_:)``, is one.
    static func contains(_ word: UInt64) -> Bool {
        var low = 0
        var high = sorted.count
        while low < high {
            let middle = (low + high) / 2
            if sorted[middle] < word { low = middle + 1 } else { high = middle }
        }
        return low < sorted.count && sorted[low] == word
    }

    private static let sorted: [UInt64] = {
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
        return Set(words.split(whereSeparator: \.isWhitespace).map { packed($0.utf8) }).sorted()
    }()

    /// Up to eight bytes as one number.
    static func packed(_ bytes: some Sequence<UInt8>) -> UInt64 {
        bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
}
