/// Cuts text into words, numbers and marks.
///
/// The rules are those of Unicode Standard Annex #29 made fit for news: `1,200.5`, `US$5.2bn`, `10:30`,
/// `3.5%`, `2022-23`, `don’t`, `re-open`, `U.S.`, `AT&T`, web and mail addresses are one token each. Han,
/// Hiragana and Thai are cut by character (Thai by character cluster), Katakana by run, Korean by spaces. No
/// token ends inside a grapheme cluster.
struct Tokenizer: ~Copyable {
    /// The text of both states, and after it the folded keys of tokens.
    var arena = Buffer<UInt8>()
    var vocabulary = Vocabulary()

    /// About how many bytes of prose make a token, its space included.
    static let bytesOfToken = 6

    /// Whether a character was seen whose grapheme cluster only the standard library can tell.
    var sawClustering = false

    mutating func reset() {
        arena.removeAll()
    }

    /// Copies a text into the arena and returns where it begins.
    mutating func hold(_ text: String) -> Int {
        let start = arena.count
        BlockFingerprint.withBytes(text) { arena.append(contentsOf: $0) }
        return start
    }

    /// Appends the tokens of `arena[low..<high]`, where the block's text begins at `origin`.
    mutating func append(from low: Int, to high: Int, origin: Int, to tokens: inout Tokens) {
        var at = low
        while at < high {
            let byte = arena[at]
            if ASCII.isLetter(byte) {
                let (head, end) = plainWord(from: at, to: high)
                if end > 0 {
                    let number = vocabulary.number(ofKeyFrom: at, to: end, head, in: arena, role: .word)
                    tokens.append(from: at - origin, to: end - origin, number)
                    // What follows is mostly one space.
                    at = end < high && arena[end] == 0x20 ? end + 1 : end
                } else {
                    at = word(from: at, to: high, origin: origin, tokens: &tokens)
                }
            } else if ASCII.isDigit(byte) {
                at = word(from: at, to: high, origin: origin, tokens: &tokens)
            } else if byte < 0x80 {
                if byte <= 0x20 || byte == 0x7F {
                    at += 1
                } else {
                    at = asciiMark(byte, from: at, to: high, origin: origin, tokens: &tokens)
                }
            } else {
                at = other(from: at, to: high, origin: origin, tokens: &tokens)
            }
        }
    }

    /// The first bytes of a word of nothing but ASCII letters, and where it ends.
    ///
    /// The end is 0 where the word needs a closer look, because something may join it to what follows. Nine
    /// words in ten do not.
    @inline(__always)
    private func plainWord(from start: Int, to high: Int) -> (head: UInt64, end: Int) {
        var head = arena.word(at: start, upTo: high)
        var letters = ASCII.letters(in: head)
        var end = start + letters
        if letters < 8 {
            head &= (1 << UInt64(letters * 8)) &- 1
        } else {
            while letters == 8 {
                letters = ASCII.letters(in: arena.word(at: end, upTo: high))
                end += letters
            }
        }
        if end == high { return (head, end) }
        switch arena[end] {
        case 0...0x20, UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ")"), UInt8(ascii: "\""),
            UInt8(ascii: "!"), UInt8(ascii: "?"):
            return (head, end)
        default: return (0, 0)
        }
    }

    /// Adds the token `arena[start..<end]` under a key of its own bytes.
    @inline(__always)
    mutating func add(
        _ start: Int, _ end: Int, _ role: Vocabulary.Role, origin: Int, tokens: inout Tokens
    ) {
        let number = vocabulary.number(ofKeyFrom: start, to: end, in: arena, role: role)
        tokens.append(from: start - origin, to: end - origin, number)
    }

    /// Adds the token `arena[start..<end]` under the key that was written to the arena from `key` on.
    mutating func add(
        _ start: Int, _ end: Int, foldedFrom key: Int, _ role: Vocabulary.Role, origin: Int,
        tokens: inout Tokens
    ) {
        let words = vocabulary.count
        let number = vocabulary.number(ofKeyFrom: key, to: arena.count, in: arena, role: role)
        vocabulary.noteVariant(of: number)
        if vocabulary.count == words { arena.removeLast(arena.count - key) }
        tokens.append(from: start - origin, to: end - origin, number)
    }

    private mutating func asciiMark(
        _ byte: UInt8, from start: Int, to high: Int, origin: Int, tokens: inout Tokens
    ) -> Int {
        let next = start + 1 < high ? arena[start + 1] : 0
        switch byte {
        case UInt8(ascii: "$"), UInt8(ascii: "#"), UInt8(ascii: "@"):
            if ASCII.isDigit(next) || (byte != UInt8(ascii: "$") && ASCII.isAlphanumeric(next)) {
                return word(from: start, to: high, origin: origin, tokens: &tokens)
            }
        case UInt8(ascii: "-"), UInt8(ascii: "+"):
            let previous = start > origin ? arena[start - 1] : 0x20
            if ASCII.isDigit(next), previous <= 0x20 || previous == UInt8(ascii: "(") {
                return word(from: start, to: high, origin: origin, tokens: &tokens)
            }
        default:
            break
        }
        var end = start + 1
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "="), UInt8(ascii: "_"):
            while end < high, arena[end] == byte { end += 1 }
        default:
            break
        }
        if byte == UInt8(ascii: "`") || (byte == UInt8(ascii: "-") && end - start == 2) {
            let key = arena.count
            arena.append(byte == UInt8(ascii: "`") ? UInt8(ascii: "'") : UInt8(ascii: "-"))
            add(start, end, foldedFrom: key, ASCII.role(of: byte), origin: origin, tokens: &tokens)
        } else {
            add(start, end, ASCII.role(of: byte), origin: origin, tokens: &tokens)
        }
        return end
    }
}

/// Questions about single bytes of ASCII.
enum ASCII {
    @inline(__always)
    static func isAlphanumeric(_ byte: UInt8) -> Bool {
        isDigit(byte) || isLetter(byte)
    }

    @inline(__always)
    static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    @inline(__always)
    static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    /// How many of eight bytes, the lowest first, are letters before another comes.
    @inline(__always)
    static func letters(in word: UInt64) -> Int {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let low = (word | ones &* 0x20) & (ones &* 0x7F)
        let fromA = low &+ ones &* (0x80 - 0x61)
        let afterZ = low &+ ones &* (0x80 - 0x7B)
        return (~(fromA & ~afterZ & ~word) & (ones &* 0x80)).trailingZeroBitCount / 8
    }

    static func role(of byte: UInt8) -> Vocabulary.Role {
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): .sentenceMark
        case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "-"): .clauseMark
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"): .quote
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "<"): .openingBracket
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ">"): .closingBracket
        default: .symbol
        }
    }
}
