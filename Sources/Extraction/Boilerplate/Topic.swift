import Articles

/// The words of a headline, by which a line speaks of the same thing.
///
/// Words of five letters and more count, letter case aside; of scripts without spaces every three characters in a
/// row. Each is kept as 64 bits that tell words apart, nearly always.
struct Topic {
    private let words: Set<UInt64>

    /// The words of a headline, in time proportional to its length.
    init(of headline: String) {
        var words: Set<UInt64> = []
        Self.visit(headline) {
            words.insert($0)
            return true
        }
        self.words = words
    }

    /// Whether a line has one of the words, in time proportional to its length.
    func isShared(by line: String) -> Bool {
        !words.isEmpty && !Self.visit(line) { !words.contains($0) }
    }

    /// Gives the words one after the other for as long as they are wanted; whether all were.
    @discardableResult
    private static func visit(_ text: String, _ body: (UInt64) -> Bool) -> Bool {
        let plain: Bool?? = text.utf8.withContiguousStorageIfAvailable { bytes in
            bytes.allSatisfy { $0 < 0x80 } ? visit(ascii: bytes, body) : nil
        }
        if case .some(.some(let result)) = plain { return result }
        for word in NormalForm.text(text).lowercased().split(whereSeparator: { !$0.isLetter }) {
            if word.unicodeScalars.contains(where: { $0.value >= 0x2E80 }) {
                let characters = Array(word)
                for start in 0..<max(0, characters.count - 2)
                where !body(digest(String(characters[start..<start + 3]).utf8)) { return false }
            } else if word.count >= fewestLetters, !body(digest(word.utf8)) {
                return false
            }
        }
        return true
    }

    private static func visit(ascii bytes: UnsafeBufferPointer<UInt8>, _ body: (UInt64) -> Bool) -> Bool {
        var start = 0
        for end in 0...bytes.count where end == bytes.count || !ASCII.isLetter(bytes[end]) {
            if end - start >= fewestLetters, !body(digest(bytes[start..<end].lazy.map(ASCII.lower))) {
                return false
            }
            start = end + 1
        }
        return true
    }

    private static let fewestLetters = 5

    /// FNV-1a of 64 bits (Fowler, Noll, Vo).
    private static func digest(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return hash
    }
}
